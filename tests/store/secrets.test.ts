import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSecrets } from '../../src/store/secrets.ts'

const key = randomBytes(32).toString('base64')
const older = randomBytes(32).toString('base64')

it('decrypts what it encrypted, and never encrypts a text the same way twice', () => {
  const secrets = createSecrets([key])
  const sealed = secrets.seal('xoxb-token — ß', 'T1')
  expect(secrets.open(sealed, 'T1')).toBe('xoxb-token — ß')
  expect(sealed).not.toContain('xoxb')
  expect(secrets.seal('xoxb-token — ß', 'T1')).not.toBe(sealed)
  expect(secrets.open(secrets.seal('', 'T1'), 'T1')).toBe('')
})

it('refuses a secret in another context', () => {
  const secrets = createSecrets([key])
  expect(() => secrets.open(secrets.seal('token', 'T1'), 'T2')).toThrow(/changed or moved/)
})

it('refuses a secret with any character changed', () => {
  const secrets = createSecrets([key])
  const sealed = secrets.seal('token', 'T1')
  for (let at = 0; at < sealed.length - 1; at += 1) {
    const letter = sealed[at] === 'A' ? 'B' : 'A'
    const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
    expect(() => secrets.open(changed, 'T1')).toThrow(/encrypted/)
  }
  for (const odd of ['', 'token', `${sealed.split('.')[0]}.`]) {
    expect(() => secrets.open(odd, 'T1')).toThrow(/encrypted/)
  }
})

it('decrypts with an older key after a change of keys, and says what to encrypt again', () => {
  const sealed = createSecrets([older]).seal('token', 'T1')
  const rotated = createSecrets([key, older])
  expect(rotated.open(sealed, 'T1')).toBe('token')
  expect(rotated.isCurrent(sealed)).toBe(false)
  expect(rotated.isCurrent(rotated.seal('token', 'T1'))).toBe(true)
  expect(() => createSecrets([key]).open(sealed, 'T1')).toThrow(
    expect.objectContaining({
      problem: 'key',
      message: expect.stringContaining('SECRETS_KEY doesn’t contain'),
    }),
  )
})

it('refuses a key of the wrong length', () => {
  expect(() => createSecrets([randomBytes(16).toString('base64')])).toThrow(/must be 32 bytes/)
})
