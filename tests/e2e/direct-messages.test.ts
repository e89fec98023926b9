/** What a class may not see stays hidden in direct messages too, on Discord and on Slack. */
import { describe, expect, test } from 'vitest'
import { startBot } from './discord/discord-bot.ts'
import { answered, shown, startSchool } from './slack/slack-class.ts'

async function startGatedClass() {
  const bot = await startBot()
  const { student, teacher, channel } = bot
  await (
    await teacher.slash(channel, 'progress set', { scene: 'eyes closed at the carnival' })
  ).replied()
  const dm = student.directMessages()

  async function say(command: string, options = {}, where = dm): Promise<string> {
    return (await (await student.slash(where, command, options)).replied()).text
  }
  return { ...bot, dm, say }
}

describe('a direct message on Discord', () => {
  test('shows what the class may see once somebody has done anything there, if only typed', async () => {
    const { student, channel, dm, say } = await startGatedClass()
    expect(await say('scene', { query: 'the invitation' })).toContain('Scene 22')
    await student.autocomplete(channel, 'scene', 'query', 'inv')
    expect(await say('scene', { query: 'the invitation' })).not.toContain('Scene 22')
    const offered = await student.autocomplete(dm, 'scene', 'query', 'the invitation')
    expect(offered.map(({ name }) => name)).not.toContain('The invitation')
  })

  test('says whose settings apply, and names no id', async () => {
    const { channel, guild, say } = await startGatedClass()
    expect(await say('progress show')).toContain('You haven’t used me in a class yet')
    await say('help', {}, channel)
    const progress = await say('progress show')
    expect(progress).toContain('The class has reached scene')
    expect(progress).toContain('These are the settings of your class. You last used me there')
    const settings = await say('settings show')
    expect(settings).toContain('What applies here')
    for (const id of [guild.id, channel.id]) expect(progress + settings).not.toContain(id)
  })

  test('gives only what the class has reached to somebody who reviews for the first time', async () => {
    const { channel, say } = await startGatedClass()
    const all = /Added (\d+) cards/.exec(await say('review start', { deck: 'lines' }))?.[1]
    const other = await startGatedClass()
    await other.say('help', {}, other.channel)
    const reached = await other.say('review start', { deck: 'lines' })
    expect(Number(/Added (\d+) cards/.exec(reached)?.[1])).toBeLessThan(Number(all))
    await say('help', {}, channel)
    expect(await say('review start', { deck: 'lines' })).toContain('already have')
  })

  test('has the digest of its teacher, and what a student missed, and nothing of either for others', async () => {
    const { teacher, channel, dm, say } = await startGatedClass()
    const set = await teacher.slash(channel, 'digest set', {
      time: '16:00',
      timezone: 'Europe/London',
    })
    expect((await set.replied()).text).toContain('Your digest is on')
    const own = await teacher.slash(teacher.directMessages(), 'digest show')
    expect((await own.replied()).text).toContain('The next one comes on')
    expect(await say('digest show')).toContain('You have no digest')
    expect(await say('reading catch-up')).toContain('in a channel of your class')
    await say('help', {}, channel)
    expect(await say('reading catch-up', {}, dm)).toContain('You’ve missed nothing')
  })

  test('has no quiz, and says where to play', async () => {
    const { say } = await startGatedClass()
    expect(await say('quiz start')).toBe(
      'Quizzes are for playing together. Start one in a channel of your class.',
    )
  })
})

test('a direct message and the Home tab on Slack show what the workspace may see', async () => {
  const { slack, team, ada, ben, channel } = await startSchool()
  await (await ada.command(channel, '/study', 'progress set the climb')).answer()
  await ben.openHome()
  await slack.until(() => ben.home !== undefined)
  expect(JSON.stringify(ben.home)).not.toContain('The light')
  const dm = team.im(ben)
  const act = await ben.command(dm, '/study', 'scene the light')
  await answered(slack, act)
  expect(act.answers.map((message) => shown(message)).join()).not.toContain('in a storm')
  const refused = await ben.command(dm, '/study', 'quiz start')
  await answered(slack, refused)
  expect(refused.answers.map((message) => shown(message)).join()).toContain(
    'Start one in a channel',
  )
})
