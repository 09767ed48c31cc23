/** Whether a written word can be a Vietnamese syllable, by the rules of spelling. Tells readable text from text in a wrong encoding. */

const onsets = ['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr', 'b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'x', '']

const rhymes = new Set((
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
  'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ' +
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uơ uôc uôi uôm uôn uông uôt ' +
  'uy uya uych uyên uyêt uynh uyt uyu uyn uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
  'y yêm yên yêng yêt yêu ych yn ynh yt yp'
).split(' '))

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const known = new Map<string, boolean>()

/** Case does not matter; tone marks may stand on either vowel (hòa, hoà). */
export function isSyllable(word: string): boolean {
  if (word.length > 12) return false
  const remembered = known.get(word)
  if (remembered !== undefined) return remembered
  const answer = judged(word)
  if (known.size > 20_000) known.clear()
  known.set(word, answer)
  return answer
}

function judged(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const marks = apart.match(tones) ?? []
  if (marks.length > 1) return false
  const base = apart.replace(tones, '').normalize('NFC')
  return onsets.some((onset) => base.startsWith(onset) && fits(onset, base.slice(onset.length), marks[0]))
}

function fits(onset: string, rhyme: string, tone: string | undefined): boolean {
  if (onset === 'gi' && rhyme === '') return tone !== undefined
  if (!rhymes.has(rhyme)) return false
  const front = /^[eêiy]/.test(rhyme)
  if ((onset === 'ngh' || onset === 'gh') && !front) return false
  if ((onset === 'c' || onset === 'ng' || onset === 'g') && front && !(onset === 'g' && rhyme.startsWith('i'))) return false
  // Syllables that end in a stop carry only two of the tones.
  if (/(?:c|ch|p|t)$/.test(rhyme) && tone !== '\u0301' && tone !== '\u0323') return tone === undefined && !/[ăâêôơư]/.test(rhyme)
  return true
}
