/** Reads Anki’s clozes, such as `{{c1::Ottawa::a city}} is the capital`: each number is one question. */

/** Anki allows no deeper ones. */
const maxDepth = 8

interface Cloze {
  readonly number: number
  readonly parts: ClozePart[]
  hint?: string
}

type ClozePart = string | Cloze

export interface ClozeQuestion {
  /** With a blank for what is asked; HTML, as the note has it. */
  readonly prompt: string
  /** What stands in its blanks, each once. */
  readonly answers: readonly string[]
}

const blank = '_____'

/** Returns a question for each number of the note, in the order of the numbers; none where the note has no whole cloze. */
export function readClozes(note: string): readonly ClozeQuestion[] {
  const parts = parseClozes(note)
  const clozes = parts.flatMap(clozesIn)
  const byNumber = [...Map.groupBy(clozes, ({ number }) => number)]
  return byNumber
    .toSorted(([one], [other]) => one - other)
    .map(([number, group]) => ({
      prompt: parts.map((part) => render(part, number)).join(''),
      answers: [...new Set(group.map((cloze) => cloze.parts.map((part) => render(part)).join('')))],
    }))
}

function clozesIn(part: ClozePart): readonly Cloze[] {
  return typeof part === 'string' ? [] : [part, ...part.parts.flatMap(clozesIn)]
}

function render(part: ClozePart, asked?: number): string {
  if (typeof part === 'string') return part
  if (part.number !== asked) return part.parts.map((each) => render(each, asked)).join('')
  return part.hint === undefined || part.hint.trim() === ''
    ? blank
    : `${blank} (${part.hint.trim()})`
}

function parseClozes(note: string): readonly ClozePart[] {
  const root: ClozePart[] = []
  const open: Cloze[] = []
  let done = 0

  function add(text: string) {
    const cloze = open.at(-1)
    if (cloze?.hint === undefined) (cloze?.parts ?? root).push(text)
    else cloze.hint += text
  }

  for (const { 0: sign, 1: number, index } of note.matchAll(/\{\{c(\d{1,3})::|\}\}|::/gi)) {
    add(note.slice(done, index))
    done = index + sign.length
    const cloze = open.at(-1)
    if (number !== undefined && open.length < maxDepth && cloze?.hint === undefined) {
      open.push({ number: Number(number), parts: [] })
    } else if (sign === '}}' && cloze !== undefined) {
      open.pop()
      const parent = open.at(-1)?.parts ?? root
      parent.push(cloze)
    } else if (sign === '::' && cloze !== undefined && cloze.hint === undefined) cloze.hint = ''
    else add(sign)
  }
  add(note.slice(done))
  return open.length === 0 ? root : [note]
}
