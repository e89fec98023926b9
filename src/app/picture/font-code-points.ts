/** Reads which characters a TrueType file has a shape for. */

/** https://learn.microsoft.com/typography/opentype/spec/cmap#format-12-segmented-coverage */
const segmentedCoverage = 12

export interface CodePoints {
  has(character: string): boolean
}

/** Throws an Error for a file without such a table. */
export function readCodePoints(file: Uint8Array): CodePoints {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const groups = readGroups(view)
  return {
    has(character) {
      const point = character.codePointAt(0) ?? 0
      return groups.some(([first, last]) => first <= point && point <= last)
    },
  }
}

/** Returns the first and the last code point of each run that the file has. */
function readGroups(view: DataView): readonly (readonly [number, number])[] {
  const table = findTable(view, 'cmap')
  const encodings = Array.from({ length: view.getUint16(table + 2) }, (_, index) =>
    view.getUint32(table + 4 + index * 8 + 4),
  )
  const offset = encodings.find((each) => view.getUint16(table + each) === segmentedCoverage)
  if (offset === undefined) throw new Error('This typeface has no table of all its characters.')
  const start = table + offset
  return Array.from({ length: view.getUint32(start + 12) }, (_, index) => {
    const group = start + 16 + index * 12
    return [view.getUint32(group), view.getUint32(group + 4)] as const
  })
}

/** Returns where a table begins. */
function findTable(view: DataView, name: string): number {
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    const tag = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4))
    if (tag === name) return view.getUint32(at + 8)
  }
  throw new Error(`This typeface has no table ${name}.`)
}
