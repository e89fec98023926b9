import { describe, expect, test } from 'vitest'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { undoChange } from '../../../src/core/settings/undo-change.ts'
import { openClassroom, room, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'

// The classroom's clock stands at Fri, 15 Jan 2027 09:30 UTC.
const set = 'daily set 08:30 timezone:Europe/London'
const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

/** What the topmost button beside a change presses. */
function newestUndo({ blocks }: Reply): string {
  const row = blocks.find((block) => block.kind === 'row')
  if (row === undefined || !('press' in row.button)) throw new Error('There is nothing to undo.')
  return row.button.press
}

/** What choosing an option of the menu with this address presses. */
function choose({ blocks }: Reply, address: string) {
  const found = blocks.find((block) => block.kind === 'select' && block.press.startsWith(address))
  if (found?.kind !== 'select') throw new Error('There is no such menu.')
  return { address: found.press, chosen: [found.options[0]!.value] }
}

describe('a daily post', () => {
  test('that was removed is put back as it was, and one that was paused stays paused', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(`${set} thread:yes answer:yes`)
    await say('daily pause')
    const removed = await answer('daily off')
    expect(toPlainText(removed)).toContain('What it has posted stays posted.')
    expect(await say('daily status')).toContain('no daily post yet')
    await pressed(buttonsOf(removed)['Undo']!)
    const back = await say('daily status')
    expect(back).toContain('08:30')
    expect(back).toContain('Status: paused')
    await say('daily resume')
    await say('daily off')
    expect(toPlainText(await pressed(newestUndo(await answer('settings history'))))).toContain(
      'It’s as it was before Ms. Rivera removed the daily post',
    )
    const on = await say('daily status')
    expect(on).toContain('a thread, an example answer the next school day')
    expect(on).toContain('Mon, 18 Jan')
    expect(on).not.toContain('paused')
    const history = await say('settings history what:daily')
    expect(history).toContain('set up the daily post')
    expect(history.match(/brought back the daily post/g)).toHaveLength(2)
  })

  test('is put back by the calendar that the class has by now', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(set)
    const removed = await answer('daily off')
    await say('calendar set holidays:"18 Jan 2027"')
    await pressed(buttonsOf(removed)['Undo']!)
    expect(await say('daily plan')).toContain('Tue, 19 Jan')
    expect(await say('daily plan')).not.toContain('Mon, 18 Jan')
  })

  test('that two teachers set up at once says whose change the later one has replaced', async () => {
    const { say } = await openClassroom()
    const both = await Promise.all([
      say(set),
      say('daily set 09:15 timezone:Europe/London', { person: okafor }),
    ])
    expect(both.join(' ')).toMatch(
      /(Ms\. Rivera|Mr\. Okafor) set up the daily post.*Your change has replaced that one\./s,
    )
    expect(both.filter((words) => words.includes('Your change has replaced'))).toHaveLength(1)
    const history = await say('settings history what:daily')
    expect(history.match(/set up the daily post/g)).toHaveLength(1)
    expect(history.match(/changed the daily post/g)).toHaveLength(1)
  })
})

describe('a day of the plan', () => {
  test('says what another teacher has just done to it, and is put back from the history', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(set)
    const { address, chosen } = choose(await answer('daily plan'), 'daily:day')
    const day = await pressed(address, { chosen })
    await pressed(buttonsOf(day)['Skip this day']!, { person: okafor })
    const item = choose(day, 'daily:pin')
    const pinned = toPlainText(await pressed(item.address, { chosen: item.chosen }))
    expect(pinned).toContain('Mr. Okafor left out Mon, 18 Jan 2027 in the daily post (08:30')
    expect(pinned).toContain('Your change has replaced that one.')
    const history = await answer('settings history')
    expect(toPlainText(history)).toContain('Ms. Rivera chose what comes on Mon, 18 Jan 2027')
    expect(toPlainText(await pressed(newestUndo(history)))).toContain('Undone.')
    expect(await say('daily plan')).toContain('Skipped')
  })

  test('of which a colleague was quicker to change the item shows whose it is', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(set)
    const { address, chosen } = choose(await answer('daily plan'), 'daily:day')
    const swap = buttonsOf(await pressed(address, { chosen }))['Another item']!
    await pressed(swap, { person: okafor })
    expect(toPlainText(await pressed(swap))).toContain('Mr. Okafor chose what comes on')
  })
})

test('what a colleague changes at the very moment of undoing stays as they have it, and names them', async () => {
  const { say, openContext } = await openClassroom()
  await say('quiz save name:friday questions:4')
  await say('quiz save name:friday questions:6')
  const context = await openContext(room, teacher)
  const [change] = await context.history.list({ kinds: ['preset/friday'], limit: 1 })
  const quiz = {
    ...context.quiz,
    async presets() {
      const seen = await context.quiz.presets()
      await say('quiz save name:friday questions:9', { person: okafor })
      return seen
    },
  }
  const press = {
    id: 'event',
    person: teacher,
    room,
    at: 0,
    seed: 0,
    chosen: [],
    fields: {},
    files: {},
  }
  await expect(
    undoChange({ ...press, value: String(change?.number) }, { ...context, quiz }),
  ).rejects.toThrow('Mr. Okafor has just changed this, so nothing was undone.')
  expect(await say('quiz presets')).toContain('friday: 9 questions')
})
