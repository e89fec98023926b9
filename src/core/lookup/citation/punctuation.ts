/** Joins the parts of a citation: one full stop, never two, and none after a title that ends in “?”. */
import type { Inline, RichText } from '../../reply/reply.ts'
import { flatten } from '../../reply/plain-text.ts'
import { capitalise } from '../../reply/capitalise.ts'

/** A part that the source may not have. */
export type Part = RichText | string | undefined | false

/** Joins what is there. */
export function join(parts: readonly Part[], between = ' '): RichText {
  return present(parts).reduce<RichText>(
    (joined, part) => (joined.length === 0 ? part : compact([...joined, between, ...part])),
    [],
  )
}

/** Joins what is there with commas, which stand inside English quotation marks. */
export function commas(...parts: readonly Part[]): RichText {
  const all = present(parts)
  return join(
    all.map((part, index) => (index === all.length - 1 ? part : withMark(part, ','))),
    ' ',
  )
}

/** Makes a sentence of each part that is there. */
export function sentences(...parts: readonly Part[]): RichText {
  return join(present(parts).map(endSentence))
}

/** Returns the part with a full stop, unless it ends a sentence already. */
export function endSentence(part: RichText): RichText {
  return /[.?!…]["”’»“‘]{0,2}$/u.test(flatten(part).replace(/\u00A0/g, ''))
    ? part
    : withMark(part, '.')
}

/** Returns the part with its first letter as a capital. */
export function capitalised(part: RichText): RichText {
  const [first, ...rest] = part
  return typeof first === 'string' ? [capitalise(first), ...rest] : part
}

function withMark(part: RichText, mark: string): RichText {
  const last = part.at(-1)
  if (typeof last !== 'string' || !last.endsWith('”')) return compact([...part, mark])
  // Both closing marks of a title that ends with a quoted word; an apostrophe has none that opens.
  const [closing] = /(?<=‘[^‘’]*)’”$/u.exec(last) ?? ['”']
  return [...part.slice(0, -1), `${last.slice(0, -closing.length)}${mark}${closing}`]
}

function present(parts: readonly Part[]): readonly RichText[] {
  return parts
    .map((part): RichText => (typeof part === 'string' ? [part] : part || []))
    .filter((part) => flatten(part) !== '')
}

/** Joins neighbouring strings. */
function compact(parts: RichText): RichText {
  return parts.reduce<readonly Inline[]>((all, part) => {
    const last = all.at(-1)
    return typeof part === 'string' && typeof last === 'string'
      ? [...all.slice(0, -1), last + part]
      : [...all, part]
  }, [])
}
