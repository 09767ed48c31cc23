import { readFileSync } from 'node:fs'
import { suggestGroup } from '../src/modules/certification/product-group.rules.ts'
const parse=(t:string)=>{const rows:string[][]=[];let row:string[]=[],f='',q=false;for(let i=0;i<t.length;i++){const c=t[i]!;if(q){if(c==='"'){if(t[i+1]==='"'){f+='"';i++}else q=false}else f+=c}else if(c==='"')q=true;else if(c===','){row.push(f);f=''}else if(c==='\n'){row.push(f);rows.push(row);row=[];f=''}else f+=c}return rows}
const rows=parse(readFileSync('bench/cases/products-771.csv','utf8')).slice(1)
const sample=new Set(parse(readFileSync('bench/cases/groups-150.csv','utf8')).slice(1).map(r=>r[0]))
const seen=new Set(); const by:Record<string,string[]>={}
for(const r of rows){ if(sample.has(r[0]!)) continue; const n=r[1]!.trim(); if(seen.has(n.toLowerCase()))continue; seen.add(n.toLowerCase()); const g=suggestGroup(n,r[2]||null); (by[g?.code??'none']??=[]).push(`${n}  ‹${g?.because}›${g?.certainty==='low'?' LOW':''}`)}
for(const k of Object.keys(by).sort()){console.log('## '+k+' '+by[k]!.length);for(const x of by[k]!)console.log('  '+x)}
