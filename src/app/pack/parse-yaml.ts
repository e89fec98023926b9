/** Reads YAML as packs use it: one document, no anchors or aliases, with sentences for what people get wrong. */
import { EVENT_ID, YAMLException, constructFromEvents, parseEvents } from 'js-yaml'
import { type YamlPosition, createOffsetConverter } from './yaml-positions.ts'

interface YamlProblem extends YamlPosition {
  readonly message: string
}

export type YamlResult = { readonly value: unknown } | { readonly problem: YamlProblem }

export function parseYaml(content: string): YamlResult {
  function refuse(message: string, offset = 0): YamlResult {
    return { problem: { ...createOffsetConverter(content)(offset), message } }
  }
  try {
    const events = parseEvents(content, {})
    for (const event of events) {
      if ('anchorStart' in event && event.anchorStart !== -1) {
        // A small file could grow into a huge one with aliases (the "billion laughs"), and packs need none.
        return refuse(
          'Packs have no anchors and aliases (& and *). Write the value itself, or put it in quotes.',
          event.anchorStart - 1,
        )
      }
    }
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length
    if (documents === 0) return refuse('This file is empty. Fill it in or delete it.')
    if (documents > 1) return refuse('This file has a line “---” that splits it in two; remove it.')
    return { value: constructFromEvents(events, { source: content, maxAliases: 0 })[0] }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const message =
      yamlErrorMessages.get(error.reason) ?? `This is not YAML that packs can use: ${error.reason}.`
    return refuse(message, error.mark?.position)
  }
}

const unclosedMessage = 'A quotation mark or bracket is opened here or above and not closed.'
const indentationMessage =
  'YAML cannot follow here. Fields of an item stand exactly under each other, indented with spaces; ' +
  'text with a colon, a # or a quotation mark in it stands in quotes.'

/** What js-yaml says, as its readers would: the reasons that a slip of the pen gives. */
const yamlErrorMessages: ReadonlyMap<string, string> = new Map([
  ['bad indentation of a mapping entry', indentationMessage],
  ['bad indentation of a sequence entry', indentationMessage],
  ['end of the stream or a document separator is expected', indentationMessage],
  ['deficient indentation', unclosedMessage],
  ['unexpected end of the stream within a flow collection', unclosedMessage],
  ['unexpected end of the stream within a single quoted scalar', unclosedMessage],
  ['unexpected end of the stream within a double quoted scalar', unclosedMessage],
  [
    'tab characters must not be used in indentation',
    'Indent with spaces; YAML does not allow tabs.',
  ],
  ['duplicated mapping key', 'This field stands twice in the same item; keep one of them.'],
  [
    'the stream contains non-printable characters',
    'There is an invisible control character here; delete it.',
  ],
  ['null byte is not allowed in input', 'There is an invisible control character here; delete it.'],
  [
    'unknown escape sequence',
    'In double quotes a backslash has a meaning of its own; use single quotes or write it twice.',
  ],
])
