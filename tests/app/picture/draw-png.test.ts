import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { drawPng } from '../../../src/app/picture/draw-png.ts'
import { readDrawing } from '../../../src/core/picture/drawing/read-drawing.ts'
import { drawQuoteCard } from '../../../src/core/picture/quote-card.ts'

function draw(line: string): Promise<Uint8Array | undefined> {
  return drawPng(drawQuoteCard({ line, byline: 'Mara', citation: 'The Harbour, scene 1' }).svg)
}

test('a card becomes a PNG that is sharp on a phone', async () => {
  const png = Buffer.from((await draw('The light is out.')) ?? [])
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(1600)
})

test.each([
  ['French', 'Où êtes-vous, mon cœur ?'],
  ['Greek', 'Πού είναι το φως;'],
  ['Russian', 'Где же свет?'],
  ['Hebrew', 'איפה האור?'],
  ['Arabic', 'أين النور؟'],
  ['Vietnamese', 'Ánh sáng ở đâu?'],
])('%s letters are drawn', async (_, line) => {
  expect(await draw(line)).toBeDefined()
})

test.each([
  ['Chinese', '灯在哪里？'],
  ['Hindi', 'रोशनी कहाँ है?'],
  ['Thai', 'แสงอยู่ที่ไหน'],
  ['an astronaut', 'Look: 👩‍🚀'],
])('no picture is made of %s, of which it would show boxes', async (_, line) => {
  expect(await draw(line)).toBeUndefined()
})

test('the longest line that a pack may have fits, at a size that Discord takes', async () => {
  const png = await draw('Wherever '.repeat(112).trim())
  expect(png?.length).toBeLessThan(1_000_000)
})

test.each(['mitochondrion', 'electron-chain'])(
  'the drawing %s of a pack is drawn',
  async (name) => {
    const file = `data/how-cells-make-energy/pictures/${name}.svg`
    const read = readDrawing(await readFile(file, 'utf8'))
    const png = Buffer.from((await drawPng('svg' in read ? read.svg : '')) ?? [])
    expect(png.readUInt32BE(16)).toBe(1600)
    expect(png.length).toBeLessThan(250_000)
  },
)

test('a drawing without paper of its own gets white paper, for readers of a dark Discord', async () => {
  const shown = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">'
  const paper = '<rect width="8" height="4" fill="#fff"/>'
  const drawn = [await drawPng(`${shown}</svg>`), await drawPng(`${shown}${paper}</svg>`)]
  expect(drawn[0]).toEqual(drawn[1])
})
