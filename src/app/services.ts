/** Opens the services of one invocation: the class's pack through its limits, and the ports its commands use. */
import type { CommandIndex } from '../core/command.ts'
import type { DailyDesk } from '../core/daily/daily-desk.ts'
import { UserError } from '../core/errors.ts'
import { type LibraryView, type ViewLimits, viewPack, visibleContent } from '../core/library.ts'
import type { MyData } from '../core/my-data.ts'
import type { Pack } from '../core/pack.ts'
import type { Rating } from '../core/rating.ts'
import type { Person, Room } from '../core/room.ts'
import type { ReviewStore } from '../core/review/review-store.ts'
import type { PackSummary, Services } from '../core/services.ts'
import type { OpenedPacks } from './class-packs.ts'
import { openReviews } from './review-desk.ts'
import { type QuizParts, quizDesk } from './quiz-desk.ts'
import { restingView } from './resting-view.ts'
import type { ClassSettings } from './settings.ts'
import { thesaurus } from './thesaurus.ts'

export type Packs = ReadonlyMap<string, Pack>

/** The pack that applies in a room, through the room's limits. */
export type LibraryOf = (room: Room) => Promise<LibraryView>

export interface ServiceParts {
  readonly packs: (room: Room, person: Person) => Promise<OpenedPacks>
  readonly commands: CommandIndex
  readonly settings: (room: Room, person: Person) => Promise<ClassSettings>
  readonly daily: (room: Room, person: Person) => DailyDesk
  readonly reviews: ReviewStore
  readonly myData: (person: Person) => MyData
  readonly quiz: QuizParts
}

/** Whom a library is opened for where nobody in particular asks. */
export const everybody: Person = { id: '', name: '', teacher: false }

/** Makes the function that opens services. Views are kept, since building their search index is the costly part. */
export function createServices({
  packs: packsOf,
  commands,
  settings: settingsOf,
  daily,
  reviews,
  myData,
  quiz,
}: ServiceParts) {
  const views = new WeakMap<Pack, Map<string, LibraryView>>()
  const summaries = new WeakMap<Pack, Map<Rating, PackSummary>>()

  function view(packs: Packs, id: string, limits: ViewLimits): LibraryView {
    const pack = packs.get(id)
    if (pack === undefined) {
      throw new UserError(
        `The pack “${id}” is not installed here. A teacher can choose another with `,
        { code: 'pack use' },
        '.',
      )
    }
    const ofPack = kept(views, pack, () => new Map<string, LibraryView>())
    return kept(ofPack, `${limits.ceiling} ${limits.gate ?? ''}`, () =>
      viewPack(pack, limits, thesaurus),
    )
  }

  function summary(pack: Pack, ceiling: Rating): PackSummary {
    const ofPack = kept(summaries, pack, () => new Map<Rating, PackSummary>())
    return kept(ofPack, ceiling, () => summarise(pack, ceiling))
  }

  async function library(room: Room): Promise<LibraryView> {
    return (await open(room, everybody)).library
  }

  async function open(room: Room, asking: Person): Promise<Services> {
    const [{ settings, person }, resting] = await Promise.all([
      settingsOf(room, asking),
      quiz.host.asking(room.class),
    ])
    const { packs, classPacks } = await packsOf(room, person)
    const { pack, ceiling, progress } = settings.applied
    const gated = progress.value === undefined ? { ceiling } : { ceiling, gate: progress.value }
    return {
      person,
      // Only when they are asked for, so that a missing pack does not stop the command that chooses another.
      get library() {
        const library = view(packs, pack.value, gated)
        return resting ? restingView(library) : library
      },
      get story() {
        return view(packs, pack.value, person.teacher ? { ceiling } : gated)
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
      myData: myData(person),
      quiz: quizDesk(quiz, room, person, () => view(packs, pack.value, gated)),
      commands,
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

interface Keeping<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function kept<K, V>(map: Keeping<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
