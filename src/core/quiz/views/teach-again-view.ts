/** Says what to teach again: what was mixed up, by how many, and where to go back to. */
import { componentId } from '../../command/component-id.ts'
import type { Library } from '../../pack/library.ts'
import { lineOnOneLine } from '../../pack/line-text.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import { type Block, type Button, bullets, button, buttons, note, text } from '../../reply/reply.ts'
import { quoteWords } from '../../reply/quote-words.ts'
import { truncate } from '../../reply/truncate.ts'
import { type Miss, type MixUp, standsOutBelow } from '../miss.ts'
import { type Place, placeKey, placeName } from '../places.ts'
import { minAnswersForStatistics } from '../report.ts'
import type { ToTeach, Topic } from '../teach-again.ts'

/** What fits under one of three things on a phone. */
const maxMissesShown = 3

const maxPromptLength = 120
const maxAnswerLength = 60

interface TeachAgainParts {
  readonly things: readonly ToTeach[]
  /** How many students answered anything that has a right answer. */
  readonly students: number
  /** The part of the pack that the class sees; undefined if the pack is gone. */
  readonly library: Library | undefined
  /** What the places lead back to, such as `report/<quiz>`, if there is anything. */
  readonly back?: string
}

export function teachAgainBlocks({
  things,
  students,
  library,
  back,
}: TeachAgainParts): readonly Block[] {
  if (students === 0) return []
  const few = fewAnswered(things, students)
  const hint = few === '' ? [] : [note(few)]
  if (things.length === 0) return [text(nothingStandsOut), ...hint]
  return [
    text({ strong: things.length === 1 ? 'Teach this again:' : 'Teach these again:' }),
    ...hint,
    ...things.flatMap((thing, index) => thingBlocks(thing, index + 1, library, back)),
  ]
}

export const nothingStandsOut = `Nothing stands out: every question that has a right answer was at least ${formatPercent(standsOutBelow)} right, and no wrong answer was common.`

/** Returns how little a report on few students says; empty for many. */
export function fewAnswered(things: readonly ToTeach[], students: number): string {
  if (students >= minAnswersForStatistics) return ''
  const who = `Only ${formatCount(students, 'student')} answered, so`
  return things.length === 0 ? `${who} this says little.` : `${who} take these as hints.`
}

function thingBlocks(
  { topic, misses, places }: ToTeach,
  number: number,
  library: Library | undefined,
  back: string | undefined,
): readonly Block[] {
  const shown = misses.slice(0, maxMissesShown)
  const others = misses.length - shown.length
  const lines = shown.map((miss) => sayMiss(miss, { isMainSaid: topic.kind === 'question' }))
  const links = library === undefined ? [] : placeButtons(library, places, back)
  return [
    text({ strong: `${number}. ${sayTopic(topic, misses, library)}` }),
    bullets([
      ...lines.map((line) => [line]),
      ...(others > 0 ? [[`And ${formatCount(others, 'more question')}.`]] : []),
    ]),
    ...(links.length > 0 ? [buttons(...links)] : []),
  ]
}

/** Returns what went wrong, in one sentence without a full stop. */
export function sayTopic(
  topic: Topic,
  misses: readonly Miss[],
  library: Library | undefined,
): string {
  switch (topic.kind) {
    case 'question': {
      const [miss] = misses
      return miss === undefined ? '' : sayMain(miss)
    }
    case 'pair': {
      const [one, other] = topic.words.map((words) => quoted(words))
      return `${one} and ${other} were mixed up in ${formatCount(misses.length, 'question')}`
    }
    case 'place': {
      const share = `${misses.length} of ${formatCount(topic.asked, 'question')}`
      return `${share} about ${sayPlace(topic.place, library)} went wrong`
    }
    default:
      return topic satisfies never
  }
}

function sayPlace(place: Place, library: Library | undefined): string {
  const { kind, id } = place
  if (library === undefined) return `the same ${kind === 'quote' ? 'line' : kind}`
  if (kind === 'scene') {
    return `${library.units.labelInSentence(id)}, ${truncate(library.scene(id)?.title ?? '', maxAnswerLength)},`
  }
  if (kind === 'theme') return `the theme ${library.theme(id)?.name ?? ''}`
  const quote = library.quote(id)
  return `the ${library.words.quote} ${quoteWords(quote === undefined ? '' : lineOnOneLine(quote), maxAnswerLength)}`
}

interface MissWords {
  /** Whether the headline says the main thing already. */
  readonly isMainSaid: boolean
  /** Whether to say which question of the quiz it was. */
  readonly isNumbered?: boolean
}

/** Returns a question and what happened in it, a sentence for each number. */
export function sayMiss(miss: Miss, { isMainSaid, isNumbered = true }: MissWords): string {
  const { round, prompt, mixUp, sureAndWrong, shift, isKeyDoubtful } = miss
  const sentences = [
    !isMainSaid && `${sayMain(miss)}.`,
    mixUp !== undefined && `${sayRight(miss)}.`,
    sureAndWrong > 0 &&
      `${formatCount(sureAndWrong, 'student was', 'students were')} sure of a wrong answer.`,
    shift !== undefined &&
      (shift.toRight + shift.toWrong === 0
        ? 'After talking it over, as many were right as before.'
        : `Talking it over turned ${shift.toRight} to right and ${shift.toWrong} to wrong.`),
    isKeyDoubtful &&
      'Check its right answer first: students who did well otherwise tended to get this one wrong.',
  ].filter((sentence) => sentence !== false)
  const words = quoteWords(prompt, maxPromptLength)
  const question = isNumbered ? `Question ${round + 1}, ${words}` : words
  return sentences.length === 0 ? question : `${question}: ${sentences.join(' ')}`
}

/** The mix-up, or how many were right where no wrong answer stands out. */
function sayMain(miss: Miss): string {
  return miss.mixUp === undefined ? sayRight(miss) : sayMixUp(miss.mixUp, miss.answers)
}

function sayMixUp(mixUp: MixUp, answers: number): string {
  const { kind, words, count } = mixUp
  const share = `${count} of ${answers}`
  switch (kind) {
    case 'chosen':
      return `${share} chose ${quoted(words)} instead of ${quoted(mixUp.instead)}`
    case 'typed':
      return `${share} wrote ${quoted(words)} instead of ${quoted(mixUp.instead)}`
    case 'also chosen':
      return `${share} also chose ${quoted(words)}, which is wrong`
    case 'left out':
      return `${share} left out ${quoted(words)}, which is right`
    default:
      return kind satisfies never
  }
}

function sayRight({ right, answers, hasParts }: Miss): string {
  const how = hasParts ? 'completely right' : 'right'
  return right === 0 ? `Nobody got it ${how}` : `${right} of ${answers} got it ${how}`
}

function quoted(words: string): string {
  return quoteWords(words, maxAnswerLength)
}

/** Returns buttons that open places; `back` names what the place leads back to, such as `report/<quiz>`, if there is anything. */
export function placeButtons(
  library: Library,
  places: readonly Place[],
  back?: string,
): readonly Button[] {
  return places.flatMap((place) => {
    const name = placeName(library, place)
    return name === undefined
      ? []
      : [
          button(
            name,
            back === undefined
              ? componentId(place.kind, 'open', place.id)
              : componentId('quiz', 'read', `${back}/${placeKey(place)}`),
          ),
        ]
  })
}
