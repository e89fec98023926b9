/** The play keeps its secret until the hearing, and each of its lines stands where the pack says. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { visibleContent } from '../../src/core/pack/visible-content.ts'
import { lowWater, lowWaterTextFile } from '../fixtures/low-water.ts'

const hearing = lowWater.scenes.findIndex(({ id }) => id === 'the-hearing')
const gates = lowWater.scenes.slice(0, hearing).map(({ id }) => id)

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part) => stringsIn(part))
}

function sentencesIn(value: unknown): readonly string[] {
  return stringsIn(value).flatMap((text) => text.split(/(?<=[.?!])\s+/))
}

/** What only the hearing and the last scene tell: the hand, the key that was lost, what becomes of Maud. */
const told = [
  /\btorn\b/i,
  /\bspokes\b/i,
  /\bhenhouse\b/i,
  /\brust(?:ed)? (?:key|on the lost)/i,
  /\bhinge (?:is|was|turns out to be)\b.*\bkey\b/i,
  /\bown (?:sentence|hand|guilt|crime)\b/i,
  /\bmother(?:’s)? (?:had a secret|shielding|lie)\b/i,
  /\bjudge has become\b/i,
  /\bclues?\b/i,
  /\bhypocrite\b/i,
]

/** Says of a person that they opened the gate. */
const deed =
  /\b(?:open(?:ed|s)|turn(?:ed|s)|unlock(?:ed|s)|broke|breaks|guilty|thief|culprit|steals?|stole)\b/i

/** Name Maud or a hand beside a deed, and do not say whose it is. */
const harmless: readonly string[] = [
  'Maud promises the village that she will find out who turned the wheel.',
  'He proves that the gate was opened, and regrets how much Maud has sworn.',
  'Maud says that the law would hold even if the culprit were a relation of hers.',
]

function suspicious(content: unknown): readonly string[] {
  return sentencesIn(content).filter(
    (sentence) =>
      !harmless.includes(sentence) &&
      (told.some((words) => words.test(sentence)) ||
        (/\b(?:Maud|reeve)\b/i.test(sentence) && deed.test(sentence))),
  )
}

describe('the secret of the play', () => {
  test.each(gates)('is in nothing that a class at %s can read', (gate) => {
    const { title, part, summary, synonyms } = lowWater
    const content = visibleContent(lowWater, { ceiling: 'mature', gate })
    expect(suspicious([content, { title, part, summary, synonyms }])).toEqual([])
  })

  test('is told at the hearing, in words that the check above knows', () => {
    const content = visibleContent(lowWater, { ceiling: 'everyone', gate: 'the-hearing' })
    expect(suspicious(content).length).toBeGreaterThan(10)
  })
})

interface VerseLine {
  readonly scene: string
  readonly number: number
  readonly speaker: string
  readonly words: string
}

/** Reads the verse out of the text: its speech headings have the number of their first line. */
function readVerse(text: string): readonly VerseLine[] {
  const verse: VerseLine[] = []
  let [act, scene, number, speaker] = [0, 0, 0, '']
  for (const row of text.split('\n').map((each) => each.trim())) {
    const heading = /^#{2,3} (Act|Scene) (\d+)/.exec(row)
    if (heading?.[1] === 'Act') act = Number(heading[2])
    else if (heading?.[1] === 'Scene') scene = Number(heading[2])
    const speech = /^\*\*([A-Z]+)\*\*(?: \*.+\*)? \((\d+)\)$/.exec(row)
    if (speech !== null) {
      speaker = (speech[1] ?? '').toLowerCase()
      number = Number(speech[2]) - 1
    } else if (scene > 0 && row !== '' && !/^[#*]/.test(row)) {
      number += 1
      verse.push({ scene: `${act}.${scene}`, number, speaker, words: row })
    }
  }
  return verse
}

describe('the text of the play', () => {
  const verse = readVerse(readFileSync(lowWaterTextFile, 'utf8'))
  const counts = new Map<number, number>()
  const places = lowWater.scenes.map(({ within = 0 }) => {
    counts.set(within, (counts.get(within) ?? 0) + 1)
    return `${within}.${counts.get(within)}`
  })

  test('counts its lines without a gap, a shared line once', () => {
    for (const scene of places) {
      const numbers = verse.filter((line) => line.scene === scene).map(({ number }) => number)
      const jumps = numbers.filter((number, at) => {
        const step = number - (numbers[at - 1] ?? 0)
        return step !== 0 && step !== 1
      })
      expect({ scene, jumps }).toEqual({ scene, jumps: [] })
      const index = places.indexOf(scene)
      expect(lowWater.scenes[index]?.source).toEqual([`${scene}.1-${numbers.at(-1)}`])
    }
  })

  test('has each quoted line at its place, said by its speaker', () => {
    for (const { id, line, scene, speaker, at } of lowWater.quotes) {
      const place = places[lowWater.scenes.findIndex((each) => each.id === scene)]
      const [first = 0, last = first] = String(at?.lines).split('-').map(Number)
      const said = verse.filter(
        (each) =>
          each.scene === place &&
          each.speaker === speaker &&
          each.number >= first &&
          each.number <= last,
      )
      expect(`${id}: ${said.map(({ words }) => words).join('\n')}`).toContain(line)
      expect(line.split('\n')).toHaveLength(said.length)
    }
  })

  test('has ten or eleven syllables in nearly every line, as far as spelling tells', () => {
    const whole = Map.groupBy(verse, ({ scene, number }) => `${scene}.${number}`)
    const lengths = [...whole.values()].map((parts) =>
      parts
        .flatMap(({ words }) => words.toLowerCase().match(/\p{L}+/gu) ?? [])
        .reduce((sum, word) => sum + Math.max(1, word.match(/[aeiouy]+/g)?.length ?? 0), 0),
    )
    const usual = lengths.filter((length) => length >= 9 && length <= 15)
    expect(lengths.length).toBeGreaterThan(400)
    expect(usual.length / lengths.length).toBeGreaterThan(0.9)
  })
})
