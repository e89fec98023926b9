/** Says how well words of a text stand alone as a line of a pack, and cuts long speeches to such lines. */

/** A short quotation; longer speeches are cut to whole sentences. */
const maxWords = 60
const maxCutWords = 40

const strong =
  /\b(?:love|hate|death|die|dead|life|live|heart|soul|dream|fear|hope|truth|lie|free|freedom|power|never|always|nothing|world|man|woman|night|blood|god|shame|honou?r|home|alone|remember|forget|promise|sorry|sorrow|name|sweet|rose|wherefore|why|what if)\b/gi

/** More is better: whole sentences of some length, that say something of weight. */
export function scoreLine(text: string): number {
  const words = text.split(/\s+/).length
  const length =
    words < 4 ? -3 : words < 7 ? 0 : words <= 22 ? 4 : words <= 32 ? 3 : words <= 45 ? 2 : 1
  const isWhole = /^[“‘¿¡]?\p{Lu}/u.test(text) && /[.!?…—”’]$/.test(text)
  const weight = Math.min(3, text.match(strong)?.length ?? 0)
  const asks = text.includes('?') ? 1 : 0
  return length + (isWhole ? 1 : 0) + weight + asks
}

/** Returns the text as a pack keeps it: without the comma of the sentence around it, and not longer than a short quotation. */
export function trimLine(text: string): string {
  const bare = text
    .replace(/[,;]$/, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\*\*|__|(?<!\w)[_*]|[_*](?!\w)/g, '')
    .trim()
  if (bare.split(' ').length <= maxWords && bare.length <= 600) return bare
  return bestSentences(bare)
}

function bestSentences(text: string): string {
  const sentences = splitSentences(text)
  let best = ''
  let score = -Infinity
  for (let from = 0; from < Math.min(sentences.length, 60); from += 1) {
    for (const length of [1, 2]) {
      const candidate = sentences.slice(from, from + length).join(' ')
      if (candidate.split(' ').length > maxCutWords) continue
      const own = scoreLine(candidate)
      if (own > score) [best, score] = [candidate, own]
    }
  }
  return best !== '' ? best : text.split(' ').slice(0, maxCutWords).join(' ')
}

export function splitSentences(text: string): readonly string[] {
  return text.split(
    /(?<=[.!?…][”’"')]?)(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|e\.g|i\.e)\.)\s+(?=[\p{Lu}“‘"'¿¡])/u,
  )
}

/** Returns up to four whole lines of verse that end a sentence, as indexes, or undefined where none do. */
export function bestVerse(
  lines: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  let best: { from: number; to: number } | undefined
  let score = -Infinity
  for (let from = 0; from < lines.length; from += 1) {
    if (from > 0 && !/[.!?…;:][”’"')]?$/.test(lines[from - 1] ?? '')) continue
    for (let to = from; to < Math.min(lines.length, from + 4); to += 1) {
      if (!/[.!?…][”’"')]?$/.test(lines[to] ?? '')) continue
      const own = scoreLine(lines.slice(from, to + 1).join(' '))
      if (own > score) [best, score] = [{ from, to }, own]
    }
  }
  return best ?? (lines.length > 0 ? { from: 0, to: Math.min(lines.length, 2) - 1 } : undefined)
}

const strongWords: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:fuck\w*|shit\w*|bitch\w*|bastard|asshole|cunt|damn|goddamn|whore|slut|nigg\w+)\b/i,
    'strong language',
  ],
  [
    /\b(?:sex|sexual\w*|naked|orgasm\w*|inside me|breasts?|penis|vagina|rape\w*|make love|anal)\b/i,
    'something sexual',
  ],
  [
    /\b(?:kill\w*|murder\w*|stab\w*|blood\w*|shoot|shot|strangle\w*|slaughter\w*|corpse)\b/i,
    'violence',
  ],
  [/\b(?:suicide|drunk|drugs?|cocaine|heroin|whisk(?:e)?y|opium)\b/i, 'drink, drugs or worse'],
]

/** Returns what in a line may be too strong for some classes, in a few words. */
export function findStrongWords(text: string): string | undefined {
  return strongWords.find(([pattern]) => pattern.test(text))?.[1]
}
