/** What stays of quizzes, on either engine. */
import { expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import type { GivenFlag } from '../../src/core/quiz/flag.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { lobbyOf, openedAt as start } from '../fixtures/lobby.ts'
import { sendEvent, person } from './quiz-store.ts'

/** A quiz of one counted question; `right` have it right and `wrong` do not. */
async function played(
  { quizzes }: Store,
  id: string,
  { right, wrong }: { right: readonly string[]; wrong: readonly string[] },
  given: Parameters<typeof lobbyOf>[1] = {},
): Promise<void> {
  const quiz = lobbyOf(id, given)
  await quizzes.open(quiz)
  function send(event: Parameters<typeof sendEvent>[2]) {
    return sendEvent(quizzes, id, event, quiz.plan.class)
  }
  for (const name of [...right, ...wrong]) await send({ kind: 'join', by: person(name) })
  await send({ kind: 'start', by: person('host') })
  const answer = { kind: 'answer', round: 0, at: start } as const
  for (const name of right) await send({ ...answer, by: person(name), response: [1] })
  for (const name of wrong) await send({ ...answer, by: person(name), response: [0] })
  await send({ kind: 'stop', by: person('host') })
}

/** How many answered each question, and their credit in all. */
async function totals({ quizRecords }: Store) {
  const rounds = await quizRecords.scoredRounds('class', 0)
  return rounds.map(({ item, answers }) => [
    item.id,
    answers.length,
    answers.reduce((sum, { credit }) => sum + credit, 0),
  ])
}

/** Somebody reports the first question of the quiz `a`. */
async function report(
  { quizRecords }: Store,
  person: string,
  given: Partial<GivenFlag> = {},
  className = 'class',
): Promise<void> {
  const flagged = { quiz: 'a', round: 0, person, id: `flag of ${person}`, name: `Ms ${person}` }
  const about = { pack: 'lantern', item: 'item' }
  await quizRecords.flag(className, flagged, about, { reason: 'unclear', words: '', ...given })
}

export function quizRecordsContract(open: OpenStore): void {
  it('returns the result of a quiz: players, counted answers, flags', async () => {
    const store = await open({ clock: () => start })
    const { quizRecords } = store
    await played(store, 'a', { right: ['ana'], wrong: ['ben'] }, { room: 'hall' })
    await report(store, 'ben')
    await report(store, 'ben', { reason: 'other', words: 'It is ninety-one.' })
    const result = (await quizRecords.result('class', 'a'))!
    expect(result).toMatchObject({ rounds: 1, endedAt: start })
    expect(result.players.map(({ name, points }) => [name, points])).toEqual([
      ['ana', 100],
      ['ben', 0],
    ])
    expect(result.answers).toMatchObject([
      { person: 'ana', round: 0, response: [1], credit: 1, points: 100 },
      { person: 'ben', round: 0, response: [0], credit: 0, points: 0 },
    ])
    expect(result.flags).toEqual(
      new Map([
        [
          0,
          [
            {
              reason: 'other',
              words: 'It is ninety-one.',
              person: 'ben',
              name: 'Ms ben',
              isClosed: false,
            },
          ],
        ],
      ]),
    )
    expect(await quizRecords.findLastQuizId('class', 'hall')).toBe('a')
    expect(await quizRecords.findLastQuizId('class', 'nowhere')).toBeUndefined()
    expect(await quizRecords.result('class', 'nothing')).toBeUndefined()
  })

  it('lists the quizzes of a class in which something was answered, the newest first, page by page', async () => {
    const store = await open({ clock: () => start })
    await played(store, 'old', { right: ['ana'], wrong: [] }, { openedAt: start - 9 })
    await played(store, 'new', { right: ['ana', 'ben'], wrong: ['cleo'] }, { room: 'hall' })
    await played(store, 'other', { right: ['ana'], wrong: [] }, { class: 'another' })
    await played(store, 'empty', { right: [], wrong: [] })
    const { quizRecords } = store
    const page = await quizRecords.listPlayed('class', { skip: 0, limit: 10 })
    expect(page).toEqual({
      total: 2,
      quizzes: [
        { id: 'new', room: 'hall', about: 'everything', openedAt: start, students: 3, rounds: 1 },
        expect.objectContaining({ id: 'old', students: 1, openedAt: start - 9 }),
      ],
    })
    const second = await quizRecords.listPlayed('class', { skip: 1, limit: 1 })
    expect(second.quizzes.map(({ id }) => id)).toEqual(['old'])
    expect(second.total).toBe(2)
    expect(await quizRecords.listPlayed('nobody’s', { skip: 0, limit: 10 })).toEqual({
      total: 0,
      quizzes: [],
    })
  })

  it('adds up points by class and time, without anonymous quizzes', async () => {
    const store = await open({ clock: () => start })
    const day = 86_400_000
    await played(store, 'old', { right: ['ana'], wrong: [] }, { openedAt: start - 9 * day })
    await played(store, 'new', { right: ['ana', 'ben'], wrong: ['cleo'] })
    await played(store, 'other', { right: ['ana'], wrong: [] }, { class: 'another' })
    const settings = { ...lobbyOf('x').plan.settings, anonymous: true }
    await played(store, 'masked', { right: ['cleo'], wrong: [] }, { settings })

    async function byName(since: number) {
      const scores = await store.quizRecords.scores('class', since)
      return scores.map(({ name, points, quizzes }) => [name, points, quizzes])
    }

    expect(await byName(0)).toEqual([
      ['ana', 200, 2],
      ['ben', 100, 1],
      ['cleo', 0, 1],
    ])
    expect(await byName(start - 7 * day)).toEqual([
      ['ana', 100, 1],
      ['ben', 100, 1],
      ['cleo', 0, 1],
    ])
  })

  it('returns how a class did in each round, and names nobody', async () => {
    const store = await open({ clock: () => start })
    await played(store, 'old', { right: ['ana'], wrong: [] }, { openedAt: start - 9 })
    await played(store, 'new', { right: ['ana', 'ben'], wrong: ['cleo'] })
    await played(store, 'other', { right: ['ana'], wrong: [] }, { class: 'another' })
    const [item] = lobbyOf('x').plan.items
    expect(await store.quizRecords.scoredRounds('class', start)).toEqual([
      {
        item,
        at: start,
        anonymous: false,
        answers: [
          { student: 0, credit: 1 },
          { student: 1, credit: 1 },
          { student: 2, credit: 0 },
        ],
        missing: [],
      },
    ])
    expect(await store.quizRecords.scoredRounds('class', 0)).toHaveLength(2)
    expect(JSON.stringify(await store.quizRecords.scoredRounds('class', 0))).not.toMatch(
      /"(ana|cleo)"/,
    )
  })

  it('numbers those who had joined and did not answer, too', async () => {
    const store = await open({ clock: () => start })
    const quiz = lobbyOf('a')
    await store.quizzes.open(quiz)
    for (const name of ['ana', 'ben']) {
      await sendEvent(store.quizzes, 'a', { kind: 'join', by: person(name) })
    }
    await sendEvent(store.quizzes, 'a', { kind: 'start', by: person('host') })
    const answer = { kind: 'answer', round: 0, at: start } as const
    await sendEvent(store.quizzes, 'a', { ...answer, by: person('ana'), response: [1] })
    // Nobody waits for Ben any more, so the question closes.
    await sendEvent(store.quizzes, 'a', { kind: 'leave', by: person('ben') })
    expect(await store.quizRecords.scoredRounds('class', 0)).toMatchObject([
      { answers: [{ student: 0, credit: 1 }], missing: [1] },
    ])
  })

  it('lists a quiz that asked for opinions alone', async () => {
    const store = await open({ clock: () => start })
    const words = { id: 'poll', scene: 'the-letter', prompt: 'Do you?', explanation: 'So.' }
    const items = [{ ...words, by: 'poll' as const, options: ['Yes', 'No'] }]
    await played(store, 'poll', { right: ['ana'], wrong: ['ben'] }, { items })
    const page = await store.quizRecords.listPlayed('class', { skip: 0, limit: 10 })
    expect(page).toMatchObject({ total: 1, quizzes: [{ id: 'poll', students: 2, rounds: 1 }] })
  })

  it('returns what one student answered in the class, and nothing of anonymous quizzes', async () => {
    const store = await open({ clock: () => start })
    await played(store, 'old', { right: ['ana'], wrong: ['ben'] }, { openedAt: start - 9 })
    await played(store, 'new', { right: ['ben'], wrong: ['ana'] })
    await played(store, 'other', { right: ['ana'], wrong: [] }, { class: 'another' })
    const settings = { ...lobbyOf('x').plan.settings, anonymous: true }
    await played(store, 'masked', { right: ['ana'], wrong: [] }, { settings })
    const [item] = lobbyOf('x').plan.items
    const { quizRecords } = store
    expect(await quizRecords.studentRounds('class', 'ana', 0)).toEqual([
      { item, pack: 'lantern', credit: 1, at: start - 9 },
      { item, pack: 'lantern', credit: 0, at: start },
    ])
    expect(await quizRecords.studentRounds('class', 'ana', start)).toHaveLength(1)
    expect(await quizRecords.studentRounds('class', 'nobody', 0)).toEqual([])
  })

  it('numbers each student the same in every quiz, and does not count quizzes that ended before a question', async () => {
    const store = await open({ clock: () => start })
    await played(store, 'a', { right: ['ana'], wrong: ['ben'] })
    await played(store, 'b', { right: ['ben'], wrong: [] })
    await played(store, 'empty', { right: [], wrong: [] })
    const quiz = lobbyOf('stopped')
    await store.quizzes.open(quiz)
    await sendEvent(store.quizzes, 'stopped', { kind: 'join', by: person('ana') })
    await sendEvent(store.quizzes, 'stopped', { kind: 'start', by: person('host') })
    await sendEvent(store.quizzes, 'stopped', { kind: 'stop', by: person('host') })
    const rounds = await store.quizRecords.scoredRounds('class', 0)
    const students = rounds.map(({ answers }) =>
      answers.map(({ student, credit }) => `${student}: ${credit}`).toSorted(),
    )
    expect(students).toHaveLength(2)
    const ben = students[1]![0]!.split(':')[0]!
    expect(students[0]).toContain(`${ben}: 0`)
    const scores = await store.quizRecords.scores('class', 0)
    expect(scores.map(({ name, points, quizzes }) => [name, points, quizzes])).toEqual([
      ['ana', 100, 1],
      ['ben', 100, 2],
    ])
  })

  it('neither shows nor changes a quiz of another class', async () => {
    const store = await open({ clock: () => start })
    const { quizRecords } = store
    await played(store, 'a', { right: ['ana'], wrong: ['ben'] }, { room: 'hall' })
    expect(await quizRecords.result('another', 'a')).toBeUndefined()
    expect(await quizRecords.findLastQuizId('another', 'hall')).toBeUndefined()
    expect(await quizRecords.recentItems('another', 'hall', 3)).toEqual(new Set())
    await report(store, 'ben', {}, 'another')
    expect(await quizRecords.listFlags('another')).toEqual([])
    expect((await quizRecords.result('class', 'a'))?.flags).toEqual(new Map())
  })

  it('lists the open reports of a class, the oldest first, until a teacher has dealt with them', async () => {
    let now = start
    const store = await open({ clock: () => now })
    const { quizRecords } = store
    await played(store, 'a', { right: ['ana'], wrong: ['ben'] })
    await report(store, 'ben', { reason: 'wrong-key', words: 'It’s Osk.' })
    now += 1_000
    await report(store, 'ana')
    const shared = {
      quiz: 'a',
      round: 0,
      pack: 'lantern',
      item: 'item',
      prompt: 'Who says “Ninety steps”?',
    }
    const ben = {
      id: 'flag of ben',
      reason: 'wrong-key',
      words: 'It’s Osk.',
      name: 'Ms ben',
      at: start,
    }
    const ana = { id: 'flag of ana', reason: 'unclear', words: '', name: 'Ms ana', at: now }
    expect(await quizRecords.listFlags('class')).toEqual([
      { ...shared, ...ben },
      { ...shared, ...ana },
    ])
    for (const [className, id] of [
      ['another', 'flag of ben'],
      ['class', 'no such flag'],
      ['class', ''],
    ] as const) {
      expect(await quizRecords.closeFlag(className, id)).toBe(false)
    }
    expect(await quizRecords.closeFlag('class', 'flag of ben')).toBe(true)
    expect(await quizRecords.closeFlag('class', 'flag of ben')).toBe(false)
    expect(await quizRecords.listFlags('class')).toEqual([{ ...shared, ...ana }])
    expect(
      (await quizRecords.result('class', 'a'))?.flags.get(0)?.map((flag) => flag.isClosed),
    ).toEqual([true, false])
    // Who reports again has something new to say.
    const flagged = { quiz: 'a', round: 0, person: 'ben', id: 'another id', name: 'Ms ben' }
    await quizRecords.flag(
      'class',
      flagged,
      { pack: 'lantern', item: 'item' },
      { reason: 'other', words: 'Still!' },
    )
    expect(await quizRecords.findFlag('class', flagged)).toEqual({
      reason: 'other',
      words: 'Still!',
    })
    expect(await quizRecords.findFlag('another', flagged)).toBeUndefined()
    expect((await quizRecords.listFlags('class')).map(({ id, words }) => [id, words])).toEqual(
      expect.arrayContaining([['flag of ben', 'Still!']]),
    )
  })

  it('finds and deletes what somebody reported in an anonymous quiz, as long as anybody could tell', async () => {
    const store = await open({ clock: () => start })
    const { quizRecords, quizzes, personalData } = store
    const settings = { ...lobbyOf('x').plan.settings, anonymous: true }
    await played(store, 'a', { right: [], wrong: [] }, { settings })
    const player = (await quizzes.findPlayerId({ class: 'class', id: 'a' }, 'web:ana', true))!
    const other = (await quizzes.findPlayerId({ class: 'class', id: 'a' }, 'web:ben', true))!
    for (const person of [player, other]) {
      await quizRecords.flag(
        'class',
        { quiz: 'a', round: 0, person, id: `flag of ${person}`, name: '' },
        { pack: 'lantern', item: 'item' },
        { reason: 'other', words: `The words of ${person}` },
      )
    }
    expect((await quizRecords.listFlags('class')).map(({ name }) => name)).toEqual([
      undefined,
      undefined,
    ])
    const { tables } = await personalData.read('web:ana')
    expect(tables.find(({ table }) => table === 'quiz_flag')?.rows).toMatchObject([
      { words: `The words of ${player}` },
    ])
    await personalData.erase('web:ana')
    expect((await quizRecords.listFlags('class')).map(({ words }) => words)).toEqual([
      `The words of ${other}`,
    ])
  })

  it('keeps the totals of the class when somebody has her data deleted', async () => {
    const store = await open({ clock: () => start })
    const { quizRecords, personalData } = store
    await played(store, 'a', { right: ['ana'], wrong: ['ben', 'cleo'] })
    await played(store, 'b', { right: ['ana', 'ben'], wrong: [] })
    await report(store, 'ana', { words: 'I, Ana, say so.' })
    await report(store, 'ben')
    await quizRecords.setHidden('class', 'ana', true)
    const before = await totals(store)
    await personalData.erase('ana')
    expect(await personalData.read('ana')).toEqual({ tables: [], mentions: [] })
    expect(await totals(store)).toEqual(before)
    expect((await quizRecords.result('class', 'a'))?.flags.get(0)).toMatchObject([
      { name: 'Ms ben' },
    ])
    expect(JSON.stringify(await store.exportClass('class'))).not.toContain('I, Ana, say so.')
    const scores = await quizRecords.scores('class', 0)
    expect(
      scores
        .map(({ name, points, quizzes }) => [name, points, quizzes])
        .toSorted((a, b) => Number(b[1]) - Number(a[1])),
    ).toEqual([
      ['Deleted user', 200, 2],
      ['ben', 100, 2],
      ['cleo', 0, 1],
    ])
    expect(JSON.stringify(await store.exportClass('class'))).not.toMatch(/"ana"/)
  })

  it('keeps off the boards who wishes it, in that class and until taken back', async () => {
    const store = await open({ clock: () => start })
    const { quizRecords, quizzes } = store
    await played(store, 'a', { right: ['ana'], wrong: ['ben'] })
    await quizRecords.setHidden('class', 'ana', true)
    await quizRecords.setHidden('class', 'ana', true)
    expect(await quizRecords.isHidden('class', 'ana')).toBe(true)
    expect(await quizRecords.isHidden('another', 'ana')).toBe(false)
    const scores = await quizRecords.scores('class', 0)
    expect(scores.filter((score) => score.hidden).map((score) => score.person)).toEqual(['ana'])
    const { players } = (await quizzes.read('class', 'a'))!.quiz
    expect(players.filter((player) => player.hidden).map((player) => player.person)).toEqual([
      'ana',
    ])
    await quizRecords.setHidden('class', 'ana', false)
    expect(await quizRecords.isHidden('class', 'ana')).toBe(false)
  })

  it('gives each pseudonym once a class, shows it on boards, and keeps the name for teachers', async () => {
    const { quizRecords, quizzes, ...store } = await open({ clock: () => start })
    await played({ ...store, quizRecords, quizzes }, 'a', { right: ['ana'], wrong: ['ben'] })
    const [ana, ben] = [person('ana'), person('ben')]
    expect(await quizRecords.choosePseudonym('class', ana, 'Blue Fox')).toBe(true)
    expect(await quizRecords.choosePseudonym('class', ben, 'Heron')).toBe(true)
    expect(await quizRecords.choosePseudonym('class', ben, 'BLUE fox')).toBe(false)
    expect(await quizRecords.choosePseudonym('class', ben, 'Ana')).toBe(false)
    expect(await quizRecords.choosePseudonym('another', ben, 'Blue Fox')).toBe(true)
    expect(await quizRecords.choosePseudonym('class', ana, 'Blue FOX')).toBe(true)
    expect(await quizRecords.pseudonyms('class')).toEqual([
      { person: 'ana', personName: 'ana', name: 'Blue FOX' },
      { person: 'ben', personName: 'ben', name: 'Heron' },
    ])
    const scores = await quizRecords.scores('class', 0)
    expect(scores.map(({ name, points }) => [name, points])).toEqual([
      ['Blue FOX', 100],
      ['Heron', 0],
    ])
    const { players } = (await quizzes.read('class', 'a'))!.quiz
    expect(new Map(players.map(({ name, pseudonym }) => [name, pseudonym]))).toEqual(
      new Map([
        ['ana', 'Blue FOX'],
        ['ben', 'Heron'],
      ]),
    )
    expect((await quizRecords.result('class', 'a'))?.players.map(({ name }) => name)).toEqual([
      'ana',
      'ben',
    ])
    expect(await quizRecords.dropPseudonym('class', 'ben')).toBe(true)
    expect(await quizRecords.dropPseudonym('class', 'ben')).toBe(false)
  })

  it('gives nobody a name that a teacher has, by whichever the platform shows them', async () => {
    const { quizRecords } = await open()
    const names = ['Ms. Lovelace', 'Augusta King', 'countess-42']
    await quizRecords.saveTeacher('class', 'ada', names)
    for (const name of [...names, 'The Countess 42', 'augusta k1ng']) {
      expect(await quizRecords.choosePseudonym('class', person('ben'), name)).toBe(false)
    }
    expect(await quizRecords.choosePseudonym('another', person('ben'), 'countess-42')).toBe(true)
    expect(await quizRecords.choosePseudonym('class', person('ben'), 'Count')).toBe(true)
  })

  it('gives a pseudonym that two choose at the same moment to one of them', async () => {
    const { quizRecords } = await open()
    const all = ['ana', 'ben', 'cleo', 'dan'].map((name) => person(name))
    const given = await Promise.all(
      all.map((each) => quizRecords.choosePseudonym('class', each, 'Fox')),
    )
    expect(given.filter(Boolean)).toHaveLength(1)
    expect(await quizRecords.pseudonyms('class')).toHaveLength(1)
  })

  it('deletes the pseudonym of somebody who has her data deleted', async () => {
    const store = await open()
    const { quizRecords, personalData } = store
    await quizRecords.choosePseudonym('class', person('ana'), 'Blue Fox')
    const found = await personalData.read('ana')
    expect(found.tables.map(({ table }) => table)).toEqual(['quiz_pseudonym'])
    expect(found.tables[0]?.rows[0]).toMatchObject({ name: 'Blue Fox', person_name: 'ana' })
    await personalData.erase('ana')
    expect(await personalData.read('ana')).toEqual({ tables: [], mentions: [] })
    expect(JSON.stringify(await store.exportClass('class'))).not.toMatch(/Fox/)
    expect(await quizRecords.choosePseudonym('class', person('ben'), 'Blue Fox')).toBe(true)
  })

  it('remembers which items a room was asked in its last quizzes', async () => {
    const { quizzes, quizRecords } = await open({ clock: () => start })
    const [item] = lobbyOf('x').plan.items
    for (const [nth, id] of ['first', 'second', 'third'].entries()) {
      await quizzes.open(
        lobbyOf(id, { room: 'hall', openedAt: start + nth, items: [{ ...item!, id }] }),
      )
      await sendEvent(quizzes, id, { kind: 'stop', by: person('host') })
    }
    expect(await quizRecords.recentItems('class', 'hall', 2)).toEqual(new Set(['second', 'third']))
  })

  it('keeps presets by class and name', async () => {
    const { quizRecords } = await open()
    const { settings } = lobbyOf('x').plan
    const rivera = { id: 'web:rivera', name: 'Ms Rivera' }
    await quizRecords.savePreset('class', 'friday', { settings }, rivera)
    const hope = { settings: { ...settings, seconds: 60 }, about: 'theme/hope' }
    await quizRecords.savePreset('class', 'friday', hope, rivera)
    expect(await quizRecords.presets('class')).toEqual(
      new Map([['friday', { settings: { ...settings, seconds: 60 }, about: 'theme/hope' }]]),
    )
    expect(await quizRecords.presets('another')).toEqual(new Map())
    expect(await quizRecords.dropPreset('class', 'friday', rivera)).toBe(true)
    expect(await quizRecords.dropPreset('class', 'friday', rivera)).toBe(false)
  })

  it('writes who changed a preset into the history, and nothing over one that nobody has seen', async () => {
    const { quizRecords, history } = await open()
    const { settings } = lobbyOf('x').plan
    const rivera = { id: 'web:rivera', name: 'Ms Rivera' }
    const other = { settings: { ...settings, seconds: 60 } }
    const none = { preset: undefined }
    expect(await quizRecords.savePreset('class', 'friday', { settings }, rivera, none)).toBe(true)
    expect(await quizRecords.savePreset('class', 'friday', other, rivera, none)).toBe(false)
    expect(await quizRecords.dropPreset('class', 'friday', rivera, none)).toBe(false)
    await quizRecords.savePreset('class', 'friday', other, rivera)
    await quizRecords.dropPreset('class', 'friday', rivera)
    const said = (await history.list('class', { kinds: ['preset'], limit: 9 })).map(
      (each) => each.said,
    )
    expect(said).toEqual([
      'deleted the quiz preset “friday”',
      'changed the quiz preset “friday”',
      'saved the quiz preset “friday”',
    ])
  })
}
