import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createSignatureWatch } from '../../../src/adapters/kit/signature-watch.ts'

const startedAt = Date.UTC(2027, 0, 15, 9, 30)

function watch() {
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  let now = startedAt
  const variable = 'DISCORD_PUBLIC_KEY'
  const signatures = createSignatureWatch({ platform: 'Discord', variable, log, now: () => now })
  return {
    signatures,
    pass: (ms: number) => void (now += ms),
    /** The last second that Discord could have signed, `behind` seconds ago. */
    signedAt: (behind: number) => now / 1000 - behind,
    warnings: () =>
      lines.map((line) => {
        const { what, rows, seconds } = JSON.parse(line) as Record<string, unknown>
        return { what, rows, seconds }
      }),
  }
}

test('a clock that is ahead or behind is named with its seconds, until a request is accepted', () => {
  const { signatures, signedAt } = watch()
  expect(signatures.problem()).toBeUndefined()
  signatures.refused('signature_stale', signedAt(312))
  expect(signatures.problem()).toContain('clock is 312 seconds ahead of Discord’s')
  signatures.refused('signature_stale', signedAt(-400))
  expect(signatures.problem()).toContain('clock is 400 seconds behind Discord’s')
  signatures.accepted()
  expect(signatures.problem()).toBeUndefined()
})

test('an old request that somebody sends again is no trouble for long', () => {
  const { signatures, signedAt, pass } = watch()
  signatures.refused('signature_stale', signedAt(312))
  pass(5 * 60_000)
  expect(signatures.problem()).toBeUndefined()
})

test('a key under which nothing was ever right is named, but not for what Discord sends to be refused', () => {
  const { signatures } = watch()
  signatures.refused('signature_wrong')
  expect(signatures.problem()).toBeUndefined()
  signatures.refused('signature_wrong')
  signatures.refused('signature_wrong')
  expect(signatures.problem()).toContain('Check DISCORD_PUBLIC_KEY.')
  signatures.accepted()
  for (let count = 0; count < 10; count += 1) signatures.refused('signature_wrong')
  expect(signatures.problem()).toBeUndefined()
})

test('the log is told once a minute, and how many there were', () => {
  const { signatures, signedAt, pass, warnings } = watch()
  signatures.refused('signature_stale', signedAt(312))
  signatures.refused('signature_stale', signedAt(312))
  pass(59_999)
  signatures.refused('signature_missing')
  expect(warnings()).toEqual([{ what: 'signature_stale', rows: 1, seconds: 312 }])
  pass(1)
  signatures.refused('signature_stale', signedAt(312))
  expect(warnings()[1]).toEqual({ what: 'signature_stale', rows: 3, seconds: 312 })
})
