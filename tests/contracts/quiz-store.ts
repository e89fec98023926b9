/** What the store of quizzes promises on either engine. */
import { expect, it } from 'vitest'
import type { Effect, QuizEvent } from '../../src/core/quiz/events.ts'
import { transition } from '../../src/core/quiz/transition.ts'
import type { QuizStore } from '../../src/core/quiz/quiz-store.ts'
import { lobbyOf, openedAt as start } from '../fixtures/lobby.ts'
import type { OpenStore } from '../fixtures/engines.ts'

type WithoutNow<E> = E extends unknown ? Omit<E, 'now'> : never

export function sendEvent(
  store: QuizStore,
  id: string,
  event: WithoutNow<QuizEvent>,
  className = 'class',
) {
  return store.update<readonly Effect[]>(className, id, (quiz, moment) => {
    const [next, result] = transition(quiz, Object.assign({ ...event }, moment) as QuizEvent)
    return { quiz: next, result }
  })
}

export function person(name: string) {
  return { id: name, name, isTeacher: false }
}

export function quizContract(open: OpenStore): void {
  it('keeps one quiz a room that is not over, and any number of rooms', async () => {
    const { quizzes } = await open({ clock: () => start })
    expect(await quizzes.open(lobbyOf('a', { room: 'hall' }))).toBe(true)
    expect(await quizzes.open(lobbyOf('b', { room: 'hall' }))).toBe(false)
    expect(await quizzes.open(lobbyOf('c'))).toBe(true)
    expect(await quizzes.findRunningId('class', 'hall')).toBe('a')
    await sendEvent(quizzes, 'a', { kind: 'stop', by: person('host') })
    expect(await quizzes.findRunningId('class', 'hall')).toBeUndefined()
    expect(await quizzes.open(lobbyOf('b', { room: 'hall' }))).toBe(true)
  })

  it('returns what was saved', async () => {
    const { quizzes } = await open({ clock: () => start })
    const quiz = lobbyOf('a')
    await quizzes.open(quiz)
    expect((await quizzes.read('class', 'a'))?.quiz).toEqual(quiz)
    expect(await quizzes.findPlan('class', 'a')).toEqual(quiz.plan)
    expect(await quizzes.read('class', 'b')).toBeUndefined()
    expect(await sendEvent(quizzes, 'b', { kind: 'wake', seenAt: start })).toBeUndefined()
  })

  it('plays a round: joins, answers, points, and the next question empty again', async () => {
    let now = start
    const { quizzes } = await open({ clock: () => now })
    await quizzes.open(lobbyOf('a'))
    for (const name of ['ana', 'ben']) {
      await sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })
    }
    await sendEvent(quizzes, 'a', { kind: 'start', by: person('host') })
    await sendEvent(quizzes, 'a', { kind: 'shown', round: 0 })
    now += 5_000
    const answer = { kind: 'answer', round: 0, at: now } as const
    await sendEvent(quizzes, 'a', { ...answer, by: person('ana'), response: [1] })
    await sendEvent(quizzes, 'a', { ...answer, by: person('ben'), response: [0] })
    const after = (await quizzes.read('class', 'a'))!.quiz
    expect(after.state).toMatchObject({ phase: 'revealing', round: 0 })
    expect(new Map(after.players.map(({ name, points }) => [name, points]))).toEqual(
      new Map([
        ['ana', 100],
        ['ben', 0],
      ]),
    )
    expect(after.answers.find((one) => one.person === 'ana')).toMatchObject({
      took: 5_000,
      score: { credit: 1, points: 100 },
    })
    now += 60_000
    await quizzes.markSeen(['a'])
    await sendEvent(quizzes, 'a', { kind: 'wake', seenAt: now })
    expect((await quizzes.read('class', 'a'))!.quiz.answers).toEqual([])
  })

  it('keeps both votes on a question that is talked over, and tells nobody before the second has closed', async () => {
    let now = start
    const { quizzes, quizRecords } = await open({ clock: () => now })
    const { plan, ...lobby } = lobbyOf('a')
    await quizzes.open({
      ...lobby,
      plan: { ...plan, settings: { ...plan.settings, mode: 'peer' } },
    })
    const answer = { kind: 'answer', round: 0, at: now } as const
    for (const name of ['ana', 'ben']) {
      await sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })
    }
    await sendEvent(quizzes, 'a', { kind: 'start', by: person('host') })
    await sendEvent(quizzes, 'a', { ...answer, by: person('ana'), response: [1] })
    await sendEvent(quizzes, 'a', { ...answer, by: person('ben'), response: [0] })
    const talking = (await quizzes.read('class', 'a'))!.quiz
    expect(talking).toMatchObject({ state: { phase: 'talking' }, answers: [] })
    expect(talking.firstVotes).toHaveLength(2)
    expect(await quizRecords.result('class', 'a')).toMatchObject({ answers: [], firstVotes: [] })
    const [question] = await quizzes.listOpenQuestions('class')
    expect(question?.closesInMs).toBe((3 * 60 + plan.settings.seconds) * 1_000)

    now += 3 * 60_000
    await quizzes.markSeen(['a'])
    await sendEvent(quizzes, 'a', { kind: 'wake', seenAt: now })
    const second = { ...answer, at: now, isSecond: true }
    await sendEvent(quizzes, 'a', { ...second, by: person('ben'), response: [1] })
    expect(await quizRecords.result('class', 'a')).toMatchObject({ answers: [], firstVotes: [] })
    await sendEvent(quizzes, 'a', { ...second, by: person('ana'), response: [1] })
    const result = (await quizRecords.result('class', 'a'))!
    expect(result.firstVotes.map(({ person: id, response }) => [id, response])).toEqual([
      ['ana', [1]],
      ['ben', [0]],
    ])
    expect(result.answers.map(({ person: id, points }) => [id, points])).toEqual([
      ['ana', 100],
      ['ben', 100],
    ])
  })

  it('keeps one vote where nobody has talked, as the answer that counts', async () => {
    const { quizzes, quizRecords } = await open({ clock: () => start })
    const { plan, ...lobby } = lobbyOf('a')
    await quizzes.open({
      ...lobby,
      plan: { ...plan, settings: { ...plan.settings, mode: 'peer' } },
    })
    await sendEvent(quizzes, 'a', { kind: 'join', by: person('ana') })
    await sendEvent(quizzes, 'a', { kind: 'start', by: person('host') })
    const answer = { kind: 'answer', round: 0, at: start } as const
    await sendEvent(quizzes, 'a', { ...answer, by: person('ana'), response: [1] })
    const after = (await quizzes.read('class', 'a'))!.quiz
    expect(after).toMatchObject({ state: { phase: 'revealing' }, firstVotes: [] })
    const result = await quizRecords.result('class', 'a')
    expect(result).toMatchObject({ answers: [{ person: 'ana', points: 100 }], firstVotes: [] })
  })

  it('lets many moves come at once, and each sees what the others have done', async () => {
    const { quizzes } = await open({ clock: () => start })
    await quizzes.open(lobbyOf('a'))
    const names = Array.from({ length: 60 }, (_, number) => `student ${number}`)
    await Promise.all(
      names.map((name) => sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })),
    )
    const begun = await Promise.all([
      sendEvent(quizzes, 'a', { kind: 'start', by: person('host') }),
      sendEvent(quizzes, 'a', { kind: 'start', by: person('host') }),
    ])
    const refused = begun.flatMap((turned) =>
      turned!.result.filter(({ kind }) => kind === 'reject'),
    )
    expect(refused).toHaveLength(1)
    const answers = await Promise.all(
      names.flatMap((name) =>
        [1, 0].map((place) =>
          sendEvent(quizzes, 'a', {
            kind: 'answer',
            by: person(name),
            round: 0,
            at: start,
            response: [place],
          }),
        ),
      ),
    )
    const taken = answers.flatMap((turned) =>
      turned!.result.filter(
        (effect) => effect.kind === 'answer-result' && effect.result.kind === 'accepted',
      ),
    )
    expect(taken).toHaveLength(60)
    expect(
      (await quizzes.read('class', 'a'))!.quiz.players.every((player) => player.points === 100),
    ).toBe(true)
  })

  it('raises the version with every change, and knows what has been drawn', async () => {
    const { quizzes } = await open({ clock: () => start })
    await quizzes.open(lobbyOf('a'))
    const before = (await quizzes.read('class', 'a'))!.version
    expect(await quizzes.listLive()).toMatchObject([
      { id: 'a', drawn: false, wakesAt: start + 60_000 },
    ])
    await quizzes.markDrawn('a', before)
    expect(await quizzes.listLive()).toMatchObject([{ id: 'a', drawn: true }])
    const turned = await sendEvent(quizzes, 'a', {
      kind: 'extend',
      by: person('host'),
    })
    expect(turned!.version).toBe(before + 1)
    await quizzes.markDrawn('a', before)
    expect(await quizzes.listLive()).toMatchObject([{ id: 'a', drawn: false }])
    await sendEvent(quizzes, 'a', { kind: 'stop', by: person('host') })
    expect(await quizzes.listLive()).toMatchObject([{ id: 'a', drawn: false }])
    await quizzes.markDrawn('a', before + 2)
    expect(await quizzes.listLive()).toEqual([])
  })

  it('knows when a quiz was last looked after', async () => {
    let now = start
    const { quizzes } = await open({ clock: () => now })
    await quizzes.open(lobbyOf('a'))
    now += 9_000
    expect(await quizzes.listLive()).toMatchObject([{ seenAt: start, now }])
    await quizzes.markSeen(['a'])
    expect(await quizzes.listLive()).toMatchObject([{ seenAt: now, now }])
  })

  it('knows which questions are open in a class: where, whether a teacher hosts, who plays and how long', async () => {
    let now = start
    const { quizzes } = await open({ clock: () => now })
    await quizzes.open(lobbyOf('a'))
    for (const name of ['ana', 'ben']) {
      await sendEvent(quizzes, 'a', { kind: 'join', by: person(name) })
    }
    expect(await quizzes.listOpenQuestions('class')).toEqual([])
    await sendEvent(quizzes, 'a', { kind: 'start', by: person('host') })
    await sendEvent(quizzes, 'a', { kind: 'shown', round: 0 })
    now += 10_000
    const question = {
      quiz: 'a',
      room: 'room of a',
      hostIsTeacher: false,
      players: new Set(['ana', 'ben']),
      closesInMs: 20_000,
    }
    expect(await quizzes.listOpenQuestions('class')).toEqual([question])
    const teacher = { ...person('teacher'), isTeacher: true }
    await sendEvent(quizzes, 'a', { kind: 'take-over', by: teacher })
    expect(await quizzes.listOpenQuestions('class')).toEqual([{ ...question, hostIsTeacher: true }])
    expect(await quizzes.listOpenQuestions('another class')).toEqual([])
    await sendEvent(quizzes, 'a', { kind: 'skip', by: teacher })
    expect(await quizzes.listOpenQuestions('class')).toEqual([])
  })

  it('lists the quizzes that run in a class, and neither shows nor changes another’s', async () => {
    const { quizzes } = await open({ clock: () => start })
    const quiz = lobbyOf('a')
    await quizzes.open(quiz)
    await quizzes.open(lobbyOf('b', { class: 'another' }))
    const running = { plan: quiz.plan, host: 'Host' }
    expect(await quizzes.listRunning('class')).toEqual([running])
    expect(await quizzes.findPlan('class', 'a')).toEqual(quiz.plan)
    expect(await quizzes.findPlan('another', 'a')).toBeUndefined()
    expect(await quizzes.findClass('a')).toBe('class')
    expect(await quizzes.findClass('neither')).toBeUndefined()
    expect(await quizzes.findState('another', 'a')).toBeUndefined()
    expect(await quizzes.read('another', 'a')).toBeUndefined()
    expect(await quizzes.findRunningId('another', 'room of a')).toBeUndefined()
    const stop = { kind: 'stop', by: person('host') } as const
    expect(await sendEvent(quizzes, 'a', stop, 'another')).toBeUndefined()
    expect(await quizzes.findState('class', 'a')).toMatchObject({ phase: 'lobby' })
    await sendEvent(quizzes, 'a', stop)
    expect(await quizzes.listRunning('class')).toEqual([])
  })

  it('gives everyone in an anonymous quiz a random id, which a day later nothing links to them', async () => {
    let now = start
    const store = await open({ clock: () => now })
    const { quizzes, quizRecords } = store
    const { plan } = lobbyOf('masked')
    const masked = lobbyOf('masked', { settings: { ...plan.settings, anonymous: true } })
    await quizzes.open(masked)
    expect(await quizzes.findPlayerId(masked.plan, 'ana')).toBeUndefined()
    const player = await quizzes.findPlayerId(masked.plan, 'ana', true)
    expect(await quizzes.findPlayerId(masked.plan, 'ana', true)).toBe(player)
    expect(await quizzes.findPlayerId(masked.plan, 'ben', true)).not.toBe(player)
    expect(player).not.toContain('ana')
    await quizRecords.setHidden('class', 'ana', true)
    await sendEvent(quizzes, 'masked', { kind: 'join', by: { ...person('ana'), player } })
    await sendEvent(quizzes, 'masked', { kind: 'start', by: person('host') })
    expect((await quizzes.read('class', 'masked'))!.quiz.players).toMatchObject([
      { person: player, name: '', hidden: true },
    ])
    expect((await quizzes.listOpenQuestions('class'))[0]?.players).toEqual(new Set(['ana']))
    await sendEvent(quizzes, 'masked', { kind: 'stop', by: person('host') })
    now += 25 * 3_600_000
    await store.purge()
    expect(await quizzes.findPlayerId(masked.plan, 'ana')).toBeUndefined()
    await quizRecords.setHidden('class', 'ana', false)
    expect(JSON.stringify(await store.exportClass('class'))).not.toMatch(/"ana"/)
  })

  it('undoes a move that fails, and takes the ones beside it all the same', async () => {
    const { quizzes } = await open({ clock: () => start })
    await quizzes.open(lobbyOf('a'))
    const [failed, joined] = await Promise.allSettled([
      quizzes.update('class', 'a', () => {
        throw new Error('This move fails.')
      }),
      sendEvent(quizzes, 'a', { kind: 'join', by: person('ana') }),
    ])
    expect([failed.status, joined.status]).toEqual(['rejected', 'fulfilled'])
    expect((await quizzes.read('class', 'a'))!.quiz.players).toHaveLength(1)
  })

  it('takes moves of several quizzes at once, where one fails and one comes from another class', async () => {
    const { quizzes } = await open({ clock: () => start })
    for (const id of ['a', 'b', 'c']) await quizzes.open(lobbyOf(id))
    const join = { kind: 'join', by: person('ana') } as const
    const [failed, joined, foreign, own] = await Promise.allSettled([
      quizzes.update('class', 'a', () => {
        throw new Error('This move fails.')
      }),
      sendEvent(quizzes, 'b', join),
      sendEvent(quizzes, 'c', { ...join, by: person('eve') }, 'other class'),
      sendEvent(quizzes, 'c', join),
    ])
    expect([failed, joined, foreign, own].map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ])
    expect(foreign).toMatchObject({ value: undefined })
    const players = await Promise.all(
      ['a', 'b', 'c'].map(async (id) => (await quizzes.read('class', id))!.quiz.players),
    )
    expect(players.map((each) => each.map((one) => one.person))).toEqual([[], ['ana'], ['ana']])
  })
}
