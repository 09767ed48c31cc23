import { tongue, type Lang } from '#platform/tongue'
import { Button } from './button.tsx'
import { AreaField, ChoiceField, FaultList, SelectField, TextField } from './field.tsx'
import { Beside, Filters } from './filters.tsx'
import { Empty, Notice, Progress } from './notice.tsx'
import { productGroups } from './product-groups.ts'
import { Steps } from './steps.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'

export function GalleryForms({ lang, faulty }: { readonly lang: Lang; readonly faulty: boolean }) {
  const t = tongue(lang)
  const stars = t('Dòng 14, cột Hạng: chúng tôi đọc được “4* / 5*”. Một sản phẩm chỉ có một hạng. Sửa ô này rồi tải lên lại; 212 dòng khác đã sẵn sàng.', 'Row 14, column Rank: we read “4* / 5*”. A product has one rank. Mend this cell and upload again; 212 other rows are ready.')
  return (
    <>
      <section>
        <h2>{t('Biểu mẫu', 'Forms')}</h2>
        <Steps label={t('Các bước', 'Steps')} steps={[t('Tải lên', 'Upload'), t('Xem và sửa', 'Look and mend'), t('Xác nhận', 'Confirm'), t('Kết quả', 'Result')]} at={1} />
        <form class="form" method="get" action="/thiet-ke">
          <FaultList lang={lang} faults={faulty ? [{ field: 'hang', message: stars }] : []} labels={{ hang: t('Hạng', 'Rank') }} />
          <TextField name="ten" label={t('Tên sản phẩm', 'Product name')} hint={t('Như trên nhãn.', 'As on the label.')} />
          <TextField name="hang" label={t('Hạng', 'Rank')} value="4* / 5*" fault={stars} />
          <SelectField name="nhom" label={t('Nhóm sản phẩm', 'Product group')} options={[{ value: '', text: t('Chọn nhóm', 'Choose') }, ...productGroups.map((group) => ({ value: group.code, text: t(group.vi, group.en) }))]} />
          <ChoiceField kind="radio" name="ban" label={t('Bạn bán ở đâu', 'Where do you sell')} chosen={['nha']} options={[{ value: 'nha', text: t('Tại nhà', 'At home') }, { value: 'cho', text: t('Ở chợ', 'On the market'), hint: t('chợ xã, chợ huyện cũ', 'in the commune or former district') }]} />
          <AreaField name="chuyen" label={t('Câu chuyện', 'The story')} rows={4} />
          <TextField name="tep" type="file" label={t('Danh sách Excel', 'List in Excel')} accept=".xlsx,.csv" />
          <div class="acts"><Button name="loi" value="1">{t('Gửi danh sách', 'Send the list')}</Button><Button rank="quiet">{t('Lưu để làm tiếp', 'Save for later')}</Button></div>
        </form>
      </section>
      <section>
        <h2>{t('Lời báo', 'Notices')}</h2>
        <Notice level={3} title={t('Có thể bạn tìm “mật hoa dừa”', 'Perhaps you meant “mật hoa dừa”')}><p>{t('Không có sản phẩm nào tên “mat hao dua”. Đây là những thứ gần nhất.', 'There is no product called “mat hao dua”. Here is what comes nearest.')}</p></Notice>
        <Notice mood="wait" level={3} title={t('Chứng nhận hết hạn sau 42 ngày', 'The certificate ends in 42 days')}><p>{t('Nộp hồ sơ đánh giá lại trước 05/01/2027.', 'Send the file for assessment before 05/01/2027.')}</p></Notice>
        <Notice mood="good" level={3} title={t('Đã nhận 212 dòng', '212 rows received')} />
        <Notice mood="bad" level={3} title={t('Chưa gửi được', 'Not sent')}><p>{t('Mạng bị ngắt. Những gì bạn nhập còn nguyên trên máy này. Thử gửi lại khi có sóng.', 'The network was lost. What you typed is still on this device. Send again when there is a signal.')}</p></Notice>
        <Progress lang={lang} title={t('Đang đọc danh sách', 'Reading the list')} done={8421} total={20000}><p class="soft">{t('Bạn có thể đóng trang này; việc vẫn chạy và nằm trong “Việc đang làm”.', 'You may close this page; the work goes on and is kept under “Work in progress”.')}</p></Progress>
        <Empty level={3} title={t('Chưa có sản phẩm nào ở đây', 'No product here yet')}><p>{t('Khi tỉnh có sản phẩm được công nhận, chúng hiện ở trang này. Cán bộ tỉnh có thể đưa danh sách lên ngay.', 'Products appear here once the province has recognised them. Its office can upload the list now.')}</p><p class="row"><Button rank="other" href="/thiet-ke">{t('Đưa danh sách lên', 'Upload a list')}</Button></p></Empty>
      </section>
      <section>
        <h2>{t('Bảng', 'Tables')}</h2>
        <Tabs lang={lang} label={t('Xem', 'Views')} tabs={[{ href: '/thiet-ke', text: t('Đang chờ', 'Waiting'), count: 14, chosen: true }, { href: '/thiet-ke', text: t('Đã xong', 'Done'), count: 1208 }, { href: '/thiet-ke', text: t('Để riêng', 'Set aside'), count: 3 }]} />
        <Table lang={lang} caption={t('Sản phẩm theo tỉnh (mẫu)', 'Products by province (sample)')} rows={[['Vĩnh Long', 812, 14, '22/11/2026'], ['Thái Nguyên', 1204, 9, '20/11/2026'], ['Hà Tĩnh', 327, 3, '18/11/2026']] as const}
          columns={[
            { key: 'tinh', title: t('Tỉnh', 'Province'), cell: (row) => row[0], sort: { href: '/thiet-ke', direction: 'none' } },
            { key: 'sp', title: t('Sản phẩm', 'Products'), numeric: true, cell: (row) => row[1].toLocaleString('vi-VN'), sort: { href: '/thiet-ke', direction: 'descending' } },
            { key: 'nam', title: t('Năm sao', 'Five stars'), numeric: true, cell: (row) => row[2] },
            { key: 'ngay', title: t('Ngày báo', 'Reported'), numeric: true, cell: (row) => row[3] },
          ]} />
      </section>
      <section>
        <h2>{t('Bộ lọc', 'Filters')}</h2>
        <Beside side={<Filters lang={lang} action="/thiet-ke" kept={{ q: '' }} clear="/thiet-ke" facets={[
          { name: 'sao', title: t('Hạng sao', 'Stars'), kind: 'checkbox', chosen: ['5'], options: ['5', '4', '3'].map((value) => ({ value, text: t(`${value} sao`, `${value} stars`), count: Number(value) * 31 })) },
          { name: 'nhom', title: t('Nhóm', 'Group'), kind: 'checkbox', chosen: [], options: productGroups.slice(0, 12).map((group) => ({ value: group.code, text: t(group.vi, group.en), count: group.sheet * 17 })) },
        ]} />}>
          <p class="soft">{t('Danh sách đứng ở đây.', 'The list stands here.')}</p>
        </Beside>
      </section>
    </>
  )
}
