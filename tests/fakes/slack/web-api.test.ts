import { expect, test } from 'vitest'
import { startClass, type Class } from './bolt-class.ts'

/** Calls the Web API as any client would: with a token, in JSON or as a form. */
async function call(
  { slack, token }: Pick<Class, 'slack' | 'token'>,
  method: string,
  args: Readonly<Record<string, unknown>>,
  as: 'json' | 'form' = 'json',
): Promise<Record<string, unknown>> {
  const form = Object.entries(args).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(as === 'json' && { 'content-type': 'application/json; charset=utf-8' }),
    },
    body: as === 'json' ? JSON.stringify(args) : new URLSearchParams(form),
  })
  const body = (await response.json()) as Record<string, unknown>
  return { ...body, status: response.status, retryAfter: response.headers.get('retry-after') }
}

async function post(room: Class, text: string, more: object = {}): Promise<string> {
  const { ts } = await call(room, 'chat.postMessage', { channel: room.channel.id, text, ...more })
  return String(ts)
}

const DIVIDER = [{ type: 'divider' }]

test.for(['json', 'form'] as const)('a post with metadata arrives as %s', async (as) => {
  const room = await startClass()
  const metadata = { event_type: 'daily', event_payload: { post: 'p1' } }
  const { id: channel } = room.channel
  const said = { channel, text: 'Today', blocks: DIVIDER, metadata }
  expect(await call(room, 'chat.postMessage', said, as)).toMatchObject({ ok: true })
  const asked = { channel, limit: 5, include_all_metadata: true }
  const history = await call(room, 'conversations.history', asked, as)
  expect(history['messages']).toMatchObject([{ text: 'Today', metadata }])
  expect(room.slack.violations).toEqual([])
})

test('history is newest first, pages, and leaves threads to replies', async () => {
  const room = await startClass()
  const { id: channel } = room.channel
  const [first, second] = [await post(room, 'one'), await post(room, 'two')]
  const reply = await post(room, 'a reply', { thread_ts: first })
  const page = await call(room, 'conversations.history', { channel, limit: 1 })
  expect(page).toMatchObject({ has_more: true, messages: [{ ts: second }] })
  const { next_cursor: cursor } = page['response_metadata'] as { next_cursor: string }
  const rest = await call(room, 'conversations.history', { channel, limit: 1, cursor })
  expect(rest).toMatchObject({ has_more: false, messages: [{ ts: first }] })
  const since = await call(room, 'conversations.history', { channel, oldest: first })
  expect(since['messages']).toMatchObject([{ ts: second }])
  const thread = await call(room, 'conversations.replies', { channel, ts: first })
  expect(thread['messages']).toMatchObject([{ ts: first }, { ts: reply }])
})

test('an edit with text alone keeps the old blocks; a deleted message is gone', async () => {
  const room = await startClass()
  const { id: channel } = room.channel
  const ts = await post(room, 'Round 1', { blocks: DIVIDER })
  await call(room, 'chat.update', { channel, ts, text: 'Round 2' })
  expect(room.team.posts(room.channel)).toMatchObject([
    { text: 'Round 2', blocks: DIVIDER, edits: 1 },
  ])
  await call(room, 'chat.delete', { channel, ts })
  expect(room.team.posts(room.channel)).toEqual([])
  const gone = await call(room, 'chat.update', { channel, ts, text: 'Round 3' })
  expect(gone['error']).toBe('message_not_found')
})

test('a pin can be added once, listed and removed', async () => {
  const room = await startClass()
  const { id: channel } = room.channel
  const timestamp = await post(room, 'Read this')
  const pin = { channel, timestamp }
  expect(await call(room, 'pins.add', pin)).toMatchObject({ ok: true })
  expect(await call(room, 'pins.add', pin)).toMatchObject({ error: 'already_pinned' })
  const listed = await call(room, 'pins.list', { channel })
  expect(listed['items']).toMatchObject([{ message: { ts: timestamp } }])
  expect(await call(room, 'pins.remove', pin)).toMatchObject({ ok: true })
  expect(await call(room, 'pins.remove', pin)).toMatchObject({ error: 'no_pin' })
})

test('people, the team and channels can be asked for', async () => {
  const room = await startClass()
  const { id: channel } = room.channel
  expect(await call(room, 'users.info', { user: room.ada.id })).toMatchObject({
    user: { name: 'ada', is_admin: true, tz: 'America/New_York' },
  })
  expect((await call(room, 'users.list', {}))['members']).toHaveLength(3)
  expect(await call(room, 'team.info', {})).toMatchObject({ team: { domain: 'period-3' } })
  expect(await call(room, 'conversations.info', { channel })).toMatchObject({
    channel: { name: 'film-club', is_member: true },
  })
  expect((await call(room, 'conversations.members', { channel }))['members']).toHaveLength(3)
  const { bot_id: bot } = await call(room, 'auth.test', {})
  expect(await call(room, 'bots.info', { bot })).toMatchObject({ ok: true })
})

test('posting to a user id opens direct messages', async () => {
  const room = await startClass()
  const said = await call(room, 'chat.postMessage', { channel: room.ben.id, text: 'Psst' })
  const opened = await call(room, 'conversations.open', { users: room.ben.id })
  expect(opened).toMatchObject({ channel: { id: said['channel'] } })
})

test('channels the app cannot use answer with the right error', async () => {
  const room = await startClass({ scopes: ['chat:write', 'channels:join', 'channels:read'] })
  const hidden = room.team.addChannel({ name: 'staff', kind: 'private' })
  const open = room.team.addChannel({ name: 'open' })
  const old = room.team.addChannel({ name: 'last-year', archived: true, withApp: true })
  async function attempt(channel: string): Promise<unknown> {
    return (await call(room, 'chat.postMessage', { channel, text: 'Hello' }))['error']
  }
  expect(await attempt('C404')).toBe('channel_not_found')
  expect(await attempt(hidden.id)).toBe('channel_not_found')
  expect(await attempt(open.id)).toBe('not_in_channel')
  expect(await attempt(old.id)).toBe('is_archived')
  await call(room, 'conversations.join', { channel: open.id })
  expect(await attempt(open.id)).toBeUndefined()
  expect(room.slack.violations).toEqual([])
})

test('a missing scope says what is needed and what there is', async () => {
  const room = await startClass({ scopes: ['commands'] })
  expect(
    await call(room, 'chat.postMessage', { channel: room.channel.id, text: 'Hi' }),
  ).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'commands' })
})

test('missing, unknown and revoked tokens are refused', async () => {
  const room = await startClass({ eventRetryDelaysMs: [] })
  const bare = await fetch(`${room.slack.apiUrl}auth.test`, { method: 'POST' })
  expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' })
  const other = await call({ ...room, token: 'xoxb-guess' }, 'auth.test', {})
  expect(other['error']).toBe('invalid_auth')
  await call(room, 'auth.revoke', {})
  expect(await call(room, 'auth.test', {})).toMatchObject({ error: 'token_revoked' })
})

test("a token used for another workspace's channel is a violation", async () => {
  const room = await startClass()
  const elsewhere = room.slack.addWorkspace('period-4')
  const { id: channel } = elsewhere.addChannel({ name: 'film-club' })
  const answer = await call(room, 'chat.postMessage', { channel, text: 'Hello' })
  expect(answer['error']).toBe('channel_not_found')
  expect(room.slack.violations).toMatchObject([{ error: 'foreign_token', team: room.team.id }])
})

test.for([
  ['an unknown method', 'chat.shout', {}, 'unknown_method'],
  ['an unknown argument', 'auth.test', { loud: true }, 'invalid_arguments'],
  ['blocks without text', 'chat.postMessage', { blocks: DIVIDER }, 'invalid_blocks'],
  [
    'an unknown block',
    'chat.postMessage',
    { text: 'x', blocks: [{ type: 'y' }] },
    'invalid_blocks',
  ],
  ['nothing to say', 'chat.postMessage', {}, 'no_text'],
  ['too much text', 'chat.postMessage', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
] as const)('%s is refused and recorded', async ([, method, args, error]) => {
  const room = await startClass()
  const place = method === 'chat.postMessage' ? { channel: room.channel.id } : {}
  expect(await call(room, method, { ...place, ...args })).toMatchObject({ ok: false, error })
  expect(room.slack.violations).toMatchObject([{ where: method, error }])
  expect(room.team.posts(room.channel)).toEqual([])
})

test('pings and unescaped text are recorded', async () => {
  const room = await startClass()
  await post(room, 'Hi <!channel>', {
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'a < b' } }],
  })
  expect(room.slack.pings).toMatchObject([{ text: '<!channel>', channel: room.channel.id }])
  expect(room.slack.unescaped).toMatchObject([{ text: 'a < b', where: 'chat.postMessage' }])
})

test('posts to one channel are limited, and the limit passes with time', async () => {
  const room = await startClass({ limits: { postBurst: 2 } })
  const said = { channel: room.channel.id, text: 'Hello' }
  await post(room, 'one')
  await post(room, 'two')
  expect(await call(room, 'chat.postMessage', said)).toMatchObject({
    status: 429,
    error: 'ratelimited',
    retryAfter: '1',
  })
  expect(room.slack.rateLimited).toMatchObject([{ method: 'chat.postMessage' }])
  room.slack.advance(1000)
  expect(await call(room, 'chat.postMessage', said)).toMatchObject({ ok: true })
})

test('a method’s tier counts per workspace', async () => {
  const room = await startClass({ limits: { tier2: 1 } })
  const elsewhere = {
    slack: room.slack,
    token: room.slack.addWorkspace('period-4').install().token,
  }
  expect(await call(room, 'users.list', {})).toMatchObject({ ok: true })
  expect(await call(room, 'users.list', {})).toMatchObject({ status: 429, retryAfter: '60' })
  expect(await call(elsewhere, 'users.list', {})).toMatchObject({ ok: true })
})
