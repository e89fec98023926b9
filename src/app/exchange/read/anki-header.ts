/** Reads the lines at the top of Anki’s text files that say how the rest is written. */

export interface AnkiHeader {
  readonly separator: string
  /** Whether the fields hold HTML; where the file does not say, they may. */
  readonly isHtml: boolean
  readonly deck: string
  readonly notetype: string
  readonly tags: readonly string[]
  /** The names of the columns, where the file says them. */
  readonly columns: readonly string[]
  /** The index of each column that is no field of the note. */
  readonly special: Readonly<Partial<Record<'notetype' | 'deck' | 'tags' | 'guid', number>>>
  /** The file with its header as blank lines, so that the lines below keep their numbers. */
  readonly content: string
}

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

/** In the order in which Anki looks for them in the first line. */
const guessed = ['\t', '|', ';', ',', ':']

export function readAnkiHeader(file: string): AnkiHeader {
  const lines = file.split('\n')
  const values = new Map<string, string>()
  let count = 0
  for (const line of lines) {
    if (!/^(?:#|tags:|\s*$)/i.test(line)) break
    count += 1
    const [, key = '', value = ''] = /^#?\s*([a-z]+(?: column)?):(.*)$/i.exec(line) ?? []
    if (key !== '') values.set(key.toLowerCase(), value)
  }
  const special: Partial<Record<'notetype' | 'deck' | 'tags' | 'guid', number>> = {}
  for (const name of ['notetype', 'deck', 'tags', 'guid'] as const) {
    const column = Number(values.get(`${name} column`))
    if (Number.isInteger(column) && column > 0 && column <= 100) special[name] = column - 1
  }
  const separator = separatorFrom(values.get('separator') ?? '', lines[count] ?? '')
  return {
    separator,
    isHtml: values.get('html')?.trim().toLowerCase() !== 'false',
    deck: values.get('deck')?.trim() ?? '',
    notetype: values.get('notetype')?.trim() ?? '',
    tags: splitTags(values.get('tags') ?? ''),
    columns: (values.get('columns') ?? '').split(separator).map((name) => name.trim()),
    special,
    content: '\n'.repeat(count) + lines.slice(count).join('\n'),
  }
}

function separatorFrom(value: string, firstLine: string): string {
  const named = separators[value.trim().toLowerCase()]
  if (named !== undefined) return named
  if (value === '\\t') return '\t'
  const [sign] = value.trim() === '' ? value : value.trim()
  // Two colons belong to a cloze.
  const line = firstLine.replaceAll('::', '')
  return sign ?? guessed.find((each) => line.includes(each)) ?? '\t'
}

export function splitTags(tags: string): readonly string[] {
  return tags.split(/\s+/).filter((tag) => tag !== '')
}
