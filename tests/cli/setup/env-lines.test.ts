import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { findEnvChoice, setEnvChoice, setEnvLine } from '../../../src/cli/setup/env-lines.ts'

test('a new variable comes at the end, and every other line stays', () => {
  const text = '# Our settings\n\nPORT=4000 # the school’s proxy\nexport HOST=::1'
  expect(setEnvLine(text, 'DISCORD_TOKEN', 'a.b.c')).toBe(`${text}\nDISCORD_TOKEN=a.b.c\n`)
  expect(setEnvLine('', 'PORT', '1')).toBe('PORT=1\n')
})

test('a variable that is there changes where it is, the last one that counts', () => {
  expect(setEnvLine('A=1\nPORT=1\nB=2\n export PORT = 2\n#PORT=3\n', 'PORT', '9')).toBe(
    'A=1\nPORT=1\nB=2\nPORT=9\n#PORT=3\n',
  )
})

test('the line endings of Windows stay', () => {
  expect(setEnvLine('A=1\r\nB=2\r\n', 'A', '3')).toBe('A=3\r\nB=2\r\n')
})

test.each(['a b', 'a#b', 'say "yes"', '$HOME', `it's`, 'xoxb-1-2_3', 'https://a.example/?b=c'])(
  '%s is read back as it was',
  (value) => {
    expect(parseEnv(setEnvLine('', 'A', value))['A']).toBe(value)
  },
)

test('a choice is kept in a comment, once', () => {
  const text = setEnvChoice(setEnvChoice('A=1\n', 'discord'), 'both')
  expect(text).toBe('A=1\n# npm run setup: both\n')
  expect(findEnvChoice(text)).toBe('both')
  expect(findEnvChoice('A=1\n')).toBeUndefined()
})
