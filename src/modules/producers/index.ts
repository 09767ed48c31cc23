export { readProducerName, type Form, type ProducerReading } from './producer-name.rules.ts'
export { isSlip, producerKeys, sameProducer, type ProducerComparison, type Sameness } from './same-producer.rules.ts'
