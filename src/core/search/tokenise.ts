/** Cuts text into words that compare well: folded case, accents and quotation marks, contractions written out. */

/** A word as it is compared, and where it stands in the text it came from. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Words with their inner apostrophes; scripts that are written without spaces go character by character. The typographic
 * apostrophe is U+2019, and keyboards also produce U+2018, U+02BC and the accents used as apostrophes.
 */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’‘ʼ´`](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu

/** What a clitic stands for. The possessive and “is” look alike, and neither tells two texts apart, so both go. */
const clitics = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
  ['s', ''],
])

/** Spellings that are no words of their own, so that they can be written out; “well”, “hell” and “its” cannot. */
const written = new Map([
  ['im', 'i am'],
  ['ive', 'i have'],
  ['youre', 'you are'],
  ['youve', 'you have'],
  ['youll', 'you will'],
  ['theyre', 'they are'],
  ['theyve', 'they have'],
  ['weve', 'we have'],
  ['hes', 'he'],
  ['shes', 'she'],
  ['thats', 'that'],
  ['whats', 'what'],
  ['theres', 'there'],
  ['wouldve', 'would have'],
  ['couldve', 'could have'],
  ['shouldve', 'should have'],
  ['dont', 'do not'],
  ['doesnt', 'does not'],
  ['didnt', 'did not'],
  ['isnt', 'is not'],
  ['arent', 'are not'],
  ['wasnt', 'was not'],
  ['werent', 'were not'],
  ['havent', 'have not'],
  ['hasnt', 'has not'],
  ['hadnt', 'had not'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ['couldnt', 'could not'],
  ['wouldnt', 'would not'],
  ['shouldnt', 'should not'],
  ['wont', 'will not'],
  ['aint', 'is not'],
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ['gotta', 'got to'],
  ['ur', 'your'],
  ['u', 'you'],
  ['bc', 'because'],
])

/** The words of a text in order. Any string is fine; one without letters or digits has none. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index
    const end = start + match[0].length
    for (const word of wordsOf(match[0])) tokens.push({ word, start, end })
  }
  return tokens
}

/** The words of a text as one string, for comparing whole names. */
export function folded(text: string): string {
  return tokenise(text)
    .map((token) => token.word)
    .join(' ')
}

function wordsOf(raw: string): readonly string[] {
  const plain = fold(raw)
  const direct = written.get(plain.replaceAll("'", ''))
  if (direct !== undefined) return direct.split(' ')
  if (!plain.includes("'")) return plain === '' ? [] : [plain]
  const [head = '', ...rest] = plain.split("'")
  const tail = rest.join('')
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not']
  const clitic = clitics.get(tail)
  return [head, ...(clitic === undefined ? [tail] : [clitic])].filter((word) => word !== '')
}

function fold(raw: string): string {
  // Plain ASCII is nearly everything, and normalising it would cost more than the rest of this file.
  if (/^[a-zA-Z0-9]+$/.test(raw)) return raw.toLowerCase()
  return raw
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ´`]/gu, "'")
}
