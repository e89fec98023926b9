/** How each renderer shows a picture of a pack, with its file and without. */
import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Block } from '../../../src/core/reply/reply.ts'
import { render as renderDiscord } from '../../../src/render/discord/render.ts'
import { renderReply } from '../../../src/render/html/render.ts'
import { picture, pictured, stripes } from '../../fixtures/question-pictures.ts'

const named: Block = { kind: 'image', pack: pictured.id, ...picture }
const data = pictured.images?.[picture.file] ?? ''
const found: Block = { ...named, data }

test('the page shows the file, and says the words without it', () => {
  expect(renderReply({ blocks: [found] }).markup).toContain(
    `alt="Grey and white stripes." src="${data}"`,
  )
  expect(renderReply({ blocks: [named] }).markup).toContain('Picture: Grey and white stripes.')
})

test('Discord gets the file for its gallery, or the words', () => {
  const [shown] = renderDiscord({ blocks: [found] })
  expect(shown.files).toMatchObject([{ name: 'stripes.png', contentType: 'image/png' }])
  expect(Buffer.from(shown.files[0]?.data ?? '').equals(stripes())).toBe(true)
  const [words] = renderDiscord({ blocks: [named] })
  expect(words.files).toEqual([])
  expect(JSON.stringify(words.components)).toContain('Picture: Grey and white stripes.')
})

test('an address that is no picture is never shown', () => {
  const blocks: Block[] = [{ ...named, data: 'data:text/html;base64,PGI+' }]
  expect(renderReply({ blocks }).markup).not.toContain('text/html')
  expect(toPlainText({ blocks })).toBe('Picture: Grey and white stripes.')
})
