/** Draws a picture as PNG, for platforms that show no SVG. Runs in the process for heavy work. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import { pictureWidth } from '../../core/picture/svg.ts'
import { readCodePoints } from './font-code-points.ts'

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
  const [font] = await Promise.all([readFile(typeface), initWasm(await readFile(program))])
  return { font, codePoints: readCodePoints(font) }
}

/** Returns undefined for text in letters that the typeface lacks: words say more than boxes. */
export async function drawPng(svg: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { font, codePoints } = await (started ??= start())
  const isLegible = Array.from(svg, (each) => codePoints.has(each) || invisible.test(each))
  if (isLegible.includes(false) || svg.length > maxSvgLength) return undefined
  const drawing = new Resvg(svg, {
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
