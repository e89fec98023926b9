/** The one way in: every event of every platform becomes an answer here, and every fault is caught here. */
import type { Logger } from 'pino'
import {
  type Audience,
  type CommandIndex,
  type GivenOptions,
  type Occasion,
  type Press,
  type PressAction,
  fullName,
} from '../core/command.ts'
import { parseCommandLine } from '../core/command-line.ts'
import { UserError } from '../core/errors.ts'
import type { Suggestion } from '../core/option.ts'
import { type PressAddress, parsePress, shareCommand, sharePress } from '../core/press.ts'
import { readOptions } from '../core/read-options.ts'
import {
  type Answer,
  type Block,
  type Reply,
  button,
  buttons,
  isForm,
  note,
  text,
  whisper,
} from '../core/reply.ts'
import type { MessageRef, Person, Room } from '../core/room.ts'
import type { Services } from '../core/services.ts'
import type { LookupAudience } from '../core/settings.ts'

export type Event = Omit<Occasion, 'seed'>

export interface CommandEvent extends Event {
  readonly command: string
  /** The subcommand, or '' where the command has none. */
  readonly action: string
  readonly given: GivenOptions
}

export interface LineEvent extends Event {
  readonly line: string
}

export interface PressEvent extends Event {
  readonly address: string
  readonly chosen?: readonly string[]
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly message?: MessageRef
}

export interface SuggestEvent {
  readonly person: Person
  readonly room: Room
  readonly command: string
  readonly action: string
  readonly option: string
  readonly typed: string
}

export interface Dispatch {
  readonly commands: CommandIndex
  command(event: CommandEvent): Promise<Answer>
  /** A typed command line, as on Slack and in the terminal. */
  line(event: LineEvent): Promise<Answer>
  press(event: PressEvent): Promise<Answer>
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
  readonly services: (room: Room, person: Person) => Promise<Services>
  readonly log: Logger
  /** A fresh whole number below 2^32. */
  readonly seed: () => number
}

export function createDispatch({ commands, services, log, seed }: DispatchParts): Dispatch {
  async function run(event: CommandEvent): Promise<Answer> {
    const command = commands.get(event.command)
    const action = command?.actions.get(event.action)
    if (command === undefined || action === undefined) {
      throw new UserError(
        'This command is not known here any more. ',
        { code: 'help' },
        ' lists what is.',
      )
    }
    const open = await services(event.room, event.person)
    const { person, settings } = open
    if (action.teacher === true) onlyTeachers(person, fullName(command, event.action))
    const options = readOptions(action, event.given)
    const { id, room, at } = event
    const answer = await action.run({ id, person, room, at, seed: seed(), options }, open)
    return finish(answer, privateBy(action.audience, options, settings.applied.lookups.value))
  }

  async function runPress(event: PressEvent): Promise<Answer> {
    const address = parsePress(event.address)
    if (address.command === shareCommand) return shareToRoom(event, address.value)
    const open = await services(event.room, event.person)
    const [action, press] = findPress(event, address, open.person)
    return finish(await action.run(press, open), action.audience !== 'room')
  }

  /** Runs the press again for the room, so that what is shared obeys the room's limits of now. */
  async function shareToRoom(event: PressEvent, shared: string): Promise<Answer> {
    const open = await services(event.room, event.person)
    const [action, press] = findPress(event, parsePress(shared), open.person)
    const answer = await action.run(press, open)
    if (isForm(answer)) throw new UserError('A form cannot be shared.')
    const sharer = { person: event.person.id, name: event.person.name }
    return finish({ ...answer, blocks: [...answer.blocks, note('Shared by ', sharer, '.')] }, false)
  }

  function findPress(
    event: PressEvent,
    address: PressAddress,
    person: Person,
  ): readonly [PressAction, Press] {
    const action = commands.get(address.command)?.presses[address.press]
    if (action === undefined) {
      throw new UserError('This button is from an older version. Please run the command again.')
    }
    if (action.teacher === true) onlyTeachers(person, address.command)
    const { id, room, at, chosen = [], fields = {}, message } = event
    const press = { id, person, room, at, seed: seed(), chosen, fields, value: address.value }
    return [action, message === undefined ? press : { ...press, message }]
  }

  async function guarded(event: Event, what: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof UserError) return whisper(text(...error.text))
      const incident = seed().toString(36).toUpperCase().padStart(7, '0').slice(-6)
      log.error({ err: error, incident, what, platform: event.room.platform }, 'A command failed')
      return whisper(
        text(
          'Something went wrong on our side; nothing was changed that you did not see. Please try again.',
        ),
        note(`If it happens again, tell whoever runs the bot this code: ${incident}.`),
      )
    }
  }

  return {
    commands,
    command: (event) => guarded(event, event.command, () => run(event)),
    line: (event) =>
      guarded(event, 'line', async () => {
        const { command, actionName, given } = parseCommandLine(event.line, commands)
        const { id, person, room, at } = event
        return run({ id, person, room, at, command: command.name, action: actionName, given })
      }),
    press: (event) => guarded(event, event.address, () => runPress(event)),
    async suggest(event) {
      const option = commands.get(event.command)?.actions.get(event.action)?.options[event.option]
      if (option?.kind !== 'text' || option.suggest === undefined) return []
      try {
        const typed = event.typed.slice(0, option.maxLength)
        return option.suggest(typed, await services(event.room, event.person)).slice(0, 25)
      } catch (error) {
        // Such as while lookups rest; there is nobody to tell.
        if (error instanceof UserError) return []
        log.error({ err: error, what: `${event.command} ${event.option}` }, 'A suggestion failed')
        return []
      }
    },
    async isPrivate({ command, action, given, room, person }) {
      const audience = commands.get(command)?.actions.get(action)?.audience ?? 'person'
      if (audience !== 'choice') return privateBy(audience, given, 'private')
      try {
        const { settings } = await services(room, person)
        return privateBy(audience, given, settings.applied.lookups.value)
      } catch (error) {
        log.error({ err: error, what: command }, 'The settings could not be read')
        return true
      }
    },
  }
}

function privateBy(audience: Audience, given: GivenOptions, lookups: LookupAudience): boolean {
  if (audience !== 'choice') return audience === 'person'
  const show = given['show']
  return typeof show === 'boolean' ? !show : lookups === 'private'
}

function onlyTeachers(person: Person, name: string): void {
  if (!person.teacher) {
    throw new UserError('Only teachers of this class can use ', { code: name }, '.')
  }
}

/** Settles who sees a reply and gives private ones their Share button. */
function finish(answer: Answer, isPrivate: boolean): Answer {
  if (isForm(answer)) return answer
  const blocks = answer.blocks.filter((block) => !isEmpty(block))
  const settled: Reply = { ...answer, blocks, private: answer.private ?? isPrivate }
  const share = answer.share === undefined ? undefined : sharePress(answer.share)
  if (settled.private !== true || share === undefined) return settled
  return {
    ...settled,
    blocks: [...settled.blocks, buttons(button('Share with the channel', share))],
  }
}

/** Lists and rows that turned out to have nothing to show in this class's view. */
function isEmpty(block: Block): boolean {
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
