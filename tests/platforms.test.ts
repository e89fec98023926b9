import { expect, test } from 'vitest'
import { projectorAddresses } from '../src/platforms.ts'

const page = { key: undefined, publicUrl: undefined }

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

test('no link names an address that stands for every interface', () => {
  const link = projectorAddresses({
    publicUrl: undefined,
    playground: page,
    host: '0.0.0.0',
    port: 3000,
  })
  expect(link('web')).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:3000$/)
  expect(link('web')).not.toContain('0.0.0.0')
})
