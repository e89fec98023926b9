/** What the class’s book and the list of its students promise on either engine. */
import { expect, it } from 'vitest'
import { codeLifetimeMs } from '../../src/core/book/link-code.ts'
import type { RosterDetails, RosterStudent } from '../../src/core/book/roster.ts'
import type { QuizPlan } from '../../src/core/quiz/quiz.ts'
import type { Store } from '../../src/store/store.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { assignmentWith, setAt } from '../fixtures/homework.ts'
import { lobbyOf, openedAt as start } from '../fixtures/lobby.ts'
import { sendEvent, person } from './quiz-store.ts'

const always = { from: 0, to: Number.MAX_SAFE_INTEGER }
const dayMs = 86_400_000

export function rosterStudent(
  id: string,
  name: string,
  given: Partial<RosterStudent> = {},
): RosterStudent {
  const details: RosterDetails = {
    name,
    firstName: '',
    lastName: '',
    studentId: '',
    email: '',
    login: '',
    group: '',
  }
  return { ...details, id, person: null, linkedBy: null, ...given }
}

/** Plays a quiz of three questions, of which the first is played to its end: `right` have it right, `wrong` do not, `silent` say nothing. */
export async function played(
  { quizzes }: Store,
  id: string,
  { right = [], wrong = [], silent = [] }: Partial<Record<'right' | 'wrong' | 'silent', string[]>>,
  plan: Partial<QuizPlan> = {},
  passTime: () => number = () => start,
): Promise<void> {
  const quiz = lobbyOf(id, plan)
  await quizzes.open(quiz)
  function send(event: Parameters<typeof sendEvent>[2]) {
    return sendEvent(quizzes, id, event, quiz.plan.class)
  }
  for (const name of [...right, ...wrong, ...silent]) await send({ kind: 'join', by: person(name) })
  await send({ kind: 'start', by: person('host') })
  const answer = { kind: 'answer', round: 0, at: start } as const
  for (const name of right) await send({ ...answer, by: person(name), response: [1] })
  for (const name of wrong) await send({ ...answer, by: person(name), response: [0] })
  await send({ kind: 'shown', round: 0 })
  // The question waits for those who say nothing until its time is up.
  if (silent.length > 0) {
    const seenAt = passTime()
    await quizzes.markSeen([id])
    await send({ kind: 'wake', seenAt })
  }
  await send({ kind: 'stop', by: person('host') })
}

async function withRoster(
  { book }: Store,
  students: readonly RosterStudent[],
  className = 'class',
) {
  await book.changeRoster(className, () => ({ students, result: undefined }))
}

export function bookStoreContract(open: OpenStore): void {
  it('adds up what each student made of each quiz, once it is over', async () => {
    let now = start
    const store = await open({ clock: () => now })
    const { book } = store
    const students = { right: ['ana'], wrong: ['ben'], silent: ['cleo'] }
    await played(store, 'a', students, {}, () => (now += 60_000))
    await store.quizzes.open(lobbyOf('running'))
    await book.addUpQuizzes('class')
    await book.addUpQuizzes('class')
    expect(await book.quizzes('class', always)).toEqual([
      { id: 'a', openedAt: start, about: 'everything', scored: 1 },
    ])
    const scores = await book.scores('class', always)
    expect(scores.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual([
      { person: 'ana', quiz: 'a', given: 1, answered: 1, credit: 1 },
      { person: 'ben', quiz: 'a', given: 1, answered: 1, credit: 0 },
      { person: 'cleo', quiz: 'a', given: 0, answered: 0, credit: 0 },
    ])
    expect(await book.scores('class', always, 'ben')).toHaveLength(1)
    expect(await book.scores('class', { from: start + 1, to: start + 2 })).toEqual([])
    expect(await book.scores('another', always)).toEqual([])
    const people = await book.people('class')
    expect(people.map(({ name }) => name).toSorted()).toEqual(['ana', 'ben'])
  })

  it('has nothing of anonymous quizzes, of no other class, and no teacher', async () => {
    const store = await open({ clock: () => start })
    const { book } = store
    const settings = { ...lobbyOf('x').plan.settings, anonymous: true }
    await played(store, 'masked', { right: ['ana'] }, { settings })
    await played(store, 'named', { right: ['ana', 'mx-t'] })
    await played(store, 'other', { right: ['eve'] }, { class: 'another' })
    await store.quizRecords.saveTeacher('class', 'mx-t', ['Mx T'])
    await book.addUpQuizzes('class')
    const quizzes = await book.quizzes('class', always)
    expect(quizzes.map(({ id }) => id)).toEqual(['named'])
    expect((await book.people('class')).map(({ id }) => id)).toEqual(['ana'])
    const stored = JSON.stringify((await store.exportClass('class'))['book_score'])
    expect(stored).not.toContain('masked')
  })

  it('adds up a quiz of more students than are added at once, and knows all of them', async () => {
    const store = await open({ clock: () => start })
    const { book } = store
    const many = Array.from({ length: 120 }, (_, at) => `student ${at}`)
    await played(store, 'a', { right: many.slice(0, 70), wrong: many.slice(70) })
    await book.addUpQuizzes('class')
    const scores = await book.scores('class', always)
    expect(scores.map(({ person: id }) => id).toSorted()).toEqual(many.toSorted())
    expect(scores.filter(({ credit }) => credit === 1)).toHaveLength(70)
    expect((await book.people('class')).map(({ id }) => id).toSorted()).toEqual(many.toSorted())
  })

  it('nothing of somebody who deleted their data is left, and quizzes go with what was added up', async () => {
    let now = start
    const store = await open({ clock: () => now })
    const { book } = store
    await withRoster(store, [rosterStudent('s1', 'Ana', { person: 'ana', linkedBy: 'code' })])
    await played(store, 'a', { right: ['ana', 'ben'] })
    await book.addUpQuizzes('class')
    await played(store, 'b', { right: ['ana', 'ben'] })
    const { tables } = await store.personalData.read('ana')
    expect(tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['book_score', 'roster_student']),
    )
    await store.personalData.erase('ana')
    await book.addUpQuizzes('class')
    const scores = await book.scores('class', always)
    expect(scores.map((each) => `${each.quiz} ${each.person}`).toSorted()).toEqual([
      'a ben',
      'b ben',
    ])
    expect(await book.roster('class')).toEqual([])
    now += 400 * dayMs
    await store.purge()
    now += 20 * dayMs
    await store.purge()
    expect(await book.quizzes('class', always)).toEqual([])
    expect(await book.scores('class', always)).toEqual([])
  })

  it('finds the attempts of the class, and what there is of those that were not handed in', async () => {
    const store = await open({ clock: () => setAt })
    const { homework, book } = store
    await homework.create(assignmentWith({ class: 'class:1' }))
    const attempt = {
      person: 'web:ana',
      number: 1,
      seed: 1,
      order: [0],
      startedAt: setAt,
      finishedAt: null,
      deadlineAt: null,
      answers: [{ position: 0, response: [1], at: setAt }],
    }
    const key = { class: 'class:1', assignment: 'h1' }
    await homework.update({ ...key, person: 'web:ana', name: 'Ana' }, () => ({
      attempt,
      result: undefined,
    }))
    await homework.update({ ...key, person: 'web:ben', name: 'Ben' }, () => ({
      attempt: { ...attempt, person: 'web:ben', finishedAt: setAt + 1 },
      result: undefined,
    }))
    const found = await book.attempts('class:1', ['h1'])
    expect(found.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual([
      { assignment: 'h1', person: 'web:ana', finishedAt: null, attempt },
      { assignment: 'h1', person: 'web:ben', finishedAt: setAt + 1, attempt: undefined },
    ])
    expect(await book.attempts('class:2', ['h1'])).toEqual([])
    expect(await book.attempts('class:1', ['h1'], 'web:ben')).toHaveLength(1)
    expect((await book.people('class:1')).map(({ name }) => name).toSorted()).toEqual([
      'Ana',
      'Ben',
    ])
    const between = await homework.listBetween('class:1', setAt - 9, setAt + 1)
    expect(between.map(({ plan }) => plan.id)).toEqual(['h1'])
    expect(await homework.listBetween('class:1', setAt + 9 * dayMs, setAt + 10 * dayMs)).toEqual([])
    expect(await homework.listBetween('class:1', 0, setAt)).toEqual([])
  })

  it('counts answers to the question of the day, but none that are anonymous or were sent back', async () => {
    const store = await open({ clock: () => start })
    const { discussion, book } = store
    const question = {
      schedule: 's1',
      class: 'class',
      room: 'room',
      item: 'q1',
      prompt: 'Why?',
      minimum: 3,
      isHeld: false,
      closesAt: start + dayMs,
      zone: 'Europe/London',
      post: { blocks: [] },
    }
    await discussion.open({ ...question, date: '2027-01-14', names: 'named' })
    await discussion.open({ ...question, date: '2027-01-15', names: 'anonymous' })
    async function answer(name: string, date: string) {
      const key = { class: 'class', schedule: 's1', date, person: `web:${name}` }
      await discussion.write(key, { id: `${name} ${date}`, name, text: 'So' })
    }
    await answer('ana', '2027-01-14')
    await answer('ben', '2027-01-14')
    await answer('cleo', '2027-01-15')
    await discussion.setState('class', 'ben 2027-01-14', 'refused')
    const days = { from: '2027-01-11', to: '2027-01-17' }
    expect(await book.answers('class', days)).toEqual([{ person: 'web:ana', date: '2027-01-14' }])
    expect(await book.answers('class', { from: '2027-01-15', to: '2027-01-17' })).toEqual([])
    expect(await book.answers('another', days)).toEqual([])
    expect(await book.people('class')).toEqual([{ id: 'web:ana', name: 'ana' }])
  })

  it('keeps the list of students by class, and changes it as a whole', async () => {
    const store = await open({ clock: () => start })
    const { book } = store
    const ana = rosterStudent('s1', 'Ana Silva', {
      firstName: 'Ana',
      lastName: 'Silva',
      studentId: '17',
      email: 'ana@school.example',
      login: 'asilva',
      group: '10b',
    })
    const ben = rosterStudent('s2', 'Ben Adams', { firstName: 'Ben', lastName: 'Adams' })
    await withRoster(store, [ana, ben])
    await withRoster(store, [rosterStudent('s1', 'Somebody else')], 'another')
    expect(await book.roster('class')).toEqual([ben, ana])
    expect(await book.link('class', 's1', 'web:ana', 'teacher')).toBe('linked')
    const removed = await book.changeRoster('class', (before) => ({
      students: before.filter(({ id }) => id === 's1').map((each) => ({ ...each, group: '10c' })),
      result: before.length,
    }))
    expect(removed).toBe(2)
    expect(await book.roster('class')).toEqual([
      { ...ana, group: '10c', person: 'web:ana', linkedBy: 'teacher' },
    ])
    expect((await book.roster('another'))[0]?.name).toBe('Somebody else')
    await store.forgetClass('class')
    expect(await book.roster('class')).toEqual([])
  })

  it('links nobody twice, and a code once, in its class and its time', async () => {
    let now = start
    const store = await open({ clock: () => now })
    const { book } = store
    await withRoster(store, [rosterStudent('s1', 'Ana'), rosterStudent('s2', 'Ben')])
    await book.saveCodes('class', [{ id: 's1', hash: 'h1' }], codeLifetimeMs)
    await book.saveCodes('class', [{ id: 's2', hash: 'h2' }], codeLifetimeMs)
    expect(await book.useCode(['another'], 'h1', 'web:ana')).toBe('wrong')
    expect(await book.useCode([], 'h1', 'web:ana')).toBe('wrong')
    expect(await book.useCode(['class'], 'h1', 'web:ana')).toMatchObject({
      name: 'Ana',
      person: 'web:ana',
      linkedBy: 'code',
    })
    expect(await book.useCode(['class'], 'h1', 'web:eve')).toBe('wrong')
    expect(await book.useCode(['class'], 'h2', 'web:ana')).toBe('taken')
    now += codeLifetimeMs
    expect(await book.useCode(['class'], 'h2', 'web:ben')).toBe('wrong')
    expect(await book.link('class', 's2', 'web:ana', 'teacher')).toBe('taken')
    expect(await book.link('class', 's1', 'web:ben', 'teacher')).toBe('gone')
    expect(await book.link('another', 's2', 'web:ben', 'teacher')).toBe('gone')
    expect(await book.unlink('another', 's1')).toBe(false)
    expect(await book.unlink('class', 's1')).toBe(true)
    expect(await book.unlink('class', 's1')).toBe(false)
    expect(await book.ownEntry('class', 'web:ana')).toBeUndefined()
    expect(await book.link('class', 's2', 'web:ana', 'teacher')).toBe('linked')
    expect(await book.ownEntry('class', 'web:ana')).toMatchObject({ name: 'Ben' })
  })

  it('lets nobody type more codes than allowed in a time, and one person’s stop nobody else', async () => {
    let now = start
    const { book } = await open({ clock: () => now })
    const limit = { max: 3, withinMs: 60_000 }
    const tried = await Promise.all(Array.from({ length: 8 }, () => book.tryCode('web:ana', limit)))
    expect(tried.filter(Boolean)).toHaveLength(3)
    expect(await book.tryCode('web:ben', limit)).toBe(true)
    now += 59_999
    expect(await book.tryCode('web:ana', limit)).toBe(false)
    now += 1
    expect(await book.tryCode('web:ana', limit)).toBe(true)
  })

  it('has one list where two teachers bring it at once, and a student types a code meanwhile', async () => {
    const store = await open({ clock: () => start })
    const { book } = store
    await withRoster(store, [rosterStudent('s1', 'Ana'), rosterStudent('s2', 'Ben')])
    await book.saveCodes('class', [{ id: 's1', hash: 'h1' }], codeLifetimeMs)
    function bring(id: string) {
      return book.changeRoster('class', (before) => {
        const isThere = before.some(({ name }) => name === 'Cleo')
        return {
          students: isThere ? before : [...before, rosterStudent(id, 'Cleo')],
          result: undefined,
        }
      })
    }
    const [, , joined, linked] = await Promise.all([
      bring('s3'),
      bring('s4'),
      book.useCode(['class'], 'h1', 'web:ana'),
      book.link('class', 's2', 'web:ana', 'teacher'),
    ])
    const list = await book.roster('class')
    expect(list.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Cleo'])
    expect(list.filter(({ person }) => person === 'web:ana')).toHaveLength(1)
    expect(joined === 'taken').not.toBe(linked === 'taken')
  })

  it('is kept for a school year after the list was last brought', async () => {
    let now = start
    const store = await open({ clock: () => now })
    await withRoster(store, [rosterStudent('s1', 'Ana')])
    now += 399 * dayMs
    await store.purge()
    expect(await store.book.roster('class')).toHaveLength(1)
    now += 2 * dayMs
    await store.purge()
    expect(await store.book.roster('class')).toEqual([])
  })
}
