/** What a quiz or homework is about if nobody says: this week’s part of the reading plan with a look back, or everything so far. */
import type { CommandContext } from '../command/context.ts'
import type { Library } from '../pack/library.ts'
import type { WeekPart } from '../reading/week-parts.ts'
import { createRandom, shuffle } from '../platform/random.ts'
import { UserError } from '../reply/user-error.ts'
import {
  type QuestionRequest,
  type Scope,
  chooseQuestions,
  minQuestions,
} from './choose-questions.ts'
import type { PlayItem } from './kinds/index.ts'
import { formatTopic, parseScope } from './quiz-options.ts'
import { meansEverything, meansThisWeek } from './topic-words.ts'

export interface QuizTopic {
  readonly scope: Scope | undefined
  /** Whether somebody asked for just that, and not for everything or nothing. */
  readonly isChosen: boolean
  /** Scenes that every fifth question goes back to, and those that the part has too few questions for. */
  readonly earlier: readonly string[]
  /** Such as “The Lantern Keeper, everything so far”. */
  readonly words: string
}

/** One question in so many goes back to an earlier part. */
const backEvery = 5

/** Throws a UserError if the words mean nothing that a quiz can be about. */
export async function findTopic(
  {
    classLibrary,
    library,
    weekPart,
  }: Pick<CommandContext, 'classLibrary' | 'weekPart'> & {
    /** What `about` is looked up in. */
    readonly library: () => Library
  },
  about: string | undefined,
): Promise<QuizTopic> {
  const week = await weekPart()
  if (about === undefined || meansThisWeek(about)) {
    if (week !== undefined && week.part.length > 0) {
      return { ...weekTopic(classLibrary, week), isChosen: about !== undefined }
    }
    if (about !== undefined) {
      throw new UserError(
        'There’s no reading plan that says what this week is about. Set one up with ',
        { command: 'reading set' },
        '.',
      )
    }
  }
  if (about === undefined || meansEverything(about)) return everything(classLibrary)
  const scope = await parseScope(library(), about)
  return { scope, isChosen: true, earlier: [], words: formatTopic(classLibrary, scope) }
}

function everything(library: Library): QuizTopic {
  const words = formatTopic(library, undefined)
  return { scope: undefined, isChosen: false, earlier: [], words }
}

function weekTopic({ pack, units }: Library, { part, earlier }: WeekPart) {
  const [first = '', last = first] = [part[0], part.at(-1)]
  const which =
    first === last
      ? units.labelInSentence(first)
      : `${units.labelInSentence(first)} to ${units.labelInSentence(last)}`
  return {
    scope: { kind: 'scenes', ids: part } as const,
    earlier,
    words: `${pack.title}, this week’s part: ${which}`,
  }
}

/**
 * Returns the questions about a topic, at most as many as are asked for. A week’s part that nobody asked for and that has too
 * few questions gives way to everything so far.
 */
export function chooseAbout(
  view: Library,
  request: Omit<QuestionRequest, 'about' | 'asked'>,
  topic: QuizTopic,
): { readonly items: readonly PlayItem[]; readonly topic: QuizTopic } {
  const items = chooseInTopic(view, request, topic)
  if (items.length >= minQuestions || topic.isChosen) return { items, topic }
  const all = everything(view)
  return { items: chooseInTopic(view, request, all), topic: all }
}

function chooseInTopic(
  view: Library,
  request: Omit<QuestionRequest, 'about' | 'asked'>,
  { scope, earlier }: QuizTopic,
): readonly PlayItem[] {
  if (earlier.length === 0) return chooseQuestions(view, { ...request, about: scope })
  const { count, seed, leftOut = new Set<string>() } = request
  const ofPart = chooseQuestions(view, {
    ...request,
    about: scope,
    count: count - Math.floor(count / backEvery),
  })
  function moreAbout(about: Scope | undefined, asked: readonly PlayItem[]): readonly PlayItem[] {
    return chooseQuestions(view, {
      ...request,
      opinions: 0,
      about,
      count: count - asked.length,
      leftOut: new Set([...leftOut, ...asked.map(({ id }) => id)]),
      asked,
    })
  }
  const both = [...ofPart, ...moreAbout({ kind: 'scenes', ids: earlier }, ofPart)]
  // Early in a plan the earlier scenes may not have enough.
  return shuffle([...both, ...moreAbout(scope, both)], createRandom(seed))
}
