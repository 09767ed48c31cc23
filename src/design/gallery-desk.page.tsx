import { tongue, type Lang } from '#platform/tongue'
import { Button } from './button.tsx'
import { BarChart, ChartFrame } from './chart.tsx'
import { Tag } from './chip.tsx'
import { Notice } from './notice.tsx'
import { Page } from './page-shell.tsx'
import { Figures, Section } from './section.tsx'
import { Table } from './table.tsx'

/** A desk as an officer finds it in the morning; all names and figures are samples. */
export function GalleryDeskPage({ lang }: { readonly lang: Lang }) {
  const t = tongue(lang)
  const here = '/thiet-ke/ban-lam-viec'
  return (
    <Page lang={lang} title={t('Bàn làm việc mẫu', 'A sample desk')} path={here} kind="desk" noindex person={t('Văn phòng tỉnh mẫu', 'Sample provincial office')}
      ways={[{ href: here, text: t('Hôm nay', 'Today') }, { href: '/thiet-ke', text: t('Danh sách', 'Lists'), count: 2 }, { href: '/thiet-ke', text: t('Chứng nhận', 'Certificates') }, { href: '/thiet-ke', text: t('Góp ý', 'Messages'), count: 5 }]}>
      <h1>{t('Hôm nay, 22/11/2026', 'Today, 22/11/2026')}</h1>
      <Figures lang={lang} figures={[{ value: 14, words: t('dòng chờ xem lại', 'rows to look at'), href: '/thiet-ke' }, { value: 3, words: t('chứng nhận hết hạn trong 60 ngày', 'certificates end within 60 days'), href: '/thiet-ke' }, { value: 5, words: t('góp ý chưa trả lời', 'messages to answer'), href: '/thiet-ke' }]} />
      <Notice mood="wait" title={t('Một danh sách đang dở', 'A list is half done')}><p>{t('Danh sách đợt 3 năm 2026: 198 dòng sẵn sàng, 14 dòng chờ bạn. Đồng nghiệp xem lần cuối hôm qua.', 'List 3 of 2026: 198 rows ready, 14 wait for you. A colleague looked at it yesterday.')}</p><p class="row"><Button href="/thiet-ke">{t('Xem tiếp 14 dòng', 'Go on with 14 rows')}</Button><Button rank="quiet" href="/thiet-ke">{t('Xem cả danh sách', 'The whole list')}</Button></p></Notice>
      <Section lang={lang} title={t('Cần làm', 'To do')} more={{ href: '/thiet-ke', text: t('Tất cả', 'All') }}>
        <Table lang={lang} caption={t('Việc cần làm', 'Things to do')} captionHidden rows={[
          ['Mật hoa dừa', t('Hết hạn 05/01/2027', 'Ends 05/01/2027'), '42', 'wait'], ['Thảm xơ dừa', t('Thiếu số quyết định', 'Decision number missing'), '7', 'wait'], ['Bưởi da xanh', t('Đã bổ sung hồ sơ', 'File completed'), '1', 'good'],
        ] as const} columns={[
          { key: 'ten', title: t('Sản phẩm', 'Product'), cell: (row) => <a href="/thiet-ke">{row[0]}</a> },
          { key: 'tinh', title: t('Tình trạng', 'State'), cell: (row) => <Tag mood={row[3]} text={row[1]} /> },
          { key: 'ngay', title: t('Còn, ngày', 'Days left'), numeric: true, cell: (row) => row[2] },
        ]} />
      </Section>
      <Section lang={lang} title={t('So với chỉ tiêu', 'Against the target')}>
        <ChartFrame lang={lang} title={t('Đã công nhận 28 trên 40 sản phẩm của năm', '28 of 40 products of the year recognised')} day="2026-11-22" definition={t('Sản phẩm có quyết định công nhận trong năm. Số ở đây là mẫu.', 'Products with a decision in the year. Figures are samples.')} table={[[t('Hạng', 'Rank'), t('Số', 'Number')], [t('3 sao', '3 stars'), 19], [t('4 sao', '4 stars'), 8], [t('5 sao', '5 stars'), 1]]}>
          <BarChart lang={lang} target={{ value: 40, words: t('Chỉ tiêu năm', 'Target of the year') }} bars={[{ name: t('Cả năm', 'The year'), value: 28, strong: true }, { name: t('3 sao', '3 stars'), value: 19 }, { name: t('4 sao', '4 stars'), value: 8 }, { name: t('5 sao', '5 stars'), value: 1 }]} />
        </ChartFrame>
      </Section>
    </Page>
  )
}
