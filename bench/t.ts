import { readProducerName } from '../src/modules/producers/producer-name.rules.ts'
import { sameProducer } from '../src/modules/producers/same-producer.rules.ts'
import { readCases } from './cases.ts'
const rows=readCases('products-771.csv')
const map:Record<string,string[]>={enterprise:['enterprise'],household:['household','farm'],coop:['cooperative'],group:['cooperative-group']}
const seen=new Set()
for (const r of rows) { if(!r.producer||seen.has(r.producer)) continue; seen.add(r.producer); const p=readProducerName(r.producer); const ok=!r.producer_type||map[r.producer_type]!.includes(p.form); console.log(ok?'  ':'!!', r.producer,'→',p.form,'|',p.formText,'|',p.core,'|',p.distinct.join(' '),p.person?'PERSON':'',p.brand??'',p.address?'@'+p.address:'',p.notes.join(',')) }
