import type { z } from 'zod'
import { sql, type Db, type Tx } from './db.ts'
import { newId } from './ids.ts'

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

/** What a setting is now on an installation; null where its default holds. */
export interface SettingNow { readonly name: string; readonly value: unknown; readonly by: string; readonly at: Date }
export async function findSettings(db: Db<unknown>, names: readonly string[]): Promise<ReadonlyMap<string, SettingNow>> {
  const found = await sql<SettingNow>(db, 'platform.settings-of', 'select name, value, changed_by as by, changed_at as at from platform.settings where name = any($1)', [names])
  return new Map(found.map((each) => [each.name, each]))
}

/** Writes a setting and keeps who changed it from what to what; refuses what somebody else has changed since `seen` was looked at. */
export async function changeSetting<Value>(tx: Tx<unknown>, setting: Setting<Value>, value: Value, by: string, seen: string, now: Date): Promise<'changed' | 'meanwhile'> {
  await sql(tx, 'platform.lock-setting', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`setting ${setting.name}`])
  const before = (await findSettings(tx, [setting.name])).get(setting.name)
  if ((before?.at.toISOString() ?? '') !== seen) return 'meanwhile'
  const kept = JSON.stringify(setting.shape.parse(value))
  await sql(tx, 'platform.keep-setting', `insert into platform.settings (name, value, changed_by, changed_at) values ($1, $2, $3, $4)
    on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`, [setting.name, kept, by, now])
  await sql(tx, 'platform.trace-setting', 'insert into platform.setting_changes (id, name, before, value, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)', [newId(), setting.name, JSON.stringify(before?.value ?? null), kept, by, now])
  return 'changed'
}

export interface SettingChange { readonly before: unknown; readonly value: unknown; readonly by: string; readonly at: Date }
/** The latest changes of a setting that were made on screen. */
export async function findSettingChanges(db: Db<unknown>, name: string): Promise<SettingChange[]> {
  return sql<SettingChange>(db, 'platform.setting-changes', 'select before, value, changed_by as by, changed_at as at from platform.setting_changes where name = $1 order by changed_at desc, id desc limit 50', [name])
}
