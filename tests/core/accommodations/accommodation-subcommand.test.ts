import { describe, expect, test } from 'vitest'
import { openClassroom, room, student, teacher } from '../../fixtures/classroom.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

const ben = { id: 'web:ben', name: 'Ben', isTeacher: false }

async function openWithMenus() {
  const classroom = await openClassroom()
  async function choose(what: string, chosen: string, asking: { person?: typeof ben } = {}) {
    const { blocks } = await classroom.answer('settings accommodation student:Ana')
    const found = blocks.find((block) => block.kind === 'select' && block.label === what)
    if (found?.kind !== 'select') throw new Error(`There is no menu ${what}.`)
    return toPlainText(await classroom.pressed(found.press, { ...asking, chosen: [chosen] }))
  }
  return { ...classroom, choose }
}

describe('settings accommodation', () => {
  test('a teacher gives, changes, sees and removes what one student has, in private', async () => {
    const { answer, say } = await openClassroom()
    expect(await say('settings accommodation')).toContain('Nobody in this class has')
    const given = await answer('settings accommodation student:Ana time:1.5 options:fewer')
    expect(given.private).toBe(true)
    expect(toPlainText(given)).toContain(
      'Saved.\n\nAna has half as much time again and 1 wrong option fewer.',
    )
    expect(await say('settings accommodation student:Ana time:none')).toContain(
      'Ana has no time limit and 1 wrong option fewer.',
    )
    expect(await say('settings accommodation')).toContain(
      'Ana: no time limit and 1 wrong option fewer',
    )
    expect(await say('settings accommodation student:Ana time:1 options:all')).toContain(
      'Removed.\n\nAna has the usual time and all options.',
    )
    expect(await say('settings accommodation')).toContain('Nobody in this class has')
  })

  test('two menus change it as well', async () => {
    const { choose, say } = await openWithMenus()
    expect(await choose('Time', '2')).toContain('Ana has twice the time.')
    expect(await choose('Options', '2')).toContain('twice the time and 2 wrong options fewer')
    expect(await choose('Time', '3')).toContain('older version')
    expect(await say('settings accommodation')).toContain('Ana: twice the time and 2 wrong options')
  })

  test('the student sees their own, and nobody else sees anything', async () => {
    const { say, choose } = await openWithMenus()
    await say('settings accommodation student:Ana time:1.25')
    const own =
      'In this class you have a quarter more time. Only you and your teachers can see this.'
    expect(await say('settings', { person: student })).toContain(own)
    expect(await say('mydata', { person: student })).toContain('Your extra time')
    for (const person of [ben, teacher]) {
      expect(await say('settings', { person })).not.toContain('more time')
      expect(await say('mydata', { person })).not.toContain('extra time')
    }
    for (const line of ['', ' student:Ben', ' student:Ana time:2']) {
      const refused = await say(`settings accommodation${line}`, { person: ben })
      expect(refused).toContain('Only teachers can use')
    }
    expect(await choose('Time', '2', { person: ben })).toContain('Only teachers can do that.')
  })

  test('one class is nothing in another, and a forged menu reaches nobody outside', async () => {
    const { say, pressed, openContext } = await openClassroom()
    await say('settings accommodation student:Ana time:2')
    const elsewhere = { ...room, id: 'web:other', class: 'web:other-class' }
    expect(await (await openContext(elsewhere, student)).accommodations.own()).toEqual({
      timeFactor: 1,
      fewerOptions: 0,
    })
    expect(await say('settings accommodation', { room: elsewhere })).toContain('Nobody')
    const forged = 'settings:accommodate:time discord:1 Somebody'
    expect(toPlainText(await pressed(forged, { chosen: ['2'] }))).toContain('older version')
  })

  test('asks for the student where only what to give is said', async () => {
    const { say } = await openClassroom()
    expect(await say('settings accommodation time:2')).toContain('Say which student')
  })
})
