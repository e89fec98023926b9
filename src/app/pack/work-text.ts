/** Checks the lines of a pack against the text of the work, where that comes with the pack. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pack, PackProblem } from '../../core/pack/pack.ts'
import { maxPackBytes } from '../../core/pack/pack-limits.ts'

/** Returns the lines that do not stand in the text word for word, or what is wrong with the file itself. */
export async function checkWorkText(folder: string, pack: Pack): Promise<readonly PackProblem[]> {
  const { text } = pack
  if (text === undefined) return []
  const path = join(folder, text)
  const file = await stat(path).catch(() => undefined)
  if (file?.isFile() !== true) {
    return [
      textProblem(
        `There is no file ${text} in the folder of the pack. Add it, or leave \`text\` out.`,
      ),
    ]
  }
  if (file.size > maxPackBytes) {
    return [
      textProblem(
        `${text} has more than ${maxPackBytes.toLocaleString('en')} bytes. Keep only the part that the pack covers.`,
      ),
    ]
  }
  const work = comparable(await readFile(path, 'utf8'))
  return pack.quotes.flatMap(({ line }, index): PackProblem[] =>
    work.includes(comparable(line))
      ? []
      : [
          {
            file: 'quotes',
            path: [index, 'line'],
            message: `These words aren’t in ${text}. Copy the line from there word for word.`,
          },
        ],
  )
}

function textProblem(message: string): PackProblem {
  return { file: 'pack', path: ['text'], message }
}

/** Line breaks, emphasis and the marks of quoted blocks are how the text is set, and no words of it. */
function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/^[ \t]*>[ \t]?/gm, '')
    .replaceAll(/[*_]/g, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
