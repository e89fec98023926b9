import { expect, test } from 'vitest'
import { pageAddress, projectorAddresses } from '../src/platforms.ts'

const page = { key: undefined }

test('a projector view is where people reach the bot: at PUBLIC_URL, or on the page itself', () => {
  const everywhere = projectorAddresses({
    publicUrl: 'https://study.example.org',
    playground: undefined,
    host: '0.0.0.0',
    port: 80,
  })
  expect(everywhere('discord')).toBe('https://study.example.org')
  expect(everywhere('web')).toBe('https://study.example.org')

  const here = projectorAddresses({
    publicUrl: undefined,
    playground: page,
    host: '127.0.0.1',
    port: 3000,
  })
  expect(here('web')).toBe('http://127.0.0.1:3000')
  expect(here('slack')).toBeUndefined()

  const nowhere = projectorAddresses({
    publicUrl: undefined,
    playground: undefined,
    host: '127.0.0.1',
    port: 3000,
  })
  expect(nowhere('discord')).toBeUndefined()
})

test.each(['0.0.0.0', '::'])('no link names %s, which stands for every interface', (host) => {
  const config = { publicUrl: undefined, playground: page, host, port: 3000 }
  for (const address of [projectorAddresses(config)('web'), pageAddress(config)]) {
    expect(address).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:3000$/)
    expect(address).not.toContain('0.0.0.0')
  }
})
