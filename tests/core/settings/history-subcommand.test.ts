import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, otherRoom, student, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'

const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

/** What the buttons beside the changes of a page press. */
function undoPresses({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'row' && 'press' in block.button ? [block.button.press] : [],
  )
}

describe('settings history', () => {
  test('says in sentences who changed what and when, the newest first', async () => {
    const { say, turnTo } = await openClassroom()
    expect(await say('settings history')).toContain('Nothing has been changed yet.')
    await say('settings set locale:en-GB')
    await say('settings set rating:everyone')
    turnTo('2027-03-02T09:14Z')
    await say('settings set rating:teen', { person: okafor })
    turnTo('2027-03-03T10:00Z')
    await say('settings set pictures:off where:channel', { room: otherRoom })
    await say('settings reset pictures where:channel', { room: otherRoom })
    await say('settings set pack:"The Lantern Keeper Returns"')
    const words = (await say('settings history'))
      .split('\n')
      .filter((line) => line.includes(' UTC'))
    expect(words.map((line) => line.replace(/^\W+|\W+$/g, ''))).toMatchInlineSnapshot(`
      [
        "Ms. Rivera set the study pack to “The Lantern Keeper Returns, the whole tale” for the class, 3 March 2027 at 10:00 UTC",
        "Ms. Rivera reset pictures (until then off) for another channel, 3 March 2027 at 10:00 UTC",
        "Ms. Rivera set pictures to off for another channel, 3 March 2027 at 10:00 UTC",
        "Mr. Okafor changed the rating from everyone to teen for the class, 2 March 2027 at 09:14 UTC",
        "Ms. Rivera set the rating to everyone for the class, 15 January 2027 at 09:30 UTC",
        "Ms. Rivera set the language of spreadsheets to British English for the class, 15 January 2027 at 09:30 UTC",
      ]
    `)
  })

  test('is for teachers, and private', async () => {
    const { say, answer } = await openClassroom()
    await say('settings set rating:teen')
    expect(await say('settings history', { person: student })).not.toContain('rating')
    expect((await answer('settings history')).private).toBe(true)
  })

  test('has pages, and shows one kind of changes', async () => {
    const { say, answer, pressed } = await openClassroom()
    for (let times = 0; times < 5; times += 1) {
      await say('settings set rating:teen')
      await say('settings set rating:mature')
    }
    await say('progress set scene 1')
    const first = await answer('settings history')
    expect(toPlainText(first).match(/Ms\. Rivera/g)).toHaveLength(8)
    const second = await pressed(buttonsOf(first)['Earlier ▶']!)
    expect(toPlainText(second).match(/Ms\. Rivera/g)).toHaveLength(3)
    expect(buttonsOf(second)).not.toHaveProperty('Earlier ▶')
    expect(toPlainText(await pressed(buttonsOf(second)['◀ Newest']!))).toBe(toPlainText(first))
    const progress = await say('settings history what:progress')
    expect(progress.match(/Ms\. Rivera/g)).toHaveLength(1)
    expect(progress).toContain('set the class’s progress to scene 1 in “The Lantern Keeper')
  })

  test('undoes a change of any age, and says so as another change', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say('settings set rating:teen where:channel', { room: otherRoom })
    await say('settings set pictures:off')
    const undo = undoPresses(await answer('settings history'))
    expect(undo).toHaveLength(2)
    const undone = toPlainText(await pressed(undo[1]!))
    expect(undone).toContain('Undone. It’s as it was before Ms. Rivera set the rating to teen')
    expect(await say('settings', { room: otherRoom })).toContain('Suitable for everyone')
    expect(await say('settings history')).toContain('reset the rating (until then teen)')
    expect(toPlainText(await pressed(undo[1]!))).toContain('There’s nothing to undo')
  })

  test('asks before it undoes what another teacher has changed since, once more after every further change', async () => {
    const { say, answer, pressed } = await openClassroom()
    const undo = buttonsOf(await answer('settings set rating:teen'))['Undo']!
    await say('settings set rating:mature', { person: okafor })
    const asked = await pressed(undo)
    expect(toPlainText(asked)).toContain('This has changed since then.')
    expect(toPlainText(asked)).toContain('Mr. Okafor changed the rating from teen to mature')
    expect(await say('settings')).toContain('Mature content too')
    await say('settings reset rating', { person: okafor })
    await say('settings set rating:mature', { person: okafor })
    const again = await pressed(buttonsOf(asked)['Undo anyway']!)
    expect(toPlainText(again)).toContain('Mr. Okafor set the rating to mature')
    expect(await say('settings')).toContain('Mature content too')
    const done = await pressed(buttonsOf(again)['Undo anyway']!)
    expect(toPlainText(done)).toContain('Undone.')
    expect(await say('settings')).toContain('Suitable for everyone')
  })

  test('undoes nothing of another class, and nothing for a student', async () => {
    const { say, pressed } = await openClassroom()
    await say('settings set rating:teen')
    const elsewhere = { ...otherRoom, class: 'web:another' }
    const press = 'settings:undo-change:1'
    expect(toPlainText(await pressed(press, { room: elsewhere }))).toContain('isn’t kept any more')
    await pressed(press, { person: student })
    expect(await say('settings')).toContain('teen')
    expect(toPlainText(await pressed('settings:undo-change:1/x'))).toContain('older version')
  })

  test('says whose change of a moment ago was replaced', async () => {
    const { say, turnTo } = await openClassroom()
    await say('settings set rating:teen', { person: okafor })
    const words = await say('settings set rating:mature')
    expect(words).toContain('Mr. Okafor set the rating to teen for the class')
    expect(words).toContain('Your change has replaced that one.')
    expect(await say('settings set rating:teen')).not.toContain('replaced')
    turnTo('2027-03-02T09:14Z')
    expect(await say('settings set rating:mature', { person: okafor })).not.toContain('replaced')
  })
})
