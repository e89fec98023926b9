/** How much of a theme a class got right, week by week or month by month: a table whose cells have bars, so that no colour has to be compared. */
import { formatPercent } from '../reply/format.ts'
import type { Picture } from './picture.ts'
import { type Shape, drawPicture, pictureWidth, rectangle, writeLine } from './svg.ts'
import { wrapText } from './text-width.ts'

export interface ThemePeriods {
  readonly name: string
  /** From 0 to 1, over all periods. */
  readonly share: number
  /** Shares by the name of the week or month; one with too few answers is missing. */
  readonly periods: ReadonlyMap<string, number>
}

/** More do not fit on a picture that can be read; the words have them all. */
const maxThemes = 14

const left = 28
/** With more columns than this everything is narrower. */
const maxWideColumns = 6
const rowHeight = 58
const top = 110

/** @param periods the weeks or months to show, the earliest first. */
export function drawThemes(all: readonly ThemePeriods[], periods: readonly string[]): Picture {
  const themes = all.slice(0, maxThemes)
  const columns = [...periods, 'Overall']
  const isNarrow = columns.length > maxWideColumns
  const nameWidth = isNarrow ? 180 : 250
  const size = isNarrow ? 16 : 20
  const columnWidth = (pictureWidth - left - nameWidth - 20) / columns.length
  function cellX(column: number): number {
    return left + nameWidth + column * columnWidth
  }
  const heads = columns.map((name, column) =>
    writeLine(name, {
      x: cellX(column),
      y: top - 18,
      size: isNarrow ? 14 : 18,
      look: 'soft',
      maxWidth: columnWidth - (isNarrow ? 4 : 12),
    }),
  )
  const rows = themes.flatMap(({ name, share, periods: byPeriod }, row) => {
    const y = top + row * rowHeight
    const cells = columns.map((period, column) =>
      drawCell(column === periods.length ? share : byPeriod.get(period), {
        x: cellX(column),
        y,
        width: columnWidth - (isNarrow ? 8 : 18),
        size,
      }),
    )
    return [
      rectangle('hair', { x: left, y: y - 8, width: pictureWidth - 2 * left, height: 1 }),
      ...drawName(name, y, nameWidth),
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
    alt: ['Right answers by theme:', ...all.map((theme) => inWords(theme, periods))].join('\n'),
  }
}

function drawName(name: string, y: number, nameWidth: number): readonly Shape[] {
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
  { x, y, width, size }: Readonly<Record<'x' | 'y' | 'width' | 'size', number>>,
): readonly Shape[] {
  if (share === undefined) return [writeLine('–', { x, y: y + 20, size, look: 'soft' })]
  const bar = { x, y: y + 29, height: 9 }
  return [
    writeLine(formatPercent(share), { x, y: y + 20, size }),
    rectangle('hair', { ...bar, width }, 4),
    ...(share > 0 ? [rectangle('good', { ...bar, width: width * share }, 4)] : []),
  ]
}

function inWords(
  { name, share, periods: byPeriod }: ThemePeriods,
  periods: readonly string[],
): string {
  const parts = periods.flatMap((period) => {
    const value = byPeriod.get(period)
    return value === undefined ? [] : [`${period} ${formatPercent(value)}`]
  })
  return `${name}: ${[`${formatPercent(share)} overall`, ...parts].join('; ')}`
}
