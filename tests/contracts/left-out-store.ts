/** What keeping the questions that a class has taken out promises on either engine. */
import { expect, it } from 'vitest'
import { bindLeftOut } from '../../src/app/quiz/bind-left-out.ts'
import { maxLeftOut } from '../../src/core/quiz/left-out.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const question = { item: 'the-oil', prompt: 'Where is the oil?', person: 'web:rivera' }

export function leftOutStoreContract(open: OpenStore): void {
  it('keeps what each class leaves out of each pack, the newest first', async () => {
    let now = 0
    const { quizRecords } = await open({ clock: () => (now += 1) })
    await quizRecords.leaveOut('class:1', 'lantern', question)
    await quizRecords.leaveOut('class:1', 'lantern', { ...question, item: 'made-order-a-b' })
    await quizRecords.leaveOut('class:1', 'sequel', question)
    const listed = await quizRecords.listLeftOut('class:1', 'lantern')
    expect(listed.map(({ item }) => item)).toEqual(['made-order-a-b', 'the-oil'])
    expect(await quizRecords.listLeftOut('class:2', 'lantern')).toEqual([])
  })

  it('puts one back, and only in the class that took it out', async () => {
    const { quizRecords } = await open()
    await quizRecords.leaveOut('class:1', 'lantern', question)
    expect(await quizRecords.putBack('class:2', 'lantern', 'the-oil')).toBe(false)
    expect(await quizRecords.putBack('class:1', 'lantern', 'the-oil')).toBe(true)
    expect(await quizRecords.putBack('class:1', 'lantern', 'the-oil')).toBe(false)
    expect(await quizRecords.listLeftOut('class:1', 'lantern')).toEqual([])
  })

  it('has the history say once that a question was taken out, in whose quotation no marks stand twice', async () => {
    const { quizRecords, history } = await open()
    const teacher = { id: 'web:rivera', name: 'Ms. Rivera', isTeacher: true }
    const prompt = 'Who says “It was dry”?'
    const room = { id: 'room:1', class: 'class:1', platform: 'web', allowsMature: false } as const
    const { leaveOut } = bindLeftOut(quizRecords, room, teacher, 'lantern')
    await Promise.all([leaveOut({ item: 'dry', prompt }), leaveOut({ item: 'dry', prompt })])
    const noted = await history.list('class:1', { kinds: ['left-out'], limit: 5 })
    expect(noted.map(({ said }) => said)).toEqual([
      'took the question “Who says ‘It was dry’?” out of the class’s quizzes',
    ])
  })

  it('has a limit, and stays for the class when the teacher deletes their data', async () => {
    const { quizRecords, personalData } = await open()
    for (let each = 0; each < maxLeftOut; each += 1) {
      const item = `item-${each}`
      expect(await quizRecords.leaveOut('class:1', 'lantern', { ...question, item })).toBe(true)
    }
    expect(await quizRecords.leaveOut('class:1', 'lantern', question)).toBe(false)
    await personalData.erase('web:rivera')
    expect(await quizRecords.listLeftOut('class:1', 'lantern')).toHaveLength(maxLeftOut)
    expect((await personalData.read('web:rivera')).tables).toEqual([])
  })
}
