import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { parsePlay } from '../../../src/core/draft/parse-play.ts'
import { findCueStyle } from '../../../src/core/draft/read-cue.ts'

function parse(text: string) {
  return parsePlay(text, findCueStyle(text).style)
}

/** Returns who says what, scene by scene. */
function speechesIn(text: string): readonly (readonly string[])[] {
  return parse(text).scenes.map(({ speeches }) =>
    speeches.map(({ speaker, lines }) => `${speaker}: ${lines.join(' / ')}`),
  )
}

test('names before the speech, with stage directions in brackets', () => {
  const text = `THE BELL

Act One

Scene 1. A kitchen

ANNA. (at the window) It has stopped.
TOM (without looking up). What has?
ANNA. The bell. [She sits
down beside him.] Listen.
TOM. I hear nothing.
That is what I hear.

Scene 2. The tower

TOM. It is only rope and iron.
ANNA. So are we.`
  expect(speechesIn(text)).toEqual([
    [
      'ANNA: It has stopped.',
      'TOM: What has?',
      'ANNA: The bell. / Listen.',
      'TOM: I hear nothing. / That is what I hear.',
    ],
    ['TOM: It is only rope and iron.', 'ANNA: So are we.'],
  ])
  expect(parse(text).scenes.map(({ act, number, title }) => [act, number, title])).toEqual([
    [1, 1, 'A kitchen'],
    [1, 2, 'The tower'],
  ])
})

test('names with a colon', () => {
  const text = 'Anna: It has stopped.\n\nTom: What has?\n\nAnna: The bell.\n\nTom: I hear nothing.'
  expect(speechesIn(text)).toEqual([
    ['Anna: It has stopped.', 'Tom: What has?', 'Anna: The bell.', 'Tom: I hear nothing.'],
  ])
})

test('a screenplay with centred names and headings of places', () => {
  const text = `INT. KITCHEN - NIGHT

Rain on the window.

                    ANNA
          (softly)
     It has stopped.

                    TOM
     What has?

EXT. TOWER - DAY

                    ANNA
     The bell.

                    TOM
     I hear nothing at all.`
  expect(speechesIn(text)).toEqual([
    ['ANNA: It has stopped.', 'TOM: What has?'],
    ['ANNA: The bell.', 'TOM: I hear nothing at all.'],
  ])
  expect(parse(text).scenes.map(({ title }) => title)).toEqual(['Kitchen', 'Tower'])
})

test('verse with numbers at its margin is counted as the margin counts it', () => {
  const text = `ANNA
The bell has stopped. I counted every stroke
Until the dark came down on field and town,
And then I counted silence in its place.

TOM
How many?

ANNA
          None.       5

TOM
Then none is what we’ll tell
The ones who ask us where the evening went.`
  const [scene] = parse(text).scenes
  expect(scene?.speeches.map(({ firstLine }) => firstLine)).toEqual([1, 4, 5, 6])
})

test('every line that the pack of Low Water quotes stands where its text says, with its speaker', () => {
  function read(name: string): string {
    return readFileSync(
      fileURLToPath(new URL(`../../../data/low-water/${name}`, import.meta.url)),
      'utf8',
    )
  }
  const { scenes, cast } = parse(read('text.md'))
  const quotes = load(read('quotes.yaml')) as readonly {
    line: string
    speaker?: string
    source: readonly string[]
  }[]
  expect(cast).toHaveLength(8)
  expect(scenes).toHaveLength(9)
  const wrong = quotes.flatMap(({ line, speaker, source }) => {
    const [, act, number, first] = /^(\d+)\.(\d+)\.(\d+)/.exec(source[0] ?? '') ?? []
    const scene = scenes.find((each) => each.act === Number(act) && each.number === Number(number))
    const [beginning = ''] = line.split('\n')
    const found = scene?.speeches.find((speech) =>
      speech.lines.some(
        (own, at) => own.includes(beginning) && speech.firstLine + at === Number(first),
      ),
    )
    return found !== undefined &&
      (speaker === undefined || found.speaker.toLowerCase().includes(speaker))
      ? []
      : [line]
  })
  expect(quotes.length).toBeGreaterThan(20)
  expect(wrong).toEqual([])
})
