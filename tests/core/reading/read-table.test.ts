import { describe, expect, it } from 'vitest'
import { readPlanTable } from '../../../src/core/reading/read-table.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { privateReply, text } from '../../../src/core/reply/reply.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'mature' })
const scenes = ['the-climb', 'the-letter', 'the-quarrel', 'the-light']

function read(table: string, today = '2027-01-04') {
  return readPlanTable(table, { library, today, reached: undefined })
}

/** Returns `11.1. 1` for each step: the day, the month, and the number of the scene. */
async function stepsOf(table: string, today?: string): Promise<string> {
  const { steps, problems } = await read(table, today)
  expect(problems.map((each) => toPlainText(privateReply(text(...each.text))))).toEqual([])
  return steps.map(({ date, scene }) => `${date.slice(5)} ${scenes.indexOf(scene) + 1}`).join(', ')
}

describe('a table', () => {
  it.each([
    ['11 Jan: scene 1\n18 Jan: scenes 2-3', '01-11 1, 01-18 3'],
    ['2027-01-11\tScene 1\r\n2027-01-18\tScene 4\r\n', '01-11 1, 01-18 4'],
    ['Date,Read\n"Mon, 11 Jan 2027","Scenes 1, 2"\nMon 18 Jan,3', '01-11 2, 01-18 3'],
    ['Scene 1;11.01.2027\nScene 3;18.01.2027', '01-11 1, 01-18 3'],
    ['| 11 Jan | scene 1 |\n| 18 Jan | the quarrel |', '01-11 1, 01-18 3'],
    ['- 11 January – up to scene 2\n- 18 January – finish scene 4', '01-11 2, 01-18 4'],
    ['11 Jan scene 1\n18 Jan the letter', '01-11 1, 01-18 2'],
    ['13/1/2027, 1\n3/2/2027, 2', '01-13 1, 02-03 2'],
    ['11 Jan: scene 1\n18 Jan: next\n25 Jan: next', '01-11 1, 01-18 2, 01-25 3'],
    ['11 Jan: scene 1\n18 Jan: holiday\n25 Jan: -\n1 Feb: scene 2', '01-11 1, 02-01 2'],
    ['18 Jan: scene 2\n11 Jan: scene 1', '01-11 1, 01-18 2'],
    ['11 Jan: scene 1\n11 Jan: scene 2', '01-11 2'],
    ['11 Jan: scene 1; 18 Jan: scene 2', '01-11 1, 01-18 2'],
    ['11 Jan: scene 1 18 Jan: scene 2', '01-11 1, 01-18 2'],
    ['2027-01-11 scene 1 2027-01-18 scene 2', '01-11 1, 01-18 2'],
    // As timetables, spreadsheets and word processors write it.
    ['Week\tDates\tReading\tHomework\nWeek 1\t11–15 January\tScenes 1–2\tQ 1-4', '01-11 2'],
    ['Nr;Datum;Lesen\n1;11.01. - 15.01.;Szene 1\n2;18.01. - 22.01.;3. Szene', '01-11 1, 01-18 3'],
    ['From\tTo\tRead\n11 Jan\t15 Jan\tScene 1\n18 Jan\t22 Jan\tScenes 2, 3', '01-11 1, 01-18 3'],
    ['Date\tTask\n11 Jan\tScene 1\tessay 3', '01-11 1'],
    ['Date,Read,Homework\n11 Jan,Scene 1,Q 3', '01-11 1'],
    ['w/c 11 Jan\tS1-S2\nWeek commencing 18/01/27: sc. 2-3', '01-11 2, 01-18 3'],
    ['46398\tScene 1\n2027-01-18 00:00:00\tScene 2', '01-11 1, 01-18 2'],
    ['Week 1\n11–15 January\nScene 1\nessay\nWeek 2\n18–22 January\n3', '01-11 1, 01-18 3'],
    ['Mon, 11 Jan 2027\nScene 1\n\nMon, 18 Jan 2027\nScene 2', '01-11 1, 01-18 2'],
    ['KW 2: Szene 1\nKW 3: Szene 2', '01-11 1, 01-18 2'],
    ['11. Januar: Szene 1\n18. Jan.: Szene 2', '01-11 1, 01-18 2'],
    ['11 Jan 27: scene 1', '01-11 1'],
    ['11 Jan: scene 1, 2 and 3\n18 Jan: the rest', '01-11 3, 01-18 4'],
    ['11 Jan: scene 1\n18 Jan: half-term\n25 Jan: Snow day\n1 Feb: scene 2', '01-11 1, 02-01 2'],
    ['11 Jan: none (INSET)\n18 Jan:\n25 Jan: mock exams\n1 Feb: scene 2', '02-01 2'],
  ])('like %j', async (table, steps) => {
    expect(await stepsOf(table)).toBe(steps)
  })

  it('goes on into the next year, and over the last day of a February', async () => {
    expect((await read('6 Dec: 1\n10 Jan: 2\n29 Feb 2028: 3', '2027-09-01')).steps).toMatchObject([
      { date: '2027-12-06' },
      { date: '2028-01-10' },
      { date: '2028-02-29' },
    ])
  })

  it('says what is wrong with each line, and reads the others', async () => {
    const { steps, problems } = await read(
      '11 Jan: scene 1\n31 Feb: scene 2\n18 Jan: scene 99\n25 Jan: scene 3\n1 Feb: scene 2\nhello 7',
    )
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 6, 5])
    expect(steps).toHaveLength(2)
  })

  it('takes no scene for what is merely like its words, and names the closest', async () => {
    const { steps, problems } = await read(
      '11 Jan: a letter to the editor about the harbour\n18 Jan: the quarel',
    )
    expect(steps).toEqual([{ date: '2027-01-18', scene: 'the-quarrel' }])
    expect(problems.map(({ text: words }) => toPlainText(privateReply(text(...words))))).toEqual([
      expect.stringMatching(/The letter/),
    ])
  })

  it('says that a line has a week and no day', async () => {
    const { problems } = await read('Week 1: scene 1\n18 Jan: scene 2')
    expect(problems).toMatchObject([
      { line: 1, text: [expect.stringContaining('has no day'), {}, '.'] },
    ])
  })

  it('says that a class never goes back, and to what', async () => {
    const { steps, problems } = await read('11 Jan: scene 3\n18 Jan: scene 2\n25 Jan: scene 4')
    expect(steps.map(({ scene }) => scene)).toEqual(['the-quarrel', 'the-light'])
    expect(problems).toEqual([
      {
        line: 2,
        text: ['Mon, 18 Jan goes back to scene 2, but Mon, 11 Jan has reached scene 3 already.'],
      },
    ])
  })

  it('counts the days on which nothing is read', async () => {
    const { without, problems } = await read('11 Jan: scene 1\n18 Jan: holiday\n25 Jan:')
    expect({ without, problems }).toEqual({ without: 2, problems: [] })
  })

  it.each([
    ['1/11/2027: scene 1\n1/18/2027: scene 2', '01-11 1, 01-18 2'],
    ['11/1/2027: scene 1\n18/1/2027: scene 2', '01-11 1, 01-18 2'],
  ])('that one date makes clear has the others in the same order: %j', async (table, steps) => {
    expect(await stepsOf(table)).toBe(steps)
  })

  it('takes the reading from the column that is called so, wherever that is', async () => {
    const table = 'Date\tHomework\tChapters\n11 Jan\tessay on scene 4\t1\n18 Jan\tQ 1\t3'
    expect(await stepsOf(table)).toBe('01-11 1, 01-18 3')
  })

  it('says where it stops reading', async () => {
    const { problems } = await read(`11 Jan: scene 1\n${'\n'.repeat(420)}18 Jan: scene 2`)
    expect(problems).toMatchObject([
      { line: 421, text: [expect.stringContaining('first 420 lines')] },
    ])
  })

  it('takes no two days for one', async () => {
    const { problems } = await read('11 Jan scene 1 18 Jan scene 2')
    expect(problems).toHaveLength(1)
  })

  it('of any size is read in bounded time', async () => {
    const { steps, problems } = await read('11 Jan: scene 1\n'.repeat(9_000))
    expect(steps).toHaveLength(1)
    expect(problems).toHaveLength(1)
  })
})
