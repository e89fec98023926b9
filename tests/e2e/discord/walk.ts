/** Uses everything that the bot offers: fills in every option, presses every button, opens every menu and form. */
import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js'
import { type Subcommand, fullName, visibleOptions } from '../../../src/core/command/command.ts'
import type { CommandOption } from '../../../src/core/command/option.ts'
import type { Fields } from '../../fakes/discord/form.ts'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import type { Person } from '../../fakes/discord/person.ts'
import type { Value } from '../../fakes/discord/slash.ts'
import { type Message, everyComponent } from '../../fakes/discord/state.ts'
import { visibleTexts } from '../../fixtures/raw-ids.ts'
import type { RunningBot } from './discord-bot.ts'

export interface Walk {
  /** Every command that ran, and every kind of button, menu and form that was used. */
  readonly ran: readonly string[]
  readonly pressed: ReadonlySet<string>
  /** What people saw of every answer. */
  readonly seen: readonly string[]
}

interface Trail {
  readonly pressed: Set<string>
  readonly seen: Set<string>
}

/** Runs every command that the person may use, once with only the required options and once with all of them. */
export async function walkEverything(bot: RunningBot, person: Person): Promise<Walk> {
  const ran: string[] = []
  const trail: Trail = { pressed: new Set(), seen: new Set() }
  for (const command of bot.commands.values()) {
    for (const [name, subcommand] of command.subcommands) {
      if (subcommand.teachersOnly === true && person !== bot.teacher) continue
      const line = fullName(command, name)
      for (const all of [false, true]) {
        const values = await fillIn(bot, person, line, subcommand, all)
        const outcome = await person.slash(bot.channel, line, values)
        ran.push(line)
        await pressAll(await afterDeferral(outcome), person, trail)
      }
    }
  }
  return { ran, pressed: trail.pressed, seen: [...trail.seen] }
}

async function fillIn(
  bot: RunningBot,
  person: Person,
  line: string,
  subcommand: Subcommand,
  all: boolean,
) {
  const values: Record<string, Value> = {}
  for (const [name, option] of Object.entries(visibleOptions(subcommand))) {
    if (option.required !== true && !all) continue
    values[name] = await valueFor(bot, person, line, name, option)
  }
  return values
}

async function valueFor(
  bot: RunningBot,
  person: Person,
  line: string,
  name: string,
  option: CommandOption,
): Promise<Value> {
  switch (option.kind) {
    case 'text': {
      if (option.suggest === undefined) return hostileText.slice(0, option.maxLength)
      const offered = await person.autocomplete(bot.channel, line, name, '')
      return offered[0]?.value ?? hostileText.slice(0, option.maxLength)
    }
    case 'integer':
      return option.min
    case 'flag':
      return true
    case 'choice':
      return option.choices[0]!.value
    case 'room':
      return { id: bot.channel.id }
    case 'person':
      return { id: bot.student.id }
    case 'role':
      return { id: [...bot.guild.roles.keys()].at(-1)! }
    case 'file':
      return someFile
    default:
      return option satisfies never
  }
}

/** A file that no command takes for what it asked for. */
const someFile = { filename: 'notes.yaml', contentType: 'text/yaml', content: 'a: 1\n' }

export const hostileText =
  '@everyone @here <@&1> <@!2> <@3> **b** __u__ ~~s~~ ||x|| `c` ```d``` [l](https://e.org) <t:0:R> </help:4> <:a:5> # h'

/** Presses what has not been pressed yet, and then everything in the replies. */
async function pressAll(outcome: Outcome, person: Person, trail: Trail): Promise<void> {
  const { pressed, seen } = trail
  const messages = outcome.messages.map(({ content, embeds, components }) => {
    return { content, embeds, components }
  })
  for (const text of visibleTexts([outcome.modal, messages])) seen.add(text)
  if (outcome.modal !== undefined) {
    return pressAll(await afterDeferral(await submit(outcome, person)), person, trail)
  }
  for (const message of outcome.messages) {
    for (const control of controlsOf(message)) {
      const [command, press] = control.custom_id.split(':')
      const kind = `${command}:${press}`
      if (pressed.has(kind)) continue
      pressed.add(kind)
      // An earlier press may have changed the message.
      if (!controlsOf(message).some(({ custom_id }) => custom_id === control.custom_id)) continue
      const next =
        control.options === undefined
          ? await person.press(message, control.custom_id)
          : await person.select(message, control.custom_id, [control.options[0]!.value])
      await pressAll(await afterDeferral(next), person, trail)
    }
  }
}

interface Control {
  readonly custom_id: string
  readonly disabled?: boolean
  readonly options?: readonly { readonly value: string }[]
}

function controlsOf(message: Message): readonly Control[] {
  const all = everyComponent(message.components) as unknown as readonly Partial<Control>[]
  return all.filter(
    (control): control is Control => control.custom_id !== undefined && control.disabled !== true,
  )
}

function submit(opened: Outcome, person: Person): Promise<Outcome> {
  const { components } = opened.modal as APIModalInteractionResponseCallbackData
  const inputs = everyComponent(components) as unknown as readonly (Partial<Control> & {
    readonly type: ComponentType
    readonly max_length?: number
  })[]
  const fields: [string, Fields[string]][] = []
  for (const { type, custom_id, options, max_length = 4000 } of inputs) {
    if (custom_id === undefined) continue
    const words = options === undefined ? hostileText.slice(0, max_length) : [options[0]!.value]
    fields.push([custom_id, type === ComponentType.FileUpload ? [someFile] : words])
  }
  return person.submitModal(opened, Object.fromEntries(fields))
}

async function afterDeferral(outcome: Outcome): Promise<Outcome> {
  return outcome.kind === 'deferred' || outcome.kind === 'deferred-update'
    ? outcome.replied()
    : outcome
}
