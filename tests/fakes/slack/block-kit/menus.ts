// Slack's select menus as strict schemas, and the fields they share with other elements.
import { z } from 'zod'
import {
  Confirmation,
  ConversationFilter,
  Identifier,
  Option,
  OptionGroup,
  Placeholder,
} from './composition.ts'

export const action = { action_id: Identifier.optional() }
export const confirm = { confirm: Confirmation.optional() }
export const focus = { focus_on_load: z.boolean().optional() }
export const placeholder = { placeholder: Placeholder.optional() }
export const menu = { ...action, ...confirm, ...focus, ...placeholder }
const many = { max_selected_items: z.int().min(1).optional() }

const staticOptions = {
  options: z.array(Option).min(1).max(100).optional(),
  option_groups: z.array(OptionGroup).min(1).max(100).optional(),
}

function hasOptionsOrGroups(select: { options?: unknown; option_groups?: unknown }): boolean {
  return (select.options === undefined) !== (select.option_groups === undefined)
}
const oneList = 'must have one of options and option_groups'

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const selects = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...menu,
      ...staticOptions,
      initial_option: Option.optional(),
    })
    .refine(hasOptionsOrGroups, oneList),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    initial_option: Option.optional(),
    min_query_length: z.int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('users_select'),
    ...menu,
    initial_user: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: ConversationFilter.optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
] as const

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const multiSelects = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...many,
      ...staticOptions,
      initial_options: z.array(Option).max(100).optional(),
    })
    .refine(hasOptionsOrGroups, oneList),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...many,
    initial_options: z.array(Option).max(100).optional(),
    min_query_length: z.int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...menu,
    ...many,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...many,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: ConversationFilter.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...menu,
    ...many,
    initial_channels: z.array(z.string()).optional(),
  }),
] as const
