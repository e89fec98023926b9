/** Submitted modals: the command modal, whose options are read by the rules of the command table, and the forms of answers. */
import type { App, SlackViewMiddlewareArgs } from '@slack/bolt'
import {
  type CommandIndex,
  type GivenOptions,
  type Subcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import { type AttachedFile, maxAttachedBytes } from '../../core/command/attached-file.ts'
import type { GivenValue } from '../../core/command/option.ts'
import { validateOptions } from '../../core/command/validate-options.ts'
import { flatten, toPlainText } from '../../core/reply/plain-text.ts'
import { type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import { note, privateReply, text } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { elementLimits } from '../../render/slack/block-limits.ts'
import { fieldPrefix, formCallbackId, pastePrefix } from '../../render/slack/render-form.ts'
import { commandPrefix } from '../../render/slack/rich-text.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import { readable } from '../../render/slack/typed-mentions.ts'
import { answerView } from '../../render/slack/views.ts'
import {
  type SelectedCommand,
  commandInputId,
  commandModalCallbackId,
  optionBlockId,
  selectedIn,
} from './command-modal.ts'
import { roomOf } from './ids.ts'
import {
  SubmissionBody,
  type View,
  fieldsOf,
  pastedIn,
  pastedFile,
  teamOf,
  valuesOf,
} from './payload-schemas.ts'
import type { RequestHandler } from './request-handler.ts'
import { createOptionResolver } from './resolve-options.ts'
import { type ReplyTarget, decodeMetadata, encodeMetadata } from './reply-target.ts'

export function receiveSubmissions(app: App, handler: RequestHandler): void {
  const { dispatch, people, groups, answerOnce } = handler
  app.view(commandModalCallbackId, async ({ ack, body }) => {
    const payload = SubmissionBody.parse(body)
    const { view, user, trigger_id: id } = payload
    const team = teamOf(payload)
    const submission = await parseCommandModal(dispatch.commands, view, team)
    if ('errors' in submission) {
      return ack({ response_action: 'errors', errors: { ...submission.errors } })
    }
    const { selected, given, files } = submission
    const target = submittedTarget(
      decodeMetadata(view.private_metadata, team, user.id).target,
      view,
    )
    const acknowledge = acknowledging(ack, view, target)
    await answerOnce({ id, target, name: user.name, acknowledge }, (event) =>
      refusing(async () => {
        const resolver = createOptionResolver(team, people, groups)
        const contents = await readFiles(handler, { team, user: user.id }, files)
        const whole = { ...given, ...contents }
        return dispatch.command({ ...event, ...selected, given: whole, resolver })
      }),
    )
  })

  app.view(formCallbackId, async ({ ack, body }) => {
    const payload = SubmissionBody.parse(body)
    const { view, user, trigger_id: id } = payload
    const team = teamOf(payload)
    const { private_metadata: metadata } = view
    const { target: origin, componentId = '' } = decodeMetadata(metadata, team, user.id)
    const target = submittedTarget(origin, view)
    const acknowledge = acknowledging(ack, view, target)
    await answerOnce({ id, target, name: user.name, acknowledge }, (event) =>
      refusing(async () => {
        const chosen = await readFiles(handler, { team, user: user.id }, filesOf(view))
        const files = { ...chosen, ...pastedIn(view.state) }
        const resolver = createOptionResolver(team, people, groups)
        const fields = fieldsOf(view.state)
        return dispatch.action({ ...event, componentId, fields, files, resolver })
      }),
    )
  })
}

/** Without a channel, the answer replaces the submitted modal. */
function submittedTarget(target: ReplyTarget, view: View): ReplyTarget {
  return target.kind === 'channel' ? target : { ...target, view: view.id, pressed: false }
}

/** The acknowledgement: nothing closes the modal; one that shows the answer says meanwhile that it is coming. */
function nextView(target: ReplyTarget) {
  if (target.kind === 'channel') return undefined
  const view = answerView(encodeMetadata({ target }), {
    blocks: [
      text('One moment…'),
      note('If nothing comes up here, the answer is on its way as a direct message.'),
    ],
  })
  return { response_action: 'update' as const, view }
}

/** Returns what acknowledges a submission: a refusal keeps the form open with everything that was filled in. */
function acknowledging(ack: SlackViewMiddlewareArgs['ack'], view: View, target: ReplyTarget) {
  return async (answer?: ReplyOrForm): Promise<boolean> => {
    const errors = answer && errorsAtFields(view, answer)
    await ack(errors === undefined ? nextView(target) : { response_action: 'errors', errors })
    return errors !== undefined
  }
}

/** Returns a refusal for the first field; nothing for one that a field has no room for, which is then a message. */
function errorsAtFields(view: View, answer: ReplyOrForm): Record<string, string> | undefined {
  if (isForm(answer) || answer.refused !== true) return undefined
  const prefixes = [fieldPrefix, pastePrefix, commandInputId]
  const field = Object.keys(view.state.values).find((id) =>
    prefixes.some((prefix) => id.startsWith(prefix)),
  )
  const sentence = readable(toPlainText(answer, commandPrefix)).trim()
  if (field === undefined || sentence === '' || sentence.length > elementLimits.hint) {
    return undefined
  }
  return { [field]: sentence }
}

/** Answers with the sentence of a UserError, such as that of a file that cannot be read. */
async function refusing(work: () => Promise<ReplyOrForm>): Promise<ReplyOrForm> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { ...privateReply(text(...error.text)), refused: true }
  }
}

interface ChosenFile {
  /** The option or field that it was chosen for. */
  readonly name: string
  readonly id: string
  readonly maxBytes: number
}

/** Returns the files that were chosen in the fields of a form. */
function filesOf({ state }: View): readonly ChosenFile[] {
  return Object.entries(state.values).flatMap(([blockId, inputs]) => {
    if (!blockId.startsWith(fieldPrefix)) return []
    const name = blockId.slice(fieldPrefix.length)
    return Object.values(inputs).flatMap(({ files }) =>
      (files ?? []).slice(0, 1).map(({ id }) => ({ name, id, maxBytes: maxAttachedBytes })),
    )
  })
}

/** Returns the contents of the chosen files, by name. Throws a UserError for one that cannot be read. */
async function readFiles(
  { readFile }: RequestHandler,
  { team, user }: { readonly team: string; readonly user: string },
  files: readonly ChosenFile[],
): Promise<Readonly<Record<string, AttachedFile>>> {
  const contents: Record<string, AttachedFile> = {}
  for (const { name, id, maxBytes } of files) {
    contents[name] = await readFile(team, user, id, maxBytes)
  }
  return contents
}

type Submission =
  | {
      readonly selected: SelectedCommand
      readonly given: GivenOptions
      readonly files: readonly ChosenFile[]
    }
  /** What is wrong, by `block_id`. */
  | { readonly errors: Readonly<Record<string, string>> }

async function parseCommandModal(
  commands: CommandIndex,
  view: View,
  team: string,
): Promise<Submission> {
  const { values } = view.state
  const selected = selectedIn(values[commandInputId]?.[commandInputId])
  const subcommand =
    selected && commands.get(selected.command)?.subcommands.get(selected.subcommand)
  if (selected === undefined || subcommand === undefined) {
    return { errors: { [commandInputId]: 'Please choose what you would like to do.' } }
  }
  const given: Record<string, GivenValue> = {}
  const files: ChosenFile[] = []
  const errors: Record<string, string> = {}
  for (const [name, option] of Object.entries(visibleOptions(subcommand))) {
    const blockId = optionBlockId(selected, name)
    const inputs = Object.values(values[blockId] ?? {})
    const [value] = inputs.flatMap(valuesOf)
    const [file] = inputs.flatMap((input) => input.files ?? [])
    if (option.kind !== 'file') {
      if (value !== undefined) given[name] = value
    } else if (file !== undefined) {
      // Its content is fetched once the submission has been acknowledged.
      given[name] = { name: 'file', bytes: new Uint8Array() }
      files.push({ name, id: file.id, maxBytes: option.maxBytes })
    } else if (value !== undefined) {
      given[name] = pastedFile(value)
    }
    const problem = await problemWith(
      { ...subcommand, options: { [name]: option } },
      given[name],
      team,
    )
    if (problem !== undefined) errors[blockId] = problem
  }
  return Object.keys(errors).length > 0 ? { errors } : { selected, given, files }
}

/** Validates one option at a time, so that each error appears at its own input. */
async function problemWith(
  subcommand: Subcommand,
  value: GivenValue | undefined,
  team: string,
): Promise<string | undefined> {
  const [name = ''] = Object.keys(subcommand.options)
  const sender = { room: roomOf(team, ''), resolver: createOptionResolver(team) }
  try {
    await validateOptions(
      { ...subcommand, audience: 'person' },
      value === undefined ? {} : { [name]: value },
      sender,
    )
    return undefined
  } catch (error) {
    if (error instanceof UserError) {
      return truncateLabel(readable(flatten(error.text, commandPrefix)), elementLimits.hint)
    }
    throw error
  }
}
