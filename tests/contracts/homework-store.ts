/** What keeping assignments and attempts promises on either engine. */
import { dueBy } from '../fixtures/due-by.ts'
import { expect, it } from 'vitest'
import { maxOpenAssignments } from '../../src/core/homework/assignment.ts'
import {
  type Attempt,
  answerQuestion,
  beginAttempt,
  finishAttempt,
} from '../../src/core/homework/attempt.ts'
import { dayMs } from '../../src/core/platform/clock.ts'
import type { HomeworkStore, OwnWork, WorkKey } from '../../src/core/homework/homework-store.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { rosterStudent } from './book-store.ts'
import { assignmentWith, hourMs, setAt } from '../fixtures/homework.ts'

const ana = { class: 'web:1', assignment: 'h1', person: 'web:ana', name: 'Ana' }
const ben = { ...ana, person: 'web:ben', name: 'Ben' }

type Key = WorkKey & { readonly name: string }

function begin(homework: HomeworkStore, key: Key, at = setAt) {
  return homework.update(key, ({ assignment, attempts }: OwnWork) => {
    const begun = beginAttempt(assignment, attempts, { person: key.person, seed: 3, at })
    return { attempt: begun.kind === 'refused' ? undefined : begun.attempt, result: begun.kind }
  })
}

function answer(homework: HomeworkStore, key: Key, position: number, option: number, at = setAt) {
  return homework.update(key, ({ assignment, attempts: [attempt] }: OwnWork) => {
    if (attempt === undefined) return { result: 'none' as const }
    return answerQuestion(assignment, attempt, { position, response: [option], at })
  })
}

function finish(homework: HomeworkStore, key: Key, at = setAt) {
  return homework.update(key, ({ assignment, attempts: [attempt] }: OwnWork) =>
    attempt === undefined ? { result: 'none' as const } : finishAttempt(assignment, attempt, at),
  )
}

function optionsOf({ answers }: Attempt) {
  return answers.toSorted((a, b) => a.position - b.position).map(({ response }) => response)
}

export function homeworkStoreContract(open: OpenStore): void {
  async function opened(clock: () => number = () => setAt) {
    const store = await open({ clock })
    const { homework } = store
    expect(await homework.create(assignmentWith())).toBe(true)
    return { store, homework }
  }

  it('keeps an assignment as it was set, for its class alone', async () => {
    const { homework } = await opened()
    expect(await homework.find('web:1', 'h1')).toEqual(assignmentWith())
    expect(await homework.find('web:2', 'h1')).toBeUndefined()
    expect(await homework.list('web:2')).toEqual([])
    const stranger = { ...ana, class: 'web:2' }
    expect(await begin(homework, stranger)).toBeUndefined()
    const { state } = assignmentWith()
    expect(await homework.changeState('web:2', 'h1', () => state)).toBeUndefined()
  })

  it('knows its students by the teachers’ list, by what they are called in the class, by what they handed in, or not at all', async () => {
    const { store, homework } = await opened()
    const room = { id: 'room', class: 'web:1', platform: 'web', allowsMature: false } as const
    for (const [person, name] of [
      ['web:ana', 'ana_r'],
      ['web:ben', ''],
      ['web:cleo', ''],
      ['web:dan', 'Dan'],
    ] as const) {
      await store.homeClasses.save(person, { room, usedAt: setAt, name })
    }
    const elsewhere = { ...room, class: 'web:2' }
    await store.homeClasses.save('web:dan', { room: elsewhere, usedAt: setAt, name: 'dan99' })
    await begin(homework, ben)
    const listed = { person: 'web:ana', linkedBy: 'code' } as const
    async function roster(className: string, name: string) {
      const students = [rosterStudent(`${className} ${name}`, name, listed)]
      await store.book.changeRoster(className, () => ({ students, result: undefined }))
    }
    await roster('web:1', 'Ana Ruiz')
    await roster('web:2', 'Zoë')
    expect(await homework.members('web:1')).toEqual([
      { id: 'web:ana', name: 'Ana Ruiz' },
      { id: 'web:ben', name: 'Ben' },
      { id: 'web:cleo', name: '' },
      { id: 'web:dan', name: 'Dan' },
    ])
    expect(await homework.members('web:2')).toEqual([{ id: 'web:dan', name: 'dan99' }])
  })

  it('reads what was stored before a field was there', async () => {
    const { homework } = await opened()
    const {
      person: _p,
      note: _n,
      timeMs: _t,
      zone: _z,
      ...plan
    } = assignmentWith({ id: 'old' }).plan
    const { state } = assignmentWith()
    const { draft: _d, lateUntil: _l, closedAt: _c, cancelled: _x, message: _m, ...old } = state
    await homework.create({ plan, state: old } as never)
    expect(await homework.find('web:1', 'old')).toEqual(assignmentWith({ id: 'old', zone: 'UTC' }))
  })

  it('lists the newest first, without what one person practises', async () => {
    const { homework } = await opened()
    const later = assignmentWith({ id: 'h2', setAt: setAt + 1 })
    const own = assignmentWith({ id: 'own', use: 'practice', person: ana.person })
    await homework.create(later)
    await homework.create(own)
    const ids = (await homework.list('web:1')).map(({ plan }) => plan.id)
    expect(ids).toEqual(['h2', 'h1'])
    expect(await homework.listPractices('web:1', ana.person)).toEqual([own])
    expect(await homework.listPractices('web:1', ben.person)).toEqual([])
    expect(await begin(homework, { ...ben, assignment: 'own' })).toBeUndefined()
    expect(await begin(homework, { ...ana, assignment: 'own' })).toBe('begun')
    const another = { ...own, plan: { ...own.plan, id: 'another' } }
    expect(await homework.create(another)).toBe(false)
    await homework.changeState('web:1', 'own', ({ state }) => ({ ...state, closedAt: setAt - 1 }))
    expect(await homework.create(another)).toBe(true)
  })

  it('has room for so many that are open, and closed ones do not count', async () => {
    const { homework } = await opened()
    for (let at = 1; at < maxOpenAssignments; at += 1) {
      expect(await homework.create(assignmentWith({ id: `n${at}` }))).toBe(true)
    }
    expect(await homework.create(assignmentWith({ id: 'more' }))).toBe(false)
    await homework.changeState('web:1', 'h1', ({ state }) => ({ ...state, closedAt: setAt - 1 }))
    expect(await homework.create(assignmentWith({ id: 'more' }))).toBe(true)
  })

  it('lets the oldest preview make way for another, and nothing that is posted', async () => {
    const { homework } = await opened()
    for (let at = 1; at < maxOpenAssignments; at += 1) {
      const assignment = assignmentWith({ id: `n${at}`, setAt: setAt + at }, { draft: at < 3 })
      expect(await homework.create(assignment)).toBe(true)
    }
    for (const id of ['first', 'second']) {
      expect(await homework.create(assignmentWith({ id, setAt: setAt + 100 }))).toBe(true)
    }
    expect(await homework.create(assignmentWith({ id: 'third' }))).toBe(false)
    expect(await homework.find('web:1', 'n1')).toBeUndefined()
    expect(await homework.find('web:1', 'n2')).toBeUndefined()
    expect(await homework.find('web:1', 'n3')).toBeDefined()
  })

  it('keeps each answer, and who handed in', async () => {
    const { homework } = await opened()
    expect(await answer(homework, ana, 0, 1)).toBe('none')
    expect(await begin(homework, ana)).toBe('begun')
    expect(await begin(homework, ana)).toBe('going-on')
    expect(await answer(homework, ana, 0, 1)).toBe('accepted')
    expect(await begin(homework, ben)).toBe('begun')
    expect(await homework.countFinished('web:1', 'h1')).toBe(0)
    expect(await finish(homework, ana, setAt + 5)).toBe('finished')
    expect(await finish(homework, ana, setAt + 6)).toBe('already')
    expect(await homework.countFinished('web:1', 'h1')).toBe(1)
    const all = await homework.attempts('web:1', 'h1')
    expect(all.map(({ name }) => name).toSorted()).toEqual(['Ana', 'Ben'])
    expect(await homework.attemptsOf(ana)).toMatchObject([
      { number: 1, finishedAt: setAt + 5, answers: [{ position: 0, response: [1], at: setAt }] },
    ])
    expect(await homework.attemptsOf({ ...ana, class: 'web:2' })).toEqual([])
  })

  it('takes presses that come at once from two devices one after the other', async () => {
    const { homework } = await opened()
    const begun = await Promise.all([begin(homework, ana), begin(homework, ana)])
    expect(new Set(begun)).toEqual(new Set(['begun', 'going-on']))
    const results = await Promise.all(
      [0, 0, 2, 2].map((option, index) => answer(homework, ana, 0, option, setAt + index)),
    )
    expect(results).toEqual(['accepted', 'accepted', 'changed', 'accepted'])
    const [attempt] = await homework.attemptsOf(ana)
    expect(attempt?.answers).toEqual([{ position: 0, response: [2], at: setAt + 2 }])
  })

  it('keeps the answers of a whole class that come at once', async () => {
    const { homework } = await opened()
    const keys = Array.from({ length: 40 }, (_, at) => ({ ...ana, person: `web:s${at}` }))
    await Promise.all(keys.map((key) => begin(homework, key)))
    await Promise.all(
      keys.flatMap((key, at) => [
        answer(homework, key, 0, at % 3),
        answer(homework, key, 1, at % 4),
      ]),
    )
    const all = await homework.attempts('web:1', 'h1')
    const byPerson = new Map(all.map((each) => [each.attempt.person, optionsOf(each.attempt)]))
    expect(byPerson).toEqual(new Map(keys.map(({ person }, at) => [person, [[at % 3], [at % 4]]])))
  })

  it('says which cards are out of date, until they are drawn', async () => {
    let now = setAt
    const { homework } = await opened(() => now)
    expect(await homework.listStaleCards(dueBy(now))).toEqual([])
    await begin(homework, ana)
    await answer(homework, ana, 0, 1)
    expect(await homework.listStaleCards(dueBy(now))).toEqual([])
    await finish(homework, ana)
    const [stale] = await homework.listStaleCards(dueBy(now))
    expect(await homework.listStaleCards({ ...dueBy(now), platforms: ['slack'] })).toEqual([])
    expect(stale?.assignment.plan.id).toBe('h1')
    now += 1
    // Somebody else hands in while it is being drawn.
    await begin(homework, ben)
    await answer(homework, ben, 0, 1)
    await finish(homework, ben)
    await homework.markDrawn('h1', stale?.version ?? 0, undefined)
    const [again] = await homework.listStaleCards(dueBy(now))
    await homework.markDrawn('h1', again?.version ?? 0, setAt + hourMs)
    expect(await homework.listStaleCards(dueBy(now))).toEqual([])
    expect(await homework.listStaleCards(dueBy(setAt + hourMs))).toHaveLength(1)
  })

  it('changes the state, which the next answer sees', async () => {
    const { homework } = await opened()
    await begin(homework, ana)
    const closed = await homework.changeState('web:1', 'h1', ({ state }) => ({
      ...state,
      closedAt: setAt - 1,
    }))
    expect(closed?.state.closedAt).toBe(setAt - 1)
    expect(await answer(homework, ana, 0, 1)).toBe('closed')
  })

  it('finds a test below more other work than anybody does in its time', async () => {
    const { homework } = await opened()
    await homework.create(assignmentWith({ use: 'test', show: 'released', id: 't1' }))
    await begin(homework, { ...ana, assignment: 't1' })
    for (let n = 0; n < 51; n += 1) {
      const other = { ...ana, class: `class:${n + 2}`, assignment: `o${n}` }
      await homework.create(assignmentWith({ id: other.assignment, class: other.class }))
      await begin(homework, other, setAt + 1)
    }
    const open = await homework.listTests(ana.person)
    expect(open.map(({ assignment }) => assignment.plan.id)).toEqual(['t1'])
  })

  it('lists the tests that somebody has begun and not handed in, in any class', async () => {
    const { homework } = await opened()
    const test = { use: 'test', show: 'released' } as const
    await homework.create(assignmentWith({ ...test, id: 't1' }))
    await homework.create(assignmentWith({ ...test, id: 't2', class: 'web:2' }))
    const first = { ...ana, assignment: 't1' }
    const second = { ...ana, class: 'web:2', assignment: 't2' }
    for (const key of [ana, first, second]) await begin(homework, key)
    const open = await homework.listTests(ana.person)
    expect(open.map(({ assignment }) => assignment.plan.id).toSorted()).toEqual(['t1', 't2'])
    expect(await homework.listTests(ben.person)).toEqual([])
    await answer(homework, first, 0, 1)
    await finish(homework, first)
    const left = await homework.listTests(ana.person)
    expect(left.map(({ assignment }) => assignment.plan.id)).toEqual(['t2'])
  })

  it('deletes what closed before the class keeps its quizzes, with all attempts', async () => {
    let now = setAt
    const { store, homework } = await opened(() => now)
    await begin(homework, ana)
    now = setAt + 24 * hourMs + 366 * dayMs
    await store.purge()
    expect(await homework.find('web:1', 'h1')).toBeDefined()
    now += 1
    expect(await store.purge()).toMatchObject({ assignment: 1 })
    expect(await homework.find('web:1', 'h1')).toBeUndefined()
    expect(await homework.attempts('web:1', 'h1')).toEqual([])
  })

  it('deletes a person’s work with their data, and everything with the class', async () => {
    const { store, homework } = await opened()
    await homework.create(assignmentWith({ id: 'own', use: 'practice', person: ana.person }))
    for (const key of [ana, ben]) await begin(homework, key)
    await store.personalData.erase(ana.person)
    expect(await homework.listPractices('web:1', ana.person)).toEqual([])
    const left = await homework.attempts('web:1', 'h1')
    expect(left.map(({ attempt }) => attempt.person)).toEqual([ben.person])
    await store.forgetClass('web:1')
    expect(await homework.find('web:1', 'h1')).toBeUndefined()
    expect(await homework.attempts('web:1', 'h1')).toEqual([])
  })
}
