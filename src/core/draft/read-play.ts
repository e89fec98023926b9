/** Turns a play into the material of a pack: its scenes, its cast and the lines that stand alone best. */
import type { DraftLine, DraftMaterial, DraftPerson, DraftUnit } from './draft-material.ts'
import {
  type Play,
  type PlayScene,
  type Speech,
  parsePlay,
  speakerKey,
  tidyName,
} from './parse-play.ts'
import { genderOfFirstName } from './first-names.ts'
import type { CueStyle } from './read-cue.ts'
import { bestVerse, scoreLine, trimLine } from './rank-line.ts'

const groups =
  /^(?:all|both|others?|everyone|chorus of|several|voices|omnes|alle|tous|todos)\b|\b(?:and|und|et|y)\b|&/i

/** From this share of lines that begin with a capital and end early, a play is verse. */
const maxVerseLength = 62

export function readPlay(text: string, cues: CueStyle, language: string): DraftMaterial {
  const play = parsePlay(text, cues)
  const names = nameSpeakers(play)
  const isVerse = looksLikeVerse(play)
  const units = play.scenes.map((scene) => unitOf(scene, names, play, isVerse))
  return {
    kind: 'play',
    language,
    title: play.title,
    unitName: 'scene',
    withinName: play.scenes.some(({ act }) => act !== undefined) ? 'act' : undefined,
    sections: [],
    units,
    people: peopleOf(play, names, units),
    lines: play.scenes.flatMap((scene, unit) =>
      scene.speeches.flatMap((speech) => lineOf(speech, { scene, unit, isVerse, names }) ?? []),
    ),
    terms: [],
    themes: [],
  }
}

/** By the key of a cue: the name of the person in the cast, or the cue as a name. */
function nameSpeakers({ cast, scenes }: Play): ReadonlyMap<string, string> {
  const cues = new Set(scenes.flatMap(({ speeches }) => speeches.map(({ speaker }) => speaker)))
  const names = new Map<string, string>()
  for (const cue of cues) {
    const key = speakerKey(cue)
    if (groups.test(cue) || names.has(key)) continue
    const words = key.split(' ')
    const fitting = cast.filter(({ name }) => {
      const own = speakerKey(name).split(' ')
      return words.every(
        (word) =>
          own.includes(word) || own.some((each) => each.startsWith(word) && word.length > 3),
      )
    })
    const exact = fitting.find(({ name }) => speakerKey(name) === key)
    const [only] = fitting.length === 1 ? fitting : []
    names.set(key, exact?.name ?? only?.name ?? tidyName(cue))
  }
  return names
}

function looksLikeVerse({ scenes }: Play): boolean {
  const lines = scenes.flatMap(({ speeches }) =>
    speeches.flatMap((speech) => (speech.lines.length > 1 ? speech.lines : [])),
  )
  if (lines.length < 12) return false
  const short = lines.filter((line) => line.length <= maxVerseLength)
  const lengths = lines.map((line) => line.length).toSorted((a, b) => a - b)
  const capital = lines.filter((line) => /^[“‘("']?\p{Lu}/u.test(line)).length
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0
  return short.length > 0.9 * lines.length && (capital > 0.6 * lines.length || median < 50)
}

function unitOf(
  scene: PlayScene,
  names: ReadonlyMap<string, string>,
  play: Play,
  isVerse: boolean,
): DraftUnit {
  const earlier = play.scenes.filter(({ act }) => act === scene.act)
  const place = earlier.indexOf(scene) + 1
  const last = scene.speeches.at(-1)
  const lines = last === undefined ? 1 : last.firstLine + Math.max(0, last.lines.length - 1)
  return {
    title: scene.title.length <= 75 ? scene.title : '',
    within: scene.act,
    number: scene.number === place ? undefined : scene.number,
    source: isVerse ? `${placeOf(scene)}.1-${lines}` : speechesOf(scene),
    people: [
      ...new Set(scene.speeches.flatMap(({ speaker }) => names.get(speakerKey(speaker)) ?? [])),
    ],
    keywords: [],
  }
}

function placeOf({ act, number }: PlayScene): string {
  return act === undefined ? `${number}` : `${act}.${number}`
}

/** In prose, lines end elsewhere in every edition, so speeches are counted. */
function speechesOf({ speeches }: PlayScene): string {
  const [from, to] = [speeches[0]?.number ?? 1, speeches.at(-1)?.number ?? 1]
  return from === to ? `par. ${from}` : `par. ${from}-${to}`
}

function peopleOf(
  { cast, scenes }: Play,
  names: ReadonlyMap<string, string>,
  units: readonly DraftUnit[],
): readonly DraftPerson[] {
  const byName = new Map<string, { aliases: Set<string>; weight: number; first: number }>()
  for (const [unit, { speeches }] of scenes.entries()) {
    for (const { speaker } of speeches) {
      const name = names.get(speakerKey(speaker))
      if (name === undefined) continue
      const entry = byName.get(name) ?? { aliases: new Set(), weight: 0, first: unit }
      entry.weight += 1
      const alias = tidyName(speaker)
      if (alias !== name && !name.endsWith(alias.replace(/^The /, ''))) entry.aliases.add(alias)
      const [short = ''] = name.split(' ')
      if (alias !== name && alias === short) entry.aliases.add(alias)
      byName.set(name, entry)
    }
  }
  return [...byName].map(([name, { aliases, weight, first }]) => {
    const role = cast.find((member) => member.name === name)?.role ?? ''
    return {
      name,
      aliases: [...aliases],
      gender: genderOfFirstName(name.split(' ')[0] ?? ''),
      role:
        role !== '' && role.split(' ').length <= 6
          ? capitalised(role.replace(/\.$/, ''))
          : undefined,
      weight,
      first,
      source: units[first]?.source ?? 'par. 1',
    }
  })
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

interface LinePlace {
  readonly scene: PlayScene
  readonly unit: number
  readonly isVerse: boolean
  readonly names: ReadonlyMap<string, string>
}

function lineOf(speech: Speech, { scene, unit, isVerse, names }: LinePlace): DraftLine | undefined {
  if (speech.lines.length === 0) return undefined
  const speaker = names.get(speakerKey(speech.speaker))
  const base = { speaker, clue: 'name', perhaps: [], unit } as const
  if (!isVerse) {
    const text = trimLine(speech.lines.join(' '))
    const paragraph = `${speech.number}`
    return {
      ...base,
      text,
      sources: [`par. ${paragraph}`],
      at: { paragraph },
      score: scoreLine(text),
    }
  }
  const verse = bestVerse(speech.lines)
  if (verse === undefined) return undefined
  const text = speech.lines.slice(verse.from, verse.to + 1).join('\n')
  const [from, to] = [speech.firstLine + verse.from, speech.firstLine + verse.to]
  const lines = from === to ? `${from}` : `${from}-${to}`
  return {
    ...base,
    text,
    sources: [`${placeOf(scene)}.${lines}`],
    at: { lines },
    score: scoreLine(text),
  }
}
