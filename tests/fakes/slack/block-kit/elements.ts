// Slack's block elements as strict schemas with their documented limits, and which of them may stand where.
import { z } from 'zod'
import {
  ColorScheme,
  DispatchActionConfig,
  OverflowOption,
  RichOption,
  WebAddress,
  hasOneSource,
  imageFields,
  plainText,
} from './composition.ts'
import { action, confirm, focus, menu, multiSelects, placeholder, selects } from './menus.ts'

const typed = {
  ...action,
  ...focus,
  ...placeholder,
  dispatch_action_config: DispatchActionConfig.optional(),
}
const spoken = { accessibility_label: z.string().min(1).max(75).optional() }
const buttonLook = { text: plainText(75), style: ColorScheme.optional(), ...spoken }

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const Button = z.strictObject({
  type: z.literal('button'),
  ...action,
  ...confirm,
  ...buttonLook,
  value: z.string().max(2000).optional(),
  url: WebAddress.optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/workflow-button-element */
const WorkflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...action,
  ...confirm,
  ...buttonLook,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: WebAddress,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .optional(),
    }),
  }),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const ImageElement = z
  .strictObject(imageFields)
  .refine(hasOneSource, 'must have one of image_url and slack_file')

/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const Checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...action,
  ...confirm,
  ...focus,
  options: z.array(RichOption).min(1).max(10),
  initial_options: z.array(RichOption).min(1).max(10).optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
const RadioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...action,
  ...confirm,
  ...focus,
  options: z.array(RichOption).min(1).max(10),
  initial_option: RichOption.optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
const Overflow = z.strictObject({
  type: z.literal('overflow'),
  ...action,
  ...confirm,
  options: z.array(OverflowOption).min(1).max(5),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element */
const DatePicker = z.strictObject({
  type: z.literal('datepicker'),
  ...menu,
  initial_date: z.iso.date().optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/time-picker-element */
const TimePicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().min(1).optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element */
const DateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...action,
  ...confirm,
  ...focus,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
})

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const PlainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
})

/**
 * https://docs.slack.dev/reference/block-kit/block-elements/number-input-element,
 * …/email-input-element, …/url-input-element, …/rich-text-input-element, …/file-input-element
 */
const otherInputs = [
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('email_text_input'),
    ...typed,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('url_text_input'),
    ...typed,
    initial_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('rich_text_input'),
    ...typed,
    min_lines: z.int().min(1).max(100).optional(),
    max_lines: z.int().min(1).max(100).optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    ...action,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
] as const

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
const FeedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  ...spoken,
})

/** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
export const ContextActionElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...action,
    positive_button: FeedbackButton,
    negative_button: FeedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...action,
    ...confirm,
    ...spoken,
    icon: z.literal('trash'),
    text: plainText(75),
    value: z.string().max(2000).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
])

const choices = [
  ...selects,
  ...multiSelects,
  Checkboxes,
  RadioButtons,
  DatePicker,
  TimePicker,
] as const
const pressable = [Button, WorkflowButton, Overflow] as const

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const Accessory = z.discriminatedUnion('type', [...choices, ...pressable, ImageElement])

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const ActionElement = z.discriminatedUnion('type', [
  ...choices,
  ...pressable,
  DateTimePicker,
])

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const InputElement = z.discriminatedUnion('type', [
  ...choices,
  ...otherInputs,
  DateTimePicker,
  PlainTextInput,
])
