/** Answering the daily post on Discord: the form, three answers of others in private, what is said of them, and the count. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { hostileAnswers } from '../../fixtures/hostile-answers.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

type Options = Parameters<Awaited<ReturnType<typeof startBot>>['teacher']['slash']>[2]
/** Commands of `answers` that the teacher gives before the first post. */
type Choices = Readonly<Record<string, Options>>

/** A class whose first daily post is out in its channel. */
async function startAnswers(choices: Choices, daily?: Options) {
  const bot = await startBot()
  const { fake, channel } = bot
  await postDaily(bot, choices, daily)
  const post = await fake.until(() =>
    fake.messages(channel).find((message) => textOf(message).includes('Nobody has answered yet.')),
  )
  return { ...bot, post: post! }
}

/** A class whose first daily post is out in a forum, as a thread. */
async function startForumAnswers(choices: Choices) {
  const bot = await startBot()
  const { fake, guild } = bot
  const forum = fake.addChannel(guild, { name: 'questions', type: 15 })
  await postDaily(bot, choices, { channel: forum })
  const thread = (await fake.until(() => fake.threads(forum)[0]))!
  return { ...bot, forum, thread, post: fake.messages(thread)[0]! }
}

async function postDaily(
  { teacher, channel }: Awaited<ReturnType<typeof startBot>>,
  choices: Choices,
  daily: Options = {},
): Promise<void> {
  for (const [name, options] of Object.entries(choices)) {
    await (await teacher.slash(channel, `answers ${name}`, options)).replied()
  }
  const set = { time: '08:30', timezone: 'Europe/London', days: 'mon-sun', ...daily }
  await (await teacher.slash(channel, 'daily set', set)).replied()
  await (await teacher.slash(channel, 'daily now')).replied()
}

test('in a channel with a thread: written in a form, read in private, counted in the post', async () => {
  const { fake, guild, channel, student, teacher, store, room, post, answeredPosts } =
    await startAnswers({ settings: { answers: 'on', minimum: 2 } }, { thread: true })
  const others = ['Ben', 'Cem'].map((name) => fake.addPerson(guild, name))
  for (const person of [...others, student]) {
    const form = await person.press(post, 'Write my answer')
    const hostile = `It’s **${person.name}’s** <@${teacher.id}> @everyone`
    const sent = await (await person.submitModal(form, { answer: hostile })).replied()
    expect(sent.text).toContain('Your answer is in.')
  }
  const read = await (await student.press(post, 'Read the others')).replied()
  expect(read.text).toContain('Ben')
  expect(read.message!.visibleTo).toBe(student.id)
  const said = await (await student.press(read.message!, 'Agree')).replied()
  expect(JSON.stringify(said.message!.components)).toContain('✓ Agree')

  await answeredPosts.drawStale()
  const counted = fake
    .messages(channel)
    .filter(({ visibleTo }) => visibleTo === undefined)
    .map(textOf)
    .join('\n')
  expect(counted).toContain('3 people have answered.')
  expect(counted).not.toContain('everyone')
  expect(await store.discussion.recent(room.class, 1)).toMatchObject([{ counts: { answered: 3 } }])
  const waited = others[0]!.directMessages()
  expect(waited && textOf(fake.messages(waited).at(-1)!)).toContain('There are enough answers now')

  const mine = await (await student.slash(channel, 'answers mine')).replied()
  const own = await (await student.press(mine.message!, 'Open')).replied()
  const form = await student.press(own.message!, 'Change')
  const changed = await (await student.submitModal(form, { answer: 'Himself' })).replied()
  expect(changed.text).toContain('Your answer is changed.')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('in a forum, where each daily post is a post of its own', async () => {
  const { fake, student, thread, post, answeredPosts } = await startForumAnswers({
    settings: { answers: 'on' },
  })
  const form = await student.press(post, 'Write my answer')
  const sent = await (await student.submitModal(form, { answer: 'A lighthouse' })).replied()
  expect(sent.text).toContain('There are too few answers to read yet')
  await answeredPosts.drawStale()
  expect(fake.messages(thread).map(textOf).join('\n')).toContain('1 person has answered.')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test.each(['archived', 'hidden from the bot'] as const)(
  'while its thread is %s what is written counts, and the post shows it with the next answer afterwards',
  async (what) => {
    const settings = { answers: 'on', minimum: 1 }
    const { fake, guild, student, forum, thread, post, answeredPosts } = await startForumAnswers({
      settings,
    })
    if (what === 'archived') thread.archived = true
    else fake.deny(forum, ['ViewChannel'])

    async function write(person: typeof student, answer: string) {
      const form = await person.press(post, 'Write my answer')
      await (await person.submitModal(form, { answer })).replied()
    }

    await write(student, 'A lighthouse')
    await write(fake.addPerson(guild, 'Ben'), 'A harbour')
    const read = await (await student.press(post, 'Read the others')).replied()
    expect(read.text).toContain('A harbour')
    await answeredPosts.drawStale()
    expect(textOf(post)).toContain('Nobody has answered yet.')
    if (what === 'archived') thread.archived = false
    else fake.allow(forum, ['ViewChannel'])
    await write(fake.addPerson(guild, 'Cem'), 'A door')
    await answeredPosts.drawStale()
    expect(textOf(post)).toContain('3 people have answered.')
    expect(problemsOf(fake)).toEqual(noProblems)
  },
)

test('held by a word, sent back and shown by a teacher in private, and looked back at under the post', async () => {
  const { fake, channel, student, teacher, post, dailyWorker, store } = await startAnswers({
    settings: { answers: 'on' },
    words: { add: 'damn' },
    reveal: { after: 2 },
  })
  const form = await student.press(post, 'Write my answer')
  const answer = { answer: 'D4mn <@&1> @everyone', 'may-show': ['yes'] }
  const held = await (await student.submitModal(form, answer)).replied()
  expect(held.text).toContain('A teacher looks at it before your class does.')

  const queue = await (await teacher.slash(channel, 'answers waiting')).replied()
  expect(queue.text).toContain('It has a word on your list: **damn**')
  expect(queue.message!.visibleTo).toBe(teacher.id)
  const word = await teacher.press(queue.message!, 'Send back with a note…')
  const sent = await (await teacher.submitModal(word, { word: 'Kinder, *please*' })).replied()
  expect(sent.text).toContain('Sent back.')
  const direct = await fake.until(() => {
    const told = student.directMessages()
    return told && fake.messages(told).at(-1)
  })
  expect(textOf(direct!)).toContain('Kinder, \\*please\\*')

  const again = await student.press(post, 'Write my answer')
  await (await student.submitModal(again, { ...answer, answer: 'He is kind' })).replied()
  const next = await (await teacher.slash(channel, 'answers waiting')).replied()
  expect((await (await teacher.press(next.message!, 'Show')).replied()).text).toContain(
    'No answers are waiting',
  )
  const own = await teacher.press(post, 'Write my answer')
  await (await teacher.submitModal(own, { answer: 'And brave' })).replied()
  await dailyWorker.runDue()
  const last = await fake.until(() =>
    fake.messages(channel).find((message) => textOf(message).includes('Looking back at')),
  )
  expect(textOf(last!)).toContain('2 students have answered.')
  expect(await store.moderation.waitingIds('discord:none')).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('hostile words and names stay in their quotation, in every list and at the end', async () => {
  const { fake, guild, channel, student, teacher, post, dailyWorker } = await startAnswers({
    settings: { answers: 'on', minimum: 1 },
    reveal: { after: hostileAnswers.length },
  })
  const texts: string[] = []
  for (const [at, answer] of hostileAnswers.entries()) {
    const person = at === 0 ? student : fake.addPerson(guild, `\u202E**@everyone** <@1> ${at}`)
    const form = await person.press(post, 'Write my answer')
    const sent = await person.submitModal(form, { answer, 'may-show': ['yes'] })
    const read = await sent.replied()
    expect(read.text).toContain('Your answer is in.')
    texts.push(read.text)
    if (at > 0) texts.push((await (await person.press(read.message!, 'Agree')).replied()).text)
  }
  let page = await (await teacher.slash(channel, 'answers status')).replied()
  page = await (await teacher.press(page.message!, 'See answers')).replied()
  texts.push(page.text)
  page = await (await teacher.press(page.message!, 'More')).replied()
  const menu = await (await teacher.press(page.message!, 'Choose for the class…')).replied()
  texts.push(page.text, menu.text)
  await dailyWorker.runDue()
  const end = await fake.until(() =>
    fake.messages(channel).find((message) => textOf(message).includes('Looking back at')),
  )
  texts.push(textOf(end!))
  for (const text of texts) {
    expect(text).not.toMatch(/\u202E|\u2067|^#+ Big|^- list/mu)
    expect(text).not.toContain('](https://evil.example)')
    expect(text).not.toMatch(/\p{M}{5}/u)
  }
  expect(problemsOf(fake)).toEqual(noProblems)
})
