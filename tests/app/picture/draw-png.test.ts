import { expect, test } from 'vitest'
import { drawPng } from '../../../src/app/picture/draw-png.ts'
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
