/** Checks what a class adds to a pack as part of that pack: by its schema, and with everything that it refers to. */
import type { AddableSection } from '../../core/pack/additions.ts'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { lintPack } from '../../core/pack/checks/lint.ts'
import type { Pack, PackProblem } from '../../core/pack/pack.ts'
import { maxItems, maxTotalItems } from '../../core/pack/pack-limits.ts'
import type { PackItem } from '../../core/pack/section.ts'
import { sectionNames, sections } from '../../core/pack/sections.ts'
import { describeSchemaErrors } from './schema-errors.ts'

export interface AddedItem {
  readonly section: AddableSection
  /** As it comes from outside or from the store. */
  readonly item: unknown
}

export interface AcceptedItem {
  /** Its index among what was given. */
  readonly index: number
  readonly section: AddableSection
  readonly item: PackItem
}

interface ItemRemark {
  readonly index: number
  readonly message: string
}

export interface CheckedAdditions {
  readonly accepted: readonly AcceptedItem[]
  readonly refused: readonly ItemRemark[]
  /** What could be better about those that are accepted; empty unless it was asked for. */
  readonly advice: readonly ItemRemark[]
}

/** Returns the pack with the items at the end of their sections. */
export function withItems(pack: Pack, items: readonly AcceptedItem[]): Pack {
  if (items.length === 0) return pack
  const bySection = Map.groupBy(items, ({ section }) => section)
  const longer = [...bySection].map(([section, added]) => [
    section,
    [...pack[section], ...added.map(({ item }) => item)],
  ])
  return { ...pack, ...Object.fromEntries(longer) }
}

/** Returns the pack as the checks need it: pictures would only have to be copied to the other process. */
export function withoutDrawings(pack: Pack): Pack {
  return { ...pack, drawings: new Map(), images: {} }
}

/** An item that refers to another added one goes when that one goes, so this repeats until nothing more is refused. */
export function checkAdditions(
  pack: Pack,
  additions: readonly AddedItem[],
  { advise = false } = {},
): CheckedAdditions {
  const refused: ItemRemark[] = []
  let accepted = limitItems(pack, parseItems(additions, refused), refused)
  for (;;) {
    const wrong = remarksOn(pack, accepted, checkPack(withItems(pack, accepted)))
    if (wrong.length === 0) break
    const firsts = new Map(wrong.toReversed().map((remark) => [remark.index, remark]))
    refused.push(...firsts.values())
    accepted = accepted.filter(({ index }) => !firsts.has(index))
  }
  const advice = advise ? remarksOn(pack, accepted, lintPack(withItems(pack, accepted))) : []
  return { accepted, refused: refused.sort((one, other) => one.index - other.index), advice }
}

function parseItems(
  additions: readonly AddedItem[],
  refused: ItemRemark[],
): readonly AcceptedItem[] {
  return additions.flatMap(({ section, item }, index) => {
    const { schema } = sections[section]
    const parsed = schema.safeParse(item, { reportInput: true })
    if (parsed.success) return { index, section, item: parsed.data }
    const [first] = describeSchemaErrors(parsed.error, schema, item, 1)
    refused.push({ index, message: first?.message ?? 'It isn’t an item of a pack.' })
    return []
  })
}

/** What a pack has no room for any more is refused, the last first. */
function limitItems(
  pack: Pack,
  items: readonly AcceptedItem[],
  refused: ItemRemark[],
): readonly AcceptedItem[] {
  const counts = new Map(sectionNames.map((name) => [name as string, pack[name].length]))
  let total = counts.values().reduce((sum, count) => sum + count, 0)
  return items.filter(({ index, section }) => {
    const count = counts.get(section) ?? 0
    const isSectionFull = count >= maxItems[section]
    if (isSectionFull || total >= maxTotalItems) {
      const limit = isSectionFull ? maxItems[section] : maxTotalItems
      const message = `The pack has no room for it: it already has ${limit.toLocaleString('en')} ${isSectionFull ? 'of these' : 'items'}.`
      refused.push({ index, message })
      return false
    }
    counts.set(section, count + 1)
    total += 1
    return true
  })
}

/** Returns those problems that are about added items, by their indexes. */
function remarksOn(
  pack: Pack,
  accepted: readonly AcceptedItem[],
  problems: readonly PackProblem[],
): readonly ItemRemark[] {
  const bySection = Map.groupBy(accepted, ({ section }) => section as string)
  return problems.flatMap(({ file, path: [at], message }) => {
    if (file === 'pack' || typeof at !== 'number') return []
    const item = bySection.get(file)?.[at - pack[file].length]
    return item === undefined ? [] : { index: item.index, message }
  })
}
