/** Draws a picture as PNG, for platforms that show no SVG. Runs in the process for heavy work. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import { pictureWidth } from '../../core/picture/svg.ts'
import { type CodePoints, readCodePoints } from './font-code-points.ts'

/** Twice the size, so that letters are sharp on a phone. */
const pngWidth = 2 * pictureWidth

/** Many times what the longest picture needs. */
const maxSvgLength = 100_000

/** The image of a school’s container has no typeface at all. */
const typeface = new URL('fonts/DejaVuSansCondensed.ttf', import.meta.url)

/** What takes no room and is drawn by no typeface. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u

let started: ReturnType<typeof start> | undefined

async function start() {
  const program = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  const [loaded] = await Promise.all([loadTypeface(), initWasm(await readFile(program))])
  return loaded
}

async function loadTypeface() {
  const font = await readFile(typeface)
  return { font, codePoints: readCodePoints(font) }
}

/** Returns the first character of a picture that would be a box, or undefined if all can be drawn. */
export async function findMissingLetter(svg: string): Promise<string | undefined> {
  const { codePoints } = await loadTypeface()
  return missingLetter(svg, codePoints)
}

function missingLetter(svg: string, codePoints: CodePoints): string | undefined {
  return Array.from(svg).find((each) => !codePoints.has(each) && !invisible.test(each))
}

/** Returns undefined for text in letters that the typeface lacks: words say more than boxes. */
export async function drawPng(svg: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { font, codePoints } = await (started ??= start())
  if (svg.length > maxSvgLength || missingLetter(svg, codePoints) !== undefined) return undefined
  const drawing = new Resvg(svg, {
    // A drawing of a pack may have none of its own, and Discord is dark for most.
    background: '#fff',
    fitTo: { mode: 'width', value: pngWidth },
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans' },
  })
  const image = drawing.render()
  try {
    return Uint8Array.from(image.asPng())
  } finally {
    image.free()
    drawing.free()
  }
}
