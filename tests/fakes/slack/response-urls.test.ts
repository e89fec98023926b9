import { expect, test } from 'vitest'
import { startClass, startSocketApp } from './bolt-class.ts'

/** A room whose app acknowledges everything and says nothing, and the response URL of one command. */
async function askedRoom() {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.command('/study', ({ ack }) => ack())
  })
  const act = await room.ben.command(room.channel, '/study')
  const url = String(act.payload['response_url'])
  async function respond(body: object): Promise<[number, string]> {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })
    return [response.status, await response.text()]
  }
  return { ...room, act, respond }
}
const headers = { 'content-type': 'application/json' }

test('a response URL takes five answers', async () => {
  const { act, respond } = await askedRoom()
  for (const text of ['1', '2', '3', '4', '5']) expect((await respond({ text }))[0]).toBe(200)
  expect(await respond({ text: '6' })).toEqual([404, '{"ok":false,"error":"used_url"}'])
  expect(act.answers.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5'])
})

test('a response URL works for thirty minutes', async () => {
  const { slack, respond } = await askedRoom()
  slack.advance(30 * 60_000 - 5000)
  expect(await respond({ text: 'Just in time' })).toEqual([200, 'ok'])
  slack.advance(6000)
  expect(await respond({ text: 'Too late' })).toEqual([404, '{"ok":false,"error":"expired_url"}'])
})

test.for([
  ['blocks without text', { blocks: [{ type: 'divider' }] }, 'invalid_blocks'],
  ['an unknown field', { text: 'x', loud: true }, 'invalid_payload'],
  ['replacing what is not there', { text: 'x', replace_original: true }, 'no_original'],
] as const)('%s is refused and recorded', async ([, body, error]) => {
  const { slack, respond } = await askedRoom()
  expect(await respond(body)).toEqual([400, JSON.stringify({ ok: false, error })])
  expect(slack.violations).toMatchObject([{ where: 'response_url', error }])
})

test('a press may delete the message it was on', async () => {
  const room = await startClass()
  const app = await startSocketApp(room, (bolt) => {
    bolt.action('away', async ({ ack, respond }) => {
      await ack()
      await respond({ delete_original: true })
    })
  })
  const text = { type: 'plain_text' as const, text: 'Dismiss' }
  const elements = [{ type: 'button' as const, action_id: 'away', text }]
  await app.client.chat.postEphemeral({
    channel: room.channel.id,
    user: room.ben.id,
    text: 'A hint',
    blocks: [{ type: 'actions', elements }],
  })
  await room.ben.press(room.ben.sees(room.channel)[0]!, 'away')
  await room.slack.until(() => room.ben.sees(room.channel).length === 0)
  expect(room.slack.violations).toEqual([])
})
