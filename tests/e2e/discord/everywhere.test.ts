/** The bot comes along with a student to servers and groups that have not added it; the rules of their class come along too. */
import { describe, expect, test } from 'vitest'
import { privateReply, text } from '../../../src/core/reply/reply.ts'
import type { Channel } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

/** A student of a class has added the bot to their account, and uses another server, where they even are an administrator. */
async function startVisit(options: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot(options)
  const { fake, student } = bot
  student.install()
  const elsewhere = fake.addGuild({ name: 'Film fans', bot: false })
  const foreign = fake.addChannel(elsewhere, { name: 'films' })
  fake.joinGuild(elsewhere, student, { permissions: ['ManageGuild'] })
  return { ...bot, foreign }
}

type Visit = Awaited<ReturnType<typeof startVisit>>

async function say({ student }: Visit, where: Channel, command: string, options = {}) {
  return (await student.slash(where, command, options)).replied()
}

async function reachScene6(visit: Visit) {
  const { teacher, channel } = visit
  await (
    await teacher.slash(channel, 'progress set', { scene: 'eyes closed at the carnival' })
  ).replied()
  await say(visit, channel, 'help')
}

for (const mode of ['gateway', 'http'] as const) {
  test(`over ${mode}, lookups and reviews follow a student to another server and to a group`, async () => {
    const visit = await startVisit({ mode })
    const { fake, student, foreign } = visit
    for (const where of [foreign, student.group(), student.directMessages()]) {
      const answer = await say(visit, where, 'scene', { query: 'carnival' })
      expect(answer.text).toContain('Scene 6')
      expect(answer.message?.visibleTo ?? where.recipient?.id).toBe(student.id)
      await say(visit, where, 'review start', { deck: 'terms' })
      const card = await say(visit, where, 'review today')
      const shown = await (await student.press(card.message!, 'Show answer')).replied()
      expect(shown.text).toContain('How well')
    }
    expect(problemsOf(fake)).toEqual(noProblems)
  })
}

describe('in a server that has not added the bot', () => {
  test('the class’s progress and its open question hold, for an administrator there too', async () => {
    const visit = await startVisit()
    const { fake, student, teacher, channel, foreign } = visit
    expect((await say(visit, foreign, 'scene', { query: 'the invitation' })).text).toContain(
      'Scene 22',
    )
    await reachScene6(visit)
    for (const where of [foreign, student.group()]) {
      const hidden = await say(visit, where, 'scene', { query: 'the invitation' })
      expect(hidden.text).not.toContain('Scene 22')
      const offered = await student.autocomplete(where, 'scene', 'query', 'the invitation')
      expect(offered.map(({ name }) => name)).not.toContain('The invitation')
    }
    await teacher.slash(channel, 'quiz start', { questions: 3 })
    const lobby = await fake.until(() => fake.messages(channel).find(({ visibleTo }) => !visibleTo))
    await student.press(lobby!, 'Join')
    const host = await (await teacher.press(lobby!, 'Host…')).replied()
    await teacher.press(host.message!, 'Start now')
    const paused = await fake.until(async () => {
      const { text: said } = await say(visit, foreign, 'quote', { words: 'carnival' })
      return said.includes('lookups are paused') && said
    })
    expect(paused).toContain('A quiz question is open')
    expect((await say(visit, student.group(), 'review today')).text).toContain('paused')
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('everything stays private: what was to be shown says so, and nothing can be shared', async () => {
    const visit = await startVisit()
    const { fake, student, channel, foreign } = visit
    const shown = await say(visit, foreign, 'scene', { query: 'carnival', show: true })
    expect(shown.message?.visibleTo).toBe(student.id)
    expect(shown.text).toContain('for your eyes only')
    expect(JSON.stringify(shown.message?.components)).not.toContain('Share')
    const atHome = await say(visit, channel, 'scene', { query: 'carnival' })
    expect(JSON.stringify(atHome.message?.components)).toContain('Share')
    expect(fake.messages(foreign).every(({ visibleTo }) => visibleTo === student.id)).toBe(true)
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('what belongs to a class is not offered, and refused to whoever forges it', async () => {
    const visit = await startVisit()
    const { fake, student, foreign } = visit
    const help = await say(visit, foreign, 'help', { command: 'quiz start' })
    expect(help.text).toContain('quiz start')
    for (const command of ['quiz', 'daily', 'settings', 'progress', 'pack', 'scores']) {
      await expect(student.slash(foreign, command)).rejects.toThrow('neither')
    }
    const forged = await student.forge(foreign, {
      type: 1,
      name: 'quiz',
      options: [{ type: 1, name: 'start' }],
    })
    const refused = await forged.replied()
    expect(refused.text).toContain('Use it in a channel of your class.')
    expect(refused.message?.visibleTo).toBe(student.id)
    expect(fake.messages(foreign).every(({ visibleTo }) => visibleTo === student.id)).toBe(true)
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('an answer of as many messages as there may be arrives whole', async () => {
    const long = privateReply(...Array.from({ length: 19 }, () => text('word '.repeat(200))))
    const { fake, student, foreign } = await startVisit({
      through: (dispatch) => ({ ...dispatch, command: () => Promise.resolve(long) }),
    })
    await student.slash(foreign, 'scene', { query: 'carnival' })
    await fake.until(() => student.messages(foreign).length === 5)
    expect(problemsOf(fake)).toEqual(noProblems)
  })
})
