/** What looks like an address to open, also without its beginning. */
const LINK = /(?:[a-z][a-z+.-]{1,12}:\/\/|www\.)\S+|(?<![\p{L}\d@.-])[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|vn|net|org|info|biz|xyz|top|cc|me|ly|gl|link|site|online|shop|store|app|io|click|vip|asia|ru|cn)(?![\p{L}\d-])\S*/giu

/** Words that somebody typed, as they may stand within a message of ours: on one line, and no link, since whoever reads it takes it for ours. */
export const othersWords = (text: string): string => text.replace(/\s+/g, ' ').replace(LINK, '…').trim()
