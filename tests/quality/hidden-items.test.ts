/** Nothing that is hidden from a class comes out at any entrance: channels, direct messages, the Home tab, every option and press. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createHome, lineOfTheDay, reviewsDue, classProgress } from '../../src/app/home-page.ts'
import type { ActionEvent } from '../../src/app/dispatch.ts'
import { type Subcommand, visibleOptions } from '../../src/core/command/command.ts'
import type { CommandOption, GivenValue } from '../../src/core/command/option.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import { visibleContent } from '../../src/core/pack/visible-content.ts'
import { type Person, type Room, isDirectMessage } from '../../src/core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import { allButtons } from '../../src/core/reply/reply.ts'
import { wordsIn } from '../../src/core/search/tokenise.ts'
import { progressSetting } from '../../src/core/settings/settings.ts'
import { createFakeChat } from '../fakes/chat/fake-chat.ts'
import { type TestBot, openBot, teacher } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lowWater } from '../fixtures/low-water.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

interface Entrance {
  readonly person: Person
  readonly room: Room
}

const ana: Person = { id: 'discord:7', name: 'Ana', isTeacher: false }
const ben: Person = { id: 'slack:T1/U1', name: 'Ben', isTeacher: false }
const discord = { platform: 'discord', allowsMature: false } as const
const slack = { platform: 'slack', class: 'slack:T1', allowsMature: true } as const

const entrances = {
  'a channel on Discord': {
    person: ana,
    room: { ...discord, id: 'discord:10', class: 'discord:1' },
  },
  'a direct message on Discord': {
    person: ana,
    room: { ...discord, id: 'discord:99', class: 'discord:dm/7' },
  },
  'a channel on Slack': { person: ben, room: { ...slack, id: 'slack:T1/C1' } },
  'a direct message on Slack': {
    person: ben,
    room: { ...slack, id: 'slack:T1/D1', isDirectMessage: true },
  },
  'a shortcut or the Home tab on Slack': {
    person: ben,
    room: { ...slack, id: 'slack:T1/U1', isDirectMessage: true },
  },
} as const satisfies Record<string, Entrance>

/** A bot whose two classes have the pack up to a scene, and whose students have used it there. */
async function openClasses(pack: Pack, gate: string | undefined) {
  const clock = createManualClock()
  const chats = (['discord', 'slack'] as const).map((name) =>
    createFakeChat({ name, now: clock.now }),
  )
  // Without a class this pack would be open as well.
  const bot = await openBot({
    packs: [pack],
    clock,
    platforms: new Map(chats.map(({ platform }) => [platform.name, platform])),
  })
  const by = { id: teacher.id, name: teacher.name }
  for (const classId of ['discord:1', 'slack:T1']) {
    if (gate === undefined) continue
    const name = progressSetting(pack.id)
    await bot.store.settings.set(classId, { room: '', name, value: gate, by })
    // A direct message has no settings of its own.
    const own = entrances['a direct message on Slack'].room.id
    const last = pack.scenes.at(-1)?.id ?? ''
    await bot.store.settings.set(classId, { room: own, name, value: last, by })
  }
  for (const name of ['a channel on Discord', 'a channel on Slack'] as const) {
    await bot.dispatch.line({ ...entrances[name], id: 'first', at: 0, line: 'help' })
  }
  return { ...bot, clock, chats }
}

/** The bot to test, and one that has never heard of what is hidden: what this one says too is no leak. */
async function openPair(pack: Pack, gate: string) {
  const limits = { ceiling: 'everyone', gate } as const
  const visible = { ...pack, ...visibleContent(pack, limits) }
  const hidden = hiddenPhrases(pack, visible)
  return {
    pack,
    hiddenIn: findPhrases(hidden),
    real: await openClasses(pack, gate),
    ignorant: await openClasses(visible, undefined),
    hidden,
    items: hiddenItems(pack, visible),
  }
}

type Pair = Awaited<ReturnType<typeof openPair>>

/** In this many words in a row, two texts hardly agree by chance. */
const phraseLength = 5

/** Every run of five words, or the whole text where it is shorter. */
function phrasesIn(text: string): readonly string[] {
  const words = wordsIn(text)
  if (words.length <= phraseLength) return words.length === 0 ? [] : [words.join(' ')]
  return words
    .slice(phraseLength - 1)
    .map((_, start) => words.slice(start, start + phraseLength).join(' '))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((each) => stringsIn(each))
}

/** Every run of one to five words in a text: whatever phrase it says is among them. */
function runsIn(text: string): readonly string[] {
  const words = wordsIn(text)
  return words.flatMap((_, start) => {
    const next = words.slice(start, start + phraseLength)
    return next.map((_word, last) => next.slice(0, last + 1).join(' '))
  })
}

/** What every sentence of the bot itself says, as tests/repository/sentences.test.ts lists them. */
const ownRuns = new Set(
  readFileSync('tests/repository/sentences/source.txt', 'utf8')
    .split('\n')
    .flatMap((sentence) => runsIn(sentence)),
)

/** What is said somewhere in the pack, and neither in the part of it that the class may see nor by the bot itself. */
function hiddenPhrases(pack: Pack, visible: Pack): ReadonlySet<string> {
  const shown = new Set(stringsIn(visible).flatMap((text) => runsIn(text)))
  const phrases = new Set(stringsIn(pack).flatMap((text) => phrasesIn(text)))
  return phrases.difference(shown).difference(ownRuns)
}

/** Returns a function that finds these phrases. It looks at each text once, since most answers share most of theirs. */
function findPhrases(phrases: ReadonlySet<string>): (said: unknown) => readonly string[] {
  const found = new Map<string, readonly string[]>()
  return (said) =>
    stringsIn(said).flatMap((text) => {
      const phrasesHere = found.get(text) ?? runsIn(text).filter((run) => phrases.has(run))
      found.set(text, phrasesHere)
      return phrasesHere
    })
}

/** Returns what is hidden in an answer, unless the bot that knows nothing of it says the same, such as the words that were typed. */
async function leaks(
  { hiddenIn }: Pair,
  said: unknown,
  askIgnorant?: () => Promise<unknown>,
): Promise<readonly string[]> {
  const found = hiddenIn(said)
  if (found.length === 0 || askIgnorant === undefined) return found
  const allowed = new Set(hiddenIn(await askIgnorant()))
  return found.filter((phrase) => !allowed.has(phrase))
}

const itemKinds = {
  scenes: 'scene',
  characters: 'character',
  themes: 'theme',
  quotes: 'quote',
  terms: 'term',
  questions: 'question',
  quiz: 'quiz',
} as const

interface HiddenItem {
  readonly kind: string
  readonly id: string
  readonly texts: readonly string[]
}

/** The items that the class may not see at all. */
function hiddenItems(pack: Pack, visible: Pack): readonly HiddenItem[] {
  return Object.entries(itemKinds).flatMap(([section, kind]) => {
    const shown = new Set(visible[section as keyof typeof itemKinds].map(({ id }) => id))
    return pack[section as keyof typeof itemKinds]
      .filter(({ id }) => !shown.has(id))
      .map((item) => ({
        kind,
        id: item.id,
        texts: stringsIn(item).filter((text) => text.length > 8),
      }))
  })
}

/** What somebody may type to get at an item: its ids, and its words, whole or cut short. */
function attacksOn({ kind, id, texts }: HiddenItem): readonly string[] {
  return [id, `${kind}/${id}`, ...texts.slice(0, 2).map((text) => text.slice(0, -1))]
}

function valueOf(option: CommandOption, typed: string): GivenValue {
  switch (option.kind) {
    case 'text':
      return typed.slice(0, option.maxLength)
    case 'integer':
      return option.min
    case 'flag':
      return typed.length % 2 === 0
    case 'choice':
      return option.choices[typed.length % option.choices.length]?.value ?? ''
    case 'room':
      return entrances['a channel on Discord'].room.id
    case 'person':
      return ana.id
    case 'role':
      return '1'
    case 'file':
      return { name: 'pack.yaml', bytes: Buffer.from(typed) }
    default:
      return option satisfies never
  }
}

let events = 0

function eventFor({ person, room }: Entrance, { clock }: Pair['real']) {
  return { id: `event${(events += 1)}`, person, room, at: clock.now() }
}

/** Types words into an option of a subcommand: what is suggested, what comes when they are sent, and whatever that leads to. */
async function attackOption(
  pair: Pair,
  entrance: Entrance,
  path: Path,
  key: string,
  typed: string,
) {
  const { command, name, subcommand } = path
  const options = visibleOptions(subcommand)
  const suggested = await pair.real.dispatch.suggest({
    ...entrance,
    command,
    subcommand: name,
    option: key,
    typed,
  })
  const given = Object.fromEntries(
    Object.entries(options)
      .filter(([each, { required }]) => each === key || required === true)
      .map(([each, option]) => [each, valueOf(option, typed)]),
  )
  const call = { command, subcommand: name, given }
  const [said, ignorant] = [pair.real, pair.ignorant].map(
    (bot) => () => bot.dispatch.command({ ...eventFor(entrance, bot), ...call }),
  ) as [Ask, Ask]
  const answer = await said()
  return [
    ...(await leaks(pair, suggested)),
    ...(await leaks(pair, answer, ignorant)),
    ...(await pressAll(pair, entrance, answer)),
  ]
}

type Ask = () => Promise<ReplyOrForm>
type Press = Pick<ActionEvent, 'componentId' | 'chosen' | 'fields'>

interface Path {
  readonly command: string
  readonly name: string
  readonly subcommand: Subcommand
}

function pathsOf({ commands }: TestBot): readonly Path[] {
  return [...commands.values()].flatMap((command) =>
    [...command.subcommands].map(([name, subcommand]) => ({
      command: command.name,
      name,
      subcommand,
    })),
  )
}

const pressed = new Set<string>()

async function press(pair: Pair, entrance: Entrance, action: Press) {
  const [said, ignorant] = [pair.real, pair.ignorant].map(
    (bot) => () => bot.dispatch.action({ ...eventFor(entrance, bot), ...action }),
  ) as [Ask, Ask]
  const answer = await said()
  const found = await leaks(pair, answer, ignorant)
  return { answer, found: found.map((phrase) => `${action.componentId}: ${phrase}`) }
}

/** Presses everything on an answer, and everything on the answers to that. */
async function pressAll(pair: Pair, entrance: Entrance, answer: ReplyOrForm): Promise<string[]> {
  const actions: Press[] = []
  if (isForm(answer)) {
    const fields = answer.fields.map(({ name }) => [name, ['some words']] as const)
    actions.push({ componentId: answer.press, fields: Object.fromEntries(fields) })
  } else {
    for (const block of answer.blocks) {
      if (block.kind === 'select') {
        for (const { value } of block.options) {
          actions.push({ componentId: block.press, chosen: [value] })
        }
      }
      if (block.kind === 'row' && 'press' in block.button) {
        actions.push({ componentId: block.button.press })
      }
      if (block.kind !== 'buttons') continue
      for (const each of allButtons(block)) {
        if ('press' in each) actions.push({ componentId: each.press })
      }
    }
  }
  const found: string[] = []
  for (const action of actions) {
    // A card can be graded for ever, and each time its buttons carry another number.
    const id = action.componentId.replaceAll(/\d+/g, '0')
    const key = `${pair.pack.id} ${entrance.room.id} ${id} ${action.chosen?.join() ?? ''}`
    if (pressed.has(key) || id.startsWith('mydata:forget')) continue
    pressed.add(key)
    const { answer: next, found: leaked } = await press(pair, entrance, action)
    found.push(...leaked, ...(await pressAll(pair, entrance, next)))
  }
  return found
}

/** The values that buttons of any command carry for an item, as an old message or a forged press has them. */
function forgedValues({ kind, id }: HiddenItem): readonly string[] {
  const address = `${kind}/${id}`
  return [
    id,
    `${id}/`,
    `//${id}`,
    `/${id}/`,
    `0//${id}`,
    address,
    `${address}/0`,
    `${address}/0/good`,
  ]
}

/** Handlers know no platform, so each value is pressed in one channel and in one direct message, which take turns. */
function takesTurn(entrance: Entrance, turn: number): boolean {
  const alike = Object.values<Entrance>(entrances).filter(
    ({ room }) => isDirectMessage(room) === isDirectMessage(entrance.room),
  )
  return alike[turn % alike.length] === entrance
}

async function attackPresses(pair: Pair, entrance: Entrance, item: HiddenItem): Promise<string[]> {
  const found: string[] = []
  const actions = [...pair.real.commands.values()].flatMap((command) =>
    [...command.actions.keys()].map((action) => `${command.name}:${action}`),
  )
  expect(actions.length).toBeGreaterThan(20)
  for (const [turn, action] of actions.entries()) {
    for (const [at, value] of forgedValues(item).entries()) {
      if (!takesTurn(entrance, turn + at)) continue
      const id = `${action}:${value}`.slice(0, 80)
      found.push(...(await press(pair, entrance, { componentId: id, chosen: [value] })).found)
    }
    const share = `share:room:${action}:${item.id}`.slice(0, 100)
    found.push(...(await press(pair, entrance, { componentId: share })).found)
  }
  return found
}

async function showHome({ openContext, clock }: Pair['real'], entrance: Entrance) {
  const log = pino({ level: 'silent' })
  const sections = [lineOfTheDay, reviewsDue, classProgress]
  const home = createHome({ openContext, sections, log })
  const days = Array.from({ length: 40 }, (_, day) => day * 86_400_000)
  const event = { id: 'home', ...entrance }
  return Promise.all(days.map((passed) => home({ ...event, at: clock.now() + passed })))
}

describe.each(Object.entries(entrances))('in %s', (_, entrance: Entrance) => {
  test('no command, suggestion, button or form says what is hidden', async () => {
    const pair = await openPair(lantern, 'the-climb')
    expect(pair.hidden.size).toBeGreaterThan(100)
    // One of each kind: a bot that hides one hides all of them.
    const items = [...new Map(pair.items.map((item) => [item.kind, item])).values()]
    for (const path of pathsOf(pair.real)) {
      const options = Object.entries(visibleOptions(path.subcommand))
      for (const [key, { kind }] of [...options, ['', { kind: 'flag' }] as const]) {
        const attacks = kind === 'text' ? items.flatMap((item) => attacksOn(item)) : ['the light']
        for (const typed of attacks) {
          const found = await attackOption(pair, entrance, path, key, typed)
          expect({ path: `${path.command} ${path.name} ${key}`, typed, found }).toMatchObject({
            found: [],
          })
        }
      }
    }
    for (const item of items) {
      const found = await attackPresses(pair, entrance, item)
      expect({ id: item.id, found }).toMatchObject({ found: [] })
    }
    const home = await showHome(pair.real, entrance)
    expect(await leaks(pair, home, () => showHome(pair.ignorant, entrance))).toEqual([])
  })
})

/** A film at some of its scenes, and a play right before its secret comes out. */
const gates = [
  ...herPack.scenes
    .slice(0, -1)
    .filter((_, index) => index % 15 === 4)
    .map(({ id }) => ({ pack: herPack, gate: id })),
  { pack: lowWater, gate: 'the-loft' },
]

test.each(gates)(
  'nor does a pack of a real size, $pack.id, where the class has reached $gate',
  async ({ pack, gate }) => {
    const pair = await openPair(pack, gate)
    const paths = pathsOf(pair.real).flatMap((path) =>
      Object.entries(visibleOptions(path.subcommand)).flatMap(([key, { kind }]) =>
        kind === 'text' && path.subcommand.teachersOnly !== true ? [{ path, key }] : [],
      ),
    )
    const attempt = fc.record({
      entrance: fc.constantFrom<Entrance>(...Object.values(entrances)),
      option: fc.constantFrom(...paths),
      typed: fc.constantFrom(...pair.items.flatMap((item) => attacksOn(item))),
    })
    await fc.assert(
      fc.asyncProperty(attempt, async ({ entrance, option: { path, key }, typed }) => {
        expect(await attackOption(pair, entrance, path, key, typed)).toEqual([])
      }),
      { numRuns: 40 },
    )
  },
)
