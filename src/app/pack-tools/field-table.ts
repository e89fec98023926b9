/** The tables of fields in the guide for authors, generated from the schemas. */
import { z } from 'zod'
import { packSchemas } from '../../core/pack/pack.ts'
import { schemaFiles } from './json-schema.ts'

/** The parts of a JSON Schema that a table shows. */
const JsonSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.union([z.string(), z.number()]).optional(),
  pattern: z.string().optional(),
  maxLength: z.int().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), JsonSchema).optional()
  },
  get items() {
    return JsonSchema.optional()
  },
  get oneOf() {
    return z.array(JsonSchema).optional()
  },
  get anyOf() {
    return z.array(JsonSchema).optional()
  },
})
type JsonSchema = z.infer<typeof JsonSchema>

/** Fills in the table between each `<!-- fields of scenes -->` and `<!-- end of fields -->`, whatever the file is called. */
export function fillTables(markdown: string): string {
  return markdown.replaceAll(
    /(<!-- fields of (\w+) -->\n)[^]*?(<!-- end of fields -->)/g,
    (_, start: string, file: string, end: string) => `${start}\n${tablesOf(file)}\n${end}`,
  )
}

/** Throws a RangeError if packs have no such file. */
function tablesOf(file: string): string {
  const text = schemaFiles().get(`${file}.schema.json`)
  if (text === undefined) {
    throw new RangeError(
      `Packs have no file ${file}.yaml. Use one of: ${Object.keys(packSchemas).join(', ')}.`,
    )
  }
  const schema = JsonSchema.parse(JSON.parse(text))
  const item = schema.items ?? schema
  return item.oneOf === undefined ? table(rowsOf(item)) : tablesOfKinds(item.oneOf)
}

/** One table for the fields that all kinds share, and one for the other fields of each kind. */
function tablesOfKinds(kinds: readonly JsonSchema[]): string {
  const rows = kinds.map((kind) => rowsOf(kind).filter((row) => !row.startsWith('| `kind`')))
  const [first = [], ...others] = rows
  const shared = first.filter((row) => others.every((other) => other.includes(row)))
  const tables = kinds.map((kind, index) => {
    const names = kind.properties?.['kind']
    const title = (names?.enum ?? [String(names?.const ?? '')])
      .map((name) => `\`${name}\``)
      .join(', ')
    const rest = (rows[index] ?? []).filter((row) => !shared.includes(row))
    return `Kind ${title}:\n\n${table(rest)}`
  })
  return [`All kinds:\n\n${table(shared)}`, ...tables].join('\n')
}

function table(rows: readonly string[]): string {
  return ['| field | what to write | format |', '|---|---|---|', ...rows, ''].join('\n')
}

function rowsOf({ properties = {}, required }: JsonSchema, parentPath = ''): readonly string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${parentPath}${name}`
    const optional = required.includes(name) ? '' : '; optional'
    const row = `| \`${path}\` | ${(field.description ?? '').replaceAll('|', '\\|')} | ${formatOf(field)}${optional} |`
    const nested = [field, field.items, ...(field.anyOf ?? [])]
    const rows = nested.flatMap((each) => (each === undefined ? [] : rowsOf(each, `${path} › `)))
    return [row, ...rows]
  })
}

function formatOf(field: JsonSchema): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(', ')
  if (field.const !== undefined) return `\`${field.const}\``
  if (field.anyOf !== undefined) {
    return [...new Set(field.anyOf.map((each) => formatOf(each)))].join(', or ')
  }
  switch (field.type) {
    case 'array':
      return `a list of ${range(field)}${field.items === undefined ? 'values' : plural(field.items)}`
    case 'object':
      return 'a group of fields'
    case 'integer':
      return 'a whole number'
    case 'number':
      return 'a number'
    case 'boolean':
      return '`true` or `false`'
    default:
      return isId(field)
        ? 'an id'
        : `text${field.maxLength === undefined ? '' : `, up to ${field.maxLength} characters`}`
  }
}

function plural(item: JsonSchema): string {
  if (item.enum !== undefined) return item.enum.map((value) => `\`${value}\``).join(', ')
  if (item.type === 'object') return 'groups of fields'
  if (item.type === 'array') return 'lists of words'
  if (isId(item)) return 'ids'
  return item.maxLength === undefined ? 'texts' : `texts of up to ${item.maxLength} characters`
}

function range({ minItems = 0, maxItems, items }: JsonSchema): string {
  if (items?.enum !== undefined) return ''
  if (maxItems === undefined) return minItems > 0 ? `${minItems} or more ` : ''
  return minItems === 0 ? `up to ${maxItems} ` : `${minItems} to ${maxItems} `
}

function isId({ pattern, maxLength }: JsonSchema): boolean {
  return maxLength === 40 && pattern !== undefined
}
