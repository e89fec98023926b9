/** The tables of fields in the guide for authors, made from the schemas so that they are never out of date. */
import { z } from 'zod'
import { packSchemas } from '../../core/pack/pack.ts'
import { schemaFiles } from './json-schema.ts'

/** The parts of a JSON Schema that a table tells about. */
const JsonSchema = z.object({
  type: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
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
})
type JsonSchema = z.infer<typeof JsonSchema>

/** Writes the tables anew between `<!-- fields of scenes -->` and `<!-- end of fields -->`, for every file so marked. */
export function fillTables(markdown: string): string {
  return markdown.replaceAll(
    /(<!-- fields of (\w+) -->\n)[^]*?(<!-- end of fields -->)/g,
    (_, start: string, file: string, end: string) => `${start}\n${tablesOf(file)}\n${end}`,
  )
}

/** Throws a RangeError for a file that packs do not have. */
function tablesOf(file: string): string {
  const text = schemaFiles().get(`${file}.schema.json`)
  if (text === undefined) {
    throw new RangeError(
      `There are fields of ${Object.keys(packSchemas).join(', ')}, not of ${file}.`,
    )
  }
  const schema = JsonSchema.parse(JSON.parse(text))
  const item = schema.items ?? schema
  return item.oneOf === undefined ? table(rowsOf(item)) : tablesOfKinds(item.oneOf)
}

/** One table of what all kinds share, and one for what each has besides. */
function tablesOfKinds(kinds: readonly JsonSchema[]): string {
  const rows = kinds.map((kind) => rowsOf(kind).filter((row) => !row.startsWith('| `kind`')))
  const [first = [], ...others] = rows
  const shared = first.filter((row) => others.every((other) => other.includes(row)))
  const own = kinds.map((kind, index) => {
    const names = kind.properties?.['kind']
    const title = (names?.enum ?? [names?.const ?? '']).map((name) => `\`${name}\``).join(', ')
    const rest = (rows[index] ?? []).filter((row) => !shared.includes(row))
    return `Kind ${title}:\n\n${table(rest)}`
  })
  return [`Every kind:\n\n${table(shared)}`, ...own].join('\n')
}

function table(rows: readonly string[]): string {
  return ['| field | what stands there | how |', '|---|---|---|', ...rows, ''].join('\n')
}

function rowsOf({ properties = {}, required }: JsonSchema, within = ''): readonly string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${within}${name}`
    const needed = required.includes(name) ? '' : '; may be left out'
    const row = `| \`${path}\` | ${field.description ?? ''} | ${shapeOf(field)}${needed} |`
    const inside = field.items?.properties === undefined ? field : field.items
    return [row, ...rowsOf(inside, `${path} › `)]
  })
}

function shapeOf(field: JsonSchema): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(', ')
  switch (field.type) {
    case 'array':
      return `a list${range(field)}: ${field.items === undefined ? 'values' : plural(field.items)}`
    case 'object':
      return 'a group of fields'
    case 'integer':
      return 'a whole number'
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

function range({ minItems = 0, maxItems }: JsonSchema): string {
  if (maxItems === undefined) return minItems > 0 ? ` of ${minItems} or more` : ''
  return ` of ${minItems} to ${maxItems}`
}

function isId({ pattern, maxLength }: JsonSchema): boolean {
  return maxLength === 40 && pattern !== undefined
}
