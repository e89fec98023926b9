/** Binds quizzes to the person and the room of an invocation. */
import type { AnswerResult } from '../../core/quiz/events.ts'
import type { QuizService } from '../../core/quiz/quiz-service.ts'
import type { Quiz } from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { RunnerEvent, QuizRunner } from './quiz-runner.ts'

/** How long a lobby is open, milliseconds. */
const lobbyMs = 60_000

/** Items of this many quizzes back are not asked again while there are others. */
const recentQuizCount = 3

export interface QuizServiceParts {
  readonly runner: QuizRunner
  readonly store: QuizStore
  readonly records: QuizRecords
  /** A fresh id of ten or so small letters and digits. */
  readonly newId: () => string
}

export function createQuizService(
  { runner, store, records, newId }: QuizServiceParts,
  room: Room,
  person: Person,
  pack: string,
): QuizService {
  /** Ids come from buttons, which anyone can forge; rooms do not. */
  async function find(id: string): Promise<Quiz | undefined> {
    const found = await store.read(id)
    return found?.quiz.plan.room === room.id ? found.quiz : undefined
  }

  async function admission(id: string, event: RunnerEvent): Promise<AnswerResult | undefined> {
    const turned = await runner.handleEvent(id, event)
    const admitted = turned?.result.find((effect) => effect.kind === 'admission')
    return admitted?.result
  }

  return {
    find,
    async findPlan(id) {
      const plan = await store.findPlan(id)
      return plan?.room === room.id ? plan : undefined
    },
    async open({ items, settings, about, seed, at }) {
      return runner.open({
        plan: {
          id: newId(),
          room: room.id,
          class: room.class,
          platform: room.platform,
          seed,
          openedAt: at,
          about,
          pack,
          settings,
          items: [...items],
        },
        state: {
          phase: 'lobby',
          startsAt: at + lobbyMs,
          extensions: 0,
          message: null,
          hostSeenAt: at,
          quiet: 0,
        },
        host: { id: person.id, name: person.name },
        players: [],
        answers: [],
      })
    },
    async current() {
      const id = await store.findRunningId(room.id)
      return id === undefined ? undefined : find(id)
    },
    async applyHostAction(id, kind) {
      const turned = await runner.handleEvent(id, { kind, by: person, room: room.id })
      if (turned === undefined) return ['There is no such quiz any more.']
      return turned.result.find((effect) => effect.kind === 'refuse')?.text
    },
    join(id, team) {
      const join = { kind: 'join' as const, by: person, room: room.id }
      return admission(id, team === undefined ? join : { ...join, team })
    },
    answer: (id, given) => admission(id, { kind: 'answer', by: person, room: room.id, ...given }),
    async flag(id, round) {
      if ((await find(id)) !== undefined) await records.flag(id, round, person.id)
    },
    recentItems: () => records.recentItems(room.id, recentQuizCount),
    async result(id) {
      const wanted = id ?? (await records.findLastQuizId(room.id))
      const found = wanted === undefined ? undefined : await records.result(wanted)
      return found?.plan.room === room.id ? found : undefined
    },
    scoredRounds: (since) => records.scoredRounds(room.class, since),
    scores: (since) => records.scores(room.class, since),
    isHidden: () => records.isHidden(room.class, person.id),
    setHidden: (hidden) => records.setHidden(room.class, person.id, hidden),
    choosePseudonym: (name) => records.choosePseudonym(room.class, person, name),
    dropPseudonym: (whose = person.id) => records.dropPseudonym(room.class, whose),
    pseudonyms: () => records.pseudonyms(room.class),
    presets: () => records.presets(room.class),
    savePreset: (name, preset) => records.savePreset(room.class, name, preset),
    dropPreset: (name) => records.dropPreset(room.class, name),
  }
}
