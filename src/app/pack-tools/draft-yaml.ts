/** Writes the files of a draft as YAML. A blank is a field without a value; what to fill in is noted at the first one of its kind. */
import { dump } from 'js-yaml'
import type {
  DraftField,
  DraftFile,
  DraftGroup,
  DraftValue,
} from '../../core/draft/draft-fields.ts'

export function draftToYaml({ name, notes, items }: DraftFile): string {
  const head = [
    `# yaml-language-server: $schema=../schema/${name}.schema.json`,
    ...notes.map((note) => `# ${note}`),
  ]
  const isManifest = name === 'pack'
  const noted = new Set<string>()
  const body = items.map((item) => {
    const own = noteOnce(item, noted)
    return (isManifest ? writeGroup(own, '') : writeEntry(own, '')).join('\n')
  })
  return `${head.join('\n')}\n${body.join('\n\n')}\n`
}

/** Leaves out the notes of blanks that stand further up already; a note beside a value belongs to it alone. */
function noteOnce({ fields }: DraftGroup, noted: Set<string>): DraftGroup {
  return {
    fields: fields.map(({ name, value, note }) => {
      if (value !== undefined && isGroups(value)) {
        return { name, value: value.map((group) => noteOnce(group, noted)), note }
      }
      const isKnown = value === undefined && noted.has(`${name}: ${note}`)
      if (value === undefined) noted.add(`${name}: ${note}`)
      return isKnown ? { name, value } : { name, value, note }
    }),
  }
}

function writeEntry(group: DraftGroup, indent: string): readonly string[] {
  const [first = '', ...rest] = writeGroup(group, `${indent}  `)
  return [`${indent}- ${first.trimStart()}`, ...rest]
}

function writeGroup({ fields }: DraftGroup, indent: string): readonly string[] {
  return fields.flatMap((each) => writeField(each, indent))
}

function writeField({ name, value, note }: DraftField, indent: string): readonly string[] {
  const comment = note === undefined ? '' : ` # ${note}`
  if (value === undefined) return [`${indent}${name}:${comment}`]
  if (isGroups(value)) {
    return [
      `${indent}${name}:${comment}`,
      ...value.flatMap((group) => writeEntry(group, `${indent}  `)),
    ]
  }
  if (isGroup(value)) return [`${indent}${name}:${comment}`, ...writeGroup(value, `${indent}  `)]
  if (typeof value === 'string' && value.includes('\n')) {
    return [
      `${indent}${name}: |-${comment}`,
      ...value.split('\n').map((line) => `${indent}  ${line}`),
    ]
  }
  return [`${indent}${name}: ${writeScalar(value)}${comment}`]
}

function writeScalar(value: string | number | readonly string[]): string {
  if (Array.isArray(value)) return `[${value.map((each: string) => writeScalar(each)).join(', ')}]`
  if (value === 'true') return value
  const isListSafe = typeof value !== 'string' || !/[,[\]{}]/.test(value)
  const options = {
    quoteStyle: 'single',
    lineWidth: -1,
    ...(isListSafe ? {} : { forceQuotes: true }),
  } as const
  return dump(value, options).trimEnd()
}

function isGroup(value: DraftValue): value is DraftGroup {
  return typeof value === 'object' && 'fields' in value
}

function isGroups(value: DraftValue): value is readonly DraftGroup[] {
  return Array.isArray(value) && value.some((each: string | DraftGroup) => typeof each === 'object')
}
