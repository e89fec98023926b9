import { describe, expect, test } from 'vitest'
import { openClassroom, otherRoom, room, student } from '../fixtures/classroom.ts'
import type { Room } from '../../src/core/platform/room.ts'

describe('settings', () => {
  test('shows the defaults where nobody has chosen anything', async () => {
    const { answer, say } = await openClassroom()
    expect((await answer('settings', { person: student })).private).toBe(true)
    const words = await say('settings', { person: student })
    expect(words).toContain('Study pack: The Lantern Keeper, the whole tale\n')
    expect(words).toContain('Rating ceiling: Suitable for everyone\n')
    expect(words).toContain('Lookups: Only for the person who asks, with a Share button')
    expect(words).toContain('Start of term: not set\n')
    expect(words).toContain('Where nobody is named, it’s the default. Teachers can change these.')
  })

  test('says who set a value, when, and for what; a channel’s own value wins over the class’s', async () => {
    const { say } = await openClassroom()
    await say('settings set rating:teen')
    await say('settings set rating:mature where:channel', { room: otherRoom })
    expect(await say('settings')).toContain(
      'Rating ceiling: Up to mild language and themes (teen) — set for the class by Ms. Rivera, 15 Jan 2027, 09:30 UTC',
    )
    expect(await say('settings')).toContain('1 other channel has its own settings.')
    expect(await say('settings', { room: otherRoom })).toContain(
      'Rating ceiling: Mature content too — set for this channel',
    )
  })

  test('saves the first day of term', async () => {
    const { say } = await openClassroom()
    await say('settings set term:2026-09-01')
    expect(await say('settings')).toContain(
      'Start of term: Tue, 1 Sept 2026 — set for the class by Ms. Rivera, 15 Jan 2027, 09:30 UTC',
    )
    // The classroom's clock stands at 15 January 2027.
    expect(await say('settings set term:"1st Sept"')).toContain('Start of term: Tue, 1 Sept 2026')
    expect(await say('settings set term:tomorrow')).toContain('Start of term: Sat, 16 Jan 2027')
    expect(await say('settings set term:someday')).toContain('isn’t a valid date')
    expect(await say('settings set term:03/04/2027')).toContain(
      'can mean two dates. Write 2027-04-03 or 2027-03-04.',
    )
  })

  test('saves how long quizzes are kept, for the whole class, and deletes nothing at once', async () => {
    const { say } = await openClassroom()
    expect(await say('settings')).toContain('Quizzes are kept: for a year')
    const saved = await say('settings set keep-quizzes:term')
    expect(saved).toContain('Quizzes are kept: until the next term begins')
    expect(saved).toContain('Nothing is deleted straight away')
    expect(await say('settings')).toContain('Quizzes are kept: until the next term begins — set')
    expect(await say('settings set keep-quizzes:year where:channel')).toContain(
      'Quizzes are kept for the same time in every channel.',
    )
  })

  test('the ceiling decides at once what lookups show', async () => {
    const { say } = await openClassroom()
    expect(await say('scene the quarrel', { person: student })).not.toContain('The pier')
    await say('settings set rating:teen')
    expect(await say('scene the quarrel', { person: student })).toContain('The pier, before dawn')
    expect(await say('settings reset rating')).toContain('Rating ceiling: Suitable for everyone')
    expect(await say('scene the quarrel', { person: student })).not.toContain('The pier')
  })

  test('says that mature content needs an age-restricted channel on Discord', async () => {
    const { say } = await openClassroom()
    const discord: Room = {
      ...room,
      id: 'discord:1',
      class: 'discord:guild/1',
      platform: 'discord',
      allowsMature: false,
    }
    const words = await say('settings set rating:mature', { room: discord })
    expect(words).toContain('Mature content only appears in age-restricted channels')
    const other = await say('settings set lookups:shown', { room: discord })
    expect(other).toContain('Lookups: For the whole channel')
    expect(other).not.toContain('age-restricted')
    expect(await say('settings', { room: discord })).toContain(
      'Mature content too, but here up to mild language and themes (teen)',
    )
    const restricted = { ...discord, id: 'discord:2', allowsMature: true }
    expect(await say('settings', { room: restricted })).toContain(
      'Rating ceiling: Mature content too — set for',
    )
  })

  test('lookups can be shown to the channel, and a person can still ask in private', async () => {
    const { answer, say, dispatch } = await openClassroom()
    await say('settings set lookups:shown')
    expect((await answer('scene the letter', { person: student })).private).toBe(false)
    expect((await answer('scene the letter show:no', { person: student })).private).toBe(true)
    const event = { person: student, room, command: 'scene', subcommand: '' }
    expect(await dispatch.isPrivate({ ...event, given: {} })).toBe(false)
    expect(await dispatch.isPrivate({ ...event, given: { show: false } })).toBe(true)
    expect(await dispatch.isPrivate({ ...event, command: 'settings', given: {} })).toBe(true)
  })

  test('pictures can be done without, by the class or by one channel', async () => {
    const { say } = await openClassroom()
    expect(await say('settings')).toContain('Pictures: on\n')
    await say('settings set pictures:off')
    await say('settings set pictures:on where:channel', { room: otherRoom })
    expect(await say('settings')).toContain('Pictures: off — set for the class by Ms. Rivera')
    expect(await say('settings', { room: otherRoom })).toContain(
      'Pictures: on — set for this channel by Ms. Rivera',
    )
    expect(await say('settings reset pictures')).toContain('Pictures: on\n')
  })

  test('changes several at once, and says which of them this channel keeps', async () => {
    const { say } = await openClassroom()
    await say('settings set pack:lantern-2 where:channel')
    const words = await say('settings set pack:lantern rating:teen locale:de')
    expect(words).toContain('Language of spreadsheets: German')
    expect(words).toContain('This channel keeps its own setting for “Study pack”.')
    expect(await say('settings')).toContain('15 Jan 2027, 09:30 UTC')
  })

  test('says what is wrong with values it cannot use', async () => {
    const { say } = await openClassroom()
    expect(await say('settings set')).toContain('Say what to change')
    expect(await say('settings set rating:adult')).toContain(
      'must be one of these: everyone, teen, mature',
    )
    expect(await say('settings set locale:klingonese')).toContain(
      'I don’t recognise the language “klingonese”',
    )
    expect(await say('settings set pack:nothing')).toContain('There’s no pack called “nothing”')
    expect(await say('settings teacher')).toContain('Choose a person or a role')
  })

  test('only teachers change them', async () => {
    const { say } = await openClassroom()
    for (const line of ['set rating:teen', 'reset rating', 'teacher person:web:ana']) {
      expect(await say(`settings ${line}`, { person: student })).toContain('Only teachers')
    }
    expect(await say('settings')).toContain('Rating ceiling: Suitable for everyone')
  })

  test('a named person or role is a teacher until that is reset', async () => {
    const { say } = await openClassroom()
    const tutor = { id: 'web:tutor', name: 'Tom', isTeacher: false, roles: ['tutors'] }
    await say('settings teacher role:tutors')
    await say('settings teacher person:web:ana')
    expect(await say('settings')).toContain('Also a teacher here: a role')
    expect(await say('settings')).toContain('Also a teacher here: Ana')
    expect(await say('settings history')).toContain('put Ana on the list of teachers')
    expect(await say('settings set rating:teen', { person: tutor })).toContain('Saved')
    expect(await say('settings set rating:mature', { person: student })).toContain('Saved')
    await say('settings teacher person:web:ana allowed:no')
    expect(await say('settings set rating:teen', { person: student })).toContain('Only teachers')
    expect(await say('settings set rating:teen', { person: tutor })).toContain('Saved')
  })

  test('a change can be undone', async () => {
    const { say, sayAndPress } = await openClassroom()
    await say('settings set rating:teen')
    expect(await sayAndPress('settings set rating:mature', 'Undo')).toContain('Undone.')
    expect(await say('settings')).toContain('Rating ceiling: Up to mild language and themes (teen)')
    await say('settings reset rating')
    await sayAndPress('settings set rating:mature', 'Undo')
    expect(await say('settings')).toContain('Rating ceiling: Suitable for everyone\n')
  })
})
