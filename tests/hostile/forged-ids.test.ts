import { readFileSync } from 'node:fs'
import { ApplicationCommandOptionType } from 'discord.js'
import { expect, test } from 'vitest'
import type { ActionEvent, Dispatcher } from '../../src/app/dispatch.ts'
import { componentIdFrom as discordComponentId } from '../../src/render/discord/render-controls.ts'
import { componentIdFrom as slackComponentId } from '../../src/render/slack/render-controls.ts'
import type { RoomRef } from '../../src/core/platform/room.ts'
import type { Command } from '../../src/core/command/command.ts'
import type { CommandOption } from '../../src/core/command/option.ts'
import type { Store } from '../../src/store/store.ts'
import { wireChannel, wireUser } from '../fakes/discord/wire.ts'
import { type Message, everyComponent, textOf } from '../fakes/discord/state.ts'
import type { Outcome } from '../fakes/discord/outcome.ts'
import type { Act } from '../fakes/slack/act.ts'
import { type Mode, startBot } from '../e2e/discord/discord-bot.ts'
import { type Transport, answered, startDistrict } from '../e2e/slack/slack-class.ts'
import { beginAttempt } from '../../src/core/homework/attempt.ts'
import { rosterStudent } from '../contracts/book-store.ts'
import { assignmentWith } from '../fixtures/homework.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { type ForgedCall, attackEverything } from './forged-ids.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

/** What the other class's teacher sets up. */
const setUp = {
  daily: { time: '07:45', timezone: 'Pacific/Auckland', holidays: '2027-05-03', name: 'Kereru' },
  quiz: { questions: 3 },
} as const

/** Words of the other class: where its daily post is at home, what its pack is called, and who is in it. */
const secrets = ['Takapuna', 'Auckland', '3 May 2027', 'Kereru', 'The Harbour', 'Wiremu', 'Mr Tane']

/** A question that one of the other class’s students has sent to their teacher. */
async function sendQuestion(
  store: Store,
  { class: className }: RoomRef,
  by: string,
): Promise<void> {
  const question = {
    prompt: 'Who rows to Takapuna?',
    answer: 'Hine',
    wrong: [],
    explanation: 'She has the only boat.',
    scene: 'the-mooring',
  }
  const named = { id: by, name: 'Wiremu' }
  await store.submissions.create(className, { id: 'sent1', pack: 'harbour', by: named, question })
  const draft = { id: 'sent1', states: ['draft'] as const }
  await store.submissions.change(className, draft, { state: 'waiting' })
}

/** A report of the first question of the quiz that the other class plays. */
async function reportQuestion(store: Store, room: RoomRef, by: string): Promise<void> {
  const quiz = (await store.quizzes.findRunningId(room.class, room.id)) ?? ''
  const flagged = { id: 'flagged1', quiz, round: 0, person: by, name: 'Wiremu' }
  const given = { reason: 'unclear', words: 'Takapuna' } as const
  await store.quizRecords.flag(room.class, flagged, { pack: 'harbour', item: 'x' }, given)
  expect(await store.quizRecords.listFlags(room.class)).toHaveLength(1)
}

/** Homework that one of the other class’s students has begun, and the extra time that they have. */
async function setHomework(
  store: Store,
  { id: room, class: className }: RoomRef,
  by: string,
): Promise<void> {
  const name = 'Wiremu'
  const { items } = assignmentWith().plan
  const plan = {
    id: 'homework1',
    class: className,
    room,
    about: 'Takapuna',
    note: 'Kereru',
    items: items.map((item) => ({ ...item, prompt: 'Who rows to Takapuna?' })),
  }
  await store.homework.create(assignmentWith(plan, { opensAt: 0, dueAt: null }))
  const key = { class: className, assignment: plan.id, person: by, name }
  await store.homework.update(key, ({ assignment, attempts }) => {
    const begun = beginAttempt(assignment, attempts, { person: by, seed: 1, at: 1 })
    return { attempt: begun.kind === 'begun' ? begun.attempt : undefined, result: begun.kind }
  })
  expect(await store.homework.attempts(className, plan.id)).toHaveLength(1)
  await store.accommodations.set(className, { id: by, name }, { timeFactor: 2, fewerOptions: 1 })
}

/** The other class’s list of its students, and the code that one of them has not typed yet. */
async function bringList(store: Store, { class: className }: RoomRef): Promise<void> {
  const details = { email: 'wiremu@takapuna.example', studentId: 'Takapuna 1' }
  const students = [rosterStudent('listed1', 'Wiremu Takapuna', details)]
  await store.book.changeRoster(className, () => ({ students, result: undefined }))
  await store.book.saveCodes(className, [{ id: 'listed1', hash: 'code1' }], 1_000_000_000)
}

/** Every button of that homework, and the menus of that extra time. */
function forgedHomework(commands: ReadonlyMap<string, Command>, by: string): readonly string[] {
  const actions = [...(commands.get('homework')?.actions.keys() ?? [])]
  expect(actions.length).toBeGreaterThan(20)
  return [
    ...actions.flatMap((action) =>
      ['homework1', 'homework1/1/0'].map((id) => `homework:${action}:${id}`),
    ),
    'book:page:2020-01-01/2021-12-31/-/all/name/0',
    'book:make:plain/real/2020-01-01/2021-12-31/-/-',
    ...['time', 'fewer'].map((what) => `settings:accommodate:${what} ${by} x`),
  ]
}

/** More than a thousand commands and presses, one after the other over HTTP; it only ends what hangs. */
const timeoutMs = 900_000

const nothing = { leaks: [], failures: [], changes: [], taken: [] }

/** The ids of what a class has in the store, in the order in which they were made. */
async function storedIds(store: Store, room: RoomRef): Promise<readonly string[]> {
  const schedules = await store.daily.schedules(room.class)
  const quiz = await store.quizzes.findRunningId(room.class, room.id)
  const ids = [...schedules.map(({ id }) => id), quiz ?? '']
  expect(ids).toHaveLength(2)
  expect(ids).not.toContain('')
  return [...ids, 'harbour', 'harbour/scene/the-mooring', 'sent1', 'sent1/2', 'flagged1', 'listed1']
}

function pressPast(dispatch: Dispatcher, who: Pick<ActionEvent, 'person' | 'room'>) {
  let presses = 0
  return async (componentId: string) => {
    const event = { ...who, id: `past${(presses += 1)}`, at: 0, componentId }
    return JSON.stringify(await dispatch.action(event))
  }
}

const discordTypes: Readonly<Record<CommandOption['kind'], ApplicationCommandOptionType>> = {
  text: ApplicationCommandOptionType.String,
  choice: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  flag: ApplicationCommandOptionType.Boolean,
  file: ApplicationCommandOptionType.Attachment,
  room: ApplicationCommandOptionType.Channel,
  person: ApplicationCommandOptionType.User,
  role: ApplicationCommandOptionType.Role,
}

test.each<Mode>(['gateway', 'http'])(
  'on Discord over %s, ids of another server open nothing',
  { timeout: timeoutMs },
  async (mode) => {
    // The bot’s clock stands still, so that the other class’s quiz stays as it is.
    const bot = await startBot({ mode, botClock: createManualClock() })
    const { fake, store, commands, dispatch, teacher, channel, platform, room: ownRoom } = bot
    await teacher.slash(channel, 'daily set', { time: '08:30', timezone: 'Europe/London' })

    const guild = fake.addGuild({ name: 'Elsewhere' })
    const there = fake.addChannel(guild, { name: 'theirs' })
    const role = fake.addRole(guild, { name: 'tutors' })
    const tane = fake.addPerson(guild, 'Mr Tane', { permissions: ['ManageGuild'] })
    const wiremu = fake.addPerson(guild, 'Wiremu')
    const victim = { id: `discord:${there.id}`, class: `discord:${guild.id}` }

    /** Waits for the whole answer: a busy bot defers it, and it comes a moment later. */
    async function theySay(
      who: typeof tane,
      command: string,
      options: Parameters<typeof tane.slash>[2] = {},
    ): Promise<void> {
      await wordsFor(await who.slash(there, command, options))
    }

    await theySay(tane, 'pack upload', {
      file: { filename: 'harbour.yaml', contentType: 'text/yaml', content: harbour },
    })
    await theySay(tane, 'daily set', { ...setUp.daily, role: { id: role.id } })
    await theySay(tane, 'settings teacher', { person: { id: wiremu.id } })
    await theySay(wiremu, 'review start', { deck: 'lines' })
    await sendQuestion(store, victim, `discord:${wiremu.id}`)
    await theySay(tane, 'quiz start', setUp.quiz)
    await fake.until(() =>
      fake.messages(there).some(({ components }) => buttonsIn(components).length > 2),
    )
    for (const line of [
      'daily status',
      'daily plan',
      'settings show',
      'review today',
      'help',
      'quote',
      'quiz report',
      'quiz questions',
    ]) {
      await theySay(tane, line)
    }

    await reportQuestion(store, victim, `discord:${wiremu.id}`)
    await setHomework(store, victim, `discord:${wiremu.id}`)
    await bringList(store, victim)

    async function wordsFor(outcome: Outcome): Promise<string> {
      const { modal, messages } = outcome.kind.startsWith('deferred')
        ? await outcome.replied()
        : outcome
      return [modal?.title ?? '', ...messages.map(textOf)].join('\n')
    }

    const { answers, ...noticed } = await attackEverything({
      store,
      commands,
      ownClass: ownRoom.class,
      victim,
      ids: [there.id, wiremu.id, ...(await storedIds(store, victim))],
      spellings: [guild.id, role.id, `discord:${there.id}`, `discord:${wiremu.id}`],
      isBrief: mode === 'gateway',
      componentIds: [
        ...new Set(fake.messages(there).flatMap(({ components }) => buttonsIn(components))),
        ...forgedHomework(commands, `discord:${wiremu.id}`),
      ],
      secrets,
      async command({ command, values }: ForgedCall) {
        const [name = '', sub] = command.split(' ')
        const options = Object.entries(values).map(([key, { kind, value }]) => ({
          type: discordTypes[kind],
          name: key,
          value: typeof value === 'string' ? value.replace(/^discord:(?=\d+$)/, '') : value,
        }))
        const data = {
          id: '1',
          name,
          type: 1,
          options: sub === undefined ? options : [{ type: 1, name: sub, options }],
        }
        // Discord itself would at most say what it knows of the ids, and members only of the server where it was asked.
        const resolved = {
          users: { [wiremu.id]: wireUser(wiremu.user) },
          channels: { [there.id]: wireChannel(there) },
        }
        const alone = await wordsFor(await teacher.forge(channel, data))
        const named = ['room', 'person', 'role']
        if (!Object.values(values).some(({ kind }) => named.includes(kind))) return alone
        return alone + (await wordsFor(await teacher.forge(channel, { ...data, resolved })))
      },
      post: async (reply) => (await platform.post(ownRoom, reply)).id,
      async press(id, label) {
        const message = channel.messages.get(id)!
        const hasButton = everyComponent(message.components).some((each) => each['label'] === label)
        return hasButton ? wordsFor(await teacher.press(message, label)) : undefined
      },
      pressPast: pressPast(dispatch, {
        person: { id: `discord:${teacher.user.id}`, name: 'Ms. Rivera', isTeacher: true },
        room: { ...ownRoom, platform: 'discord', allowsMature: false },
      }),
      victimSees: () => JSON.stringify(fake.messages(there).map(textOf)),
    })
    expect(answers).toBeGreaterThan(mode === 'gateway' ? 50 : 500)
    expect(noticed).toEqual(nothing)
  },
)

function buttonsIn(components: Message['components']): readonly string[] {
  return everyComponent(components).flatMap(({ custom_id: id }) =>
    typeof id === 'string' ? [discordComponentId(id)] : [],
  )
}

test.each<Transport>(['http', 'socket'])(
  'on Slack over %s, ids of another workspace open nothing',
  { timeout: timeoutMs },
  async (transport) => {
    const district = await startDistrict(transport)
    const { slack, addSchool, platform, platforms, dispatch, store } = district
    platforms.set('slack', platform)
    const own = await addSchool('south')
    const other = await addSchool('north')
    const tane = other.team.addPerson({ name: 'tane', displayName: 'Mr Tane', admin: true })
    const wiremu = other.team.addPerson({ name: 'wiremu', displayName: 'Wiremu' })
    await store.packs.save(other.room.class, {
      id: 'harbour',
      content: harbour,
      by: { id: `slack:${other.team.id}/${tane.id}`, name: 'Mr Tane' },
    })

    async function wordsOf(act: Act): Promise<string> {
      await answered(slack, act)
      const words = JSON.stringify([act.answers.map(({ blocks }) => blocks), act.modal?.blocks])
      if (act.modal !== undefined) await own.teacher.close(act.modal).catch(() => undefined)
      return words
    }

    async function theySay(who: typeof tane, line: string): Promise<void> {
      await answered(slack, await who.command(other.channel, '/study', line))
    }

    await wordsOf(
      await own.teacher.command(own.channel, '/study', 'daily set 08:30 timezone:Europe/London'),
    )
    const daily = Object.entries(setUp.daily).map(([key, value]) => `${key}:${value}`)
    await theySay(tane, `daily set ${daily.join(' ')}`)
    await theySay(tane, `settings teacher person:<@${wiremu.id}>`)
    await theySay(wiremu, 'review start lines')
    await sendQuestion(store, other.room, `slack:${other.team.id}/${wiremu.id}`)
    await theySay(tane, 'quiz start questions:3')
    await slack.until(() =>
      other.team
        .posts(other.channel)
        .some(({ blocks }) => pressesIn(blocks).some((id) => id.startsWith('quiz:'))),
    )
    for (const line of [
      'daily status',
      'daily plan',
      'settings show',
      'review today',
      'help',
      'quote',
      'quiz report',
      'quiz questions',
    ]) {
      await theySay(tane, line)
    }
    await reportQuestion(store, other.room, `slack:${other.team.id}/${wiremu.id}`)
    await setHomework(store, other.room, `slack:${other.team.id}/${wiremu.id}`)
    await bringList(store, other.room)
    const everything = [...other.channel.messages.values()]

    const { answers, ...noticed } = await attackEverything({
      store,
      commands: dispatch.commands,
      ownClass: own.room.class,
      victim: other.room,
      ids: [other.room.id, wiremu.id, ...(await storedIds(store, other.room))],
      spellings: [
        other.channel.id,
        `<#${other.channel.id}>`,
        `<@${wiremu.id}>`,
        `slack:${other.team.id}/${wiremu.id}`,
        `${other.team.id}/${other.channel.id}`,
      ],
      isBrief: transport === 'socket',
      componentIds: [
        ...new Set(everything.flatMap(({ blocks }) => pressesIn(blocks))),
        ...forgedHomework(dispatch.commands, `slack:${other.team.id}/${wiremu.id}`),
      ],
      secrets,
      async command({ command, values }: ForgedCall) {
        const words = Object.entries(values).map(
          ([key, { value }]) => `${key}:"${typeof value === 'object' ? '' : value}"`,
        )
        return wordsOf(
          await own.teacher.command(own.channel, '/study', [command, ...words].join(' ')),
        )
      },
      post: async (reply) => (await platform.post(own.room, reply)).id,
      async press(id, label) {
        const message = own.channel.messages.get(id)!
        const hasButton = JSON.stringify(message.blocks).includes(`"text":"${label}"`)
        return hasButton ? wordsOf(await own.teacher.press(message, label)) : undefined
      },
      pressPast: pressPast(dispatch, {
        person: { id: `slack:${own.team.id}/${own.teacher.id}`, name: 'Ada', isTeacher: true },
        room: own.room,
      }),
      victimSees: () =>
        JSON.stringify([...other.channel.messages.values()].map(({ blocks }) => blocks)),
    })
    expect(answers).toBeGreaterThan(transport === 'socket' ? 50 : 500)
    expect(noticed).toEqual(nothing)
  },
)

function pressesIn(blocks: readonly object[]): readonly string[] {
  return blocks.flatMap((block) => {
    const { elements = [] } = block as { elements?: readonly Record<string, unknown>[] }
    return elements.flatMap(({ action_id: id }) => slackComponentId(String(id))?.componentId ?? [])
  })
}
