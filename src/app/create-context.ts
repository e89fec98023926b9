/** Opens the services of one invocation: the class's pack through its limits, and the ports its commands use. */
import type { CommandIndex } from '../core/command/command.ts'
import { describeCommands } from '../core/command/describe-commands.ts'
import type { DailyService } from '../core/daily/daily-service.ts'
import { UserError } from '../core/reply/user-error.ts'
import { type Library, createLibrary } from '../core/pack/library.ts'
import { type VisibilityLimits, visibleContent } from '../core/pack/visible-content.ts'
import type { PersonalDataService } from '../core/privacy/personal-data.ts'
import type { Pack } from '../core/pack/pack.ts'
import type { Rating } from '../core/pack/rating.ts'
import type { Person, Room } from '../core/platform/room.ts'
import type { ReviewStore } from '../core/review/review-store.ts'
import type { PackSummary, CommandContext } from '../core/command/context.ts'
import type { OpenedPacks } from './pack/uploaded-packs.ts'
import type { Packs } from './pack/packs.ts'
import { openReviews } from './review/open-reviews.ts'
import { type QuizServiceParts, createQuizService } from './quiz/create-quiz-service.ts'
import { pauseLookups } from './quiz/pause-lookups.ts'
import type { ClassSettings } from './settings/class-settings.ts'
import { thesaurus } from './load-thesaurus.ts'

export interface ContextParts {
  readonly packs: (room: Room, person: Person) => Promise<OpenedPacks>
  readonly commands: CommandIndex
  readonly settings: (room: Room, person: Person) => Promise<ClassSettings>
  readonly daily: (room: Room, person: Person) => DailyService
  readonly reviews: ReviewStore
  readonly personalData: (person: Person) => PersonalDataService
  readonly quiz: QuizServiceParts
}

/** Whom a library is opened for where nobody in particular asks. */
export const anonymousPerson: Person = { id: '', name: '', isTeacher: false }

/** Makes the function that opens services. Views are kept, since building their search index is the costly part. */
export function createContextFactory({
  packs: packsOf,
  commands,
  settings: settingsOf,
  daily,
  reviews,
  personalData,
  quiz,
}: ContextParts) {
  const guide = describeCommands(commands)
  const views = new WeakMap<Pack, Map<string, Library>>()
  const summaries = new WeakMap<Pack, Map<Rating, PackSummary>>()

  function view(packs: Packs, id: string, limits: VisibilityLimits): Library {
    const pack = packs.get(id)
    if (pack === undefined) {
      throw new UserError(
        `The pack “${id}” is not installed here. A teacher can choose another with `,
        { code: 'pack use' },
        '.',
      )
    }
    const ofPack = getOrCreate(views, pack, () => new Map<string, Library>())
    return getOrCreate(ofPack, `${limits.ceiling} ${limits.gate ?? ''}`, () =>
      createLibrary(pack, limits, thesaurus),
    )
  }

  function summary(pack: Pack, ceiling: Rating): PackSummary {
    const ofPack = getOrCreate(summaries, pack, () => new Map<Rating, PackSummary>())
    return getOrCreate(ofPack, ceiling, () => summarise(pack, ceiling))
  }

  async function library(room: Room): Promise<Library> {
    return (await open(room, anonymousPerson)).library
  }

  async function open(room: Room, asking: Person): Promise<CommandContext> {
    const [{ settings, person }, resting] = await Promise.all([
      settingsOf(room, asking),
      quiz.runner.isQuestionOpen(room.class),
    ])
    const { packs, classPacks } = await packsOf(room, person)
    const { pack, ceiling, progress } = settings.applied
    const gated = progress.value === undefined ? { ceiling } : { ceiling, gate: progress.value }
    return {
      person,
      // Only when they are asked for, so that a missing pack does not stop the command that chooses another.
      get library() {
        const library = view(packs, pack.value, gated)
        return resting ? pauseLookups(library) : library
      },
      get story() {
        return view(packs, pack.value, person.isTeacher ? { ceiling } : gated)
      },
      get packs() {
        return [...packs.values()]
          .map((each) => summary(each, ceiling))
          .sort((one, other) => one.title.localeCompare(other.title, 'en'))
      },
      classPacks,
      settings,
      daily: daily(room, person),
      review: { open: () => openReviews({ reviews, library }, room, person) },
      personalData: personalData(person),
      quiz: createQuizService(quiz, room, person, () => view(packs, pack.value, gated)),
      commands: guide,
    }
  }

  return open
}

function summarise(pack: Pack, ceiling: Rating): PackSummary {
  const { id, version, title, part, summary, work, language } = pack
  const { scenes, quotes, questions } = visibleContent(pack, { ceiling })
  return {
    id,
    version,
    title,
    part,
    summary,
    work,
    language,
    scenes: scenes.length,
    quotes: quotes.length,
    questions: questions.length,
  }
}

interface CacheMap<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function getOrCreate<K, V>(map: CacheMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
