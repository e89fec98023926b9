/** The fields that we read of Slack's payloads (https://docs.slack.dev/reference/interaction-payloads). */
import { z } from 'zod'
import type { AttachedFile } from '../../core/command/attached-file.ts'
import { fieldPrefix, pastePrefix } from '../../render/slack/render-form.ts'

const Id = z.string().regex(/^[A-Z0-9]+$/)
const SelectedOption = z.object({ value: z.string() })

/** The value of one input or menu. */
export const Filled = z.object({
  value: z.string().nullish(),
  selected_option: SelectedOption.nullish(),
  selected_options: z.array(SelectedOption).nullish(),
  selected_user: Id.nullish(),
  selected_conversation: Id.nullish(),
  /** Of a file, only its id: Slack itself is asked for the rest. */
  files: z.array(z.object({ id: Id })).nullish(),
})
export type Filled = z.infer<typeof Filled>

/** What stands in the inputs and menus, by `block_id` and `action_id`. */
const State = z
  .object({ values: z.record(z.string(), z.record(z.string(), Filled)) })
  .default({ values: {} })

export const View = z.object({
  id: z.string(),
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  state: State,
  app_installed_team_id: Id.nullish(),
})
export type View = z.infer<typeof View>

const sender = {
  team: z.object({ id: Id }),
  user: z.object({ id: Id, name: z.string().optional(), username: z.string().optional() }),
}

/**
 * Returns the workspace whose app is used. Of a view that somebody from another workspace uses in a shared channel, Slack names
 * theirs as the team (https://github.com/slackapi/bolt-js/issues/1614).
 */
export function teamOf({
  team,
  view,
}: {
  readonly team: { readonly id: string }
  readonly view?: View | undefined
}): string {
  const installed = view?.app_installed_team_id
  // An app of a whole organisation has the organisation’s id there, which begins with E.
  return installed?.startsWith('T') ? installed : team.id
}

export const CommandBody = z.object({
  team_id: Id,
  channel_id: Id,
  user_id: Id,
  user_name: z.string().default(''),
  text: z.string().default(''),
  response_url: z.url(),
  trigger_id: z.string(),
})

/** What can open a modal, and may come from a channel. */
const trigger = {
  ...sender,
  trigger_id: z.string(),
  response_url: z.url().optional(),
  channel: z.object({ id: Id }).optional(),
}

export const ActionBody = z.object({
  ...trigger,
  container: z.object({
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
    thread_ts: z.string().optional(),
  }),
  view: View.optional(),
  state: State,
  actions: z
    .array(Filled.extend({ action_id: z.string(), action_ts: z.string(), block_id: z.string() }))
    .min(1),
})
export type ActionBody = z.infer<typeof ActionBody>

export const SubmissionBody = z.object({ ...sender, trigger_id: z.string(), view: View })

export const SuggestionBody = z.object({
  ...sender,
  action_id: z.string(),
  value: z.string(),
  view: View,
})

export const ShortcutBody = z.object({
  ...trigger,
  message: z.object({ text: z.string().default(''), thread_ts: z.string().optional() }).optional(),
})

export const EventBody = z.object({
  team_id: Id,
  /** Whose app hears of it, which may be another workspace than the one that it comes from. */
  authorizations: z.array(z.object({ team_id: Id.nullish() })).default([]),
  event_id: z.string(),
  event_time: z.number(),
  event: z.object({
    user: Id.optional(),
    channel: Id.optional(),
    tab: z.string().optional(),
    tokens: z.object({ bot: z.array(z.string()).default([]) }).optional(),
  }),
})

/** Returns what stands in the fields of a form, by their names. */
export function fieldsOf(state: View['state']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(inputsOf(state, fieldPrefix))
}

/** Returns the files whose text was pasted into a form, by the names of their fields. */
export function pastedIn(state: View['state']): Readonly<Record<string, AttachedFile>> {
  return Object.fromEntries(
    inputsOf(state, pastePrefix).flatMap(([name, [content]]) =>
      content === undefined ? [] : [[name, pastedFile(content)]],
    ),
  )
}

/** Returns pasted text as a file. */
export function pastedFile(content: string): AttachedFile {
  return { name: 'pasted.txt', bytes: Buffer.from(content) }
}

function inputsOf({ values }: View['state'], prefix: string) {
  return Object.entries(values)
    .filter(([blockId]) => blockId.startsWith(prefix))
    .map(([blockId, inputs]) => {
      return [blockId.slice(prefix.length), Object.values(inputs).flatMap(valuesOf)] as const
    })
}

/** Returns everything that was selected or typed. */
export function valuesOf(filled: Filled): readonly string[] {
  if (filled.selected_options) return filled.selected_options.map(({ value }) => value)
  const value =
    filled.selected_option?.value ??
    filled.selected_user ??
    filled.selected_conversation ??
    filled.value
  return value === undefined || value === null || value === '' ? [] : [value]
}
