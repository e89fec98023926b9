/** Reads a play or a screenplay: its cast, its acts and scenes, and who says what. */
import { type Heading, readHeading, tidy } from './read-heading.ts'
import { type CueStyle, readCue, speakerKey } from './read-cue.ts'

export interface PlayScene {
  readonly act: number | undefined
  readonly number: number
  /** From its heading, such as “A street”; empty where it has none. */
  readonly title: string
  readonly line: number
  readonly speeches: readonly Speech[]
}

export interface Speech {
  /** As the text names them, in its own spelling. */
  readonly speaker: string
  /** Without stage directions, one line of the text each. */
  readonly lines: readonly string[]
  /** The number of its first line in the scene, stage directions left out. */
  readonly firstLine: number
  /** Its place among all speeches of the play, from 1. */
  readonly number: number
}

export interface Play {
  readonly title: string | undefined
  readonly cast: readonly CastMember[]
  readonly scenes: readonly PlayScene[]
}

export interface CastMember {
  readonly name: string
  /** What the list of characters says about them. */
  readonly role: string
}

interface OpenScene {
  act: number | undefined
  number: number
  title: string
  line: number
  speeches: { speaker: string; lines: string[]; firstLine: number; number: number }[]
  lines: number
}

const castHeading =
  /^(?:dramatis person(?:ae|æ)|(?:the )?(?:characters|persons|people|cast)(?: (?:of|in) the play)?|cast of characters|persons represented|personen|personnages|personajes|the people)[.:]?$/i
const screenHeading = /^(?:\d+[.)]?\s+)?(?:INT|EXT|INT\.?\/EXT)\.? +(.+)$/
const endOfPlay = /^(?:the end|curtain|finis|fin|ende|exeunt omnes)\.?$/i

export function parsePlay(text: string, cues: CueStyle): Play {
  const lines = text.split(/\r\n?|\n/)
  const reader = createReader(cues)
  for (const [index, raw] of lines.entries()) {
    reader.read(raw, index + 1, lines[index - 1] ?? '', lines[index + 1] ?? '')
  }
  return reader.finish()
}

function createReader(cues: CueStyle) {
  const scenes: OpenScene[] = []
  const cast: CastMember[] = []
  let title: string | undefined
  let act: number | undefined
  let isCast = false
  let direction = ''
  let speeches = 0
  let isSpeaking = false

  function openScene(heading: { number?: number | undefined; title: string }, line: number): void {
    const inAct = scenes.filter((scene) => scene.act === act && scene.speeches.length > 0).length
    const last = scenes.at(-1)
    if (last?.speeches.length === 0 && last.act === act) scenes.pop()
    scenes.push({ act, number: heading.number ?? inAct + 1, title: heading.title, line, speeches: [], lines: 0 })
    isSpeaking = false
    isCast = false
  }

  function read(raw: string, line: number, before: string, after: string): void {
    const text = raw.trim()
    if (text === '') return
    if (castHeading.test(text.replaceAll(/^[#*_\s]+|[*_\s]+$/g, ''))) {
      isCast = true
      return
    }
    const screen = screenHeading.exec(text)
    if (screen !== null) return openScene({ title: tidy((screen[1] ?? '').replace(/\s*[-–—]\s*(?:DAY|NIGHT|EVENING|MORNING|LATER|CONTINUOUS).*$/, '')) }, line)
    const heading = direction === '' ? headingOf(text, before, after, cues) : undefined
    if (heading !== undefined) return readPart(heading, line)
    if (isCast) {
      if (isLikelyCue(text, before)) isCast = false
      else {
        cast.push(...castMembers(text))
        return
      }
    }
    readSpeech(raw, line, before, after)
  }

  function isLikelyCue(text: string, before: string): boolean {
    return scenes.length > 0 && readCue(text, before, '', cues) !== undefined
  }

  function readPart(heading: Heading, line: number): void {
    if (heading.word === undefined) {
      if (scenes.length === 0 && title === undefined && !isCast) title = heading.title
      return
    }
    if (heading.word === 'act' || heading.word === 'part') {
      act = heading.number ?? (act ?? 0) + 1
      isSpeaking = false
      isCast = false
      openScene({ title: '' , number: 1 }, line)
      return
    }
    openScene(heading, line)
  }

  function readSpeech(raw: string, line: number, before: string, after: string): void {
    const wasInDirection = direction !== ''
    const cue = wasInDirection ? undefined : readCue(raw, before, after, cues)
    if (cue !== undefined) {
      if (scenes.length === 0) openScene({ title: '' }, line)
      const scene = scenes.at(-1)
      if (scene === undefined) return
      speeches += 1
      if (cue.line !== undefined) scene.lines = cue.line - 1
      scene.speeches.push({ speaker: cue.speaker, lines: [], firstLine: scene.lines + 1, number: speeches })
      isSpeaking = true
      if (cue.rest !== '') addLine(cue.rest)
      return
    }
    if (!isSpeaking || endOfPlay.test(raw.trim())) return
    addLine(raw.trim())
  }

  /** Leaves out what stands in brackets or alone in italics, over several lines, too. */
  function addLine(text: string): void {
    const scene = scenes.at(-1)
    const speech = scene?.speeches.at(-1)
    if (scene === undefined || speech === undefined) return
    const spoken = withoutDirections(text)
    if (spoken === '') return
    speech.lines.push(spoken)
    scene.lines += 1
    const counted = lineNumberOf(text)
    // The text’s own count is right where verse is shared by two speakers.
    if (counted !== undefined && Math.abs(counted - scene.lines) <= 3) scene.lines = counted
  }

  function withoutDirections(text: string): string {
    let spoken = ''
    let rest = /^[_*][^_*]+[_*]$/.test(text) ? '' : text
    while (rest !== '') {
      const open = direction === '' ? rest.search(/[[(]/) : 0
      if (open === -1) {
        spoken += rest
        break
      }
      if (direction === '') {
        spoken += rest.slice(0, open)
        direction = rest[open] === '[' ? ']' : ')'
        rest = rest.slice(open + 1)
      }
      const close = rest.indexOf(direction)
      if (close === -1) break
      rest = rest.slice(close + 1)
      direction = ''
    }
    return cleanLine(spoken)
  }

  return {
    read,
    finish: (): Play => ({ title, cast, scenes: scenes.filter((scene) => scene.speeches.some(({ lines }) => lines.length > 0)) }),
  }
}

function lineNumberOf(text: string): number | undefined {
  const [, end, start] = /(?:\s{2,}|\t)(\d{1,4})$|^(\d{1,4})\s{2,}/.exec(text) ?? []
  const digits = end ?? start
  return digits === undefined ? undefined : Number(digits)
}

/** Without marks of Markdown and the number that stands at the end of every fifth line of verse. */
function cleanLine(text: string): string {
  return text
    .replaceAll(/[*_]{1,2}/g, '')
    .replace(/(?:\s{2,}|\t)\d{1,4}\s*$/, '')
    .replace(/^\s*\d{1,4}\s{2,}/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .trim()
}

/** A cue in capitals is no heading. */
function headingOf(text: string, before: string, after: string, cues: CueStyle): Heading | undefined {
  const heading = readHeading([text])
  if (heading === undefined) return undefined
  if (heading.word !== undefined) {
    return heading.isCertain && heading.word !== 'section' && !(heading.title === '' && heading.number === undefined)
      ? heading
      : undefined
  }
  return heading.isCertain || readCue(text, before, after, cues) === undefined ? titleHeading(heading, before, after) : undefined
}

function titleHeading(heading: Heading, before: string, after: string): Heading | undefined {
  return before.trim() === '' && after.trim() === '' ? heading : undefined
}

/** “ROSA, a neighbour”, “- **Tom**, who dug the well”, “Rosa, Tom: two neighbours” */
function castMembers(text: string): readonly CastMember[] {
  const bare = text.replaceAll(/^[-*•\s]+|[*_]/g, '').trim()
  const [, name = '', role = ''] = /^((?:[A-Z][a-z]{1,3}\. )?[^,.;:–—(]{2,40})(?:\s*[,.;:–—(]\s*(.*?)\)?)?\.?$/u.exec(bare) ?? []
  if (name === '' || !/^\p{Lu}/u.test(name) || name.split(' ').length > 4) return []
  return [{ name: tidyName(name), role: role.trim().slice(0, 150) }]
}

/** “LADY BRACKNELL” is Lady Bracknell. */
export function tidyName(name: string): string {
  const bare = name.trim().replaceAll(/\s+/g, ' ').replace(/[.:]$/, (mark) => (/^(?:Mr|Mrs|Dr)\.$/.test(name) ? mark : ''))
  if (bare !== bare.toUpperCase()) return bare
  return bare.toLowerCase().replaceAll(/(?:^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase()).replaceAll(/(?<=\s)(?:Of|The|And)\b/g, (word) => word.toLowerCase())
}

export { speakerKey }
