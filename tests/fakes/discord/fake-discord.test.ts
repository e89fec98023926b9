import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  LabelBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextDisplayBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeDiscord, type FakeDiscord } from './server.ts'
import type { Person } from './person.ts'
import { textOf, type Channel, type Guild } from './state.ts'

let fake: FakeDiscord
let client: Client<true>
let guild: Guild
let channel: Channel
let ana: Person
let ben: Person
const errors: unknown[] = []

const commands = [
  new SlashCommandBuilder()
    .setName('scene')
    .setDescription('Find a scene')
    .addStringOption((option) =>
      option.setName('query').setDescription('Words').setRequired(true).setAutocomplete(true),
    ),
  new SlashCommandBuilder()
    .setName('quiz')
    .setDescription('Quizzes')
    .addSubcommand((sub) =>
      sub
        .setName('start')
        .setDescription('Start one')
        .addIntegerOption((option) =>
          option.setName('questions').setDescription('How many').setMinValue(3).setMaxValue(30),
        )
        .addAttachmentOption((option) => option.setName('file').setDescription('A file')),
    ),
  new SlashCommandBuilder()
    .setName('daily')
    .setDescription('For teachers')
    .setDefaultMemberPermissions('32'),
]

/** A small bot: every reply shows one kind of answer. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused()
    await interaction.respond([{ name: `${typed}ival`, value: 'carnival' }])
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'scene') {
    const query = interaction.options.getString('query', true)
    if (query === 'slow') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply({ content: 'found slowly' })
      await interaction.followUp({ content: 'and more' })
    } else {
      const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('next:1').setLabel('Next').setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setCustomId('note:1').setLabel('Note').setStyle(ButtonStyle.Primary),
      )
      const box = new ContainerBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent(`Scene: ${query}`))
        .addActionRowComponents(buttons)
      await interaction.reply({
        components: [box],
        flags: MessageFlags.IsComponentsV2 | (query === 'mine' ? MessageFlags.Ephemeral : 0),
      })
    }
  } else if (interaction.isChatInputCommand()) {
    const file = interaction.options.getAttachment('file')
    const text = file === null ? 'no file' : await (await fetch(file.url)).text()
    await interaction.reply(`${interaction.options.getInteger('questions') ?? 5} ${text}`)
  } else if (interaction.isButton() && interaction.customId.startsWith('next')) {
    await interaction.update({
      components: [new TextDisplayBuilder().setContent('The scene after').toJSON()],
      flags: MessageFlags.IsComponentsV2,
    })
  } else if (interaction.isButton()) {
    const input = new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short)
    const label = new LabelBuilder().setLabel('Your note').setTextInputComponent(input)
    await interaction.showModal(
      new ModalBuilder().setCustomId('note').setTitle('A note').addLabelComponents(label),
    )
  } else if (interaction.isModalSubmit()) {
    const note = interaction.fields.getTextInputValue('text')
    await interaction.reply({ content: `Noted: ${note}`, flags: MessageFlags.Ephemeral })
  }
}

beforeEach(async () => {
  errors.length = 0
  fake = await startFakeDiscord()
  guild = fake.addGuild({ name: 'Period 3' })
  channel = fake.addChannel(guild)
  ana = fake.addPerson(guild, 'Ana')
  ben = fake.addPerson(guild, 'Ben')
  client = new Client<true>({ intents: [GatewayIntentBits.Guilds], rest: { api: fake.apiUrl } })
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => errors.push(error))
  })
  await client.login(fake.token)
  await fake.until(() => client.isReady(), { what: 'ready' })
  await client.application.commands.set(commands.map((command) => command.toJSON()))
})

afterEach(async () => {
  await client.destroy()
  await fake.close()
})

test('discord.js logs in, sees its guild and registers commands', () => {
  expect(client.user.id).toBe(fake.applicationId)
  expect(client.guilds.cache.get(guild.id)?.name).toBe('Period 3')
  expect(client.channels.cache.has(channel.id)).toBe(true)
  expect(fake.commands().map(({ name }) => name)).toEqual(['scene', 'quiz', 'daily'])
  expect(fake.gateway.intents).toEqual([GatewayIntentBits.Guilds])
  expect(fake.violations).toEqual([])
})

test('everyone sees a public answer to a slash command', async () => {
  const outcome = await ana.slash(channel, 'scene', { query: 'carnival' })
  expect(outcome.kind).toBe('message')
  expect(outcome.text).toBe('Scene: carnival')
  expect(outcome.acknowledgedAfterMs).toBeGreaterThan(0)
  expect(ben.messages(channel).map(textOf)).toEqual(['Scene: carnival'])
})

test('subcommands and attachments arrive', async () => {
  const file = { filename: 'a.ics', contentType: 'text/calendar', content: 'BEGIN' }
  expect((await ana.slash(channel, 'quiz start', { questions: 7, file })).text).toBe('7 BEGIN')
})

test('a deferred reply stays private and is filled in, then followed up', async () => {
  const outcome = await ana.slash(channel, 'scene', { query: 'slow' })
  expect(outcome.kind).toBe('deferred')
  await outcome.replied()
  expect(outcome.message?.content).toBe('found slowly')
  expect(ben.sees(outcome.message!)).toBe(false)
  await expect(ben.press(outcome.message!, 'x')).rejects.toThrow('does not see')
  await fake.until(() => outcome.messages.length === 2)
  expect(outcome.text).toBe('found slowly\nand more')
})

test('autocomplete offers choices', async () => {
  expect(await ana.autocomplete(channel, 'scene', 'query', 'carn')).toEqual([
    { name: 'carnival', value: 'carnival' },
  ])
})

test('a button updates its message, by label or custom_id', async () => {
  const { message } = await ana.slash(channel, 'scene', { query: 'carnival' })
  const pressed = await ben.press(message!, 'Next')
  expect(pressed.kind).toBe('update')
  expect(textOf(message!)).toBe('The scene after')
})

test('a button opens a modal, which is filled in and answered', async () => {
  const { message } = await ana.slash(channel, 'scene', { query: 'carnival' })
  const opened = await ana.press(message!, 'note:1')
  expect(opened.modal?.title).toBe('A note')
  await expect(ana.submitModal(opened, {})).rejects.toThrow('needs')
  const noted = await ana.submitModal(opened, { 'Your note': 'mask' })
  expect(noted.text).toBe('Noted: mask')
  expect(ana.sees(noted.message!)).toBe(true)
  expect(ben.sees(noted.message!)).toBe(false)
})

test('input that Discord’s form would not send is an error in the test', async () => {
  const misspelt = ana.slash(channel, 'scene', { words: 'x' })
  await expect(misspelt).rejects.toThrow('has no option words')
  await expect(ana.slash(channel, 'scene')).rejects.toThrow('needs query')
  const tooFew = ana.slash(channel, 'quiz start', { questions: 2 })
  await expect(tooFew).rejects.toThrow('cannot be 2')
  await expect(ana.slash(channel, 'quiz')).rejects.toThrow('no subcommand')
  await expect(ana.slash(channel, 'daily')).rejects.toThrow('needs permissions 32')
  await expect(ana.slash(channel, 'theme')).rejects.toThrow('No command /theme')
})

test('a dropped connection resumes, and the events between are replayed', async () => {
  fake.gateway.drop()
  await fake.until(() => fake.gateway.connected === 0)
  const pending = ana.slash(channel, 'scene', { query: 'carnival' })
  expect((await pending).text).toBe('Scene: carnival')
  expect([fake.gateway.identified, fake.gateway.resumed]).toEqual([1, 1])
})

test('a bot that is told to reconnect resumes', async () => {
  fake.gateway.requestReconnect()
  await fake.until(() => fake.gateway.resumed === 1)
  expect((await ana.slash(channel, 'scene', { query: 'x' })).text).toBe('Scene: x')
})

test('an invalid session makes the bot identify again', async () => {
  fake.gateway.invalidate(false)
  await fake.until(() => fake.gateway.identified === 2)
  expect((await ana.slash(channel, 'scene', { query: 'x' })).text).toBe('Scene: x')
})

test('the bot hears that it was removed from a guild and that a channel is gone', async () => {
  const other = fake.addChannel(guild, { name: 'other' })
  await fake.until(() => client.channels.cache.has(other.id))
  fake.deleteChannel(other)
  await fake.until(() => !client.channels.cache.has(other.id))
  fake.removeBot(guild)
  await fake.until(() => client.guilds.cache.size === 0)
  await expect(client.rest.get(`/channels/${channel.id}`)).rejects.toMatchObject({ code: 50001 })
})

test('when heartbeats go unanswered the bot reconnects and resumes', async () => {
  const quick = await startFakeDiscord({ heartbeatIntervalMs: 100 })
  const bot = new Client<true>({ intents: [], rest: { api: quick.apiUrl } })
  await bot.login(quick.token)
  await quick.until(() => bot.isReady())
  // On a busy machine a heartbeat may have been late before.
  const { identified, resumed } = quick.gateway
  quick.gateway.acknowledgesHeartbeats = false
  await quick.until(() => quick.gateway.resumed > resumed)
  expect(quick.gateway.identified).toBe(identified)
  await bot.destroy()
  await quick.close()
})

test('with two shards each guild belongs to one of them', async () => {
  const sharded = await startFakeDiscord({ shards: 2 })
  const guilds = [sharded.addGuild(), sharded.addGuild(), sharded.addGuild()]
  const both = new Client<true>({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: sharded.apiUrl },
    shards: 'auto',
  })
  await both.login(sharded.token)
  await sharded.until(() => both.isReady())
  expect(sharded.gateway.connected).toBe(2)
  expect(new Set(both.guilds.cache.keys())).toEqual(new Set(guilds.map(({ id }) => id)))
  await both.destroy()
  await sharded.close()
})

test('a wrong token and a privileged intent are refused', async () => {
  const stranger = new Client({ intents: [], rest: { api: fake.apiUrl } })
  await expect(stranger.login('wrong')).rejects.toThrow('invalid token')
  const nosy = new Client({
    intents: [GatewayIntentBits.MessageContent],
    rest: { api: fake.apiUrl },
  })
  await expect(nosy.login(fake.token)).rejects.toThrow('disallowed intents')
  await Promise.all([stranger.destroy(), nosy.destroy()])
})

test('a second answer to a repeated delivery is refused', async () => {
  const { interaction, messages } = await ana.slash(channel, 'scene', { query: 'x' })
  await fake.replay(interaction)
  await fake.until(() => errors.length === 1)
  expect(errors).toMatchObject([{ code: 40060 }])
  expect(messages).toHaveLength(1)
})

test('an answer after three seconds is late', async () => {
  client.removeAllListeners(Events.InteractionCreate)
  const held = Promise.withResolvers<Interaction>()
  client.once(Events.InteractionCreate, held.resolve)
  const reply = ana.slash(channel, 'scene', { query: 'x' }).catch(String)
  const interaction = await held.promise
  fake.advance(3001)
  expect(await reply).toContain('did not acknowledge /scene in time')
  await expect(answer(interaction)).rejects.toMatchObject({ code: 10062 })
  expect(fake.late).toHaveLength(1)
  expect(fake.late[0]?.afterMs).toBeGreaterThan(0)
})

test('an interaction’s token expires after fifteen minutes', async () => {
  const { interaction } = await ana.slash(channel, 'scene', { query: 'x' })
  fake.advance(15 * 60_000 + 1)
  const route = `/webhooks/${fake.applicationId}/${interaction.token}` as const
  const late = client.rest.post(route, { body: { content: 'late' }, auth: false })
  await expect(late).rejects.toMatchObject({ status: 401, code: 50027 })
})

test('direct messages have a channel and a context, and people can refuse them', async () => {
  const own = ana.directMessages()
  expect((await ana.slash(own, 'scene', { query: 'x' })).text).toBe('Scene: x')
  const closed = fake.addPerson(guild, 'Cleo', { closedToDirectMessages: true })
  const user = await client.users.fetch(closed.id)
  await expect(user.send('hello')).rejects.toMatchObject({ code: 50007 })
})
