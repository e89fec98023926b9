import { describe, expect, test } from 'vitest'
import { buttonsOf } from '../fixtures/invoke.ts'
import { openClassroom, otherRoom, student } from '../fixtures/classroom.ts'
import { lowWater } from '../fixtures/low-water.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'

describe('progress', () => {
  test('says that the whole story is open if no teacher has closed it', async () => {
    const { say } = await openClassroom()
    expect(await say('progress', { person: student })).toContain('The whole story is open')
  })

  test('nothing after the scene is shown: not in lookups, search or autocomplete', async () => {
    const { say, offers } = await openClassroom()
    expect(await offers(['scene', '', 'query'], 'the l', student)).toContain('The light')
    const set = await say('progress set the letter')
    expect(set).toContain('The class has now reached The letter (scene 2)')
    expect(await say('progress', { person: student })).toContain('The class has reached scene 2')
    expect(await offers(['scene', '', 'query'], 'the l', student)).not.toContain('The light')
    expect(await say('scene the light', { person: student })).not.toContain('The light')
    expect(await say('quote', { person: student })).not.toContain('The light')
  })

  test('a teacher can move on to any scene; students are offered none past the gate', async () => {
    const { say, offers } = await openClassroom()
    await say('progress set the climb')
    expect(await offers(['progress', 'set', 'scene'], 'the')).toContain('The light')
    expect(await offers(['progress', 'set', 'scene'], 'the', student)).not.toContain('The light')
    await say('progress set the light')
    expect(await say('scene the light', { person: student })).toContain('The light')
  })

  test('a number that several acts have is asked back about, act by act', async () => {
    const { say } = await openClassroom([lowWater])
    await say('pack use low-water')
    const asked = await say('progress set 3')
    expect(asked).toContain('More than one scene has that number. Which one do you mean?')
    const rows = await say('scene 2', { person: student })
    expect(rows).toContain('The empty pails (act 1, scene 2)')
    expect(rows).toContain('The hearing (act 3, scene 2)')
    expect(await say('progress set act 1, scene 3')).toContain('(act 1, scene 3)')
  })

  test.each(['progress clear', 'progress delete', 'progress set nobody rows'])(
    '%s opens no scene that merely resembles the words',
    async (line) => {
      const { say } = await openClassroom()
      await say('progress set the climb')
      expect(await say(line)).not.toContain('has now reached')
      expect(await say('progress')).toContain('reached scene 1')
    },
  )

  test('everything is opened by a command of its own, which is offered for the same place', async () => {
    const { say, answer } = await openClassroom()
    await say('progress set the climb')
    const asked = await answer('progress set everything where:channel')
    expect(toPlainText(asked)).toContain('To open everything, use progress open.')
    expect(Object.keys(buttonsOf(asked))).toEqual(['progress open where:channel'])
    expect(await say('progress')).toContain('reached scene 1')
  })

  test('a channel can have its own progress', async () => {
    const { say } = await openClassroom()
    await say('progress set the climb')
    await say('progress set the letter where:channel', { room: otherRoom })
    expect(await say('progress')).toContain('reached scene 1')
    expect(await say('progress', { room: otherRoom })).toContain('reached scene 2')
    expect(await say('progress set the light', { room: otherRoom })).toContain(
      'This channel keeps its own setting for “Progress”.',
    )
    expect(await say('progress open where:channel', { room: otherRoom })).toContain(
      'The whole story is open in this channel.',
    )
    expect(await say('progress', { room: otherRoom })).toContain('reached scene 4')
  })

  test('is stored for each pack', async () => {
    const { say } = await openClassroom()
    await say('progress set the climb')
    await say('pack use lantern-2')
    expect(await say('progress')).toContain('The whole story is open')
    await say('pack use lantern')
    expect(await say('progress')).toContain('reached scene 1')
  })

  test('opens the story again, and a mistake can be undone', async () => {
    const { say, sayAndPress } = await openClassroom()
    await say('progress set the climb')
    expect(await sayAndPress('progress open', 'Undo')).toContain('Undone.')
    expect(await say('progress')).toContain('reached scene 1')
    expect(await say('progress open')).toContain('The whole story is open')
  })

  test('only teachers set it, and unknown scenes are not guessed', async () => {
    const { say } = await openClassroom()
    expect(await say('progress set the climb', { person: student })).toContain('Only teachers')
    expect(await say('progress set zebra quartz')).toContain('No scene matches')
    expect(await say('progress')).toContain('The whole story is open')
  })
})

test('opens one channel to the end while the class stays where it is', async () => {
  const { say } = await openClassroom()
  await say('progress set 1')
  expect(await say('progress open where:channel')).toContain(
    'The whole story is open in this channel.',
  )
  expect(await say('scene 4')).toContain('The light')
  expect(await say('progress open')).toContain('The whole story is open.')
})
