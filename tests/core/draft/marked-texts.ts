/** Reads texts in which each line of speech begins with its speaker in braces, and compares a draft with them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { draftPack } from '../../../src/core/draft/draft-pack.ts'

const mark = /\{([^}]*)\}/g
/** Where a speech ends: at its closing mark, or at the tag of a French one with dashes. */
const endOfSpeech =
  /[“”«»„"]|[,?!] (?:dit|demanda|s’écria|murmura|répondit|déclara|commença)|[,.!?]’ /

/** Returns the text, and what a person wrote in it: `%` lines at its top, and `{Speaker}` where a line begins; `{-}` is somebody without a name. */
function readMarked(file: string) {
  const raw = readFileSync(fileURLToPath(new URL(`marked/${file}`, import.meta.url)), 'utf8')
  const truth = new Map(
    [...raw.matchAll(/^%(\w+) ?(.*)$/gm)].map(([, key = '', value = '']) => [key, value]),
  )
  const body = raw.replaceAll(/^%.*\n/gm, '')
  const lines = [...body.matchAll(mark)].map(({ 0: whole, 1: speaker = '', index }) => {
    const from = index + whole.length
    const [spoken = ''] = body
      .slice(from, from + 60)
      .replaceAll(mark, '')
      .split(endOfSpeech)
    return { speaker, beginning: plain(spoken).slice(0, 20) }
  })
  return {
    text: body.replaceAll(mark, ''),
    lines,
    kind: truth.get('kind') ?? '',
    units: list(truth.get('units'), '|').map((title) => (title === '-' ? '' : title)),
    people: list(truth.get('people'), ';').map((entry) => list(entry.replace('=', ','), ',')),
    terms: list(truth.get('terms'), ';'),
    speeches: list(truth.get('speeches'), ';'),
  }
}

function list(text: string | undefined, separator: string): readonly string[] {
  return (text ?? '')
    .split(separator)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function bare(text: string): string {
  return plain(text).replace(/^the /, '')
}

type Truth = ReturnType<typeof readMarked>

/** Whether a name is another form of the one that is wanted. */
function isSame({ people }: Truth, found: string | undefined, wanted: string): boolean {
  if (found === undefined) return wanted === '-'
  const [a, b] = [bare(found), bare(wanted)]
  const forms = people.map((each) => each.map((form) => bare(form)))
  return a === b || forms.some((each) => each.includes(a) && each.includes(b))
}

/** Counts what a draft of the text has of what a person found in it. */
export function measureMarked(file: string) {
  const truth = readMarked(file)
  const draft = draftPack(truth.text, { id: 'a-pack', fallbackTitle: 'A pack', maxLines: 1000 })
  const { material, kind } = draft
  const rest = [...material.lines]
  const seen = new Set<string>()
  const wrong: string[] = []
  const missed: string[] = []
  let [found, right, blank] = [0, 0, 0]
  for (const { speaker, beginning } of truth.lines) {
    const at = rest.findIndex(({ text }) => {
      const own = plain(text)
      return own.startsWith(beginning.slice(0, Math.max(4, own.length)))
    })
    const [line] = at === -1 ? [] : rest.splice(at, 1)
    // A guide quotes a line again where it speaks of it.
    const isAgain = line === undefined && kind === 'guide' && seen.has(beginning)
    seen.add(beginning)
    if (line === undefined && !isAgain) missed.push(beginning)
    if (line === undefined) continue
    found += 1
    if (isSame(truth, line.speaker, speaker)) right += 1
    else if (line.speaker === undefined) blank += 1
    else wrong.push(`${line.text.slice(0, 40)}: ${line.speaker}, not ${speaker}`)
  }
  const names = material.people.map(({ name }) => name)
  const terms = material.terms.map(({ term }) => plain(term))
  return {
    truth,
    draft,
    found,
    right,
    blank,
    wrong,
    missed,
    lines: found + missed.length,
    extra: rest,
    people: {
      missed: truth.people.flatMap(([main = '']) =>
        names.some((name) => isSame(truth, name, main)) ? [] : [main],
      ),
      extra: names.filter((name) => !truth.people.some(([main = '']) => isSame(truth, name, main))),
    },
    terms: {
      missed: truth.terms.filter((term) => !terms.includes(plain(term))),
      extra: terms.filter((term) => !truth.terms.some((each) => plain(each) === term)),
    },
    speeches: truth.speeches.map((entry) => {
      const name = entry.replace(/ \d+$/, '')
      const own = material.lines.filter(({ speaker }) => isSame(truth, speaker, name))
      return `${name} ${own.length}`
    }),
  }
}
