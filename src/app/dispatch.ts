/** The one way in: every event of every platform becomes an answer here, and every fault is caught here. */
import type { Logger } from 'pino'
import {
  type Audience,
  type CommandIndex,
  type GivenOptions,
  type RequestContext,
  type ActionRequest,
  type ActionHandler,
  fullName,
} from '../core/command/command.ts'
import type { OptionResolver } from '../core/command/option.ts'
import { parseCommandLine } from '../core/command/parse-line.ts'
import { UserError } from '../core/reply/user-error.ts'
import type { Suggestion } from '../core/search/suggestion.ts'
import {
  type ComponentId,
  parseComponentId,
  shareCommand,
  shareComponentId,
} from '../core/command/component-id.ts'
import { validateOptions } from '../core/command/validate-options.ts'
import {
  type ReplyOrForm,
  type Block,
  type Reply,
  button,
  buttons,
  isForm,
  note,
  text,
  privateReply,
} from '../core/reply/reply.ts'
import type { MessageRef, Person, Room } from '../core/platform/room.ts'
import type { CommandContext } from '../core/command/context.ts'
import type { LookupAudience } from '../core/settings/settings.ts'

export type PlatformEvent = Omit<RequestContext, 'seed'>

export interface CommandEvent extends PlatformEvent {
  readonly command: string
  /** The subcommand, or '' where the command has none. */
  readonly subcommand: string
  readonly given: GivenOptions
  /** Reads rooms and roles among the options that are words; not needed where the platform sends ids. */
  readonly resolver?: OptionResolver
}

export interface LineEvent extends PlatformEvent {
  readonly line: string
  readonly resolver?: OptionResolver
}

export interface ActionEvent extends PlatformEvent {
  readonly componentId: string
  readonly chosen?: readonly string[]
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly message?: MessageRef
}

export interface SuggestEvent {
  readonly person: Person
  readonly room: Room
  readonly command: string
  readonly subcommand: string
  readonly option: string
  readonly typed: string
}

export interface Dispatcher {
  readonly commands: CommandIndex
  command(event: CommandEvent): Promise<ReplyOrForm>
  /** A typed command line, as on Slack and in the terminal. */
  line(event: LineEvent): Promise<ReplyOrForm>
  action(event: ActionEvent): Promise<ReplyOrForm>
  /** Never throws; an unknown option has no suggestions. */
  suggest(event: SuggestEvent): Promise<readonly Suggestion[]>
  /**
   * Who will see the answer, known before the work is done, for platforms that must say so at once. Never throws; where it
   * cannot be known the answer is private.
   */
  isPrivate(event: Omit<CommandEvent, 'id' | 'at'>): Promise<boolean>
}

export interface DispatchParts {
  readonly commands: CommandIndex
  readonly openContext: (room: Room, person: Person) => Promise<CommandContext>
  readonly log: Logger
  /** A fresh whole number below 2^32. */
  readonly seed: () => number
}

export function createDispatcher({ commands, openContext, log, seed }: DispatchParts): Dispatcher {
  async function run(event: CommandEvent): Promise<ReplyOrForm> {
    const command = commands.get(event.command)
    const action = command?.subcommands.get(event.subcommand)
    if (command === undefined || action === undefined) {
      throw new UserError(
        'This command is no longer available. ',
        { code: 'help' },
        ' lists those that are.',
      )
    }
    const open = await openContext(event.room, event.person)
    const { person, settings } = open
    if (action.teachersOnly === true) requireTeacher(person, fullName(command, event.subcommand))
    const options = validateOptions(action, event.given, event.resolver)
    const { id, room, at } = event
    const answer = await action.run({ id, person, room, at, seed: seed(), options }, open)
    return applyAudience(
      answer,
      isPrivateFor(action.audience, options, settings.applied.lookups.value),
    )
  }

  async function runPress(event: ActionEvent): Promise<ReplyOrForm> {
    const address = parseComponentId(event.componentId)
    if (address.command === shareCommand) return shareToRoom(event, address.value)
    const open = await openContext(event.room, event.person)
    const [action, press] = findPress(event, address, open.person)
    return applyAudience(await action.run(press, open), action.audience !== 'room')
  }

  /** Runs the press again for the room, so that what is shared obeys the room's limits of now. */
  async function shareToRoom(event: ActionEvent, shared: string): Promise<ReplyOrForm> {
    const open = await openContext(event.room, event.person)
    const [action, press] = findPress(event, parseComponentId(shared), open.person)
    const answer = await action.run(press, open)
    if (isForm(answer)) throw new UserError('A form cannot be shared.')
    const sharer = { person: event.person.id, name: event.person.name }
    return applyAudience(
      { ...answer, blocks: [...answer.blocks, note('Shared by ', sharer, '.')] },
      false,
    )
  }

  function findPress(
    event: ActionEvent,
    address: ComponentId,
    person: Person,
  ): readonly [ActionHandler, ActionRequest] {
    const action = commands.get(address.command)?.actions[address.action]
    if (action === undefined) {
      throw new UserError('This button is from an older version. Please run the command again.')
    }
    if (action.teachersOnly === true) requireTeacher(person, address.command)
    const { id, room, at, chosen = [], fields = {}, message } = event
    const press = { id, person, room, at, seed: seed(), chosen, fields, value: address.value }
    return [action, message === undefined ? press : { ...press, message }]
  }

  async function guarded(
    event: PlatformEvent,
    what: string,
    work: () => Promise<ReplyOrForm>,
  ): Promise<ReplyOrForm> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof UserError) return privateReply(text(...error.text))
      const incident = seed().toString(36).toUpperCase().padStart(7, '0').slice(-6)
      log.error({ err: error, incident, what, platform: event.room.platform }, 'A command failed')
      return privateReply(
        text('Something went wrong on our side, and nothing was changed. Please try again.'),
        note(`If it happens again, give this code to the person who runs the bot: ${incident}.`),
      )
    }
  }

  return {
    commands,
    command: (event) => guarded(event, event.command, () => run(event)),
    line: (event) =>
      guarded(event, 'line', async () => {
        const { command, subcommandName, given } = parseCommandLine(event.line, commands)
        const { line: _, ...rest } = event
        return run({ ...rest, command: command.name, subcommand: subcommandName, given })
      }),
    action: (event) => guarded(event, event.componentId, () => runPress(event)),
    async suggest(event) {
      const option = commands.get(event.command)?.subcommands.get(event.subcommand)?.options[
        event.option
      ]
      if (option?.kind !== 'text' || option.suggest === undefined) return []
      try {
        const typed = event.typed.slice(0, option.maxLength)
        return option.suggest(typed, await openContext(event.room, event.person)).slice(0, 25)
      } catch (error) {
        // Such as while lookups rest; there is nobody to tell.
        if (error instanceof UserError) return []
        log.error({ err: error, what: `${event.command} ${event.option}` }, 'A suggestion failed')
        return []
      }
    },
    async isPrivate({ command, subcommand, given, room, person }) {
      const audience = commands.get(command)?.subcommands.get(subcommand)?.audience ?? 'person'
      if (audience !== 'choice') return isPrivateFor(audience, given, 'private')
      try {
        const { settings } = await openContext(room, person)
        return isPrivateFor(audience, given, settings.applied.lookups.value)
      } catch (error) {
        log.error({ err: error, what: command }, 'The settings could not be read')
        return true
      }
    },
  }
}

function isPrivateFor(audience: Audience, given: GivenOptions, lookups: LookupAudience): boolean {
  if (audience !== 'choice') return audience === 'person'
  const show = given['show']
  return typeof show === 'boolean' ? !show : lookups === 'private'
}

function requireTeacher(person: Person, name: string): void {
  if (!person.isTeacher) {
    throw new UserError('Only teachers can use ', { code: name }, '.')
  }
}

/** Settles who sees a reply and gives private ones their Share button. */
function applyAudience(answer: ReplyOrForm, isPrivate: boolean): ReplyOrForm {
  if (isForm(answer)) return answer
  const blocks = answer.blocks.filter((block) => !isEmptyBlock(block))
  const settled: Reply = { ...answer, blocks, private: answer.private ?? isPrivate }
  const share = answer.share === undefined ? undefined : shareComponentId(answer.share)
  if (settled.private !== true || share === undefined) return settled
  return {
    ...settled,
    blocks: [...settled.blocks, buttons(button('Share with the channel', share))],
  }
}

/** Lists and rows that turned out to have nothing to show in this class's view. */
function isEmptyBlock(block: Block): boolean {
  switch (block.kind) {
    case 'facts':
      return block.facts.length === 0
    case 'list':
      return block.items.length === 0
    case 'buttons':
      return block.buttons.length === 0
    case 'select':
      return block.options.length === 0
    default:
      return false
  }
}
