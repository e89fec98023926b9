/** Advice on how a pack’s files are written, where YAML reads something else than their author sees. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EVENT_ID, getScalarValue, parseEvents } from 'js-yaml'
import type { Pack } from '../../core/pack/pack.ts'
import { sectionNames } from '../../core/pack/sections.ts'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { createOffsetConverter } from '../pack/yaml-positions.ts'

const noteMessage =
  'Everything from # on is a note that nobody sees. If it belongs to the text, put all of it in quotes.'
const verseMessage =
  'These lines of verse become one. Write “line: |-”, and each line of verse on a line of its own below it.'

/** Spaces before a # that are looked through. */
const maxGap = 40

/** Returns warnings of words that are lost as a note, and of verse that loses its lines. The pack has no mistakes. */
export async function lintSource(folder: string, pack: Pack): Promise<readonly FileProblem[]> {
  const isVerse = pack.work.kind === 'poem' || pack.work.kind === 'play'
  const found = await Promise.all(
    (['pack', ...sectionNames] as const).map(async (name) => {
      const file = join(folder, `${name}.yaml`)
      const content = await readFile(file, 'utf8').catch(() => '')
      const positionAt = createOffsetConverter(content)
      return findSlips(content, isVerse && name === 'quotes').map(({ offset, message }) => ({
        file,
        ...positionAt(offset),
        message,
      }))
    }),
  )
  return found.flat()
}

function findSlips(content: string, hasVerse: boolean) {
  let field = ''
  return parseEvents(content, {}).flatMap((event) => {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return []
    const { valueStart: offset, valueEnd } = event
    const value = getScalarValue(content, event)
    const isLine = field === 'line'
    field = /^["']?[ \t]*:/.test(content.slice(valueEnd, valueEnd + 9)) ? value : ''
    const message = losesWords(content, valueEnd)
      ? noteMessage
      : hasVerse && isLine && losesLines(value, content.slice(offset, valueEnd))
        ? verseMessage
        : undefined
    return message === undefined ? [] : [{ offset, message }]
  })
}

/** Whether text without quotes ends at a # that its author may take for text: “#5” or “# 5”, where a note begins with a space. */
function losesWords(content: string, end: number): boolean {
  return /^[ \t]+#(?:[^\s#]| ?\d)/.test(content.slice(end, end + maxGap))
}

/** Whether a line of verse goes on in the next row and still becomes one, or has strokes for its line breaks. */
function losesLines(value: string, source: string): boolean {
  if (value.trim().includes('\n')) return false
  const [, ...rows] = source.trim().split(/\r\n?|\n/)
  return / \/ /.test(value) || rows.some((row) => /^ *[’‘“]?\p{Lu}/u.test(row))
}
