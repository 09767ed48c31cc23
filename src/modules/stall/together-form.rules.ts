/** How a co-operative asks a maker, and what the maker agrees to. */
import { z } from 'zod'
import { parseDay, showDay, type Day } from '#platform/day'
import type { Say } from '#platform/tongue'

export const proposalForm = (t: Say, today: Day) => z.object({
  'co-so': z.string().max(200).optional(),
  'chu-the': z.string({ error: t('Ghi tên hộ, cơ sở góp hàng.', 'Give the maker’s name.') }).min(2, t('Ghi tên hộ, cơ sở góp hàng.', 'Give the maker’s name.')).max(200, t('Tên dài quá.', 'The name is too long.')),
  chon: z.string().max(200).optional(),
  'gop-den': z.string().optional().transform((text, context) => {
    const day = text ? parseDay(text) : null
    if (text && (!day || day < today)) context.addIssue({ code: 'custom', message: t('Chọn một ngày từ hôm nay trở đi, hoặc để trống.', 'Choose a day from today on, or leave it empty.') })
    return day
  }),
})

/** What the maker agrees to; kept with the proposal, as it was shown. */
export const togetherWords = (t: Say, seller: string, maker: string, untilOn: Day | null): string => t(
  `“${maker}” đồng ý để “${seller}” bán hàng của mình ở gian của họ trên Cổng OCOP, thu tiền và giao hàng${untilOn ? `, đến hết ngày ${showDay(untilOn)}` : ''}. Trang sản phẩm vẫn ghi tên “${maker}”. Thôi lúc nào cũng được ở trang “Người làm thay”.`,
  `“${maker}” agrees that “${seller}” sells its goods at its stall on the portal, takes the money and delivers${untilOn ? `, until ${showDay(untilOn)}` : ''}. The product’s page still names “${maker}”. It can be ended at any time on the page “People”.`)
