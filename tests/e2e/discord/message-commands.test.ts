/** Commands in the menu of a message: they come with its text, need no right to read messages, and keep the class’s rules. */
import { expect, test } from 'vitest'
import { pino } from 'pino'
import type { Message } from '../../fakes/discord/state.ts'
import { type RunningBot, noProblems, problemsOf, startBot } from './discord-bot.ts'

const line = 'You feel real to me, Samantha.'

async function on(person: RunningBot['student'], message: Message, command: string) {
  return (await person.onMessage(message, command)).replied()
}

for (const mode of ['gateway', 'http'] as const) {
  test(`over ${mode}, a classmate’s message is a quote, and a card of one’s own`, async () => {
    const logged: string[] = []
    const log = pino({ level: 'trace' }, { write: (text: string) => void logged.push(text) })
    const { fake, guild, channel, student } = await startBot({ mode, log })
    const friend = fake.addPerson(guild, 'Ben')
    const message = friend.say(channel, `> **${line}**`)
    const quote = await on(student, message, 'What is this quote?')
    expect(quote.text).toContain('cene')
    expect(quote.message?.visibleTo).toBe(student.id)
    const saved = await on(student, friend.say(channel, line), 'Save to my cards')
    expect(saved.text).toContain('Saved to your flashcards.')
    expect((await on(student, friend.say(channel, line), 'Save to my cards')).text).toContain(
      'already one of',
    )
    expect((await (await student.slash(channel, 'review today')).replied()).text).toContain(
      'You feel real',
    )
    await on(student, friend.say(channel, 'zanzibar quuxly'), 'What is this quote?')
    expect(logged.join()).not.toContain('zanzibar')
    expect(problemsOf(fake)).toEqual(noProblems)
  })
}

test('what the class has not reached is not found, and an open question pauses it', async () => {
  const { fake, channel, student, teacher } = await startBot()
  const set = await teacher.slash(channel, 'progress set', { scene: 'eyes closed at the carnival' })
  await set.replied()
  const hidden = await on(
    student,
    student.say(channel, 'It’s a place that’s not of the physical world.'),
    'Save to my cards',
  )
  expect(hidden.text).not.toContain('Saved')
  for (const text of ['🙂', '   ']) {
    const empty = await on(student, student.say(channel, text), 'What is this quote?')
    expect(empty.text).toContain('no words')
  }
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('words over several lines are repeated in one', async () => {
  const { channel, student } = await startBot()
  const several = student.say(channel, 'zanzibar\n\nquuxly')
  expect((await on(student, several, 'What is this quote?')).text).toContain('*zanzibar quuxly*')
})

test('it works in other servers, and for teachers a line becomes the question of a day', async () => {
  const { fake, channel, student, teacher, store, room } = await startBot()
  student.install()
  const elsewhere = fake.addChannel(fake.addGuild({ bot: false }))
  const quote = await on(student, student.say(elsewhere, line), 'What is this quote?')
  expect(quote.text).toContain('cene')
  expect(quote.message?.visibleTo).toBe(student.id)

  const question = 'Make it the question of the day'
  await expect(student.onMessage(student.say(channel, line), question)).rejects.toThrow('needs')
  expect((await on(teacher, student.say(channel, line), question)).text).toContain('daily set')
  await (
    await teacher.slash(channel, 'daily set', {
      time: '08:30',
      timezone: 'Europe/London',
      days: 'mon-sun',
    })
  ).replied()
  const prompt = await on(teacher, student.say(channel, line), question)
  expect(prompt.text).toContain('In this channel')
  const [day] = [...JSON.stringify(prompt.message?.components).matchAll(/daily:choose:[^"]+/g)]
  const chosen = await (await teacher.press(prompt.message!, day?.[0] ?? '')).replied()
  expect(JSON.stringify(chosen.message?.components)).toContain('Undo my choice')
  const [schedule] = await store.daily.schedules(room.class)
  expect(await store.daily.changes(schedule!, '2000-01-01')).toHaveLength(1)

  const again = await on(teacher, student.say(channel, line), question)
  expect(again.text).toContain('It is already in the plan: ')
  const [schedulePart, , item] = (day?.[0] ?? '').split('/')
  const past = `${schedulePart}/2020-01-06/${item}`
  const old = JSON.stringify(again.message!.components).replace(day?.[0] ?? '', past)
  again.message!.components = JSON.parse(old)
  const late = await (await teacher.press(again.message!, past)).replied()
  expect(late.text).toContain('That day isn’t in the plan any more.')
  expect(await store.daily.changes(schedule!, '2000-01-01')).toHaveLength(1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

for (const mode of ['gateway', 'http'] as const) {
  test(`over ${mode}, words that are in no pack become the class’s own line, by a form`, async () => {
    const { fake, guild, channel, student, teacher, store, room } = await startBot({ mode })
    const command = 'Make it the question of the day'
    const daily = { time: '08:30', timezone: 'Europe/London', days: 'mon-sun' }
    await (await teacher.slash(channel, 'daily set', daily)).replied()
    const other = fake.addChannel(guild, { name: 'other' })
    await (await teacher.slash(other, 'daily set', daily)).replied()
    const message = student.say(
      channel,
      '@everyone **Zanzibar** quuxly at dusk, <@123456789012345678>',
    )
    await expect(student.onMessage(message, command)).rejects.toThrow('needs')

    const form = await teacher.onMessage(message, command)
    expect(form.modal?.title).toBe('In your own words')
    expect(JSON.stringify(form.modal)).toContain('Zanzibar quuxly at dusk')
    const [schedule] = await store.daily.schedules(room.class)
    const day = [
      ...JSON.stringify(form.modal).matchAll(new RegExp(`${schedule!.id}/[-0-9]+`, 'g')),
    ][1]!
    const filled = {
      line: '@everyone Zanzibar quuxly at dusk',
      source: '<@&9> Ben',
      day: [day[0]],
    }
    const refused = await (await teacher.submitModal(form, { ...filled, prompt: '?!' })).replied()
    expect(refused.text).toContain('Write a question')
    expect(refused.message?.visibleTo).toBe(teacher.id)
    const again = await teacher.press(refused.message!, 'Change it…')
    expect(JSON.stringify(again.modal)).toContain('@everyone Zanzibar quuxly at dusk')
    const saved = await (
      await teacher.submitModal(again, { ...filled, prompt: 'Where is @here?' })
    ).replied()
    expect(saved.text).toContain('In your own words.')
    expect(saved.message?.visibleTo).toBe(teacher.id)
    expect(
      student
        .messages(channel)
        .map(({ content }) => content)
        .join(),
    ).not.toContain('Where is')
    expect(await store.daily.changes(schedule!, '2000-01-01')).toHaveLength(1)
    expect(problemsOf(fake)).toEqual(noProblems)
  })
}
