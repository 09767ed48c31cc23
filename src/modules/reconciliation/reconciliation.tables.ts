export interface ReconciliationTables {
}
