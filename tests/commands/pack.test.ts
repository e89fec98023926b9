import { describe, expect, test } from 'vitest'
import { openClassroom, otherRoom, sequel, student } from '../fixtures/classroom.ts'

describe('pack', () => {
  test('lists the packs with what is in them at this ceiling', async () => {
    const { say } = await openClassroom()
    const words = await say('pack', { person: student })
    expect(words).toContain('The Lantern Keeper, The whole tale (in use here).')
    expect(words).toContain('The Lantern Keeper Returns, The whole tale. ')
    expect(words).toContain('3 scenes')
    await say('settings set rating:teen')
    expect(await say('pack', { person: student })).toContain('4 scenes')
  })

  test('is chosen for the class or for one channel', async () => {
    const { say } = await openClassroom()
    await say('pack use lantern-2 where:channel', { room: otherRoom })
    expect(await say('help')).toContain('studying The Lantern Keeper.')
    expect(await say('help', { room: otherRoom })).toContain('studying The Lantern Keeper Returns.')
    expect(await say('pack use lantern', { room: otherRoom })).toContain('keeps it')
  })

  test('offers the packs by their names', async () => {
    const { offers } = await openClassroom()
    expect(await offers(['pack', 'use', 'pack'], 'returns')).toEqual([
      'The Lantern Keeper Returns, The whole tale',
    ])
  })

  test('a class whose pack is gone is told so, and its teacher can choose another', async () => {
    const { say } = await openClassroom([sequel])
    expect(await say('scene the climb', { person: student })).toContain(
      'The pack “lantern” is not installed here',
    )
    expect(await say('settings')).toContain('lantern (not installed)')
    expect(await say('pack use returns')).toContain('now works with The Lantern Keeper Returns')
    expect(await say('scene the climb', { person: student })).toContain('Mara carries oil')
  })

  test('only teachers choose', async () => {
    const { say } = await openClassroom()
    expect(await say('pack use lantern-2', { person: student })).toContain('Only teachers')
  })
})
