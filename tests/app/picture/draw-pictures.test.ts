import { pino } from 'pino'
import { expect, test } from 'vitest'
import { heavyWork } from '../../../src/app/heavy/heavy-work.ts'
import { createDrawPictures } from '../../../src/app/picture/draw-pictures.ts'
import { drawQuoteCard } from '../../../src/core/picture/quote-card.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

const log = pino({ level: 'silent' })
const card = drawQuoteCard({ line: 'The light is out.', byline: 'Mara', citation: 'Tale' })
const foreign = drawQuoteCard({ line: '灯灭了。', byline: 'Mara', citation: 'Tale' })

test('the pictures of a reply are drawn in the process for heavy work', async () => {
  const draw = createDrawPictures(heavyWork, log)
  const drawn = await draw({ blocks: [card, foreign] }, 'discord:guild/1')
  expect([...drawn.keys()]).toEqual([card.svg])
})

test.each([new UserError('Too many are waiting.'), new Error('It is broken.')])(
  'a picture that cannot be drawn is left out, since the words are there (%s)',
  async (error) => {
    const draw = createDrawPictures({ run: () => Promise.reject(error) }, log)
    expect((await draw({ blocks: [card] }, 'discord:guild/1')).size).toBe(0)
  },
)
