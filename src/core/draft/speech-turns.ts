/** Gives the lines that nobody is named for to whoever has the turn: in a story a paragraph has one speaker, and two people alternate. */
import type { SpeakerClue, SpokenLine } from './spoken-line.ts'
import { type Passage, mask, matchesGender } from './find-mentions.ts'
import type { Quotation } from './find-quotations.ts'
import type { Person } from './person.ts'
import type { Gender } from './speech-words.ts'

type Speaker = Person | 'narrator'

/** How many paragraphs without speech end a conversation. */
const maxSilence = 2
/** How many speeches are remembered. */
const maxTurns = 6
/** A paragraph with fewer letters beside its speech says nothing of who speaks. */
const maxBeside = 30

export function createTurns() {
  let last: (Speaker | undefined)[] = []
  /** Whoever was named last as somebody who acts or is addressed. */
  let present: Person[] = []
  let silence = 0
  let part = 0

  function noteSilence(): void {
    silence += 1
    if (silence <= maxSilence) return
    last = []
    present = []
  }

  function complete(
    lines: readonly SpokenLine[],
    quotations: readonly Quotation[],
    passage: Passage,
  ): readonly SpokenLine[] {
    if (passage.part !== part) {
      part = passage.part
      last = []
      present = []
    }
    const acting = passage.mentions.flatMap(({ person, isSubject }) =>
      isSubject ? (person ?? []) : [],
    )
    const speeches = lines.filter(({ kind }) => kind === 'speech')
    if (speeches.length === 0) {
      noteSilence()
      present = [...present, ...acting].slice(-maxTurns)
      return lines
    }
    silence = 0
    const tagged = speeches.find(({ wanted }) => wanted !== undefined)?.wanted
    const known =
      speeches.find(({ clue }) => clue === 'name') ??
      speeches.find(({ speaker }) => speaker !== undefined) ??
      (tagged === undefined ? undefined : lastOf(last, tagged))
    const isNobody = speeches[0]?.isNobody === true
    const isContinued = quotations[0]?.isContinued === true
    const turn = isContinued ? last.at(-1) : nextInTurn(last, present, speeches, passage.text)
    const speaker = known?.speaker ?? (isNobody || tagged !== undefined ? undefined : turn)
    const others = isContinued ? last.slice(0, -1) : last
    last = [...others, speaker].slice(-maxTurns)
    present = [...present, ...acting].slice(-maxTurns)
    return lines.map((line) => {
      const isFilled = line.speaker !== undefined || line.isNobody === true
      if (line.kind !== 'speech' || isFilled || speaker === undefined) return line
      const clue: SpeakerClue = known === undefined ? 'turn' : (known.clue ?? 'turn')
      return { ...line, speaker, clue }
    })
  }
  return { complete }
}

/** “He answered” goes on with the last speaker who is a man, where nobody was named since. */
function lastOf(last: readonly (Speaker | undefined)[], gender: Gender) {
  const speaker = last.findLast(
    (each) => each !== undefined && each !== 'narrator' && matchesGender(each, gender),
  )
  return speaker === undefined ? undefined : { speaker, clue: 'pronoun' as const }
}

/** Returns who spoke before the last speaker, or else who is with that one, unless the line addresses them. */
function nextInTurn(
  last: readonly (Speaker | undefined)[],
  present: readonly Person[],
  speeches: readonly SpokenLine[],
  text: string,
): Speaker | undefined {
  const latest = last.at(-1)
  const [first] = speeches
  const beside = text.replaceAll(mask, '').replaceAll('\uE001', '').trim()
  if (latest === undefined || first === undefined || beside.length >= maxBeside) return undefined
  const other =
    last.findLast((speaker) => speaker !== latest && speaker !== undefined) ??
    present.findLast((person) => person !== latest)
  return other === undefined || addresses(first.text, other) ? undefined : other
}

function addresses(line: string, person: Speaker): boolean {
  if (person === 'narrator') return false
  return [person.name, ...person.aliases].some(
    (name) => line.includes(`, ${name}`) || line.startsWith(`${name},`),
  )
}
