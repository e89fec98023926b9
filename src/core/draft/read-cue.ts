/** Recognises the cues of a play: NAME. …, NAME: …, a name alone above its speech. */
import { cutText } from '../reply/truncate.ts'

/** How a text sets the names of its speakers: before the speech on the same line, or alone above it. */
export interface CueStyle {
  readonly form: 'inline' | 'alone'
  /** By key; the names that count as speakers. */
  readonly speakers: ReadonlySet<string>
}

/** How far into a line the number of a speech may stand. */
const maxCueLength = 120

/** A name alone above its speech is not longer than this with its directions; longer lines take long to try as one. */
const maxAloneLength = 400

interface Cue {
  readonly speaker: string
  /** What stands behind it on the line. */
  readonly rest: string
  /** The number of the speech’s first line, where the text gives it: ROSA (14). */
  readonly firstLine?: number
}

const notSpeakers =
  /^(?:act|scene|part|chapter|note|enter|exit|exeunt|curtain|the end|fade|cut|int|ext|song|chorus of|source|summary|analysis|example|figure|table|question|answer|warning|tip|step \d+|http|https)\b/i

const name = String.raw`(?:\p{Lu}[\p{L}’\u0027-]*\.? ?){1,4}(?:\d{1,2})?`
/** What stands between the name and the speech: directions, or the number of the speech’s first line. */
const asides = String.raw`(?:\s*[*_]{0,3}[[(][^\])\n]{0,80}[\])][*_]{0,3}){0,3}`
/** “ROSA.”, “Rosa:”, “**ROSA** (3)”, “ROSA (aside).”, “_Rosa._” */
const inline = new RegExp(
  String.raw`^[*_]{0,3}(${name})[*_]{0,3}${asides}[*_]{0,3}\s*([.:])[*_]{0,3}(?:[—–-]+)?(?:\s+(.*))?$`,
  'u',
)
const alone = new RegExp(
  String.raw`^[*_]{0,3}((?:\p{Lu}[\p{Lu}’\u0027.-]*\.? ?){1,4}(?:\d{1,2})?)[*_]{0,3}${asides}[.:]?[*_]{0,3}$`,
  'u',
)

/** “First Witch” and “Nurse” may stand among names in capitals. */
const mixed = /^(\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}[\p{Ll}’'-]+){0,2})$/u

/** Reads a line as a cue of either form, whoever it names. */
function readAny(line: string, form: CueStyle['form']): Cue | undefined {
  const text = line.trim()
  if (form === 'alone' && text.length > maxAloneLength) return undefined
  const match = form === 'inline' ? inline.exec(text) : (alone.exec(text) ?? mixed.exec(text))
  const speaker = match?.[1]?.trim() ?? ''
  if (match === null || speaker.length < 2 || speaker.length > 40 || notSpeakers.test(speaker)) {
    return undefined
  }
  const isCapitals = speaker === speaker.toUpperCase()
  if (form === 'inline' && match[2] === '.' && !isCapitals && !/^[_*]/.test(text)) return undefined
  if (form === 'alone' && speaker.endsWith('.') && speaker.includes(' ') && !isCapitals) {
    return undefined
  }
  const [, firstLine] = /\((\d{1,4})\)/.exec(cutText(text, maxCueLength)) ?? []
  return {
    speaker: speaker.replace(/\.$/, ''),
    rest: form === 'inline' ? (match[3] ?? '') : '',
    ...(firstLine !== undefined && { firstLine: Number(firstLine) }),
  }
}

export function readCue(
  line: string,
  before: string,
  after: string,
  { form, speakers }: CueStyle,
): Cue | undefined {
  const cue = readAny(line, form)
  if (cue === undefined || !speakers.has(speakerKey(cue.speaker))) return undefined
  if (form === 'alone' && before.trim() !== '' && !/^\s*[[(]/.test(after)) {
    return /^\s{6,}/.test(line) ? cue : undefined
  }
  return cue
}

export function speakerKey(speaker: string): string {
  return speaker
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export interface CueCount {
  readonly style: CueStyle
  readonly cues: number
}

/** Counts what may be a cue; a speaker speaks at least twice. */
export function findCueStyle(text: string): CueCount {
  const lines = text.split(/\r\n?|\n/)
  const [first, second] = (['inline', 'alone'] as const).map((form) => countCues(lines, form))
  if (first === undefined || second === undefined) {
    return { style: { form: 'inline', speakers: new Set() }, cues: 0 }
  }
  return second.cues > first.cues ? second : first
}

function countCues(lines: readonly string[], form: CueStyle['form']): CueCount {
  const counts = new Map<string, number>()
  const inCapitals = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const cue = readAny(line, form)
    if (cue === undefined) continue
    if (form === 'alone' && (lines[index - 1] ?? '').trim() !== '') continue
    if (form === 'alone' && !hasSpeechBelow(lines, index)) continue
    const key = speakerKey(cue.speaker)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (form === 'inline' || cue.speaker === cue.speaker.toUpperCase()) inCapitals.add(key)
  }
  const isPlay = [...counts].filter(([key, count]) => count >= 2 && inCapitals.has(key)).length >= 2
  const enough = [...counts].filter(([, count]) => count >= 2)
  const speakers = new Set(
    isPlay
      ? [...counts].flatMap(([key, count]) => (count >= 2 || inCapitals.has(key) ? key : []))
      : [],
  )
  return {
    style: { form, speakers },
    cues: isPlay ? enough.reduce((sum, [, count]) => sum + count, 0) : 0,
  }
}

function hasSpeechBelow(lines: readonly string[], index: number): boolean {
  const next = (lines[index + 1] ?? '').trim() || (lines[index + 2] ?? '').trim()
  return next !== '' && next !== next.toUpperCase()
}
