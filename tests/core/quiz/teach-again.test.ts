import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { type Place, type PlacesOf, noPlaces } from '../../../src/core/quiz/places.ts'
import { type ItemAnswer, analyseItems } from '../../../src/core/quiz/report.ts'
import { findToTeach } from '../../../src/core/quiz/teach-again.ts'
import type { RoundVote } from '../../../src/core/quiz/vote-shift.ts'

function choice(id: string, options: readonly string[] = ['Ada', 'Bo', 'Cy']): PlayItem {
  const words = { prompt: `Prompt ${id}`, explanation: 'So.' }
  return { by: 'one', id, scene: 's', options: [...options], key: 0, ...words }
}

/** Rows are questions, each letter a student’s choice; `-` is no answer, and a capital letter is one of which they were sure. */
function answersTo(...rows: readonly string[]): readonly ItemAnswer[] {
  return rows.flatMap((row, round) =>
    row.split('').flatMap((letter, student) => {
      const chosen = 'abc'.indexOf(letter.toLowerCase())
      if (chosen < 0) return []
      const confidence = letter === letter.toLowerCase() ? undefined : ('sure' as const)
      const credit = chosen === 0 ? 1 : 0
      return [{ person: `p${student}`, round, response: [chosen], credit, confidence }]
    }),
  )
}

function teach(
  items: readonly PlayItem[],
  answers: readonly ItemAnswer[],
  placesOf: PlacesOf,
  firstVotes: readonly RoundVote[] = [],
) {
  return findToTeach({ items, answers, firstVotes }, placesOf)
}

function at(places: Readonly<Record<string, readonly Place[]>>) {
  return ({ id }: PlayItem) => places[id] ?? []
}

const four = ['1', '2', '3', '4'].map((id) => choice(id))
const climb: Place = { kind: 'scene', id: 'the-climb' }
const letter: Place = { kind: 'scene', id: 'the-letter' }
const duty: Place = { kind: 'theme', id: 'duty' }

describe('what to teach again', () => {
  test('is a question that few got right, with the wrong answer that most gave', () => {
    const [thing, ...others] = teach(
      four,
      answersTo('aaab', 'abbc', 'aaaa', 'aaba'),
      at({ 2: [climb] }),
    )
    expect(thing).toMatchObject({ topic: { kind: 'question' }, places: [climb] })
    expect(thing?.misses).toMatchObject([
      {
        round: 1,
        answers: 4,
        right: 1,
        mixUp: { kind: 'chosen', words: 'Bo', count: 2, instead: 'Ada' },
      },
    ])
    expect(others).toEqual([])
  })

  test('is also a wrong answer of every third student, though most were right', () => {
    const [thing] = teach(four, answersTo('aaaabb', 'aaaaab'), noPlaces)
    expect(thing?.misses).toMatchObject([{ round: 0, right: 4, mixUp: { words: 'Bo', count: 2 } }])
  })

  test('is also what some were sure of and wrong about', () => {
    const [thing] = teach(four, answersTo('aaaaaaaaaBBC', 'aaaaaaaaaabC'), noPlaces)
    expect(thing?.misses).toMatchObject([{ round: 0, sureAndWrong: 3, mixUp: undefined }])
  })

  test('is also what talking it over turned to wrong, and says so of every question that was talked over', () => {
    const first = answersTo('aaaaaaab').map((vote) => ({ ...vote, took: 1 }))
    const answers = answersTo('aaaaabca')
    const [thing] = teach(four, answers, noPlaces, first)
    expect(thing?.misses).toMatchObject([
      { round: 0, mixUp: undefined, shift: { toRight: 1, toWrong: 2 } },
    ])
    expect(teach(four, answers, noPlaces)).toEqual([])
  })

  test('is nothing where nothing stands out', () => {
    expect(teach(four, answersTo('aaab', 'aaca', 'aaaa'), noPlaces)).toEqual([])
    expect(teach(four, [], noPlaces)).toEqual([])
  })

  test('counts three misses of one theme as one thing', () => {
    const about = at({ 1: [letter, duty], 2: [climb, duty], 3: [duty], 4: [climb] })
    const things = teach(four, answersTo('abcb', 'bcbb', 'acbc', 'aaaa'), about)
    expect(things).toHaveLength(1)
    expect(things[0]).toMatchObject({
      topic: { kind: 'place', place: duty, asked: 3 },
      misses: [{ round: 1 }, { round: 0 }, { round: 2 }],
      places: [duty, climb, letter],
    })
  })

  test('names no theme that every question is about, or that mostly went well', () => {
    const rows = answersTo('bbbb', 'bbbb', 'aaaa', 'aaaa')
    const everywhere = at({ 1: [duty], 2: [duty], 3: [duty], 4: [duty] })
    const items = four.map((item, nth) => choice(item.id, [`Right ${nth}`, `Wrong ${nth}`]))
    expect(teach(items, rows, everywhere).map(({ topic }) => topic.kind)).toEqual([
      'question',
      'question',
    ])
    const five = [...items, choice('5'), choice('6')]
    const mostly = at({ 1: [duty], 2: [duty], 3: [duty], 4: [duty], 5: [duty] })
    const more = [...rows, ...answersTo('', '', '', '', 'aaaa', 'aaaa')]
    expect(teach(five, more, mostly).map(({ topic }) => topic.kind)).toEqual([
      'question',
      'question',
    ])
  })

  test('sees that two answers were taken for each other, whichever was right', () => {
    const items = [choice('1', ['Ada', 'Bo', 'Cy']), choice('2', ['Bo', 'Ada', 'Cy']), choice('3')]
    const [thing] = teach(items, answersTo('bbba', 'bbab', 'aaaa'), noPlaces)
    expect(thing).toMatchObject({ topic: { kind: 'pair', words: ['Ada', 'Bo'] } })
    expect(thing?.misses).toHaveLength(2)
  })

  test('takes true and false for no pair', () => {
    const items = [choice('1', ['True', 'False']), choice('2', ['False', 'True']), choice('3')]
    const things = teach(items, answersTo('bbba', 'bbab', 'aaaa'), noPlaces)
    expect(things.map(({ topic }) => topic.kind)).toEqual(['question', 'question'])
  })

  test('names what was typed most, however it was written', () => {
    const typed: PlayItem = {
      by: 'words',
      id: 'typed',
      scene: 's',
      prompt: 'Who?',
      explanation: 'So.',
      accept: ['Theodore'],
    }
    const answers = ['Paul', 'paul!', 'Amy', 'Theodore'].map((response, nth) => {
      const credit = response === 'Theodore' ? 1 : 0
      return { person: `p${nth}`, round: 0, response, credit }
    })
    expect(teach([typed], answers, noPlaces)[0]?.misses).toMatchObject([
      { mixUp: { kind: 'typed', count: 2, instead: 'Theodore' } },
    ])
  })

  test('says which right option was left out where several are right', () => {
    const several: PlayItem = {
      by: 'several',
      id: 'several',
      scene: 's',
      prompt: 'Which?',
      explanation: 'So.',
      options: ['Oil', 'Rope', 'Soup'],
      key: [0, 1],
    }
    const answers = ['p', 'q', 'r'].map((person) => ({
      person,
      round: 0,
      response: [0],
      credit: 0.5,
    }))
    expect(teach([several], answers, noPlaces)[0]?.misses).toMatchObject([
      { mixUp: { kind: 'left out', words: 'Rope', count: 3 }, hasParts: true, right: 0 },
    ])
  })

  test('asks to check the right answer where good students got it wrong', () => {
    const answers = answersTo('bbbbbbaaabbb', 'aaaaaabbbaaa', 'aaaaaabbbaaa')
    const thing = teach(four, answers, noPlaces).find(({ misses }) =>
      misses.some(({ round }) => round === 0),
    )
    expect(thing?.misses[0]?.isKeyDoubtful).toBe(true)
    // That a wrong answer is more common than the right one does not make it doubtful.
    const fair = answersTo('aabbbbbbbbbb', 'aaaaaaaaaabb', 'aaaaaaaaaabb')
    expect(teach(four, fair, noPlaces)[0]?.misses).toMatchObject([{ isKeyDoubtful: false }])
  })
})

describe('over any quiz', () => {
  /** A quiz of up to six questions and a dozen students; each answer is an option, or nothing, and sure or not. */
  const anyQuiz = fc.array(
    fc.record({
      answers: fc.array(
        fc.option(fc.record({ option: fc.nat(2), sure: fc.boolean() }), { nil: undefined }),
        { maxLength: 12 },
      ),
      places: fc.uniqueArray(fc.constantFrom(climb, letter, duty), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  type AnyQuiz = typeof anyQuiz extends fc.Arbitrary<infer Q> ? Q : never

  function read(quiz: AnyQuiz) {
    const items = quiz.map((_, nth) => choice(`${nth}`))
    const answers = quiz.flatMap(({ answers: given }, round) =>
      given.flatMap((answer, student): readonly ItemAnswer[] =>
        answer === undefined
          ? []
          : [
              {
                person: `p${student}`,
                round,
                response: [answer.option],
                credit: answer.option === 0 ? 1 : 0,
                confidence: answer.sure ? 'sure' : 'guess',
              },
            ],
      ),
    )
    return { items, answers, placesOf: ({ id }: PlayItem) => quiz[Number(id)]?.places ?? [] }
  }

  /** Works out by counting whether a question stands out. */
  function standsOut({ answers }: AnyQuiz[number]): boolean {
    const given = answers.filter((answer) => answer !== undefined)
    const n = given.length
    const times = [0, 1, 2].map((option) => given.filter((one) => one.option === option).length)
    const sure = given.filter(({ option, sure: isSure }) => isSure && option !== 0).length
    const most = Math.max(times[1] ?? 0, times[2] ?? 0)
    if (n === 0) return false
    return (times[0] ?? 0) / n < 0.6 || (most >= 2 && most * 3 >= n) || (sure >= 3 && sure * 5 >= n)
  }

  test('exactly what stands out is named, each question once, the worst first, in whatever order answers come', () => {
    fc.assert(
      fc.property(anyQuiz, (quiz) => {
        const { items, answers, placesOf } = read(quiz)
        const things = teach(items, answers, placesOf)
        const rounds = things.flatMap(({ misses }) => misses.map(({ round }) => round))
        const expected = quiz.flatMap((question, round) => (standsOut(question) ? [round] : []))
        expect(new Set(rounds).size).toBe(rounds.length)
        expect(things.length).toBeLessThanOrEqual(3)
        expect(expected).toEqual(expect.arrayContaining(rounds))
        const inOrder = rounds.toSorted((a, b) => a - b)
        expect(things.length < 3 ? inOrder : expected).toEqual(expected)
        const weights = things.map(({ misses }) =>
          misses.reduce((sum, { weight }) => sum + weight, 0),
        )
        expect(weights).toEqual(weights.toSorted((a, b) => b - a))
        expect(teach(items, answers.toReversed(), placesOf)).toEqual(things)
      }),
    )
  })

  test('facility and discrimination equal those of the textbook', () => {
    fc.assert(
      fc.property(anyQuiz, (quiz) => {
        const { items, answers } = read(quiz)
        const measured = analyseItems(items, answers, new Map())
        const missing = -9
        expect(
          measured.map(({ facility, discrimination }) =>
            [facility, discrimination].map((value) => value ?? missing),
          ),
        ).toEqual(
          items.map((_, round) =>
            textbook(answers, round).map((value) => expect.closeTo(value ?? missing, 9)),
          ),
        )
      }),
    )
  })
})

/** The share right, and the point-biserial correlation (M1 − M0) / s · √(p·q) with the rest scores. */
function textbook(answers: readonly ItemAnswer[], round: number): readonly (number | null)[] {
  const here = answers.filter((one) => one.round === round)
  const [right = [], wrong = []] = [1, 0].map((credit) =>
    here
      .filter((one) => one.credit === credit)
      .map(({ person }) =>
        sum(answers.map((one) => (one.person === person && one.round !== round ? one.credit : 0))),
      ),
  )
  if (here.length === 0) return [null, null]
  const share = right.length / here.length
  const all = [...right, ...wrong]
  const deviation = Math.sqrt(mean(all.map((one) => (one - mean(all)) ** 2)))
  if (here.length < 3 || deviation < 1e-9) return [share, null]
  if (right.length === 0 || wrong.length === 0) return [share, null]
  const correlation = ((mean(right) - mean(wrong)) / deviation) * Math.sqrt(share * (1 - share))
  return [share, correlation]
}

function sum(of: readonly number[]): number {
  return of.reduce((total, one) => total + one, 0)
}

function mean(of: readonly number[]): number {
  return sum(of) / of.length
}
