/** What keeping students’ questions promises on either engine. */
import { expect, it } from 'vitest'
import { claimMs, maxOpenSubmissions } from '../../src/core/submissions/submission.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const ana = { id: 'web:ana', name: 'Ana' }
const ben = { id: 'web:ben', name: 'Ben' }
const question = {
  prompt: 'Where does Mara find the letter? “ß” 🎬',
  answer: 'Under the lamp',
  wrong: ['In the boat'],
  explanation: 'She lifts the lamp and it lies there.',
  scene: 'the-letter',
}
const first = { id: 'a', pack: 'lantern', by: ana, question }
const waiting = { id: 'a', states: ['waiting'] } as const

export function submissionStoreContract(open: OpenStore): void {
  it('keeps what a student wrote, for their class alone', async () => {
    const { submissions } = await open({ clock: () => 5 })
    expect(await submissions.create('class:1', first)).toBe('created')
    expect(await submissions.find('class:1', 'a')).toEqual({
      ...first,
      signature: undefined,
      state: 'draft',
      word: '',
      decidedBy: undefined,
      version: 1,
      changedAt: 5,
    })
    expect(await submissions.find('class:2', 'a')).toBeUndefined()
    expect(await submissions.listOf('class:2', ana.id)).toEqual([])
    const change = { state: 'waiting' } as const
    expect(await submissions.change('class:2', { id: 'a', states: ['draft'] }, change)).toBe(false)
    expect(await submissions.listWaiting('class:1')).toEqual([])
  })

  it('lists a person’s own with the newest first, and what waits with the oldest first', async () => {
    let now = 0
    const { submissions } = await open({ clock: () => now })
    for (const [id, by] of [
      ['a', ana],
      ['b', ben],
      ['c', ana],
    ] as const) {
      now += 1
      await submissions.create('class:1', { ...first, id, by })
      await submissions.change('class:1', { id, states: ['draft'] }, { state: 'waiting' })
    }
    function ids(list: readonly { readonly id: string }[]): readonly string[] {
      return list.map(({ id }) => id)
    }
    expect(ids(await submissions.listOf('class:1', ana.id))).toEqual(['c', 'a'])
    expect(ids(await submissions.listWaiting('class:1'))).toEqual(['a', 'b', 'c'])
    await submissions.change('class:1', waiting, { state: 'taken', decidedBy: 'web:rivera' })
    expect(ids(await submissions.listWaiting('class:1'))).toEqual(['b', 'c'])
  })

  it('changes only what is as it was seen, and only by its writer where that is asked', async () => {
    const { submissions } = await open()
    await submissions.create('class:1', first)
    const draft = { id: 'a', states: ['draft'] } as const
    const other = { ...question, prompt: 'Another?' }
    const byBen = { ...draft, person: ben.id }
    expect(await submissions.change('class:1', byBen, { question: other })).toBe(false)
    const byAna = { ...draft, person: ana.id, version: 1 }
    expect(await submissions.change('class:1', byAna, { question: other })).toBe(true)
    expect(await submissions.change('class:1', byAna, { question })).toBe(false)
    const sent = { state: 'waiting', signature: 'Ana' } as const
    expect(await submissions.change('class:1', { ...draft, version: 2 }, sent)).toBe(true)
    expect(await submissions.find('class:1', 'a')).toMatchObject({
      question: other,
      signature: 'Ana',
      state: 'waiting',
      version: 3,
    })
    await submissions.change('class:1', waiting, { signature: undefined })
    expect(await submissions.find('class:1', 'a')).toMatchObject({ signature: undefined })
  })

  it('lets one of two teachers take it, says who, and gives it back after a claim was cut off', async () => {
    let now = 1_000_000
    const { submissions, quizRecords } = await open({ clock: () => now })
    await quizRecords.saveTeacher('class:1', 'web:rivera', ['Ms. Rivera', 'rivera'])
    await submissions.create('class:1', first)
    await submissions.change('class:1', { id: 'a', states: ['draft'] }, { state: 'waiting' })
    const claims = ['web:rivera', 'web:tane'].map((decidedBy) =>
      submissions.change('class:1', { ...waiting, version: 2 }, { state: 'taking', decidedBy }),
    )
    expect((await Promise.all(claims)).filter(Boolean)).toEqual([true])
    const { decidedBy } = (await submissions.find('class:1', 'a'))!
    expect(decidedBy?.name).toBe(decidedBy?.id === 'web:rivera' ? 'Ms. Rivera' : undefined)
    expect(await submissions.listWaiting('class:1')).toEqual([])
    now += claimMs + 1
    expect(await submissions.listWaiting('class:1')).toMatchObject([{ state: 'waiting' }])
    expect(
      await submissions.change('class:1', waiting, { state: 'taking', decidedBy: 'web:x' }),
    ).toBe(true)
  })

  it('keeps a limit for a person and one for a class, which closed ones do not count towards', async () => {
    const { submissions } = await open()
    let count = 0
    function add(by: typeof ana) {
      return submissions.create('class:1', { ...first, id: `s${count++}`, by })
    }
    for (let each = 0; each < maxOpenSubmissions.person; each += 1) {
      expect(await add(ana)).toBe('created')
    }
    expect(await add(ana)).toBe('person')
    await submissions.change('class:1', { id: 's0', states: ['draft'] }, { state: 'withdrawn' })
    expect(await add(ana)).toBe('created')
    const others = Array.from({ length: maxOpenSubmissions.class }, (_, at) => at)
    const results: string[] = []
    for (const at of others) {
      results.push(await add({ id: `web:${Math.floor(at / 10)}`, name: 'Student' }))
    }
    expect(results.filter((each) => each === 'created')).toHaveLength(
      maxOpenSubmissions.class - maxOpenSubmissions.person,
    )
    expect(await add(ben)).toBe('class')
    expect(await submissions.create('class:2', first)).toBe('created')
  })

  it('deletes only what is as it was seen, of its writer', async () => {
    const { submissions } = await open()
    await submissions.create('class:1', first)
    const draft = { id: 'a', states: ['draft'], version: 1 } as const
    expect(await submissions.remove('class:1', { ...draft, person: ben.id })).toBe(false)
    expect(await submissions.remove('class:2', { ...draft, person: ana.id })).toBe(false)
    expect(await submissions.remove('class:1', { ...draft, version: 2 })).toBe(false)
    expect(await submissions.remove('class:1', { ...waiting, person: ana.id })).toBe(false)
    expect(await submissions.remove('class:1', { ...draft, person: ana.id })).toBe(true)
    expect(await submissions.find('class:1', 'a')).toBeUndefined()
  })

  it('is shown to its writer as their data and goes with it', async () => {
    const { submissions, personalData } = await open()
    await submissions.create('class:1', first)
    await submissions.create('class:1', { ...first, id: 'b', by: ben })
    const { tables } = await personalData.read(ana.id)
    expect(tables.map(({ table, rows }) => [table, rows.length])).toEqual([['submission', 1]])
    await personalData.erase(ana.id)
    expect(await submissions.find('class:1', 'a')).toBeUndefined()
    expect(await submissions.find('class:1', 'b')).toMatchObject({ by: ben })
  })

  it('shows a teacher the words that they sent a question back with, and deletes them alone', async () => {
    const { submissions, personalData } = await open()
    const words = [
      ['a', 'web:rivera', 'Which steps?'],
      ['b', 'web:tane', 'Which boat?'],
    ] as const
    for (const [id, decidedBy, word] of words) {
      await submissions.create('class:1', { ...first, id })
      const sentBack = { state: 'returned', word, decidedBy } as const
      await submissions.change('class:1', { id, states: ['draft'] }, sentBack)
    }
    const { tables } = await personalData.read('web:rivera')
    const rows = [{ class: 'class:1', pack: 'lantern', word: 'Which steps?' }]
    expect(tables).toMatchObject([{ table: 'submission.word', rows }])
    expect(JSON.stringify(tables)).not.toContain('Mara')
    await personalData.erase('web:rivera')
    expect(await submissions.find('class:1', 'a')).toMatchObject({ state: 'returned', word: '' })
    expect(await submissions.find('class:1', 'b')).toMatchObject({ word: 'Which boat?' })
    expect(await personalData.read('web:rivera')).toEqual({ tables: [], mentions: [] })
  })

  it('never keeps the words of one teacher under the name of another', async () => {
    const { submissions, personalData } = await open()
    await submissions.create('class:1', first)
    const sentBack = { state: 'returned', word: 'Which?', decidedBy: 'web:rivera' } as const
    await submissions.change('class:1', { id: 'a', states: ['draft'] }, sentBack)
    await submissions.change('class:1', { id: 'a', states: ['returned'] }, { state: 'waiting' })
    await submissions.change('class:1', waiting, { state: 'taken', decidedBy: 'web:tane' })
    expect(await submissions.find('class:1', 'a')).toMatchObject({ state: 'taken', word: '' })
    expect((await personalData.read('web:tane')).tables).toEqual([])
  })

  it('exports what a student wrote and that it was taken, not what a teacher made of it', async () => {
    const { submissions, additions, personalData } = await open()
    await submissions.create('class:1', first)
    const taken = { state: 'taken', decidedBy: 'web:rivera' } as const
    await submissions.change('class:1', { id: 'a', states: ['draft'] }, taken)
    const key = { pack: 'lantern', section: 'quiz', by: ana } as const
    await additions.add('class:1', [
      { ...key, id: 'student-a', item: { scene: 'the-wreck' } },
      { ...key, id: 'own', item: { scene: 'the-boat' } },
    ])
    const { tables } = await personalData.read(ana.id)
    const shown = JSON.stringify(tables)
    expect(shown).toContain('Where does Mara find the letter?')
    expect(shown).toContain('A teacher took a question that you wrote.')
    expect(shown).not.toContain('the-wreck')
    expect(shown).toContain('the-boat')
    const kept = await additions.list('class:1')
    expect(kept.map(({ item }) => item)).toContainEqual({ scene: 'the-wreck' })
  })
}
