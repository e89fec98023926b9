import { ComponentType } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import type { Dispatcher } from '../../src/app/dispatch.ts'
import { fullName, visibleOptions } from '../../src/core/command/command.ts'
import type { CommandOption } from '../../src/core/command/option.ts'
import { DeliveryError, type Platform } from '../../src/core/platform/platform.ts'
import type { PlatformName } from '../../src/core/platform/platform-name.ts'
import { createRandom } from '../../src/core/platform/random.ts'
import { captureConsole, createLog } from '../../src/log.ts'
import type { ReplyOrForm } from '../../src/core/reply/form.ts'
import { logSetting } from '../../src/core/settings/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { createWeb } from '../../src/adapters/web/index.ts'
import { startBot } from '../e2e/discord/discord-bot.ts'
import { walkEverything } from '../e2e/discord/walk.ts'
import { startSchool, transports } from '../e2e/slack/slack-class.ts'
import type { Fault as DiscordFault } from '../fakes/discord/faults.ts'
import type { Fields } from '../fakes/discord/form.ts'
import type { Outcome } from '../fakes/discord/outcome.ts'
import type { Value } from '../fakes/discord/slash.ts'
import { type Message, everyComponent } from '../fakes/discord/state.ts'
import type { Fault as SlackFault } from '../fakes/slack/faults.ts'
import { openBot, room, student } from '../fixtures/bot.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'
import { roomPlatform } from '../fixtures/room-platform.ts'

/** Everything that people type and are called has these letters, so that none of it can be missed. */
const mark = 'zzq'
const typed = `${mark}diary of ${mark}anastasia`

/** The log at its most talkative, with what libraries print. */
function collectLog() {
  const lines: string[] = []
  const log = createLog({ logLevel: 'trace' }, { write: (line) => void lines.push(line) })
  const before = { ...console }
  const warnings = process.listeners('warning')
  captureConsole(log)
  onTestFinished(() => {
    Object.assign(console, before)
    process.removeAllListeners('warning')
    for (const listener of warnings) process.on('warning', listener)
  })
  return { log, text: () => lines.join('') }
}

/** The store, except that a part of all calls fails with an error that quotes whatever it was given. */
function brittle(store: Store, fails: () => boolean): Store {
  function wrap(port: object): object {
    return new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: readonly unknown[]): unknown => {
          const result: unknown = Reflect.apply(value, target, given)
          if (!(result instanceof Promise)) {
            return Object(result) === result ? wrap(result as object) : result
          }
          if (!fails()) return result
          const error = new Error(`No row for ${JSON.stringify(given)}`, { cause: given })
          return result.then(() => Promise.reject(error))
        }
      },
    })
  }
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'object' && value !== null ? wrap(value) : value
    },
  })
}

/** The real bot over such a store; `break` begins the faults. */
async function openBrittleBot(log: ReturnType<typeof createLog>) {
  const chance = createRandom(7)
  let isBrittle = false
  const clock = createManualClock(Date.UTC(2027, 0, 13, 9))
  const store = await openMemoryStore({ clock: clock.now })
  onTestFinished(() => store.close())
  const platforms = new Map<PlatformName, Platform>()
  const bot = await openBot({
    log,
    platforms,
    clock,
    store: brittle(store, () => isBrittle && chance(4) === 0),
  })
  /** Also handlers of our own throw, with what they were given in the message. */
  function through(): Dispatcher {
    return {
      ...bot.dispatch,
      action(event) {
        if (isBrittle && chance(6) === 0) throw new TypeError(JSON.stringify(event))
        return bot.dispatch.action(event)
      },
    }
  }
  return {
    ...bot,
    clock,
    platforms,
    through,
    chance,
    startFaults() {
      isBrittle = true
    },
  }
}

/** Fails for each of the words that the log has. Short ones would be found by chance. */
function expectNone(log: string, words: readonly string[]): void {
  expect(log).not.toContain(mark)
  const found = words.filter((word) => word.length > 5 && log.includes(word))
  expect(found).toEqual([])
}

const markedFile = {
  filename: `${mark}.yaml`,
  contentType: 'text/yaml',
  content: `${mark}: ${typed}\n`,
}

function valueOf(option: CommandOption, room: string, person: string): Value {
  switch (option.kind) {
    case 'text':
      return typed.slice(0, option.maxLength)
    case 'integer':
      return option.min
    case 'flag':
      return true
    case 'choice':
      return option.choices[0]!.value
    case 'room':
      return { id: room }
    case 'person':
    case 'role':
      return { id: person }
    case 'file':
      return markedFile
    default:
      return option satisfies never
  }
}

test('nothing that anybody is called or typed on Discord is in the log, whatever fails', async () => {
  const { log, text } = collectLog()
  const brittleBot = await openBrittleBot(log)
  const bot = await startBot({ log, through: brittleBot.through, fake: { ackDeadlineMs: 300 } })
  brittleBot.platforms.set('discord', bot.platform)
  const { fake, channel, guild } = bot
  const role = fake.addRole(guild, { name: `${mark}role` })
  const teacher = fake.addPerson(guild, `${mark} teacher`, { permissions: ['ManageGuild'] })
  const student = fake.addPerson(guild, `${mark} student`)
  const named = { ...bot, teacher, student }
  await walkEverything(named, teacher).catch(() => undefined)

  brittleBot.startFaults()
  const faults: readonly DiscordFault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502, committed: true },
    { kind: 'rate-limit', retryAfterMs: 1 },
    { kind: 'reset' },
    { kind: 'reset', committed: true },
  ]
  for (const fault of faults) {
    fake.faults.next('*', fault, { times: 1e9, when: () => brittleBot.chance(9) === 0 })
  }
  async function attempt(person: typeof teacher, work: () => Promise<Outcome>): Promise<void> {
    try {
      const outcome = await work()
      if (outcome.modal === undefined) return
      const inputs = everyComponent(outcome.modal.components) as unknown as readonly {
        readonly type: ComponentType
        readonly custom_id?: string
        readonly options?: unknown
      }[]
      const fields: [string, Fields[string]][] = []
      for (const { type, custom_id: id, options } of inputs) {
        if (id === undefined || options !== undefined) continue
        fields.push([id, type === ComponentType.FileUpload ? [markedFile] : typed])
      }
      await person.submitModal(outcome, Object.fromEntries(fields))
    } catch {
      // What reaches the person is the subject of other tests.
    }
  }
  for (const person of [teacher, student]) {
    for (const command of bot.commands.values()) {
      for (const [name, subcommand] of command.subcommands) {
        const line = fullName(command, name)
        const options = Object.entries(visibleOptions(subcommand))
        const values = Object.fromEntries(
          options.map(([key, option]) => [
            key,
            option.kind === 'role' ? { id: role.id } : valueOf(option, channel.id, student.id),
          ]),
        )
        await attempt(person, () => person.slash(channel, line, values))
        for (const [key, option] of options) {
          if (option.kind !== 'text' || option.suggest === undefined) continue
          await person.autocomplete(channel, line, key, typed).catch(() => [])
        }
      }
    }
  }
  for (const message of fake.messages(channel)) {
    for (const control of controlsOf(message)) {
      await attempt(teacher, () =>
        control.options === undefined
          ? teacher.press(message, control.custom_id)
          : teacher.select(message, control.custom_id, [control.options[0]!.value]),
      )
    }
  }
  await bot.platform.stop()
  expect(text()).toContain('An answer did not reach Discord')
  // What failed is named, without the values that a press carries.
  expect(text()).toMatch(
    /"what":"[a-z]+(?: [a-z]+)?","platform":"discord","msg":"A command failed"/,
  )
  expect(text()).toMatch(/"what":"[a-z]+:[a-z]+","platform":"discord","msg":"A command failed"/)
  expectNone(text(), [
    ...[guild, channel, role, teacher, student].map(({ id }) => id),
    fake.token,
    fake.applicationId,
    ...fake.interactions.flatMap(({ id, token }) => [id, token]),
    ...fake.messages(channel).map(({ id }) => id),
  ])
})

interface Control {
  readonly custom_id: string
  readonly options?: readonly { readonly value: string }[]
}

function controlsOf(message: Message): readonly Control[] {
  return (everyComponent(message.components) as unknown as readonly Partial<Control>[]).filter(
    (control): control is Control => control.custom_id !== undefined,
  )
}

test.each(transports)(
  'nothing that anybody is called or typed on Slack is in the log over %s, whatever fails',
  async (transport) => {
    const { log, text } = collectLog()
    const brittleBot = await openBrittleBot(log)
    const school = await startSchool(transport, { log, dispatch: brittleBot.through })
    const { slack, team, channel, platform, room } = school
    brittleBot.platforms.set('slack', platform)
    const ada = team.addPerson({ name: `${mark}ada`, displayName: `${mark} Lovelace`, admin: true })
    const ben = team.addPerson({ name: `${mark}ben`, displayName: `${mark} Ben` })
    brittleBot.startFaults()
    const faults: readonly SlackFault[] = [
      { answer: 500 },
      { answer: 429, retryAfter: 1 },
      { answer: 'reset' },
      { answer: { error: 'channel_not_found' } },
      { answer: { error: 'internal_error' } },
    ]
    const methods = ['response_url', 'users.info', 'views.open', 'views.update', 'views.publish']
    const posts = ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'conversations.info']
    for (let round = 0; round < 8; round += 1) {
      for (const method of [...methods, ...posts]) {
        for (const fault of faults) slack.fail(method, 1, fault)
      }
    }
    const people = [ada, ben]
    for (const person of people) {
      for (const command of brittleBot.dispatch.commands.values()) {
        for (const [name, subcommand] of command.subcommands) {
          const words = Object.entries(visibleOptions(subcommand)).map(([key, option]) => {
            const value = valueOf(option, room.id, `slack:${team.id}/${ben.id}`)
            return `${key}:"${typeof value === 'object' ? Object.values(value)[0] : value}"`
          })
          await person.command(channel, '/study', [fullName(command, name), ...words].join(' '))
          slack.advance(60_000)
        }
      }
      await person.command(channel, '/study', typed)
      await person.command(channel, '/study')
      await person.openHome()
      for (const modal of person.modals) {
        const inputs = modal.blocks as readonly { block_id?: string; element?: { type: string } }[]
        const values = inputs.flatMap(({ block_id: id, element }) =>
          element?.type === 'plain_text_input' ? [[String(id), typed] as const] : [],
        )
        await person.submit(modal, Object.fromEntries(values)).catch(() => undefined)
      }
    }
    for (const message of channel.messages.values()) {
      for (const block of message.blocks) {
        const { elements = [] } = block as { elements?: readonly Record<string, unknown>[] }
        for (const { action_id: id, type } of elements) {
          if (type !== 'button') continue
          await ada.press(message, String(id)).catch(() => undefined)
        }
      }
    }
    await platform.stop()
    expect(text()).toContain('An answer could not be delivered')
    expect(text()).toContain('A command failed')
    expect(text()).toContain('Slack did not describe a person')
    expectNone(text(), [
      team.id,
      channel.id,
      room.id,
      'film-club',
      'period-3',
      'Lovelace',
      ...people.map(({ id }) => id),
      slack.appToken,
      slack.signingSecret,
      team.installation!.token,
      'response_url',
      '/commands/',
    ])
  },
)

test('nothing that anybody is called or typed on the page is in the log, whatever fails', async () => {
  const { log, text } = collectLog()
  const bot = await openBrittleBot(log)
  const dispatch = bot.through()
  const address = 'http://127.0.0.1:3000'
  const { routes } = createWeb({
    dispatch,
    openContext: bot.openContext,
    log,
    now: Date.now,
    address,
    key: `${mark} is the key`,
  })
  bot.startFaults()
  const headers: Record<string, string> = { host: '127.0.0.1:3000' }
  const key = new URLSearchParams({ as: 'rivera', key: `${mark} is the key` }).toString()
  const entered = await routes.request('/enter', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: key,
  })
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  let count = 0
  async function post(what: string, body: object): Promise<void> {
    count += 1
    const request = `request${String(count).padStart(8, '0')}`
    await routes.request(`/play/${what}`, {
      method: 'POST',
      headers: { ...headers, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'rivera', room: 'general', request, ...body }),
    })
  }
  for (const command of dispatch.commands.values()) {
    for (const [name, subcommand] of command.subcommands) {
      const options = Object.entries(visibleOptions(subcommand)).map(([option]) => option)
      const words = options.map((option) => `${option}:"${typed}"`)
      await post('line', { line: [fullName(command, name), ...words].join(' ') })
    }
    for (const action of command.actions.keys()) {
      const fields = { name: [typed], words: [typed] }
      await post('press', { address: `${command.name}:${action}:${mark}`, fields })
      await post('press', { address: `share:room:${command.name}:${action}:${mark}` })
    }
  }
  await post('line', { line: typed })
  await post('press', { address: `${mark}:${mark}:${mark}` })
  expect(text()).toContain('A playground request failed')
  expect(text()).toContain('A command failed')
  expectNone(text(), [cookie, 'rivera', 'Rivera'])
})

test('nothing that a class writes is in the log when it is posted, told and counted, whatever fails', async () => {
  const { log, text } = collectLog()
  const bot = await openBrittleBot(log)
  const { store, dispatch, platforms, chance, clock } = bot
  const chat = roomPlatform(clock.now)
  platforms.set('web', {
    ...chat,
    post: (...given) => (chance(3) === 0 ? chat.post(...given) : quoteAndFail(given)),
    edit: (...given) => quoteAndFail(given),
    sendDirectMessage: (...given) => quoteAndFail(given),
  })
  const by = { id: `web:${mark}rivera`, name: `${mark} Rivera` }
  let events = 0
  async function say(line: string, isTeacher = true): Promise<ReplyOrForm> {
    events += 1
    const person = isTeacher ? { ...by, isTeacher } : { ...student, name: `${mark} Ana`, isTeacher }
    return dispatch.line({ id: `${mark}${events}`, person, room, at: clock.now(), line })
  }
  const lines = [
    'answers settings answers:on minimum:1 closes:16:00',
    'daily set time:08:30 timezone:Europe/London',
    'digest set time:16:00',
    `calendar set holidays:"${typed}: 1 Feb 2027" terms:"${typed}: 4 Jan 2027 - 26 Mar 2027"`,
    `calendar pause when:"2 Feb 2027" reason:"${typed}"`,
    `answers words add:"${typed}"`,
    'daily now',
  ]
  for (const line of lines) await say(line)
  await store.settings.set(room.class, { room: '', name: logSetting, value: room.id, by })
  await bot.daily.worker.runDue()
  bot.startFaults()
  for (let hour = 0; hour < 36; hour += 1) {
    clock.set(clock.now() + 3_600_000)
    await say(`settings set pictures:${hour % 2 === 0 ? 'on' : 'off'}`).catch(() => undefined)
    await bot.daily.worker.runDue().catch(() => undefined)
    await bot.answeredPosts.drawStale().catch(() => undefined)
    await bot.digest.worker.remindDue(clock.now()).catch(() => undefined)
    await bot.changeLog.postDue().catch(() => undefined)
  }
  expect(text()).toContain('Changes could not be posted')
  expect(text()).toMatch(/A digest (?:failed|could not be delivered)/)
  expectNone(text(), [by.id, by.name, student.id])
})

/** What a library of a platform may say. */
function quoteAndFail(given: readonly unknown[]): Promise<never> {
  const error = new Error(`Refused: ${JSON.stringify(given)}`)
  return Promise.reject(new DeliveryError('retryable', ['It is busy.'], { cause: error }))
}
