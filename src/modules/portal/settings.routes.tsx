import { Hono } from 'hono'
import { Refusal } from '#platform/refusal'
import { changeSetting, findSettingChanges, findSettings } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { allow, readBody, storeOf, type Ctx, type Fault, type Guard, type Routes } from '#platform/web'
import type { DeskProps, Ways } from './edit-texts.page.tsx'
import type { PortalTables } from './portal.tables.ts'
import { SettingPage, SettingsPage } from './settings.page.tsx'
import { readSettingForm, type ShownSetting } from './settings.rules.ts'

/** Who keeps the portal's figures: the central office, and whoever runs the installation. */
const keeper: Guard = allow('central-officer, operator', (actor) => actor?.roles.some(({ role }) => role === 'central-officer' || role === 'operator') ?? false)

/** One screen for the settings that the program hands in; no other can be read or written here. */
export function settingsRoutes(settings: readonly ShownSetting[], ways: Ways): Routes {
  const app: Routes = new Hono()
  const desk = async (c: Ctx): Promise<DeskProps> => ({ lang: c.get('lang'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!) })
  const asked = (c: Ctx): ShownSetting => {
    const one = settings.find((each) => each.setting.name === c.req.param('name'))
    if (!one) throw new Refusal('not-found')
    return one
  }
  const show = async (c: Ctx, one: ShownSetting, told: { readonly faults?: readonly Fault[]; readonly typed?: Readonly<Record<string, string>>; readonly refused?: string } = {}, status: 200 | 409 | 422 = 200) => {
    const t = tongue(c.get('lang'))
    const db = storeOf<PortalTables>(c).now
    const [held, changes] = [(await findSettings(db, [one.setting.name])).get(one.setting.name) ?? null, await findSettingChanges(db, one.setting.name)]
    return c.html(<SettingPage {...await desk(c)} one={one} held={held} changes={changes} faults={told.faults ?? []} typed={told.typed ?? null} refused={told.refused ?? null} said={status === 200 && c.req.query('xong') ? t('Đã lưu. Cổng làm theo ngay.', 'Saved. The portal goes by it at once.') : null} />, status)
  }

  app.get('/can-bo/cai-dat', keeper, async (c) => c.html(<SettingsPage {...await desk(c)} settings={settings} now={await findSettings(storeOf<PortalTables>(c).now, settings.map((each) => each.setting.name))} />))
  app.get('/can-bo/cai-dat/:name', keeper, async (c) => show(c, asked(c)))
  app.post('/can-bo/cai-dat/:name', keeper, async (c) => {
    const t = tongue(c.get('lang'))
    const one = asked(c)
    const form = await readBody(c)
    const held = (await findSettings(storeOf<PortalTables>(c).now, [one.setting.name])).get(one.setting.name)
    const read = form['viec'] === 'mac-dinh' ? { kind: 'read' as const, value: one.setting.fallback } : readSettingForm(t, one, form, held?.value ?? one.setting.fallback)
    if (read.kind === 'faulty') return show(c, one, read, 422)
    const changed = await storeOf<PortalTables>(c).transaction((tx) => changeSetting(tx, one.setting, read.value, c.get('actor')!.name, typeof form['thay'] === 'string' ? form['thay'] : '', c.get('clock')()))
    if (changed === 'meanwhile') return show(c, one, { refused: t('Có người vừa đổi cài đặt này, nên chưa lưu gì. Xem giá trị mới bên dưới rồi làm lại.', 'Somebody has just changed this setting, so nothing was saved. Look at the new value below and try again.') }, 409)
    return c.redirect(pathIn(c.get('lang'), `/can-bo/cai-dat/${one.setting.name}?xong=1`), 303)
  })
  return app
}
