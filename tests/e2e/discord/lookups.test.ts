import { expect, test } from 'vitest'
import { type Mode, problemsOf, noProblems, startBot } from './discord-bot.ts'

const modes: readonly Mode[] = ['gateway', 'http']

test.each(modes)('a student looks up a scene privately and shares it, over %s', async (mode) => {
  const { fake, student, channel, teacher } = await startBot({ mode })
  const outcome = await student.slash(channel, 'scene', { query: 'carnival' })
  expect(outcome.kind).toBe('message')
  expect(outcome.text).toMatch(/^## /)
  expect(teacher.sees(outcome.message!)).toBe(false)
  const clicks = await Promise.all([
    student.press(outcome.message!, 'Share with the channel'),
    student.press(outcome.message!, 'Share with the channel'),
  ])
  // Two requests over HTTP may overtake each other, so either click may be the one that counts.
  const texts = (await Promise.all(clicks.map((click) => click.replied()))).map(({ text }) => text)
  expect(texts.filter((text) => text.includes(`Shared by <@${student.id}>`))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('You’ve already shared this.'))).toHaveLength(1)
  expect(student.messages(channel).filter((each) => teacher.sees(each))).toHaveLength(1)
  await expect
    .poll(() => JSON.stringify(outcome.message!.components))
    .toContain('Shared with the channel.')
  expect(JSON.stringify(outcome.message!.components)).not.toContain('share:room')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test.each(modes)('an autocomplete suggestion finds what it says, over %s', async (mode) => {
  const { fake, student, channel } = await startBot({ mode })
  const offered = await student.autocomplete(channel, 'scene', 'query', 'carn')
  expect(offered.length).toBeGreaterThan(0)
  expect(offered.length).toBeLessThanOrEqual(25)
  const outcome = await student.slash(channel, 'scene', { query: offered[0]!.value })
  expect(outcome.text).toContain(offered[0]!.name.split(' ')[0])
  expect(await student.autocomplete(channel, 'scene', 'query', '@everyone')).toBeDefined()
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('show:yes shows the answer to everyone', async () => {
  const { student, teacher, channel } = await startBot()
  const outcome = await student.slash(channel, 'scene', { query: 'carnival', show: true })
  expect(teacher.sees(outcome.message!)).toBe(true)
})

test('teachers can manage the server, or are named as a person or by role', async () => {
  const bot = await startBot()
  const { fake, guild, channel, student, teacher } = bot
  const role = fake.addRole(guild, { name: 'Assistants' })
  const assistant = fake.addPerson(guild, 'Kim', { roles: [role] })
  const change = ['settings set', { rating: 'teen' }] as const
  for (const person of [student, assistant]) {
    expect((await person.slash(channel, ...change)).text).toContain('Only teachers')
  }
  await teacher.slash(channel, 'settings teacher', { role: { id: role.id } })
  await teacher.slash(channel, 'settings teacher', { person: { id: student.id } })
  for (const person of [student, assistant]) {
    expect((await person.slash(channel, ...change)).text).toContain('Saved')
  }
})

test('everyone, a bot and somebody of another server do not become teachers', async () => {
  const { fake, guild, channel, student, teacher, store, room } = await startBot()
  const everyone = await teacher.slash(channel, 'settings teacher', { role: { id: guild.id } })
  expect(everyone.text).toContain('That would make everyone a teacher.')
  const bot = await teacher.slash(channel, 'settings teacher', {
    person: { id: fake.applicationId },
  })
  expect(bot.text).toContain('That’s a bot. Please choose a person.')
  const stranger = fake.addPerson(fake.addGuild({ name: 'Elsewhere' }), 'Sam')
  const away = await teacher.slash(channel, 'settings teacher', { person: { id: stranger.id } })
  expect(away.text).toContain('That person isn’t in this server.')
  expect(await store.settings.read(room.class)).toEqual([])
  expect((await student.slash(channel, 'settings set', { rating: 'teen' })).text).toContain(
    'Only teachers',
  )
})

test('in a direct message lookups work and nobody is a teacher', async () => {
  const { fake, teacher } = await startBot()
  const room = teacher.directMessages()
  expect((await teacher.slash(room, 'scene', { query: 'carnival' })).text).toMatch(/^## /)
  const refused = await teacher.slash(room, 'settings set', { rating: 'mature' })
  expect(refused.text).toContain('Only teachers')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('mature items need an age-restricted channel', async () => {
  const { fake, guild, teacher, channel } = await startBot()
  const restricted = fake.addChannel(guild, { name: 'adults', nsfw: true })
  const open = await teacher.slash(channel, 'settings set', { rating: 'mature' })
  expect(open.text).toContain('age-restricted')
  const closed = await teacher.slash(restricted, 'settings set', { rating: 'mature' })
  expect(closed.text).not.toContain('age-restricted')
})
