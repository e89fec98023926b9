/** Warns of drawings that nobody would see: files that no unit names, and letters that the bot’s typeface lacks. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pack } from '../../core/pack/pack.ts'
import { nameOfImage } from '../../core/picture/pack-image.ts'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { picturesFolder } from '../pack/unit-pictures.ts'
import { findMissingLetter } from '../picture/draw-png.ts'

export async function findPictureWarnings(
  folder: string,
  { scenes, quiz, drawings = new Map() }: Pack,
): Promise<readonly FileProblem[]> {
  function warn(file: string, message: string): FileProblem {
    return { file: join(folder, picturesFolder, file), line: 1, column: 1, message }
  }
  const named = new Set([
    ...scenes.flatMap(({ pictures = [] }) => pictures.map(({ file }) => file)),
    ...quiz.flatMap(({ picture }) => (picture === undefined ? [] : [nameOfImage(picture)])),
  ])
  const files = await readdir(join(folder, picturesFolder)).catch(() => [])
  const unseen = files
    .filter((file) => !file.startsWith('.') && !named.has(file))
    .map((file) =>
      warn(
        file,
        'Nothing shows this file. Name it under `pictures` in scenes.yaml or `picture` in quiz.yaml, or remove it.',
      ),
    )
  const letters = await Promise.all(
    [...drawings].map(async ([file, svg]) => [file, await findMissingLetter(svg)] as const),
  )
  return [
    ...unseen,
    ...letters.flatMap(([file, letter]) =>
      letter === undefined
        ? []
        : warn(
            file,
            `Discord can’t show this drawing, only its \`alt\`, because the bot’s typeface lacks “${letter}”.`,
          ),
    ),
  ]
}
