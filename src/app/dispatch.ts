/** Answers every event of every platform: finds the command, runs it and catches its errors. */
import { isEmptyBlock } from '../core/reply/empty-block.ts'
import type { Logger } from 'pino'
import {
  type Command,
  type CommandIndex,
  type ActionRequest,
  type ActionHandler,
  fullName,
} from '../core/command/command.ts'
import type { MessageCommandIndex } from '../core/command/message-command.ts'
import { requireTeacher } from '../core/command/require-teacher.ts'
import { OutageError, UserError } from '../core/reply/user-error.ts'
import { cutText } from '../core/reply/truncate.ts'
import {
  type ComponentId,
  lineCommand,
  oldButtonError,
  parseComponentId,
  shareCommand,
} from '../core/command/component-id.ts'
import { libraryIfAny, commandsInWords } from '../core/command/in-class-words.ts'
import { validateOptions } from '../core/command/validate-options.ts'
import { type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { note } from '../core/reply/reply.ts'
import { type Observer, silentObserver } from '../core/platform/observer.ts'
import { type Person, type Room, isDirectMessage } from '../core/platform/room.ts'
import type { CommandContext } from '../core/command/context.ts'
import type { OpenContext } from './create-context.ts'
import { applyAudience, isPrivateFor, onlyForYou, requireReach } from './audience.ts'
import { createCatchErrors } from './catch-errors.ts'
import type { ActionEvent, CommandEvent, MessageEvent, PlatformEvent } from './events.ts'
import type { Dispatcher } from './dispatcher.ts'
import { createFairTurns } from './fair-turns.ts'
import { type FormDrafts, createFormDrafts } from './form-drafts.ts'
import { askForMissing, filledIn, withNextStep, wordsOf } from './guide-teachers.ts'
import { offerValues } from './offer-values.ts'
import type { RequestLimits } from './request-limits.ts'
import { createLineRunner } from './run-line.ts'
import { createMessageRunner } from './run-message.ts'
import { type ShareClaims, createShareOnce } from './share-once.ts'

export type {
  ActionEvent,
  CommandEvent,
  LineEvent,
  MessageEvent,
  PlatformEvent,
  SuggestEvent,
} from './events.ts'
export type { Dispatcher } from './dispatcher.ts'

export interface DispatchParts {
  readonly commands: CommandIndex
  readonly messageCommands?: MessageCommandIndex
  readonly openContext: OpenContext
  /** Remembers that a person belongs to the class of a room, since they do something there. */
  readonly learn: (person: Person, room: Room) => void
  readonly requestLimits: RequestLimits
  readonly log: Logger
  readonly observer?: Observer
  /** Returns a whole number below 2^32. */
  readonly seed: () => number
  readonly shareClaims: ShareClaims
  readonly drafts?: FormDrafts
}

export function createDispatcher({
  commands,
  messageCommands = new Map(),
  openContext,
  learn,
  requestLimits,
  log,
  observer = silentObserver,
  seed,
  shareClaims,
  drafts = createFormDrafts(),
}: DispatchParts): Dispatcher {
  const shareOnce = createShareOnce(shareClaims)
  const { withDrafts, beginForm } = drafts
  const turns = createFairTurns()
  const catchErrors = createCatchErrors(log, seed, observer)

  /** Opens the context of somebody who uses a command, and remembers them unless it leaves no trace. */
  async function openFor(
    { person, room }: Pick<PlatformEvent, 'person' | 'room'>,
    command: string,
    options?: Parameters<OpenContext>[2],
  ): Promise<CommandContext> {
    const context = await openContext(room, person, options)
    if (commands.get(command)?.leavesNoTrace !== true) learn(context.person, room)
    return context
  }

  async function run(event: CommandEvent): Promise<ReplyOrForm> {
    const command = commands.get(event.command)
    const subcommand = command?.subcommands.get(event.subcommand)
    if (command === undefined || subcommand === undefined) {
      throw new UserError(
        'This command is no longer available. ',
        { command: 'help' },
        ' lists those that are.',
      )
    }
    requireReach(command, event.room)
    const context = await openFor(event, event.command)
    const { person, settings } = context
    await requestLimits.count(subcommand.limit, person, event.room)
    const isOwn = subcommand.ownInDirectMessages === true && isDirectMessage(event.room)
    if (subcommand.teachersOnly === true && !isOwn) {
      requireTeacher(person, fullName(command, event.subcommand))
    }
    const form = await askForMissing(command, event, context)
    if (form !== undefined) return form
    const { id, room, at } = event
    const name = fullName(command, event.subcommand)
    const [answer, options] = await runOffering(command, event, async () => {
      const sender = { ...event, fullName: name, inWords: wordsOf(context) }
      const values = await validateOptions(subcommand, event.given, sender)
      const invocation = { id, person, room, at, seed: seed(), options: values }
      await turns.take(room.class, person.id)
      const ran = await subcommand.run(invocation, context)
      return [await withNextStep(ran, () => openContext(event.room, event.person)), values] as const
    })
    const isPrivate = isPrivateFor(subcommand.audience, options, settings.applied.lookups.value)
    return applyAudience(answer, room, { isPrivate })
  }

  async function runAction(event: ActionEvent): Promise<ReplyOrForm> {
    const id = parseComponentId(event.componentId)
    if (id.command === shareCommand) return shareOnce(event, () => shareToRoom(event, id.value))
    if (id.command === lineCommand) {
      const { id: eventId, person, room, at, resolver } = event
      const sender = { id: eventId, person, room, at, ...(resolver && { resolver }) }
      if (id.action === 'fill') return run({ ...filledIn(event, id.value, commands), ...sender })
      return runLine({ ...sender, line: id.value })
    }
    const pressed = commands.get(id.command)?.actions.get(id.action)
    const looksUp = pressed?.looksNothingUp !== true
    const context = await openFor(event, id.command, { looksUp })
    const [handler, request] = findAction(event, id, context.person)
    await requestLimits.count(handler.limit, context.person, event.room)
    await turns.take(event.room.class, context.person.id)
    return applyAudience(
      await withNextStep(await handler.run(request, context), () =>
        openContext(event.room, event.person),
      ),
      event.room,
      { isPrivate: handler.audience !== 'room' },
    )
  }

  /** Runs the action again for the room, so that what is shared obeys the limits that apply there now. */
  async function shareToRoom(event: ActionEvent, sharedId: string): Promise<ReplyOrForm> {
    if (event.room.isForeign === true) throw new UserError(onlyForYou)
    const shared = parseComponentId(sharedId)
    const context = await openFor(event, shared.command)
    const [handler, request] = findAction(event, shared, context.person)
    await requestLimits.count(handler.limit, context.person, event.room)
    await turns.take(event.room.class, context.person.id)
    const answer = await handler.run(request, context)
    if (isForm(answer)) throw new UserError('Forms can’t be shared.')
    // It was there when it was shown; the class may have gone back in the story since.
    if (answer.share === undefined) throw new UserError('That can’t be shared any more.')
    const sharer = { person: event.person.id, name: event.person.name }
    const blocks = answer.blocks.filter((block) => !isEmptyBlock(block))
    const leaves = { blocks: [...blocks, note('Shared with the channel.')], private: true }
    const shown = [...blocks, note('Shared by ', sharer, '.')]
    return applyAudience({ ...answer, blocks: shown, leaves }, event.room, { isPrivate: false })
  }

  function findAction(
    event: ActionEvent,
    { command, action, value }: ComponentId,
    person: Person,
  ): readonly [ActionHandler, ActionRequest] {
    const found = commands.get(command)
    const handler = found?.actions.get(action)
    if (found === undefined || handler === undefined) throw oldButtonError()
    requireReach(found, event.room)
    if (handler.teachersOnly === true) requireTeacher(person)
    const { id, room, at, chosen = [], fields = {}, files = {}, message } = event
    const request = { id, person, room, at, seed: seed(), chosen, fields, files, value }
    return [handler, message === undefined ? request : { ...request, message }]
  }

  /** For the log: only names that the commands have, since what a platform sends could be any text. */
  function nameOf(event: Pick<CommandEvent, 'command' | 'subcommand'>): string {
    const command = commands.get(event.command)
    return command?.subcommands.has(event.subcommand) === true
      ? fullName(command, event.subcommand)
      : 'unknown command'
  }

  function pressName({ componentId }: ActionEvent): string {
    const id = parseComponentId(componentId)
    const { command, action } = id.command === shareCommand ? parseComponentId(id.value) : id
    const isKnown = command === lineCommand || commands.get(command)?.actions.has(action) === true
    return isKnown ? `${command}:${action}` : 'unknown press'
  }

  function messageName({ command }: MessageEvent): string {
    return messageCommands.has(command) ? command : 'unknown message command'
  }

  async function isTeacher(room: Room, person: Person): Promise<boolean> {
    return (await openContext(room, person)).person.isTeacher
  }

  const runLine = createLineRunner({
    commands,
    run: (event) => catchErrors(event, nameOf, run),
    isTeacher,
  })

  const runMessage = createMessageRunner({
    messageCommands,
    openContext,
    learn,
    requestLimits,
    turns,
    seed,
  })

  return {
    commands,
    messageCommands,
    command: async (event) => beginForm(event, await catchErrors(event, nameOf, run)),
    line: async (event) => beginForm(event, await catchErrors(event, () => 'line', runLine)),
    action: async (event) => withDrafts(event, await catchErrors(event, pressName, runAction)),
    message: async (event) => beginForm(event, await catchErrors(event, messageName, runMessage)),
    async suggest(event) {
      const subcommand = commands.get(event.command)?.subcommands.get(event.subcommand)
      const options = subcommand?.options ?? {}
      const option = Object.hasOwn(options, event.option) ? options[event.option] : undefined
      if (option?.kind !== 'text' || option.suggest === undefined) return []
      try {
        await requestLimits.count('suggestion', event.person, event.room)
        const context = await openFor(event, event.command)
        // Whoever may not run a command learns nothing from its options either.
        if (subcommand?.teachersOnly === true && !context.person.isTeacher) return []
        await turns.take(event.room.class, event.person.id)
        const suggestions = await option.suggest(cutText(event.typed, option.maxLength), context)
        return suggestions.slice(0, 25)
      } catch (error) {
        // For example, lookups are paused. Autocomplete has no place for the reason.
        if (error instanceof UserError || error instanceof OutageError) {
          const outcome = error instanceof UserError ? 'refused' : 'outage'
          observer.report('outcome', { outcome })
          return []
        }
        observer.report('outcome', { outcome: 'incident' })
        log.error({ err: error, what: `${event.command} ${event.option}` }, 'A suggestion failed')
        return []
      }
    },
    isTeacher: (room, person) => isTeacher(room, person).catch(() => person.isTeacher),
    async commandsIn(room, person) {
      try {
        const context = await openContext(room, person)
        const library = libraryIfAny(() => context.classLibrary)
        return {
          commands: commandsInWords(commands, library),
          library,
          isTeacher: context.person.isTeacher,
        }
      } catch {
        // Whoever cannot be answered now may still choose what to ask.
        return { commands, library: undefined, isTeacher: person.isTeacher }
      }
    },
    async isPrivate({ command, subcommand, given, room, person }) {
      if (room.isForeign === true) return true
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

/** A question about a value gets buttons, since only here the whole command is known. */
async function runOffering<Result>(
  command: Command,
  event: CommandEvent,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw offerValues(error, command, event)
  }
}
