/** Renders buttons and menus, and reads the component id that a pressed one stands for. */
import { DeliveryError } from '../../core/platform/platform.ts'
import type { types } from '@slack/bolt'
import type { Block, Button, SelectOption } from '../../core/reply/reply.ts'
import { blockLimits, elementLimits, maxOverflow, optionLimits } from './block-limits.ts'
import { isWebAddress } from '../truncate-label.ts'
import { plainTextObject } from './text-objects.ts'
import type { Sized } from './rich-text.ts'

/** The `action_id` of a button: its index, since no two in a block may be equal, and its component id. */
const buttonActionId = /^press\/\d+\/(.*)$/s
const selectActionId = /^select\/(.*)$/s
/** The `action_id` of a menu of less used buttons; its values are their component ids. */
export const overflowId = 'more'
/** The `action_id` prefix of a button that opens a web page. */
export const linkPrefix = 'link/'

/** Returns the component id in an `action_id`, and whether it is a menu's; undefined for other elements. */
export function componentIdFrom(
  actionId: string,
): { readonly componentId: string; readonly isMenu: boolean } | undefined {
  const [, button] = buttonActionId.exec(actionId) ?? []
  if (button !== undefined) return { componentId: button, isMenu: false }
  const [, menu] = selectActionId.exec(actionId) ?? []
  return menu === undefined ? undefined : { componentId: menu, isMenu: true }
}

/** Slack cannot grey a button out, so disabled ones have to be named in another way. */
export function isDisabled(button: Button): boolean {
  return 'press' in button && button.disabled === true
}

/**
 * Buttons beside each other; `more` hide behind a menu as far as it has room for them. What only one person may press is left
 * out of a message that is the same for all its readers: they have it in an answer of their own.
 */
export function renderButtons(
  allOf: readonly Button[],
  moreOf: readonly Button[] = [],
): readonly Sized<types.ActionsBlock>[] {
  const [buttons, more] = [allOf, moreOf].map((each) => each.filter(isForEverybody)) as [
    Button[],
    Button[],
  ]
  const menu = more.filter((button) => fitsMenu(button)).slice(0, maxOverflow)
  // A menu with one entry only hides it.
  const hidden = menu.length > 1 ? menu : []
  const enabled = [...buttons, ...more.filter((button) => !hidden.includes(button))].filter(
    (button) => !isDisabled(button) && (!('href' in button) || isWebAddress(button.href)),
  )
  const perRow = blockLimits.actions
  const rows = Array.from({ length: Math.ceil(enabled.length / perRow) }, (_, row) =>
    enabled.slice(row * perRow, (row + 1) * perRow),
  )
  const blocks: Sized<types.ActionsBlock>[] = rows.map((row) => {
    const elements = row.map((button, index) => renderButton(sparingly(button, row), index))
    const size = elements.reduce((sum, { text }) => sum + text.text.length, 0)
    return { value: { type: 'actions', elements }, size }
  })
  if (hidden.length === 0) return blocks
  const options = renderOptions(
    hidden.map((button) => ({ label: button.label, value: press(button) })),
  )
  const element: types.Overflow = { type: 'overflow', action_id: overflowId, options }
  const size = options.reduce((sum, { text }) => sum + text.text.length, 0)
  const overflow = { value: { type: 'actions' as const, elements: [element] }, size }
  const last = blocks.pop()
  const joined = last && joinActions(last, [overflow])
  return [...blocks, ...(joined === undefined ? [...(last ? [last] : []), overflow] : [joined])]
}

function isForEverybody(button: Button): boolean {
  return !('press' in button) || button.onlyFor === undefined
}

/** Emphasis points at one button of a row; where several would have it, such as the answers to a question, none has. */
function sparingly(button: Button, row: readonly Button[]): Button {
  const emphasised = row.filter((each) => 'press' in each && each.style === 'primary')
  return emphasised.length > 1 && emphasised.includes(button)
    ? { ...button, style: 'plain' }
    : button
}

function press(button: Button): string {
  return 'press' in button ? button.press : ''
}

function fitsMenu(button: Button): boolean {
  const value = press(button)
  return value !== '' && value.length <= optionLimits.value && !isDisabled(button)
}

/** Returns two rows of controls as one, the menu of less used ones last; undefined if they are none, or too many. */
export function joinActions<T extends { readonly type: string }>(
  first: Sized<T | types.ActionsBlock>,
  rest: readonly Sized<T | types.ActionsBlock>[],
): Sized<types.ActionsBlock> | undefined {
  const [second, ...more] = rest
  if (second === undefined || more.length > 0) return undefined
  const [above, below] = [first.value, second.value]
  if (!isActions(above) || !isActions(below)) return undefined
  const all = [...above.elements, ...below.elements]
  if (all.length > blockLimits.actions) return undefined
  const elements = [
    ...all.filter(({ type }) => type !== 'overflow'),
    ...all.filter(({ type }) => type === 'overflow'),
  ].map((element, index) =>
    element.type === 'button' && element.action_id !== undefined
      ? { ...element, action_id: element.action_id.replace(/^(press|link)\/\d+/, `$1/${index}`) }
      : element,
  )
  return { value: { type: 'actions', elements }, size: first.size + second.size }
}

function isActions(block: { readonly type: string }): block is types.ActionsBlock {
  return block.type === 'actions'
}

function renderButton(button: Button, index: number): types.Button {
  const text = plainTextObject(button.label, elementLimits.button)
  if ('href' in button) {
    if (button.href.length > elementLimits.url) {
      throw new DeliveryError('rejected', [`The link “${text.text}” is too long for Slack.`])
    }
    return { type: 'button', text, action_id: `${linkPrefix}${index}`, url: button.href }
  }
  return {
    type: 'button',
    text,
    action_id: actionId(`press/${index}/${button.press}`),
    ...(button.style === 'plain' ? {} : { style: button.style }),
  }
}

export function renderSelect(
  select: Extract<Block, { kind: 'select' }>,
): readonly Sized<types.ActionsBlock>[] {
  if (select.options.length === 0) return []
  const placeholder = plainTextObject(select.label, elementLimits.placeholder)
  const options = renderOptions(select.options)
  const shared = { action_id: actionId(`select/${select.press}`), placeholder, options }
  const element: types.StaticSelect | types.MultiStaticSelect =
    select.max === 1
      ? { type: 'static_select', ...shared }
      : { type: 'multi_static_select', max_selected_items: select.max, ...shared }
  const size = options.reduce(
    (sum, { text, description }) => sum + text.text.length + (description?.text.length ?? 0),
    placeholder.text.length,
  )
  return [{ value: { type: 'actions', elements: [element] }, size }]
}

function actionId(id: string): string {
  if (id.length <= elementLimits.actionId && id.isWellFormed()) return id
  throw new DeliveryError('rejected', ['A button or menu holds more than Slack allows.'])
}

/**
 * Returns the entries of a menu, each value once, since nobody could tell which of two equal ones was chosen. Throws a
 * DeliveryError for too many, or for a value that is too long to send.
 */
export function renderOptions(all: readonly SelectOption[]): types.PlainTextOption[] {
  const options = [...Map.groupBy(all, ({ value }) => value).values()].flatMap(
    ([first]) => first ?? [],
  )
  if (options.length > optionLimits.count) {
    throw new DeliveryError('rejected', [
      `A menu has ${options.length} entries, and Slack has room for ${optionLimits.count}.`,
    ])
  }
  return options.map(({ label, value, description }) => {
    if (value.length > optionLimits.value || value === '' || !value.isWellFormed()) {
      throw new DeliveryError('rejected', [
        `The menu entry “${label}” holds more than Slack allows.`,
      ])
    }
    return {
      text: plainTextObject(label, optionLimits.label),
      value,
      ...(description && { description: plainTextObject(description, optionLimits.description) }),
    }
  })
}
