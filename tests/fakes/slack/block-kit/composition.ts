// Slack's composition objects (texts, options, confirmations) as strict schemas with their documented limits.
import { z } from 'zod'

/** Slack trims a text before it asks whether there is one. */
function visible(max: number) {
  return z.string().max(max).regex(/\S/, 'must be more than 0 characters')
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function plainText(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: visible(max),
    emoji: z.boolean().optional(),
  })
}

export function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: visible(max),
    verbatim: z.boolean().optional(),
  })
}

export function text(max: number) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)])
}

export const Identifier = z.string().min(1).max(255)
export const WebAddress = z
  .string()
  .max(3000)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a valid URL')
export const ColorScheme = z.enum(['primary', 'danger'])
const Label = plainText(75)
export const Placeholder = plainText(150)

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const optionFields = {
  // Newer documents allow 150 characters, @slack/types says 75: the stricter one holds here.
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
}
export const Option = z.strictObject({ text: Label, ...optionFields })
export type Option = z.infer<typeof Option>
/** Checkboxes and radio buttons alone may use mrkdwn in an option. */
export const RichOption = z.strictObject({ text: text(75), ...optionFields })
/** Overflow menus alone may link an option. */
export const OverflowOption = z.strictObject({
  text: Label,
  ...optionFields,
  url: WebAddress.optional(),
})

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const OptionGroup = z.strictObject({
  label: Label,
  options: z.array(Option).min(1).max(100),
})

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const Confirmation = z.strictObject({
  title: plainText(100),
  text: text(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: ColorScheme.optional(),
})

/** https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
export const ConversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must have at least one condition')

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
export const DispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
})

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const SlackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: z.string().min(1) }),
])

/** The fields that every kind of image shares; `hasOneSource` belongs with them. */
export const imageFields = {
  type: z.literal('image'),
  alt_text: z.string().min(1).max(2000),
  image_url: WebAddress.optional(),
  slack_file: SlackFile.optional(),
}

export function hasOneSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined)
}

/**
 * What an app answers to a `block_suggestion`: at most 100 options, or 100 groups of 100.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
export const Suggestions = z.union([
  z.strictObject({ options: z.array(Option).max(100) }),
  z.strictObject({ option_groups: z.array(OptionGroup).max(100) }),
])
