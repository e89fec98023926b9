/** Binds quizzes to the person and the room of an invocation. */
import type { AnswerResult, Effect } from '../../core/quiz/events.ts'
import type { QuizService } from '../../core/quiz/quiz-service.ts'
import type { Quiz, QuizPlan } from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { RunnerEvent, QuizRunner } from './quiz-runner.ts'

/** How long a lobby stays open, milliseconds. */
const lobbyMs = 60_000

/** Questions of the room's last quizzes, this many, are asked again only when there are no others. */
const recentQuizCount = 3

export interface QuizServiceParts {
  readonly runner: QuizRunner
  readonly store: QuizStore
  readonly records: QuizRecords
  /** Returns a new id of about ten lower-case letters and digits. */
  readonly newId: () => string
}

export function createQuizService(
  { runner, store, records, newId }: QuizServiceParts,
  room: Room,
  person: Person,
  pack: string,
): QuizService {
  /** The one place that checks the room: ids come from buttons, which anyone can forge, but rooms do not. */
  async function findPlan(id: string): Promise<QuizPlan | undefined> {
    const plan = await store.findPlan(id)
    return plan?.room === room.id ? plan : undefined
  }

  async function ifHere<T>(id: string, action: () => Promise<T>): Promise<T | undefined> {
    return (await findPlan(id)) === undefined ? undefined : action()
  }

  function find(id: string): Promise<Quiz | undefined> {
    return ifHere(id, async () => (await store.read(id))?.quiz)
  }

  async function handleEvent(id: string, event: RunnerEvent): Promise<readonly Effect[]> {
    const updated = await ifHere(id, () => runner.handleEvent(id, event))
    return updated?.result ?? [{ kind: 'reject', text: ['This quiz isn’t in this channel.'] }]
  }

  async function sendAnswer(id: string, event: RunnerEvent): Promise<AnswerResult | undefined> {
    const effects = await handleEvent(id, event)
    return effects.find((effect) => effect.kind === 'answer-result')?.result
  }

  return {
    find,
    findPlan,
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
      const effects = await handleEvent(id, { kind, by: person })
      return effects.find((effect) => effect.kind === 'reject')?.text
    },
    join(id, team) {
      return sendAnswer(id, { kind: 'join', by: person, team })
    },
    answer: (id, given) => sendAnswer(id, { kind: 'answer', by: person, ...given }),
    async flag(id, round) {
      await ifHere(id, () => records.flag(id, round, person.id))
    },
    recentItems: () => records.recentItems(room.id, recentQuizCount),
    async result(given) {
      const id = given ?? (await records.findLastQuizId(room.id))
      return id === undefined ? undefined : ifHere(id, () => records.result(id))
    },
    scoredRounds: (since) => records.scoredRounds(room.class, since),
    scores: (since) => records.scores(room.class, since),
    setHidden: (hidden) => records.setHidden(room.class, person.id, hidden),
    choosePseudonym: (name) => records.choosePseudonym(room.class, person, name),
    dropPseudonym: (owner = person.id) => records.dropPseudonym(room.class, owner),
    pseudonyms: () => records.pseudonyms(room.class),
    presets: () => records.presets(room.class),
    savePreset: (name, preset) => records.savePreset(room.class, name, preset),
    dropPreset: (name) => records.dropPreset(room.class, name),
  }
}
