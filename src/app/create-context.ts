/** Opens what the commands of one invocation work with: the class's pack within its limits, and its services. */
import type { CommandIndex } from '../core/command/command.ts'
import type { CommandContext } from '../core/command/context.ts'
import { describeCommands } from '../core/command/describe-commands.ts'
import type { DailyService } from '../core/daily/daily-service.ts'
import type { Library } from '../core/pack/library.ts'
import type { Pack, Packs } from '../core/pack/pack.ts'
import type { Person, Room } from '../core/platform/room.ts'
import type { PersonalDataService } from '../core/privacy/personal-data.ts'
import { UserError } from '../core/reply/user-error.ts'
import type { ReviewStore } from '../core/review/review-store.ts'
import { createLibraryCache } from './pack/library-cache.ts'
import type { OpenedPacks } from './pack/uploaded-packs.ts'
import { type QuizServiceParts, createQuizService } from './quiz/create-quiz-service.ts'
import { openReviews } from './review/open-reviews.ts'
import type { ClassSettings } from './settings/class-settings.ts'

export interface ContextParts {
  readonly packs: (room: Room, person: Person) => Promise<OpenedPacks>
  readonly commands: CommandIndex
  readonly settings: (room: Room, person: Person) => Promise<ClassSettings>
  readonly daily: (room: Room, person: Person) => DailyService
  readonly reviews: ReviewStore
  readonly personalData: (person: Person) => PersonalDataService
  readonly quiz: QuizServiceParts
}

/** For work that nobody in particular asked for. */
const nobody: Person = { id: '', name: '', isTeacher: false }

export function createContextFactory(parts: ContextParts) {
  const { commands, daily, reviews, personalData, quiz } = parts
  const guide = describeCommands(commands)
  const cache = createLibraryCache()

  async function openContext(room: Room, asking: Person): Promise<CommandContext> {
    const [{ settings, person }, isQuestionOpen] = await Promise.all([
      parts.settings(room, asking),
      quiz.runner.isQuestionOpen(room.class),
    ])
    const { packs, classPacks } = await parts.packs(room, person)
    const { pack, ceiling, progress } = settings.applied
    const reached = progress.value === undefined ? { ceiling } : { ceiling, gate: progress.value }

    function classLibrary(): Library {
      return cache.library(requirePack(packs, pack.value), reached)
    }

    return {
      person,
      // Getters, so that a missing pack does not stop the command that chooses another.
      get library() {
        if (isQuestionOpen) throw lookupsPausedError()
        return classLibrary()
      },
      get classLibrary() {
        return classLibrary()
      },
      get fullLibrary() {
        if (!person.isTeacher) return classLibrary()
        return cache.library(requirePack(packs, pack.value), { ceiling })
      },
      get packs() {
        return [...packs.values()]
          .map((each) => cache.summary(each, ceiling))
          .sort((one, other) => one.title.localeCompare(other.title, 'en'))
      },
      classPacks,
      settings,
      daily: daily(room, person),
      review: { open: () => openReviews({ reviews, library: openLookupLibrary }, room, person) },
      personalData: personalData(person),
      quiz: createQuizService(quiz, room, person, pack.value),
      commands: guide,
    }
  }

  async function openLookupLibrary(room: Room): Promise<Library> {
    return (await openContext(room, nobody)).library
  }

  /** Returns what the class of this room has reached, also while lookups are paused. */
  async function openClassLibrary(room: Room): Promise<Library> {
    return (await openContext(room, nobody)).classLibrary
  }

  return { openContext, openClassLibrary }
}

function requirePack(packs: Packs, id: string): Pack {
  const pack = packs.get(id)
  if (pack !== undefined) return pack
  throw new UserError(
    'The study pack of this class isn’t installed any more. A teacher can choose another with ',
    { code: 'pack use' },
    '.',
  )
}

/**
 * Hiding only what the question is about would give away which option is hidden, so all lookups of the class pause until
 * it closes, seldom for more than half a minute.
 */
function lookupsPausedError(): UserError {
  return new UserError(
    'A quiz question is open in this class, so lookups are paused until it closes. Please try again in a moment.',
  )
}
