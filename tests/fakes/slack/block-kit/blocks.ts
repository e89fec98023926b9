// Slack's blocks as strict schemas with their documented limits: what a message may hold, and what a view may hold.
import { z } from 'zod'
import {
  Identifier,
  WebAddress,
  hasOneSource,
  imageFields,
  mrkdwn,
  plainText,
  text,
} from './composition.ts'
import {
  Accessory,
  ActionElement,
  Button,
  ContextActionElement,
  ImageElement,
  InputElement,
} from './elements.ts'
import { RichText } from './rich-text.ts'

const block = { block_id: Identifier.optional() }

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const Actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z.array(ActionElement).min(1).max(25),
})

/** https://docs.slack.dev/reference/block-kit/blocks/context-block */
const Context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z
    .array(z.discriminatedUnion('type', [ImageElement, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
})

/** https://docs.slack.dev/reference/block-kit/blocks/divider-block */
const Divider = z.strictObject({ type: z.literal('divider'), ...block })

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
const Header = z.strictObject({ type: z.literal('header'), ...block, text: plainText(150) })

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
const Image = z
  .strictObject({ ...imageFields, ...block, title: plainText(2000).optional() })
  .refine(hasOneSource, 'must have one of image_url and slack_file')

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
const Input = z.strictObject({
  type: z.literal('input'),
  ...block,
  label: plainText(2000),
  element: InputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
const Section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: Accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((section) => section.text !== undefined || section.fields !== undefined, {
    error: 'must have text or fields',
  })

/** https://docs.slack.dev/reference/block-kit/blocks/video-block */
const Video = z.strictObject({
  type: z.literal('video'),
  ...block,
  alt_text: z.string().min(1),
  title: plainText(199),
  video_url: WebAddress,
  thumbnail_url: WebAddress,
  title_url: WebAddress.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.string().optional(),
  description: plainText(3000).optional(),
})

/** https://docs.slack.dev/reference/block-kit/blocks/alert-block */
const Alert = z.strictObject({
  type: z.literal('alert'),
  ...block,
  text: text(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
})

/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
const Markdown = z.strictObject({
  type: z.literal('markdown'),
  ...block,
  text: z.string().min(1).max(12_000),
})

const RawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) })
const RawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
})
const Row = z
  .array(z.discriminatedUnion('type', [RawText, RawNumber, RichText]))
  .min(1)
  .max(20)

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
const Table = z.strictObject({
  type: z.literal('table'),
  ...block,
  rows: z.array(Row).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
})

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
const DataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...block,
    rows: z.array(Row).min(2).max(101),
    caption: z.string().min(1),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(({ rows: [head = []] }) => head.every(({ type }) => type !== 'rich_text'), {
    error: 'header cells cannot be rich_text',
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), {
    error: 'all rows must have the same number of values',
  })

/** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
const ContextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...block,
  elements: z.array(ContextActionElement).min(1).max(5),
})

/** https://docs.slack.dev/reference/block-kit/blocks/card-block */
const Card = z
  .strictObject({
    type: z.literal('card'),
    ...block,
    hero_image: ImageElement.optional(),
    icon: ImageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    actions: z.array(Button).min(1).max(3).optional(),
  })
  .refine((card) => Boolean(card.hero_image ?? card.title ?? card.actions ?? card.body), {
    error: 'must have one of hero_image, title, actions and body',
  })

/** https://docs.slack.dev/reference/block-kit/blocks/carousel-block */
const Carousel = z.strictObject({
  type: z.literal('carousel'),
  ...block,
  elements: z.array(Card).min(1).max(10),
})

/** https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
const TaskCard = z.strictObject({
  type: z.literal('task_card'),
  ...block,
  task_id: z.string().min(1),
  title: z.string().min(1),
  details: RichText.optional(),
  output: RichText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: z.string(), text: z.string() }))
    .optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
})

/** https://docs.slack.dev/reference/block-kit/blocks/plan-block */
const Plan = z.strictObject({
  type: z.literal('plan'),
  ...block,
  title: z.string().min(1),
  tasks: z.array(TaskCard).optional(),
})

const everywhere = [
  Actions,
  Context,
  Divider,
  Header,
  Image,
  Input,
  RichText,
  Section,
  Video,
] as const
const child = [...everywhere, Table] as const

/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
const Container = z
  .strictObject({
    type: z.literal('container'),
    ...block,
    title: plainText(150).optional(),
    rich_text_title: RichText.optional(),
    subtitle: text(150).optional(),
    child_blocks: z.array(z.discriminatedUnion('type', child)).min(1).max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: ImageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((container) => Boolean(container.title ?? container.rich_text_title), {
    error: 'must have title or rich_text_title',
  })

const messageOnly = [
  Alert,
  Card,
  Carousel,
  Container,
  ContextActions,
  DataTable,
  Markdown,
  Plan,
  Table,
  TaskCard,
] as const

/**
 * At most 50 blocks in a message. A `file` block cannot be posted, so it is not here.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export const MessageBlocks = z
  .array(z.discriminatedUnion('type', [...everywhere, ...messageOnly]))
  .max(50)
  // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
  .refine(
    (blocks) => blocks.every((each) => each.type !== 'input' || each.element.type !== 'file_input'),
    {
      error: 'may hold no file_input, which only modals show',
    },
  )

/** At most 100 blocks in a modal or on the Home tab, and only the kinds that both surfaces show. */
export const ViewBlocks = z.array(z.discriminatedUnion('type', everywhere)).max(100)

export type Block = z.infer<typeof MessageBlocks>[number]
export type ViewBlock = z.infer<typeof ViewBlocks>[number]
