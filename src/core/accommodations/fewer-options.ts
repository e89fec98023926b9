/** Leaves wrong options out of a question for one student; the others keep their letters, so that a class can talk about them. */
import { hash53 } from '../platform/hash53.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'
import { optionLetter } from '../quiz/kinds/options.ts'
import type { FormField } from '../reply/form.ts'
import type { Block } from '../reply/reply.ts'
import type { FewerOptions } from './accommodation.ts'

/** So many always stay, one of them wrong. */
const minOptions = 2

/**
 * Returns the indexes of the wrong options that are left out: always the same for a question of one quiz or attempt, which `key` names.
 * None where an answer is not chosen among options.
 */
export function leftOutOptions(
  item: PlayItem,
  fewer: FewerOptions,
  key: string,
): ReadonlySet<number> {
  if (item.by !== 'one' && item.by !== 'several') return new Set()
  const right = [item.key].flat()
  const wrong = item.options.map((_, index) => index).filter((index) => !right.includes(index))
  const count = Math.min(fewer, wrong.length - 1, item.options.length - minOptions)
  const order = wrong.toSorted((a, b) => hash53(`${key}/${a}`) - hash53(`${key}/${b}`))
  return new Set(order.slice(0, Math.max(0, count)))
}

/** Returns the blocks of a question without some of its options, in its words, its buttons and its menus. */
export function withoutOptions(
  blocks: readonly Block[],
  leftOut: ReadonlySet<number>,
): readonly Block[] {
  if (leftOut.size === 0) return blocks
  const letters = new Set([...leftOut].map((index) => optionLetter(index)))
  return blocks.map((block): Block => {
    if (block.kind === 'choices') {
      return { ...block, choices: block.choices.filter(({ letter }) => !letters.has(letter)) }
    }
    if (block.kind === 'buttons') {
      return {
        ...block,
        buttons: block.buttons.filter((each) => !('press' in each && names(each.press, leftOut))),
      }
    }
    if (block.kind === 'select') {
      const options = block.options.filter(({ value }) => !leftOut.has(Number(value)))
      return { ...block, options, max: Math.min(block.max, options.length) }
    }
    return block
  })
}

/** The same for the fields of a form. */
export function fieldsWithoutOptions(
  fields: readonly FormField[],
  leftOut: ReadonlySet<number>,
): readonly FormField[] {
  return fields.map((field) =>
    'options' in field
      ? { ...field, options: field.options.filter(({ value }) => !leftOut.has(Number(value))) }
      : field,
  )
}

/** Whether a button chooses one of these options: its id ends with the option’s index. */
function names(press: string, leftOut: ReadonlySet<number>): boolean {
  const [, index] = /\/(\d+)$/.exec(press) ?? []
  return index !== undefined && leftOut.has(Number(index))
}
