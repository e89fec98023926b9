/** What a class answered, as a cloud of words: the more often, the larger and the nearer to the middle. */
import type { Picture } from './picture.ts'
import { type Shape, drawPicture, pictureWidth, writeLine } from './svg.ts'
import { textWidth } from './text-width.ts'

export interface CloudWords {
  readonly words: string
  readonly count: number
}

const sizes = { min: 20, max: 58 } as const
const margin = 28
const gap = 26
const maxWidth = pictureWidth - 2 * margin

interface Sized {
  readonly words: string
  readonly size: number
  readonly width: number
}

export function drawCloud(all: readonly CloudWords[]): Picture {
  const most = Math.max(1, ...all.map(({ count }) => count))
  const sized = all.map(({ words, count }): Sized => {
    // A single mention is small only beside something that was said more often.
    const share = most === 1 ? 0.4 : (count - 1) / (most - 1)
    const wanted = sizes.min + (sizes.max - sizes.min) * share
    const size = Math.max(14, Math.min(wanted, (wanted * maxWidth) / textWidth(words, wanted)))
    return { words, size, width: Math.min(maxWidth, textWidth(words, size)) }
  })
  const lines = fromTheMiddle(toLines(sized))
  let y = margin
  const shapes = lines.flatMap((line) => {
    y += Math.max(...line.map(({ size }) => size)) * 1.25
    return writeWords(line, y)
  })
  return {
    kind: 'picture',
    name: 'answers',
    svg: drawPicture(y + margin, shapes),
    alt: all.map(({ words, count }) => (count > 1 ? `${words} × ${count}` : words)).join('\n'),
  }
}

function toLines(sized: readonly Sized[]): readonly (readonly Sized[])[] {
  const lines: Sized[][] = []
  let room = 0
  for (const each of sized) {
    const last = lines.at(-1)
    if (last === undefined || each.width + gap > room) {
      lines.push([each])
      room = maxWidth - each.width
    } else {
      last.push(each)
      room -= each.width + gap
    }
  }
  return lines
}

/** The first goes to the middle, the others in turn above and below it. */
function fromTheMiddle<Line>(lines: readonly Line[]): readonly Line[] {
  const above = lines.filter((_, index) => index % 2 === 1)
  const below = lines.filter((_, index) => index % 2 === 0)
  return [...above.toReversed(), ...below]
}

function writeWords(line: readonly Sized[], y: number): readonly Shape[] {
  const width = line.reduce((sum, each) => sum + each.width, 0) + gap * (line.length - 1)
  let x = (pictureWidth - width) / 2
  return line.map(({ words, size, width: own }, index) => {
    const middle = x + own / 2
    x += own + gap
    const look = index % 2 === 0 ? 'ink' : 'accent'
    return writeLine(words, { x: middle, y, size, look, anchor: 'middle', maxWidth: own + gap })
  })
}
