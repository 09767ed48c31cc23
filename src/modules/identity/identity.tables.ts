export interface IdentityTables { }
