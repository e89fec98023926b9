/** How much of a theme a class got right, month by month: a table whose cells have bars, so that no colour has to be compared. */
import { formatPercent } from '../reply/format.ts'
import type { Picture } from './picture.ts'
import { type Shape, drawPicture, pictureWidth, rectangle, writeLine } from './svg.ts'
import { wrapText } from './text-width.ts'

export interface ThemeMonths {
  readonly name: string
  /** From 0 to 1, over all months. */
  readonly share: number
  /** Shares by the month’s name; a month with too few answers is missing. */
  readonly months: ReadonlyMap<string, number>
}

/** More do not fit on a picture that can be read; the words have them all. */
const maxThemes = 14

const left = 28
const nameWidth = 250
const rowHeight = 58
const top = 110

/** @param months the months to show, the earliest first. */
export function drawThemes(all: readonly ThemeMonths[], months: readonly string[]): Picture {
  const themes = all.slice(0, maxThemes)
  const columns = [...months, 'Overall']
  const columnWidth = (pictureWidth - left - nameWidth - 20) / columns.length
  function cellX(column: number): number {
    return left + nameWidth + column * columnWidth
  }
  const heads = columns.map((name, column) =>
    writeLine(name, {
      x: cellX(column),
      y: top - 18,
      size: 18,
      look: 'soft',
      maxWidth: columnWidth - 12,
    }),
  )
  const rows = themes.flatMap(({ name, share, months: byMonth }, row) => {
    const y = top + row * rowHeight
    const cells = columns.map((month, column) =>
      drawCell(column === months.length ? share : byMonth.get(month), {
        x: cellX(column),
        y,
        width: columnWidth - 18,
      }),
    )
    return [
      rectangle('hair', { x: left, y: y - 8, width: pictureWidth - 2 * left, height: 1 }),
      ...drawName(name, y),
      ...cells.flat(),
    ]
  })
  return {
    kind: 'picture',
    name: 'themes',
    svg: drawPicture(top + themes.length * rowHeight + 12, [
      writeLine('Right answers by theme', { x: left, y: 46, size: 26 }),
      ...heads,
      ...rows,
    ]),
    alt: ['Right answers by theme:', ...all.map((theme) => inWords(theme, months))].join('\n'),
  }
}

function drawName(name: string, y: number): readonly Shape[] {
  const maxWidth = nameWidth - 16
  const [first = '', second, ...more] = wrapText(name, 19, maxWidth)
  if (second === undefined) return [writeLine(first, { x: left, y: y + 26, size: 19, maxWidth })]
  return [
    writeLine(first, { x: left, y: y + 15, size: 18, maxWidth }),
    writeLine([second, ...more].join(' '), { x: left, y: y + 37, size: 18, maxWidth }),
  ]
}

function drawCell(
  share: number | undefined,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): readonly Shape[] {
  if (share === undefined) return [writeLine('–', { x, y: y + 20, size: 20, look: 'soft' })]
  const bar = { x, y: y + 29, height: 9 }
  return [
    writeLine(formatPercent(share), { x, y: y + 20, size: 20 }),
    rectangle('hair', { ...bar, width }, 4),
    ...(share > 0 ? [rectangle('good', { ...bar, width: width * share }, 4)] : []),
  ]
}

function inWords({ name, share, months: byMonth }: ThemeMonths, months: readonly string[]): string {
  const parts = months.flatMap((month) => {
    const value = byMonth.get(month)
    return value === undefined ? [] : [`${month} ${formatPercent(value)}`]
  })
  return `${name}: ${[`${formatPercent(share)} overall`, ...parts].join('; ')}`
}
