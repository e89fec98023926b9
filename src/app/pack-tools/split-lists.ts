/** Finds lists in brackets that a comma inside a sentence has split, which YAML reads without a word. */
import {
  COLLECTION_STYLE,
  EVENT_ID,
  SCALAR_STYLE,
  YAMLException,
  getScalarValue,
  parseEvents,
} from 'js-yaml'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { createOffsetConverter } from '../pack/yaml-positions.ts'

/** Lists of sentences or of answers; in lists of names and words, lower case is usual. */
const sentenceLists: readonly string[] = ['events', 'followUps', 'answers', 'distractors', 'accept']

/** No entry begins with these, but what follows a comma often does. */
const joiningWord = /^(?:and|but|or|nor) /

interface OpenList {
  /** The field that holds it. */
  readonly name: string
  readonly isInBrackets: boolean
  readonly entries: { readonly text: string; readonly offset: number; readonly isQuoted: boolean }[]
}

/** Returns a warning for each list that reads like one sentence. Text that is no YAML has none. */
export function findSplitLists(file: string, content: string): readonly FileProblem[] {
  const positionAt = createOffsetConverter(content)
  return listsIn(content).flatMap((list) => {
    const split = findSplit(list)
    if (split === undefined) return []
    const message = `In brackets every comma begins a new entry, and “${split.text}” reads like ${split.reason}. Write each entry of “${list.name}” on a line of its own that begins with “- ”.`
    return [{ file, ...positionAt(split.offset), message }]
  })
}

function findSplit({ name, isInBrackets, entries }: OpenList) {
  if (!isInBrackets) return undefined
  const holdsSentences = sentenceLists.includes(name)
  for (const [index, entry] of entries.entries()) {
    const { text, isQuoted } = entry
    const before = entries[index - 1]
    if (!isQuoted && before?.isQuoted === false) {
      const goesOn =
        holdsSentences && /^\p{Lu}/u.test(entries[0]?.text ?? '') && /^\p{Ll}/u.test(text)
      if (goesOn || joiningWord.test(text)) {
        return { ...entry, reason: 'the rest of the one before' }
      }
    }
    const next = entries[index + 1]
    if (name === 'followUps' && !isQuoted && next !== undefined && !/[?.!…”"']$/.test(text)) {
      return { ...entry, reason: 'half a question' }
    }
  }
  return undefined
}

/** Returns every list of plain values. */
function listsIn(content: string): readonly OpenList[] {
  const found: OpenList[] = []
  const open: (OpenList | { name: string | undefined })[] = []
  try {
    for (const event of parseEvents(content, {})) {
      const parent = open.at(-1)
      if (event.type === EVENT_ID.POP) open.pop()
      else if (event.type === EVENT_ID.DOCUMENT) open.push({ name: undefined })
      else if (event.type === EVENT_ID.SCALAR) {
        const text = getScalarValue(content, event)
        if (parent === undefined) continue
        if ('entries' in parent) {
          parent.entries.push({
            text,
            offset: event.valueStart,
            isQuoted: event.style !== SCALAR_STYLE.PLAIN,
          })
        } else parent.name = parent.name === undefined ? text : undefined
      } else {
        const name = parent?.name ?? ''
        if (parent !== undefined && !('entries' in parent)) parent.name = undefined
        if (event.type === EVENT_ID.MAPPING) open.push({ name: undefined })
        if (event.type === EVENT_ID.SEQUENCE) {
          const list = { name, isInBrackets: event.style === COLLECTION_STYLE.FLOW, entries: [] }
          found.push(list)
          open.push(list)
        }
      }
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return []
  }
  return found
}
