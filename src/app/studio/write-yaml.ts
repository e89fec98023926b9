/** Writes single values as packs have them: short names in brackets, everything else one below the other. */
import { dump } from 'js-yaml'
import { type YamlNode, scalarStyle } from './yaml-tree.ts'

/** Long texts that were folded before are folded at this width again. */
const foldWidth = 98

const base = { noRefs: true, quoteStyle: 'single' } as const

/** Returns `name: value` in as many lines as it needs, without the indent of the first. `was` is the value that stood there. */
export function writeField(name: string, value: unknown, indent: number, was?: YamlNode): string {
  const flowLevel = isNames(value) ? 1 : -1
  return indented(
    dump({ [name]: value }, { ...base, flowLevel, ...widthOf(value, indent, was) }),
    indent,
  )
}

/** Returns `- value`, without the indent of its first line. */
export function writeEntry(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return indented(dump([value], { ...base, lineWidth: -1 }), indent)
  }
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  return `- ${fields.map(([name, each]) => writeField(name, each, indent + 2)).join(`\n${' '.repeat(indent + 2)}`)}`
}

/** Returns the value in one line, in the quotation marks that stood there. */
export function writeScalar(value: unknown, style: number): string {
  const isText = typeof value === 'string'
  const options =
    isText && style === scalarStyle.double
      ? ({ quoteStyle: 'double', forceQuotes: true } as const)
      : isText && style === scalarStyle.single
        ? ({ quoteStyle: 'single', forceQuotes: true } as const)
        : base
  return dump(value, { ...options, lineWidth: -1 }).trimEnd()
}

export function writeFlow(value: unknown): string {
  return dump(value, { ...base, flowLevel: 0, lineWidth: -1 }).trimEnd()
}

function indented(text: string, indent: number): string {
  return text.trimEnd().replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`)
}

function widthOf(value: unknown, indent: number, was: YamlNode | undefined) {
  const wasFolded = typeof value === 'string' && was?.style === scalarStyle.folded
  return { lineWidth: wasFolded ? foldWidth - indent : -1 }
}

/** Ids and paragraphs, which are short and have no signs that brackets could be mistaken for. */
function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((each) => typeof each === 'string' && /^[\w.-]+$/.test(each))
  )
}
