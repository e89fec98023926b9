import { expect, test } from 'vitest'
import { basePathOf, ownPartOf, withoutBasePath } from '../src/base-path.ts'

test('most addresses have no path of their own', () => {
  for (const address of [undefined, 'https://bot.example', 'https://bot.example/']) {
    expect(basePathOf(address)).toBe('')
  }
  expect(basePathOf('https://school.example/apps/bot/')).toBe('/apps/bot')
})

test.each([
  ['/bot/play/line?as=ana', { url: '/play/line?as=ana' }],
  ['/bot/', { url: '/' }],
  ['/play/line', { url: '/play/line' }],
  ['/botany/', { url: '/botany/' }],
  ['/bot', { location: '/bot/' }],
  ['/bot?as=ana', { location: '/bot/?as=ana' }],
])(
  'below /bot, %s leads to the right page, whether the proxy keeps the path or not',
  (url, expected) => {
    expect(withoutBasePath(url, '/bot')).toEqual(expected)
  },
)

test('a path that begins like a page of the bot’s own is noticed', () => {
  expect(ownPartOf('/slack')).toBe('slack')
  expect(ownPartOf('/slackers')).toBe(undefined)
  expect(ownPartOf('')).toBe(undefined)
})
