/** Binds quizzes to the person and the room of an invocation. */
import type { Accommodation } from '../../core/accommodations/accommodation.ts'
import type { AnswerResult } from '../../core/quiz/events.ts'
import { dayMs } from '../../core/platform/clock.ts'
import { momentOf } from '../../core/quiz/moment.ts'
import type { QuizService } from '../../core/quiz/quiz-service.ts'
import {
  type Actor,
  type Quiz,
  type QuizPlan,
  type QuizState,
  wasShown,
} from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { bindLeftOut } from './bind-left-out.ts'
import type { Projector } from './projector.ts'
import type { RunnerEvent, QuizRunner } from './quiz-runner.ts'
import { quizOver } from '../../core/quiz/too-late.ts'

/** How long a lobby stays open, milliseconds. */
const lobbyMs = 60_000

/** Of one class: more than a whole school plays, and little enough to be kept for a year. */
const maxQuizzesPerDay = 300

/** Questions of the room's last quizzes, this many, are asked again only when there are no others. */
const recentQuizCount = 3

export interface QuizServiceParts {
  readonly runner: QuizRunner
  readonly store: QuizStore
  readonly records: QuizRecords
  readonly projector: Pick<Projector, 'link'>
  /** Returns a new id of about ten lower-case letters and digits. */
  readonly newId: () => string
}

export function createQuizService(
  { runner, store, records, projector, newId }: QuizServiceParts,
  room: Room,
  person: Person,
  {
    pack,
    accommodations,
  }: {
    readonly pack: string
    readonly accommodations: { own(): Promise<Accommodation> }
  },
): QuizService {
  /** The one place that checks the room: ids come from buttons, which anyone can forge, but rooms do not. */
  async function findPlan(id: string): Promise<QuizPlan | undefined> {
    const plan = await store.findPlan(room.class, id)
    return plan?.room === room.id ? plan : undefined
  }

  async function ifHere<T>(
    id: string,
    action: (plan: QuizPlan) => Promise<T>,
  ): Promise<T | undefined> {
    const plan = await findPlan(id)
    return plan === undefined ? undefined : action(plan)
  }

  function find(id: string): Promise<Quiz | undefined> {
    return ifHere(id, async () => (await store.read(room.class, id))?.quiz)
  }

  function findState(id: string): Promise<QuizState | undefined> {
    return ifHere(id, () => store.findState(room.class, id))
  }

  /** Returns the id under which the person plays; in an anonymous quiz a new one if they have none and are about to join. */
  async function ownPlayerId(
    plan: QuizPlan,
    { joins = false }: { readonly joins?: boolean } = {},
  ): Promise<string | undefined> {
    return plan.settings.anonymous ? store.findPlayerId(plan, person.id, joins) : person.id
  }

  async function sendAnswer(
    id: string,
    event: (by: Actor) => RunnerEvent,
    { joins = true }: { readonly joins?: boolean } = {},
  ): Promise<AnswerResult | undefined> {
    const updated = await ifHere(id, async (plan) => {
      const [player, { timeFactor }] = await Promise.all([
        ownPlayerId(plan, { joins }),
        accommodations.own(),
      ])
      return runner.handleEvent(room.class, id, event({ ...person, player, timeFactor }))
    })
    return updated?.result.find((effect) => effect.kind === 'answer-result')?.result
  }

  return {
    find,
    findPlan,
    findState,
    ownPlayerId: (plan) => ownPlayerId(plan),
    projectorLink: (quiz) => projector.link(quiz),
    running: () => store.listRunning(room.class),
    async open({ items, settings, about, seed, at }) {
      if ((await records.countOpened(room.class, at - dayMs)) >= maxQuizzesPerDay) {
        const most = `Your class has opened ${maxQuizzesPerDay} quizzes since yesterday, which is the most.`
        return { rejected: [`${most} Please try again later.`] }
      }
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
          posts: 0,
          quiet: 0,
        },
        host: { id: person.id, name: person.name, isTeacher: person.isTeacher },
        players: [],
        answers: [],
        firstVotes: [],
      })
    },
    async current() {
      const id = await store.findRunningId(room.class, room.id)
      return id === undefined ? undefined : find(id)
    },
    async applyHostAction(id, kind, given) {
      const plan = await store.findPlan(room.class, id)
      const reaches = plan?.room === room.id || (person.isTeacher && kind === 'stop')
      if (plan === undefined || !reaches) return ['This quiz isn’t in this channel.']
      const player = await ownPlayerId(plan)
      const state = kind === 'skip' ? await store.findState(room.class, id) : undefined
      const seen = given ?? (state && momentOf(state))
      const event = { kind, by: { ...person, player }, seen }
      const updated = await runner.handleEvent(room.class, id, event)
      if (updated === undefined) return [quizOver]
      return updated.result.find((effect) => effect.kind === 'reject')?.text
    },
    async reviewAnswers(id, round, step) {
      const updated = await ifHere(id, () =>
        runner.handleEvent(room.class, id, { kind: 'review', by: person, round, step }),
      )
      if (updated === undefined) return ['This quiz isn’t in this channel.']
      return updated.result.find((effect) => effect.kind === 'reject')?.text
    },
    join: (id, team) => sendAnswer(id, (by) => ({ kind: 'join', by, team })),
    leave: (id) => sendAnswer(id, (by) => ({ kind: 'leave', by }), { joins: false }),
    answer: (id, given) => sendAnswer(id, (by) => ({ kind: 'answer', by, ...given })),
    hint: (id, asked) => sendAnswer(id, (by) => ({ kind: 'hint', by, ...asked })),
    stateConfidence: (id, stated) =>
      sendAnswer(id, (by) => ({ kind: 'confidence', by, ...stated }), { joins: false }),
    async flag(id, round, given) {
      const done = await ifHere(id, async (plan) => {
        const state = await store.findState(room.class, id)
        const item = plan.items[round]
        if (state === undefined || item === undefined || !wasShown(state, round)) return false
        // In an anonymous quiz there is none if their data is being deleted at this moment.
        const player = await ownPlayerId(plan, { joins: true })
        if (player === undefined) return false
        const flagged = {
          quiz: id,
          round,
          person: player,
          id: newId(),
          name: plan.settings.anonymous ? '' : person.name,
        }
        await records.flag(room.class, flagged, { pack: plan.pack, item: item.id }, given)
        return true
      })
      return done ?? false
    },
    ownFlag: (id, round) =>
      ifHere(id, async (plan) => {
        const player = await ownPlayerId(plan)
        return player === undefined
          ? undefined
          : records.findFlag(room.class, { quiz: id, round, person: player })
      }),
    listFlags: () => records.listFlags(room.class),
    closeFlag: (id) => records.closeFlag(room.class, id),
    recentItems: () => records.recentItems(room.class, room.id, recentQuizCount),
    async result(given) {
      const id = given ?? (await records.findLastQuizId(room.class, room.id))
      if (id === undefined) return undefined
      return ifHere(id, async (plan) => {
        const result = await records.result(room.class, id)
        return result && { ...result, me: await ownPlayerId(plan) }
      })
    },
    async classResult(given) {
      if (!person.isTeacher) return undefined
      const id = given ?? (await records.findLastQuizId(room.class, room.id))
      return id === undefined ? undefined : records.result(room.class, id)
    },
    listPlayed: async (page) =>
      person.isTeacher ? records.listPlayed(room.class, page) : { quizzes: [], total: 0 },
    scoredRounds: (since) => records.scoredRounds(room.class, since),
    studentRounds: async (since, student = person.id) =>
      student === person.id || person.isTeacher
        ? records.studentRounds(room.class, student, since)
        : [],
    scores: (since) => records.scores(room.class, since),
    dueDeletion: () => records.dueDeletion(room.class),
    setHidden: (hidden) => records.setHidden(room.class, person.id, hidden),
    choosePseudonym: (name) => records.choosePseudonym(room.class, person, name),
    dropPseudonym: (owner = person.id) => records.dropPseudonym(room.class, owner),
    pseudonyms: () => records.pseudonyms(room.class),
    ...bindLeftOut(records, room, person, pack),
    presets: () => records.presets(room.class),
    savePreset: (name, preset, seen) =>
      records.savePreset(room.class, name, preset, { id: person.id, name: person.name }, seen),
    dropPreset: (name, seen) =>
      records.dropPreset(room.class, name, { id: person.id, name: person.name }, seen),
  }
}
