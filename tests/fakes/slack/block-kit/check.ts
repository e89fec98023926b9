// Judges blocks and views against the schemas and against the rules that span several blocks.
import type { z } from 'zod'
import { MessageBlocks, type Block } from './blocks.ts'
import { contradictionsIn } from './coherent.ts'
import { HomeView, ModalView } from './views.ts'

/** https://docs.slack.dev/reference/methods/views.open#errors (view_too_large) */
const MAX_VIEW_BYTES = 250_000
/** Observed, not documented: https://github.com/slackapi/bolt-js/issues/2509 */
const MAX_BLOCK_TEXT = 13_200

export type Judgement<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly error:
        | 'invalid_blocks'
        | 'msg_blocks_too_long'
        | 'invalid_arguments'
        | 'view_too_large'
      readonly messages: readonly string[]
    }

export function judgeMessageBlocks(blocks: unknown): Judgement<Block[]> {
  const judged = judge(MessageBlocks, blocks, 'invalid_blocks', '/blocks')
  if (!judged.ok) return judged
  const length = blockText(judged.value)
  if (length > MAX_BLOCK_TEXT) {
    const message = `the blocks hold ${length} characters of text, more than ${MAX_BLOCK_TEXT}`
    return { ok: false, error: 'msg_blocks_too_long', messages: [message] }
  }
  return tableProblem(judged.value) ?? acrossBlocks(judged.value, judged.value, '/blocks')
}

/**
 * One table in a message (the server says `only_one_table_allowed`), and 10,000 characters over its cells.
 * https://docs.slack.dev/reference/block-kit/blocks/data-table-block
 */
function tableProblem(blocks: readonly Block[]): Judgement<Block[]> | undefined {
  const tables = blocks.flatMap((block) => ('rows' in block ? [block] : []))
  const length = tables.reduce((sum, { rows }) => sum + blockText(rows), 0)
  const message =
    tables.length > 1
      ? 'only_one_table_allowed'
      : length > 10_000 && `the cells of the table hold ${length} characters`
  return message === false ? undefined : { ok: false, error: 'invalid_blocks', messages: [message] }
}

export function judgeView(view: unknown, kind: 'modal' | 'home'): Judgement<ModalView | HomeView> {
  const judged: Judgement<ModalView | HomeView> =
    kind === 'modal'
      ? judge(ModalView, view, 'invalid_arguments', '/view')
      : judge(HomeView, view, 'invalid_arguments', '/view')
  if (!judged.ok) return judged
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES) {
    return { ok: false, error: 'view_too_large', messages: ['the view is larger than 250 kB'] }
  }
  return acrossBlocks(judged.value, judged.value.blocks, '/view/blocks')
}

function judge<T>(
  schema: z.ZodType<T>,
  input: unknown,
  error: 'invalid_blocks' | 'invalid_arguments',
  root: string,
): Judgement<T> {
  // Half of a surrogate pair is no JSON that Slack can read.
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(input ?? ''))) {
    return { ok: false, error, messages: [located('must be well-formed text', root, [])] }
  }
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const messages = parsed.error.issues.map((issue) => located(issue.message, root, issue.path))
  return { ok: false, error, messages }
}

/** The wording Slack uses: a sentence and the place, as a JSON pointer. */
function located(message: string, root: string, path: readonly PropertyKey[]): string {
  return `[ERROR] ${message} [json-pointer:${[root, ...path.map(String)].join('/')}]`
}

interface Spanning {
  readonly type: string
  block_id?: string | undefined
}

/** Identifiers are unique, and at most one element takes the focus. */
function acrossBlocks<T>(value: T, blocks: readonly Spanning[], root: string): Judgement<T> {
  const messages: string[] = []
  const blockIds = new Set<string>()
  let focused = 0
  for (const [index, block] of blocks.entries()) {
    if (block.block_id !== undefined && blockIds.has(block.block_id)) {
      messages.push(located(`block_id "${block.block_id}" is used twice`, root, [index]))
    }
    blockIds.add(block.block_id ?? '')
    const actionIds = new Set<string>()
    for (const element of elementsIn(block)) {
      if (element['focus_on_load'] === true) focused += 1
      messages.push(...contradictionsIn(element).map((each) => located(each, root, [index])))
      if (element.action_id === undefined) continue
      if (actionIds.has(element.action_id)) {
        messages.push(located(`action_id "${element.action_id}" is used twice`, root, [index]))
      }
      actionIds.add(element.action_id)
    }
  }
  if (focused > 1) messages.push(located('only one element may have focus_on_load', root, []))
  return messages.length === 0
    ? { ok: true, value }
    : { ok: false, error: 'invalid_blocks', messages }
}

/** An interactive element as the rest of the fake sees it: known by its type and action_id. */
export interface Element {
  readonly type: string
  action_id?: string
  readonly [field: string]: unknown
}

/** Every element of a block that can carry an `action_id`, also those of cards inside a carousel. */
export function elementsIn(block: object): Element[] {
  const { elements, element, accessory, actions, child_blocks } = block as Record<string, unknown>
  const found: Element[] = []
  for (const candidate of [elements, element, accessory, actions, child_blocks].flat()) {
    if (typeof candidate !== 'object' || candidate === null || !('type' in candidate)) continue
    if (INTERACTIVE.test(String(candidate.type))) found.push(candidate as Element)
    else found.push(...elementsIn(candidate))
  }
  return found
}
const INTERACTIVE =
  /button|_select$|^overflow$|^checkboxes$|picker$|_input$|^feedback_buttons$|^radio_buttons$/

/** The number of characters in all texts of the blocks. */
function blockText(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + blockText(item), 0)
  if (typeof part !== 'object' || part === null) return 0
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : blockText(value)),
    0,
  )
}
