/** Reads YAML as packs use it: one document, no anchors or aliases, and plain sentences for common mistakes. */
import { EVENT_ID, YAMLException, constructFromEvents, parseEvents } from 'js-yaml'
import { explainLine } from './explain-line.ts'
import { type YamlPosition, createOffsetConverter } from './yaml-positions.ts'

interface YamlProblem extends YamlPosition {
  readonly message: string
}

export type YamlResult = { readonly value: unknown } | { readonly problem: YamlProblem }

export function parseYaml(content: string): YamlResult {
  function refuse(message: string, offset = 0): YamlResult {
    return { problem: { ...createOffsetConverter(content)(offset), message } }
  }
  if (/^(?:\{\\rtf|%PDF-|<!doctype html|<html)/i.test(content)) {
    return refuse('This is a formatted document, not plain text. Save it as “Plain text” (UTF-8).')
  }
  try {
    const events = parseEvents(content, {})
    for (const event of events) {
      if ('anchorStart' in event && event.anchorStart !== -1) {
        // Aliases can make a small file huge in memory (“billion laughs”), and packs don’t need them.
        return refuse(
          'Packs can’t use anchors and aliases (& and *). Write the value itself, or put it in quotes.',
          event.anchorStart - 1,
        )
      }
    }
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length
    if (documents === 0) return refuse('This file is empty. Fill it in or delete it.')
    if (documents > 1) return refuse('A line “---” splits this file in two. Remove it.')
    return { value: constructFromEvents(events, { source: content, maxAliases: 0 })[0] }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const indent = findWrongIndent(content, error.mark?.position ?? 0)
    if (indent !== undefined) return refuse(indent.message, indent.offset)
    const sign = findLeadingSign(error.reason, content[error.mark?.position ?? 0])
    if (sign !== undefined) {
      return refuse(`Put text that begins with ${sign} in quotes.`, error.mark?.position)
    }
    const known = yamlErrorMessages.get(error.reason)
    if (known === duplicateMessage && /^id *:/.test(content.slice(error.mark?.position))) {
      return refuse(secondIdMessage, error.mark?.position)
    }
    const message = known ?? `This isn’t valid YAML: ${error.reason}.`
    const isUnclear =
      known === undefined || known === unclosedMessage || known === indentationMessage
    const slip = isUnclear
      ? explainLine(content, error.mark?.position ?? 0, known === unclosedMessage)
      : undefined
    return refuse(slip?.message ?? message, slip?.offset ?? error.mark?.position)
  }
}

const unclosedMessage =
  'A quotation mark or bracket that was opened here or above is never closed. Close it.'
const indentationMessage =
  'This can’t be read. Indent the fields of an item with spaces so that they line up, ' +
  'and put text that contains a colon, a #, a bracket or a quotation mark in quotes.'
const duplicateMessage = 'This item already has a field with this name. Keep one of them.'
const secondIdMessage =
  'This item already has an id. If a new item begins here, put “- ” before its id, in the first column.'
const tabMessage = 'Indent with spaces. YAML doesn’t allow tabs here.'
const invisibleMessage = 'There is an invisible control character here. Delete it.'

/** Our sentences for js-yaml’s reasons, for the mistakes that people make most. */
const yamlErrorMessages: ReadonlyMap<string, string> = new Map([
  ['bad indentation of a mapping entry', indentationMessage],
  ['bad indentation of a sequence entry', indentationMessage],
  ['end of the stream or a document separator is expected', indentationMessage],
  ['deficient indentation', unclosedMessage],
  ['unexpected end of the stream within a flow collection', unclosedMessage],
  ['unexpected end of the stream within a single quoted scalar', unclosedMessage],
  ['unexpected end of the stream within a double quoted scalar', unclosedMessage],
  ['tab characters must not be used in indentation', tabMessage],
  ['duplicated mapping key', duplicateMessage],
  ['the stream contains non-printable characters', invisibleMessage],
  ['null byte is not allowed in input', invisibleMessage],
  [
    'unknown escape sequence',
    'A backslash has a special meaning in double quotes. Use single quotes, or write it twice.',
  ],
])

/** Returns the sign at the beginning of a text that YAML gives a meaning of its own: a tag, or a sign it reserves. */
function findLeadingSign(reason: string, sign: string | undefined): string | undefined {
  if (/^unknown \w+ tag/.test(reason)) return '!'
  return sign !== undefined && '@`%'.includes(sign) ? sign : undefined
}

/** Finds a tab, or a character that looks like a space, before the text of the line where reading stopped. */
function findWrongIndent(content: string, position: number) {
  const start =
    Math.max(content.lastIndexOf('\n', position - 1), content.lastIndexOf('\r', position - 1)) + 1
  const [indent = ''] = /^(?:[^\S\r\n]|-(?=\s))*/.exec(content.slice(start, position + 1)) ?? []
  const at = indent.search(/[^ -]/)
  if (at === -1) return undefined
  const message =
    indent[at] === '\t'
      ? tabMessage
      : 'Indent with ordinary spaces. This character only looks like one.'
  return { message, offset: start + at }
}
