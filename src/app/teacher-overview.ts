/** What a teacher’s start page shows beside the answers of commands: the plan as a calendar, and what there is to choose from. */
import type { CommandContext, PackSummary } from '../core/command/context.ts'
import type { DailyPlan } from '../core/daily/daily-plan.ts'
import type { Schedule } from '../core/daily/daily-store.ts'
import { maxPlanDays } from '../core/daily/coming-days.ts'
import type { Library } from '../core/pack/library.ts'
import type { QuizPlan } from '../core/quiz/quiz.ts'
import type { SelectOption } from '../core/reply/reply.ts'
import { UserError } from '../core/reply/user-error.ts'
import { loadQueue } from '../core/review/review-service.ts'

/** As many plans as fit a page; `daily status` shows the others. */
const maxPlans = 5

export interface DailyOverview {
  readonly schedule: Schedule
  readonly plan: DailyPlan
}

export interface OpenQuiz {
  readonly plan: QuizPlan
  readonly host: string | undefined
  /** The web address of its projector view, if it has one. */
  readonly projector: string | undefined
}

export interface TeacherOverview {
  readonly dailies: readonly DailyOverview[]
  readonly quizzes: readonly OpenQuiz[]
  readonly presets: readonly string[]
  /** What a quiz can be about, as far as the class has come. */
  readonly topics: readonly SelectOption[]
  /** What the class calls the scenes of the pack. */
  readonly unit: string
  /** The scenes in their order with their numbers, and the last one that the class may see. */
  readonly scenes: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
  }[]
  readonly reached: string | undefined
  readonly packs: readonly PackSummary[]
  readonly pack: string
  /** How many of the teacher’s own flashcards are due. */
  readonly dueCards: number
}

/** Reads only; `at` in epoch milliseconds. */
export async function readOverview(context: CommandContext, at: number): Promise<TeacherOverview> {
  const { daily, quiz, settings, listPacks, review } = context
  const schedules = (await daily.schedules()).slice(0, maxPlans)
  const [dailies, quizzes, presets, packs, dueCards] = await Promise.all([
    Promise.all(
      schedules.map(async (schedule) => ({
        schedule,
        plan: await daily.plan(schedule, maxPlanDays),
      })),
    ),
    quiz.running().then((running) =>
      Promise.all(
        running.map(async (each) => ({
          ...each,
          projector: await quiz.projectorLink(each.plan),
        })),
      ),
    ),
    quiz.presets(),
    listPacks(),
    orNone(async () => (await loadQueue(await review.open(), at)).left, 0),
  ])
  return {
    dailies,
    quizzes,
    presets: [...presets.keys()],
    topics: await orNone(async () => topicsOf(context.classLibrary), []),
    unit: await orNone(async () => context.fullLibrary.units.name, 'scene'),
    scenes: await orNone(async () => numbered(context.fullLibrary), []),
    reached: settings.applied.progress.value,
    packs,
    pack: settings.applied.pack.value,
    dueCards,
  }
}

function numbered({ scenes, units }: Library): TeacherOverview['scenes'] {
  return scenes.map(({ id, title }) => ({ id, number: units.number(id), title }))
}

function topicsOf({ scenes, characters, themes }: Library): readonly SelectOption[] {
  return [
    ...scenes.map(({ id, title }) => ({ label: title, value: `scene/${id}` })),
    ...characters.map(({ id, name }) => ({ label: name, value: `character/${id}` })),
    ...themes.map(({ id, name }) => ({ label: name, value: `theme/${id}` })),
  ]
}

/** A pack that is not installed any more stops what needs it, but not the page on which another is chosen. */
async function orNone<T>(read: () => Promise<T>, none: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UserError) return none
    throw error
  }
}
