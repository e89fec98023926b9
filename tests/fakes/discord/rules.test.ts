import { ButtonStyle, ComponentType, MessageFlags, REST, Routes } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMakeRequest } from '../../../src/adapters/discord/make-request.ts'
import { startFakeDiscord, type FakeDiscord } from './server.ts'
import type { Channel, Guild } from './state.ts'

let fake: FakeDiscord
let rest: REST
let guild: Guild
let channel: Channel

beforeEach(async () => {
  fake = await startFakeDiscord({ rateLimits: false })
  guild = fake.addGuild()
  channel = fake.addChannel(guild)
  rest = connect()
})

afterEach(async () => {
  await fake.close()
})

/** With the bot’s requests, since another HTTP client in the same worker may not know the library’s forms. */
function connect(): REST {
  return new REST({ api: fake.apiUrl, makeRequest: createMakeRequest() }).setToken(fake.token)
}

function post(body: object): Promise<unknown> {
  return rest.post(Routes.channelMessages(channel.id), { body })
}

function button(custom_id: string, label = 'Next') {
  return { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id, label }
}

function row(...components: object[]) {
  return { type: ComponentType.ActionRow, components }
}

function display(content: string) {
  return { type: ComponentType.TextDisplay, content }
}

const flags = MessageFlags.IsComponentsV2
const many = Array.from({ length: 21 }, (_, i) => ({
  type: ComponentType.Section,
  components: [display(`Line ${i}`)],
  accessory: button(`b${i}`),
}))

const badMessages: readonly [name: string, body: object, code: string][] = [
  ['no content at all', {}, '50006'],
  ['content beyond 2000', { content: 'x'.repeat(2001) }, 'BASE_TYPE_MAX_LENGTH'],
  ['content with the V2 flag', { content: 'x', flags }, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS'],
  ['V2 components without the flag', { components: [display('x')] }, 'UNION_TYPE_CHOICES'],
  ['41 components', { components: many, flags }, 'BASE_TYPE_BAD_LENGTH'],
  [
    'text beyond 4000 in all',
    { components: [display('x'.repeat(2500)), display('y'.repeat(1501))], flags },
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'more bytes than Discord stores',
    { components: [display('花'.repeat(3390))], flags },
    'COMPONENTS_TOO_LARGE',
  ],
  ['a text display of spaces', { components: [display(' \n ')], flags }, 'BASE_TYPE_REQUIRED'],
  [
    'a label of spaces',
    { content: 'x', components: [row(button('a', '  '))] },
    'BASE_TYPE_REQUIRED',
  ],
  ['an empty text display', { components: [display('')], flags }, 'TOO_SMALL'],
  [
    'a custom_id twice',
    { components: [row(button('a'), button('a'))], flags },
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom_id beyond 100',
    { content: 'x', components: [row(button('a'.repeat(101)))] },
    'TOO_BIG',
  ],
  [
    'a label beyond 80',
    { content: 'x', components: [row(button('a', 'l'.repeat(81)))] },
    'TOO_BIG',
  ],
  [
    'a button without label',
    { content: 'x', components: [row(button('a', ''))] },
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => button(id)))] },
    'TOO_BIG',
  ],
  ['a nonce beyond 25', { content: 'x', nonce: 'n'.repeat(26) }, 'TOO_BIG'],
  ['a fraction for an integer', { content: 'x', flags: 4.5 }, 'NUMBER_TYPE_COERCE'],
  ['an ephemeral post', { content: 'x', flags: 64 }, 'MESSAGE_FLAGS_INVALID'],
  ['a misspelt field', { content: 'x', allowedMentions: {} }, 'UNKNOWN_FIELD'],
  [
    'a mention twice',
    { content: 'x', allowed_mentions: { users: ['1', '1'] } },
    'SET_TYPE_ALREADY_CONTAINS_VALUE',
  ],
  [
    'mentions parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'a picture that is not there',
    { components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }], flags },
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
]

test.each(badMessages)('%s is refused and recorded', async (_name, body, code) => {
  await expect(post(body)).rejects.toMatchObject({ status: 400 })
  expect(fake.violations).toHaveLength(1)
  const codes = fake.violations[0]!.problems.map((problem) => problem.code).join(' ')
  expect(codes).toContain(code)
  expect(fake.messages(channel)).toEqual([])
})

const option = { type: 3, name: 'query', description: 'Words' }
const choices = Array.from({ length: 26 }, (_, i) => ({ name: `n${i}`, value: `v${i}` }))
const long = Array.from({ length: 25 }, (_, i) => ({
  ...option,
  name: `o${i}`,
  choices: choices.slice(0, 25).map((one) => ({ ...one, name: one.name.padEnd(20, 'x') })),
}))

const badCommands: readonly [name: string, change: object, code: string][] = [
  ['a name in capitals', { name: 'Scene' }, 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', { name: 'scene one' }, 'APPLICATION_COMMAND_INVALID_NAME'],
  ['no description', { description: '' }, 'BASE_TYPE_REQUIRED'],
  ['26 choices', { options: [{ ...option, choices }] }, 'TOO_BIG'],
  [
    'a choice beyond 100',
    { options: [{ ...option, choices: [{ name: 'n', value: 'v'.repeat(101) }] }] },
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['8000 characters', { options: long }, 'APPLICATION_COMMAND_TOO_LARGE'],
  [
    'a required option last',
    { options: [option, { ...option, name: 'b', required: true }] },
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'choices with autocomplete',
    { options: [{ ...option, autocomplete: true, choices: choices.slice(0, 1) }] },
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
  ],
  ['a context twice', { contexts: [0, 0] }, 'SET_TYPE_ALREADY_CONTAINS_VALUE'],
  [
    'two options of one name in a language',
    {
      options: [
        { ...option, name_localizations: { de: 'wort' } },
        { ...option, name: 'other', name_localizations: { de: 'wort' } },
      ],
    },
    'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  ],
  ['an unknown locale', { name_localizations: { xx: 'x' } }, 'BASE_TYPE_CHOICES'],
]

test.each(badCommands)('a command with %s is refused', async (_name, change, code) => {
  const body = [{ name: 'scene', description: 'Find a scene', ...change }]
  const route = Routes.applicationCommands(fake.applicationId)
  await expect(rest.put(route, { body })).rejects.toMatchObject({ code: 50035 })
  expect(fake.violations[0]!.problems.map((problem) => problem.code)).toContain(code)
  expect(fake.commands()).toEqual([])
})

test('a guild’s commands are separate, keep their ids and can be read back', async () => {
  const body = [{ name: 'scene', description: 'Find', options: [{ ...option, required: true }] }]
  const route = Routes.applicationGuildCommands(fake.applicationId, guild.id)
  await rest.put(route, { body })
  const [first] = fake.commands(guild)
  await rest.put(route, { body })
  expect(await rest.get(route)).toMatchObject([
    { id: first?.id, name: 'scene', guild_id: guild.id },
  ])
  expect(fake.commands()).toEqual([])
})

test('a nonce prevents a duplicate within its window but not after it', async () => {
  const body = { content: 'x', nonce: 'sub:2026-11-02', enforce_nonce: true }
  const [first, second] = [await post(body), await post(body)]
  expect(second).toEqual(first)
  fake.advance(3 * 60_000 + 1)
  await post(body)
  expect(fake.messages(channel)).toHaveLength(2)
})

test('only mentions that allowed_mentions permits notify anybody', async () => {
  const ana = fake.addPerson(guild, 'Ana')
  const role = fake.addRole(guild, { mentionable: true })
  const content = `@everyone <@${ana.id}> <@&${role.id}> \`<@${ana.id}>\``
  await post({ components: [display(content)], flags, allowed_mentions: { parse: [] } })
  expect(fake.pings).toEqual([])
  await post({ components: [display(content)], flags, allowed_mentions: { roles: [role.id] } })
  expect(fake.pings).toMatchObject([{ kind: 'role', id: role.id }])
  fake.allow(channel, ['MentionEveryone'])
  await post({ content })
  expect(fake.pings.map(({ kind }) => kind)).toEqual(['role', 'everyone', 'role', 'user'])
})

test('missing permissions, channels and messages have their error codes', async () => {
  fake.deny(channel, ['SendMessages'])
  await expect(post({ content: 'x' })).rejects.toMatchObject({ status: 403, code: 50013 })
  fake.deny(channel, ['ViewChannel'])
  await expect(post({ content: 'x' })).rejects.toMatchObject({ status: 403, code: 50001 })
  fake.allow(channel, ['ViewChannel', 'SendMessages'])
  const gone = rest.get(Routes.channelMessage(channel.id, '1'))
  await expect(gone).rejects.toMatchObject({ status: 404, code: 10008 })
  fake.deleteChannel(channel)
  await expect(post({ content: 'x' })).rejects.toMatchObject({ status: 404, code: 10003 })
  expect(fake.violations).toEqual([])
})

test('the bot reads its own messages back, newest first, after an id', async () => {
  await post({ content: '1' })
  await post({ content: '2' })
  await post({ content: '3' })
  const [first] = fake.messages(channel)
  const query = new URLSearchParams({ after: first!.id, limit: '1' })
  const route = Routes.channelMessages(channel.id)
  expect(await rest.get(route)).toMatchObject([
    { content: '3' },
    { content: '2' },
    { content: '1' },
  ])
  expect(await rest.get(route, { query })).toMatchObject([{ content: '2' }])
  fake.deny(channel, ['ReadMessageHistory'])
  expect(await rest.get(route)).toEqual([])
})

test('edits keep the V2 flag and are refused for other people’s messages', async () => {
  await post({ components: [display('a')], flags })
  const [message] = fake.messages(channel)
  const route = Routes.channelMessage(channel.id, message!.id)
  await expect(rest.patch(route, { body: { content: 'b' } })).rejects.toMatchObject({ code: 50035 })
  await rest.patch(route, { body: { components: [display('b')] } })
  expect(message).toMatchObject({ flags, components: [{ content: 'b', id: 1 }] })
  const foreign = fake.addPerson(guild, 'Ana').say(channel, 'mine')
  const read = rest.get(Routes.channelMessage(channel.id, foreign.id))
  expect(await read).toMatchObject({ id: foreign.id, content: '' })
  const other = rest.patch(Routes.channelMessage(channel.id, foreign.id), {
    body: { content: 'x' },
  })
  await expect(other).rejects.toMatchObject({ code: 50005 })
})

test('a message older than an hour allows few edits', async () => {
  await post({ content: 'a' })
  const [message] = fake.messages(channel)
  const route = Routes.channelMessage(channel.id, message!.id)
  fake.advance(3_600_001)
  for (const content of ['b', 'c', 'd']) await rest.patch(route, { body: { content } })
  const fourth = await fetch(`${fake.apiUrl}/v10${route}`, {
    method: 'PATCH',
    headers: { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'e' }),
  })
  expect(await fourth.json()).toMatchObject({ code: 30046 })
})

test('a message has one thread, and a pin needs its permission and room', async () => {
  await fake.close()
  fake = await startFakeDiscord({ rateLimits: false, pinLimit: 1 })
  guild = fake.addGuild()
  channel = fake.addChannel(guild)
  rest = connect()
  await post({ content: '1' })
  await post({ content: '2' })
  const [first, second] = fake.messages(channel)
  const thread = Routes.threads(channel.id, first!.id)
  await rest.post(thread, { body: { name: 'Discussion' } })
  await expect(rest.post(thread, { body: { name: 'x' } })).rejects.toMatchObject({ code: 160004 })
  expect(fake.threads(channel)).toMatchObject([{ id: first!.id, name: 'Discussion' }])
  await rest.put(Routes.channelMessagesPin(channel.id, first!.id))
  const full = rest.put(Routes.channelMessagesPin(channel.id, second!.id))
  await expect(full).rejects.toMatchObject({ code: 30003 })
  expect(await rest.get(Routes.channelMessagesPins(channel.id))).toMatchObject({
    items: [{ message: { content: '1' } }],
    has_more: false,
  })
  await rest.delete(Routes.channelPin(channel.id, first!.id))
  expect(fake.pinned(channel)).toEqual([])
  fake.deny(channel, ['PinMessages'])
  const denied = rest.put(Routes.channelPin(channel.id, first!.id))
  await expect(denied).rejects.toMatchObject({ code: 50013 })
})

test('files are stored, described and served', async () => {
  await rest.post(Routes.channelMessages(channel.id), {
    body: { content: 'x', attachments: [{ id: '0', description: 'a mask' }] },
    files: [{ name: 'mask.txt', data: Buffer.from('mask') }],
  })
  expect(fake.messages(channel)[0]?.attachments).toMatchObject([
    { filename: 'mask.txt', description: 'a mask' },
  ])
  const [message] = (await rest.get(Routes.channelMessages(channel.id))) as {
    attachments: { url: string }[]
  }[]
  expect(await (await fetch(message!.attachments[0]!.url)).text()).toBe('mask')
})

test('a file that is too large, or that no component shows, is refused', async () => {
  const route = Routes.channelMessages(channel.id)
  const large = { name: 'a.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }
  await expect(rest.post(route, { body: {}, files: [large] })).rejects.toMatchObject({
    code: 40005,
  })
  const body = { components: [display('a')], flags }
  const unseen = rest.post(route, { body, files: [{ name: 'a.txt', data: 'a' }] })
  await expect(unseen).rejects.toMatchObject({ code: 50035 })
  expect(fake.violations).toHaveLength(2)
})

test('a thread in an announcement channel is of its own kind, and locked takes no messages', async () => {
  const news = fake.addChannel(guild, { type: 5 })
  await rest.post(Routes.channelMessages(news.id), { body: { content: 'x' } })
  await rest.post(Routes.threads(news.id, fake.messages(news)[0]!.id), { body: { name: 'Talk' } })
  const [thread] = fake.threads(news)
  expect(thread?.type).toBe(10)
  thread!.locked = true
  const body = { content: 'x' }
  await expect(rest.post(Routes.channelMessages(thread!.id), { body })).rejects.toMatchObject({
    code: 160005,
  })
})

const text = { type: ComponentType.TextInput, custom_id: 't', style: 1 }
const field = { type: ComponentType.Label, label: 'Note', component: text }
const modal = { custom_id: 'm', title: 'Note', components: [field] }
const six = Array.from({ length: 6 }, (_, i) => ({
  ...field,
  component: { ...text, custom_id: `t${i}` },
}))

const pick = { label: 'One', value: 'one' }

const badModals: readonly [name: string, change: object, code: string][] = [
  ['a title beyond 45', { title: 't'.repeat(46) }, 'TOO_BIG'],
  ['six components', { components: six }, 'BASE_TYPE_BAD_LENGTH'],
  ['no components', { components: [] }, 'TOO_SMALL'],
  ['a label beyond 45', { components: [{ ...field, label: 'l'.repeat(46) }] }, 'TOO_BIG'],
  ['a custom_id twice', { components: [field, field] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  [
    'a radio button twice',
    { components: [{ ...field, component: { type: 21, custom_id: 'r', options: [pick, pick] } }] },
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a checkbox group that needs nothing and is required',
    {
      components: [
        { ...field, component: { type: 22, custom_id: 'c', min_values: 0, options: [pick] } },
      ],
    },
    'COMPONENT_REQUIRED_MIN_VALUES',
  ],
  [
    'a value beyond its max_length',
    { components: [{ ...field, component: { ...text, max_length: 1, value: 'xx' } }] },
    'TEXT_INPUT_INVALID_LENGTH',
  ],
]

/** Registers `/scene` and lets a person use it; the tests answer by hand, over REST alone. */
async function ask() {
  const option = { type: 3, name: 'query', description: 'Words', autocomplete: true }
  const body = [{ name: 'scene', description: 'Find', options: [option] }]
  await rest.put(Routes.applicationCommands(fake.applicationId), { body })
  const ana = fake.addPerson(guild, 'Ana')
  ana.slash(channel, 'scene').catch(() => undefined)
  ana.autocomplete(channel, 'scene', 'query', 'c').catch(() => undefined)
  const routes = fake.interactions.map(({ id, token }) => Routes.interactionCallback(id, token))
  return { slash: routes[0]!, typing: routes[1]! }
}

test.each(badModals)('a modal with %s is refused', async (_name, change, code) => {
  const { slash: route } = await ask()
  const body = { type: 9, data: { ...modal, ...change } }
  await expect(rest.post(route, { body, auth: false })).rejects.toMatchObject({ code: 50035 })
  expect(fake.violations[0]!.problems.map((problem) => problem.code)).toContain(code)
  await rest.post(route, { body: { type: 9, data: modal }, auth: false })
  expect(fake.interactions[0]?.modal).toMatchObject({ title: 'Note' })
})

test.each([
  ['26 choices', { type: 8, data: { choices } }],
  ['a name beyond 100', { type: 8, data: { choices: [{ name: 'n'.repeat(101), value: 'v' }] } }],
  ['a value beyond 100', { type: 8, data: { choices: [{ name: 'n', value: 'v'.repeat(101) }] } }],
  ['a number for text', { type: 8, data: { choices: [{ name: 'n', value: 1 }] } }],
  ['a message', { type: 4, data: { content: 'x' } }],
])('autocomplete answered with %s is refused', async (_name, body) => {
  const { typing } = await ask()
  const answered = rest.post(typing, { body, auth: false })
  await expect(answered).rejects.toMatchObject({ code: 50035 })
  expect(fake.violations).toHaveLength(1)
})

test('each interaction has a bucket of its own, so many are answered at once', async () => {
  await fake.close()
  fake = await startFakeDiscord()
  guild = fake.addGuild()
  channel = fake.addChannel(guild)
  rest = connect()
  await rest.put(Routes.applicationCommands(fake.applicationId), {
    body: [{ name: 'scene', description: 'Find' }],
  })
  const people = Array.from({ length: 60 }, (_, n) => fake.addPerson(guild, `S${n}`))
  for (const person of people) person.slash(channel, 'scene').catch(() => undefined)
  const body = { type: 4, data: { content: 'x' } }
  const answered = fake.interactions.map(({ id, token }) =>
    rest.post(Routes.interactionCallback(id, token), { body, auth: false }),
  )
  await Promise.all(answered)
  expect(fake.requests.filter(({ status }) => status === 429)).toEqual([])
})

test('the permissions of the bot in a guild can be taken away, and its messages too', async () => {
  await post({ content: 'a' })
  const [message] = fake.messages(channel)
  const pin = Routes.channelMessagesPin(channel.id, message!.id)
  fake.setBotPermissions(guild, [])
  await expect(rest.put(pin)).rejects.toMatchObject({ code: 50013 })
  fake.setBotPermissions(guild, ['PinMessages'])
  await rest.put(pin)
  fake.deleteMessage(message!)
  await expect(rest.put(pin)).rejects.toMatchObject({ code: 10008 })
})

test('people can select only what a menu offers', async () => {
  const role = fake.addRole(guild)
  const options = ['a', 'b'].map((value) => ({ label: value, value }))
  const list = { type: 3, custom_id: 'list', placeholder: 'Pick', max_values: 2, options }
  await post({ content: 'x', components: [row(list), row({ type: 6, custom_id: 'role' })] })
  const [message] = fake.messages(channel)
  const ana = fake.addPerson(guild, 'Ana')
  await expect(ana.select(message!, 'Pick', ['c'])).rejects.toThrow('c cannot be selected')
  await expect(ana.select(message!, 'list', [])).rejects.toThrow('Between 1 and 2')
  ana.select(message!, 'Pick', ['a', 'b']).catch(() => undefined)
  ana.select(message!, 'role', [role.id]).catch(() => undefined)
  expect(fake.interactions.map(({ payload }) => payload.data)).toMatchObject([
    { custom_id: 'list', component_type: 3, values: ['a', 'b'] },
    { component_type: 6, values: [role.id], resolved: { roles: { [role.id]: { id: role.id } } } },
  ])
})

test('a removed bot can be added again', async () => {
  fake.removeBot(guild)
  await expect(rest.get(Routes.guild(guild.id))).rejects.toMatchObject({ code: 10004 })
  await expect(post({ content: 'x' })).rejects.toMatchObject({ code: 50001 })
  const ana = fake.addPerson(guild, 'Ana')
  await expect(ana.slash(channel, 'scene')).rejects.toThrow('not in Class')
  fake.returnBot(guild)
  await post({ content: 'x' })
  expect(fake.messages(channel)).toHaveLength(1)
})

test('a wrong token gets a 401, and an unknown route is a violation', async () => {
  const stranger = new REST({ api: fake.apiUrl }).setToken('wrong')
  await expect(stranger.get(Routes.user())).rejects.toMatchObject({ status: 401 })
  await expect(rest.get('/stage-instances/1')).rejects.toMatchObject({ status: 404 })
  expect(fake.violations).toMatchObject([{ route: 'GET /stage-instances/1' }])
})
