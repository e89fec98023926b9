/** Tells a play, a study guide, a novel and a textbook chapter apart, and says by what. */
import { cutText, truncate } from '../reply/truncate.ts'
import { formatCount } from '../reply/format.ts'
import { languageOf } from '../search/languages/language-of.ts'
import { normaliseWords } from '../reply/normalise-words.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import type { TextKind } from './draft-material.ts'
import type { TextBlock } from './text-block.ts'
import { countMatches } from './find-quotations.ts'

interface Recognised {
  readonly kind: TextKind
  /** The end of a sentence that begins with “because”. */
  readonly reason: string
}

const guideHeadings =
  /\b(?:summary|synopsis|analysis|study guide|plot|themes|symbols|motifs|character list|character analysis|important quotes|quotes explained|zusammenfassung|interpretation|résumé|analyse|resumen|análisis)\b/i
const pastSpeech =
  /\b(?:said|asked|replied|answered|cried|whispered|exclaimed|shouted|murmured|told|sagte|fragte|rief|antwortete|dit-il|dit-elle|demanda|répondit|dijo|preguntó|respondió)\b/gi
const presentSpeech =
  /\b(?:says|asks|tells|replies|answers|explains|admits|insists|describes|reveals|sagt|fragt|erklärt|dice|explica)\b/gi
const aboutWorks =
  /\b(?:the (?:film|movie|novel|play|author|reader|audience|narrator|protagonist|playwright|poet))\b/gi
const storyPronouns = /\b(?:he|she|his|her|him)\b/gi
const opensSpeech = /(?:^|[\s(])["“„«»‘](?=[\p{L}¿¡…])|^[—–] ?(?=[\p{Lu}¿¡])/gmu

export function recogniseKind(blocks: readonly TextBlock[], cues: number): Recognised {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph')
  const headings = blocks.filter((block) => block.kind === 'heading')
  const parts = headings.filter(({ word }) => word === 'act' || word === 'scene').length
  if (cues >= 6 && (parts > 0 || cues > 0.25 * paragraphs.length)) {
    const heads = parts > 0 ? `, and ${formatCount(parts, 'heading')} of acts or scenes` : ''
    return {
      kind: 'play',
      reason: `${formatCount(cues, 'speech', 'speeches')} begin with a speaker’s name${heads}`,
    }
  }
  const text = paragraphs.map((block) => block.text).join('\n')
  const guides = headings.filter(({ title }) => guideHeadings.test(title))
  if (
    guides.length > 0 &&
    (guides.length > 1 ||
      (countMatches(text, presentSpeech) > countMatches(text, pastSpeech) &&
        countMatches(text, presentSpeech) + countMatches(text, aboutWorks) > 3))
  ) {
    const names = [...new Set(guides.map(({ title }) => `“${truncate(title, 40)}”`))]
      .slice(0, 2)
      .join(' and ')
    return { kind: 'guide', reason: `it has headings such as ${names}` }
  }
  if (isReport(blocks, text)) {
    return { kind: 'chapter', reason: 'it has a date and an author, as an article has' }
  }
  const words = Math.max(1, text.split(/\s+/).length)

  function perThousand(pattern: RegExp): number {
    return (1000 * countMatches(text, pattern)) / words
  }

  const [quotes, past, present, works] = [opensSpeech, pastSpeech, presentSpeech, aboutWorks].map(
    perThousand,
  )
  if ((works ?? 0) + (present ?? 0) > 6 && (present ?? 0) > (past ?? 0) && (works ?? 0) > 1) {
    return {
      kind: 'guide',
      reason: 'it tells in the present tense what happens in a work, and speaks of the work itself',
    }
  }
  const chapters = headings.filter(({ word }) => word === 'chapter').length
  if ((quotes ?? 0) > 4 && (past ?? 0) > 2) {
    return { kind: 'novel', reason: 'people speak in it, and it tells of them in the past tense' }
  }
  if ((quotes ?? 0) > 12 || (chapters > 0 && perThousand(storyPronouns) > 25)) {
    return { kind: 'novel', reason: 'it tells a story of people who speak or act' }
  }
  return {
    kind: 'chapter',
    reason: 'it explains rather than tells a story: few people speak in it',
  }
}

const byline = /^(?:by|von|par|por) \p{Lu}/iu
const date =
  /^(?:\p{L}+,? )?(?:\d{1,2}\.? \p{L}+,? \d{4}|\p{L}+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})$/u
const years = /\b(?:19|20)\d\d\b/g

/** An article has its date near its top, or is signed and full of years. */
function isReport(blocks: readonly TextBlock[], text: string): boolean {
  const top = blocks
    .slice(0, 5)
    .flatMap((block) =>
      block.kind === 'break'
        ? []
        : block.kind === 'heading'
          ? [block.title]
          : block.text.split('\n'),
    )
  const words = top.filter((line) => line.length < 80)
  if (words.some((line) => date.test(line) || /\b\d{1,2} \p{L}+ (?:19|20)\d\d$/u.test(line))) {
    return true
  }
  return words.some((line) => byline.test(line)) && countMatches(text, years) > 2
}

/** Enough words to know a language by. */
const maxLanguageLength = 20_000

/** Returns the language whose small words are the most frequent; English where none is. */
export function recogniseLanguage(text: string): string {
  const words = normaliseWords(cutText(text, maxLanguageLength)).map((word) => foldLetters(word))
  const counts = ['en', 'de', 'fr', 'es'].map((code) => {
    const { stopWords } = languageOf(code)
    return [code, words.filter((word) => stopWords.has(word)).length] as const
  })
  const [best] = counts.toSorted(([, a], [, b]) => b - a)
  return best === undefined || best[1] < words.length * 0.15 ? 'en' : best[0]
}
