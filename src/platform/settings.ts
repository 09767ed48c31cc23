import type { z } from 'zod'
import { sql, type Db, type Tx } from './db.ts'

/** A value that an operator may change while the portal runs; its default is right for a new installation. */
export interface Setting<Value> {
  readonly name: string
  readonly shape: z.ZodType<Value>
  readonly fallback: Value
}

export async function readSetting<Value>(db: Db<unknown>, setting: Setting<Value>): Promise<Value> {
  const rows = await sql<{ value: unknown }>(db, 'platform.setting', 'select value from platform.settings where name = $1', [setting.name])
  return settingOf(setting, rows[0]?.value)
}

/** What a statement found as the kept value, read; where nothing is kept, the default. */
export const settingOf = <Value>(setting: Setting<Value>, kept: unknown): Value => (kept === undefined || kept === null ? setting.fallback : setting.shape.parse(kept))

export async function writeSetting<Value>(tx: Tx<unknown>, setting: Setting<Value>, value: Value, by: string): Promise<void> {
  await sql(tx, 'platform.write-setting', `insert into platform.settings (name, value, changed_by) values ($1, $2, $3)
    on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()`,
    [setting.name, JSON.stringify(setting.shape.parse(value)), by])
}
