import { readStars } from '../src/modules/certification/stars.rules.ts'
import { readDay } from '../src/modules/certification/decided-day.rules.ts'
import { readProductName } from '../src/modules/certification/product-name.rules.ts'
import { splitProducts } from '../src/modules/certification/split-products.rules.ts'
import { suggestGroup } from '../src/modules/certification/product-group.rules.ts'
import { readProducerName } from '../src/modules/producers/producer-name.rules.ts'
import { readCases } from './cases.ts'
const rows=readCases('products-771.csv')
const t=(n:string,f:(r:any)=>void)=>{for(const r of rows)f(r);const a=performance.now();for(let i=0;i<5;i++)for(const r of rows)f(r);console.log(n,((performance.now()-a)/5/771*1000).toFixed(1),'µs')}
t('stars',r=>readStars(r.stars));t('day',r=>readDay(r.source_date));t('name',r=>readProductName(r.name));t('split',r=>splitProducts(r.name));t('group',r=>suggestGroup(r.name,r.producer));t('producer',r=>readProducerName(r.producer))
try { const { comparable, compareProducts } = await import('../src/modules/certification/same-product.rules.ts'); t('comparable',r=>comparable({name:r.name,producer:r.producer,province:r.province,stars:3,year:2020})); const cs=rows.map((r:any)=>comparable({name:r.name,producer:r.producer,province:'1',stars:3,year:2020})); const a=performance.now();let n=0;for(let i=0;i<cs.length;i++)for(let j=0;j<200;j++){compareProducts(cs[i]!,cs[(i+j+1)%cs.length]!);n++}console.log('compare',((performance.now()-a)/n*1000).toFixed(1),'µs') } catch(e){console.log(String(e).slice(0,300))}
{ const { comparable } = await import('../src/modules/certification/same-product.rules.ts'); let a=performance.now(); let n=0; for(let k=0;k<10;k++) for(const r of rows){ readStars(r.stars!); readDay(r.source_date!); const nm=r.name!+' Lô'+k; readProductName(nm); splitProducts(nm); suggestGroup(nm,r.producer||null); readProducerName(r.producer+' Số '+k); comparable({name:nm,producer:r.producer+' Số '+k,province:'1',stars:3,year:2020}); n++ } console.log('all rules cold', ((performance.now()-a)/n*1000).toFixed(0),'µs a row') }
