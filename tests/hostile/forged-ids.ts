/**
 * A teacher of one class who sends whatever they know of another: every option of every command and every action gets every id.
 * The command index says what there is, so a new command is covered by itself. Over the platform goes one id of each action: it passes
 * the value of a button on unread, and the rest is asked of the bot itself.
 */
import { type Command, fullName, visibleOptions } from '../../src/core/command/command.ts'
import type { CommandOption, GivenValue } from '../../src/core/command/option.ts'
import type { RoomRef } from '../../src/core/platform/room.ts'
import { type Reply, button, buttons, replyWith } from '../../src/core/reply/reply.ts'
import { teacherSetting } from '../../src/core/settings/settings.ts'
import type { Store } from '../../src/store/store.ts'

export interface ForgedCall {
  /** Such as `daily set`. */
  readonly command: string
  readonly values: Readonly<
    Record<string, { readonly kind: CommandOption['kind']; readonly value: GivenValue }>
  >
}

export interface Attack {
  readonly store: Store
  readonly commands: ReadonlyMap<string, Command>
  readonly ownClass: string
  readonly victim: RoomRef
  /** Every id of the other class that somebody could get to know. */
  readonly ids: readonly string[]
  /** The same as the platform or the bot spells them elsewhere. */
  readonly spellings: readonly string[]
  /** Only what names a room, a person or a role, and the other class's own buttons: enough to show how a transport passes them on. */
  readonly isBrief: boolean
  /** The component ids of everything that the other class has on its screens. */
  readonly componentIds: readonly string[]
  /** Words that only the other class may read. */
  readonly secrets: readonly string[]
  /** Returns everything that the attacker sees. */
  readonly command: (call: ForgedCall) => Promise<string>
  /** Posts into the attacker’s own room. Returns the message’s id there. */
  readonly post: (reply: Reply) => Promise<string>
  /** Returns everything that the attacker sees, or undefined if the message has no such button any more. */
  readonly press: (messageId: string, label: string) => Promise<string | undefined>
  /** Presses in the attacker’s name, past the platform. Returns the whole answer. */
  readonly pressPast: (componentId: string) => Promise<string>
  /** Everything that can be seen in the other class's channels. */
  readonly victimSees: () => string
}

const buttonsPerMessage = 5

/** What else a command needs, so that the forged option is the only thing wrong with it. */
function plainValue(name: string, option: CommandOption): GivenValue | undefined {
  switch (option.kind) {
    case 'text':
      return name === 'time' ? '08:30' : name === 'scene' ? 'the invitation' : 'the light'
    case 'integer':
      return option.min
    case 'choice':
      return option.choices[0]?.value ?? ''
    case 'flag':
      return true
    case 'file':
      return { name: 'a.yaml', bytes: Buffer.from('a: 1') }
    case 'room':
    case 'person':
    case 'role':
      return undefined
    default:
      return option satisfies never
  }
}

/** Every command with a forged value in one option at a time. */
function* forgedCalls({ commands, ids, spellings, isBrief }: Attack): Generator<ForgedCall> {
  for (const command of commands.values()) {
    for (const [name, subcommand] of command.subcommands) {
      const options = Object.entries(visibleOptions(subcommand))
      for (const [forged, { kind }] of options) {
        if (kind === 'integer' || kind === 'flag' || kind === 'file') continue
        const isWords = kind === 'text' || kind === 'choice'
        if (isBrief && isWords) continue
        for (const id of isWords ? ids : [...ids, ...spellings]) {
          const values = options.flatMap(([key, option]) => {
            const value =
              key === forged ? id : option.required === true ? plainValue(key, option) : undefined
            return value === undefined ? [] : [[key, { kind: option.kind, value }] as const]
          })
          yield { command: fullName(command, name), values: Object.fromEntries(values) }
        }
      }
    }
  }
}

/** Everything that the other class could press itself, and one id for every button, menu and form. */
function* pressesOnPlatform({ ids, componentIds, isBrief, ...rest }: Attack): Generator<string> {
  yield* componentIds
  if (isBrief) return
  for (const id of componentIds) yield `share:room:${id}`
  for (const [at, action] of actionsOf(rest).entries()) yield `${action}:${ids[at % ids.length]}`
}

/** Every button, menu and form with every id where its value stands. */
function* forgedPresses({ ids, isBrief, ...rest }: Attack): Generator<string> {
  if (isBrief) return
  for (const action of actionsOf(rest)) {
    for (const id of ids) yield* [`${action}:${id}`, `${action}:${id}/2027-01-18/0`]
  }
}

function actionsOf({ commands }: Pick<Attack, 'commands'>): readonly string[] {
  return [...commands.values()].flatMap((command) =>
    [...command.actions.keys()].map((action) => `${command.name}:${action}`),
  )
}

/** Returns what a person of the other class, or the attacker, would notice; all of it is empty where the wall holds. */
export async function attackEverything(attack: Attack) {
  const { store, victim, ownClass, secrets } = attack
  const before = JSON.stringify(await store.exportClass(victim.class))
  const seenBefore = attack.victimSees()
  const leaks: string[] = []
  const failures: string[] = []
  let answers = 0

  function judge(what: string, seen: string): void {
    answers += 1
    if (seen.includes('went wrong on our side')) failures.push(what)
    if (seen.trim() === '') failures.push(`${what}: no answer`)
    for (const secret of secrets) if (seen.includes(secret)) leaks.push(`${what}: ${secret}`)
  }

  for (const call of forgedCalls(attack)) judge(JSON.stringify(call), await attack.command(call))
  for (const id of forgedPresses(attack)) judge(id, await attack.pressPast(id))
  const componentIds = [...new Set(pressesOnPlatform(attack))].filter(({ length }) => length <= 100)
  for (let from = 0; from < componentIds.length; from += buttonsPerMessage) {
    const row = componentIds.slice(from, from + buttonsPerMessage)
    const forged = replyWith(buttons(...row.map((id, n) => button(`Forged ${n}`, id))))
    let message = await attack.post(forged)
    for (const [n, id] of row.entries()) {
      let seen = await attack.press(message, `Forged ${n}`)
      if (seen === undefined) {
        // The answer to the one before stands in its place.
        message = await attack.post(forged)
        seen = await attack.press(message, `Forged ${n}`)
      }
      judge(id, seen ?? '')
    }
  }

  const schedules = await store.daily.schedules(ownClass)
  const settings = await store.settings.read(ownClass)
  const teachers = attack.ids.map((id) => teacherSetting(id))
  return {
    answers,
    leaks,
    /** What was not answered in a sentence. */
    failures,
    changes: [
      ...(JSON.stringify(await store.exportClass(victim.class)) === before ? [] : ['rows']),
      ...(attack.victimSees() === seenBefore ? [] : ['messages']),
    ],
    /** What the attacker's own class has now that belongs to the other. */
    taken: [
      ...schedules.filter(({ room }) => room.id === victim.id),
      ...settings.filter(({ name }) => teachers.includes(name)),
    ],
  }
}
