import { expect, test } from 'vitest'
import { basePathOf, isPlainAddress, ownPartOf, withoutBasePath } from '../src/base-path.ts'

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

test.each(['https://bot.example', 'http://127.0.0.1:3000/', 'https://school.example/apps/bot_2/'])(
  '%s is an address that can be given out',
  (address) => expect(isPlainAddress(address)).toBe(true),
)

test.each([
  'ftp://bot.example',
  'https://ana:hunter2@bot.example',
  'https://@bot.example',
  'https://bot.example/?key=hunter2',
  'https://bot.example/?',
  'https://bot.example/#',
  // Redirects to this path would lead to another host.
  'https://bot.example//evil.example',
  'https://bot.example/\\evil.example',
  // A cookie’s path would end there.
  'https://bot.example/bot;Domain=example',
  'https://bot.example/b%6ft',
  'https://bot.example/schüle',
  'bot.example',
])('%s is not', (address) => expect(isPlainAddress(address)).toBe(false))
