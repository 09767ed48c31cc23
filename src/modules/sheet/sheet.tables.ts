export interface SheetTables {
  'sheet.files': { id: string; producer_id: string; file_name: string; read: unknown; by_name: string; made_at: Date; result: unknown; done_at: Date | null }
}
