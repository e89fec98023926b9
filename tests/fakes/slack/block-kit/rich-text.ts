// Slack's rich text block as a strict schema. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { z } from 'zod'

const style = {
  style: z
    .strictObject({
      bold: z.boolean().optional(),
      code: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      underline: z.boolean().optional(),
    })
    .optional(),
}

const Text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...style })
const Link = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  ...style,
})

/** https://docs.slack.dev/reference/block-kit/block-elements/date-element */
const dateTokens =
  /\{(?:day_divider_pretty|date_num|date_slash|date_long|date_long_full|date_long_pretty|date|date_pretty|date_short|date_short_pretty|time|time_secs|ago)\}/g

function isDateFormat(format: string): boolean {
  const rest = format.replaceAll(dateTokens, '')
  return rest !== format && !/[{}]/.test(rest)
}

const Inline = z.discriminatedUnion('type', [
  Text,
  Link,
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    ...style,
  }),
  z.strictObject({ type: z.literal('color'), value: z.string(), ...style }),
  z.strictObject({
    type: z.literal('channel'),
    channel_id: z.string().regex(/^[CDG][A-Z0-9]+$/),
    ...style,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().refine(isDateFormat, 'must hold known tokens'),
    url: z.string().optional(),
    fallback: z.string().optional(),
    ...style,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    url: z.string().optional(),
    ...style,
  }),
  z.strictObject({ type: z.literal('team'), team_id: z.string(), ...style }),
  z.strictObject({
    type: z.literal('user'),
    user_id: z.string().regex(/^[UW][A-Z0-9]+$/),
    ...style,
  }),
  z.strictObject({
    type: z.literal('usergroup'),
    usergroup_id: z.string().regex(/^S[A-Z0-9]+$/),
    ...style,
  }),
])

const Section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(Inline),
})
const border = { border: z.union([z.literal(0), z.literal(1)]).optional() }

export const RichText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: z.string().min(1).max(255).optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        Section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          elements: z.array(Section).min(1),
          ...border,
        }),
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: z.array(Inline),
          ...border,
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [Text, Link])),
          ...border,
        }),
      ]),
    )
    .min(1),
})
