import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createLog, createLogStream, withoutSecrets } from '../src/log.ts'
import { createMetrics } from '../src/metrics.ts'
import { silentObserver } from '../src/core/platform/observer.ts'
import { StoreError } from '../src/store/store-error.ts'
import { createManualClock } from './fixtures/manual-clock.ts'

// Put together here, so that nothing in this file looks like a leaked secret to a scanner.
const slackBot = ['xoxb', '123456789012', 'abcDEF'].join('-')
const slackApp = ['xapp', '1', 'A012', 'abc'].join('-')
const discordBot = ['M'.repeat(24), 'G1a2b3', 'x'.repeat(30)].join('.')

describe('secrets are taken out of whatever is logged', () => {
  test.each([
    [`token ${slackBot}!`, 'token [hidden]!'],
    [`socket ${slackApp}`, 'socket [hidden]'],
    [`Bot ${discordBot}`, 'Bot [hidden]'],
    ['postgres://class:hunter2@db/commonplace', 'postgres://class:[hidden]@db/commonplace'],
    ['postgres://class:hun/t@er2@db/commonplace', 'postgres://class:[hidden]@db/commonplace'],
    [
      'postgres://db/commonplace?password=hunter2&ssl=1',
      'postgres://db/commonplace?password=[hidden]&ssl=1',
    ],
    ['client_secret=hunter2', 'client_secret=[hidden]'],
    ['SECRETS_KEY=aHVudGVyMg==', 'SECRETS_KEY=[hidden]'],
    ['"access_token":"hunter2"', '"access_token":"[hidden]"'],
    [
      'https://hooks.slack.com/commands/T1/2/hunter2 failed',
      'https://hooks.slack.com/[hidden] failed',
    ],
    [
      `PATCH /webhooks/123456/${'t'.repeat(40)}/messages/@original`,
      'PATCH /webhooks/123456/[hidden]/messages/@original',
    ],
  ])('%.30s…', (line, safe) => {
    expect(withoutSecrets(line)).toBe(safe)
  })

  test('ordinary words and addresses stay', () => {
    const line = 'Ready at http://127.0.0.1:3000 with her-part-2, 1.0.0'
    expect(withoutSecrets(line)).toBe(line)
  })
})

describe('a line', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = []
    write(createLog({ logLevel: 'trace' }, { write: (line) => void lines.push(line) }))
    return lines.join('')
  }

  test('has only the fields that are listed, and none that holds an object', () => {
    const line = logged((log) =>
      log.trace({ person: 'Ana', body: { text: 'Ana' }, what: { of: 'Ana' }, count: 3 }, 'Hello'),
    )
    expect(line).toContain('"count":3,"msg":"Hello"')
    expect(line).not.toContain('Ana')
  })

  test('says how many rows of each table were deleted', () => {
    const line = logged((log) => log.info({ rows: { quiz: 2, lease: 0, pack: 'Ana' } }, 'Hello'))
    expect(line).toContain('"rows":{"quiz":2},"msg":"Hello"')
  })

  test('names its process and its version', () => {
    const lines: string[] = []
    const output = { write: (line: string) => void lines.push(line) }
    createLog({ logLevel: 'info', instanceName: 'bot-a' }, output).info('Hello')
    expect(JSON.parse(lines.join(''))).toMatchObject({
      process: `bot-a/${process.pid}`,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      msg: 'Hello',
    })
  })

  test('is counted by its level', async () => {
    const { observer, page } = createMetrics()
    const log = createLog({ logLevel: 'warn' }, { write: () => undefined }, observer)
    log.error('One')
    log.warn('Two')
    log.info('Nobody reads this')
    const { body } = await page()
    expect(body).toContain('commonplace_log_lines_total{level="error"} 1')
    expect(body).toContain('commonplace_log_lines_total{level="warn"} 1')
    expect(body).not.toContain('level="info"')
  })

  test('has a hash for a class, the same each time, and nothing at all for a direct message', () => {
    const line = logged((log) => log.info({ class: 'discord:guild/1', room: 'discord:2' }, 'x'))
    expect(line).toMatch(/"class":"[0-9a-f]{8}","room":"[0-9a-f]{8}"/)
    expect(
      logged((log) => log.info({ class: 'discord:guild/1', room: 'discord:2' }, 'x')),
    ).toContain(/"class":"[0-9a-f]{8}"/.exec(line)![0])
    expect(logged((log) => log.info({ class: 'discord:dm/7' }, 'x'))).toContain('"direct message"')
  })

  test('takes no message from an error, and no words after the message', () => {
    const line = logged((log) => {
      log.warn({ err: new Error('Ana wrote') })
      log.warn(new Error('Ana wrote'))
      log.warn('Said %s', 'Ana')
      log.child({ from: 'bolt', person: 'Ana' }).warn('x')
    })
    expect(line.split('\n')).toHaveLength(5)
    expect(line).not.toMatch(/Ana wrote|Said Ana/)
  })
})

describe('an outage of the database', () => {
  const away = new StoreError('unreachable', 'The bot can’t reach PostgreSQL.')

  function openLog(logLevel = 'info') {
    const clock = createManualClock()
    const lines: string[] = []
    const output = { write: (line: string) => void lines.push(line) }
    return {
      clock,
      log: createLog({ logLevel }, output, silentObserver, clock),
      said: () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>),
    }
  }

  test('is told three times a minute by each message, and the other lines are counted', () => {
    const { clock, log, said } = openLog()
    for (let second = 0; second < 59; second += 1) {
      log.warn({ err: away }, 'The database failed during a command')
      log.error({ err: away }, 'A post failed')
      clock.turn(1000)
    }
    expect(said()).toHaveLength(6)
    clock.turn(1000)
    log.info('Hello')
    expect(said()).toMatchObject([
      { level: 40, count: 112, msg: expect.stringContaining('most lines about it were left out') },
      { msg: 'Hello' },
    ])
    log.error({ err: away }, 'A post failed')
    expect(said()).toMatchObject([{ msg: 'A post failed' }])
  })

  test('is counted at the level of errors, too', () => {
    const { clock, log, said } = openLog('error')
    for (let count = 0; count < 9; count += 1) log.error({ err: away }, 'A post failed')
    clock.turn(60_000)
    log.error('Hello')
    expect(said()).toHaveLength(3 + 1 + 1)
  })

  test('hides no other problem of the database and no other error', () => {
    const { log, said } = openLog()
    for (const step of ['a', 'b', 'c', 'd']) log.error({ err: away, step }, 'A step failed')
    expect(said()).toHaveLength(4)
    for (let count = 0; count < 9; count += 1) log.error({ err: away }, 'A post failed')
    log.error({ err: new StoreError('full', 'The disk is full.') }, 'A post failed')
    for (let count = 0; count < 9; count += 1) log.error({ err: new Error() }, 'A post failed')
    expect(said()).toHaveLength(3 + 1 + 9)
  })
})

describe('a reader that stands still', () => {
  test('costs lines, which are counted, and never a wait', () => {
    const taken: string[] = []
    let resume: (() => void) | undefined
    const output = new Writable({
      decodeStrings: false,
      write(chunk: string, _encoding, done) {
        taken.push(chunk)
        resume = done
      },
    })
    const stream = createLogStream(output)
    const line = `${'x'.repeat(1023)}\n`
    for (let count = 0; count < 2000; count += 1) stream.write(line)
    expect(output.writableLength).toBeLessThan(1.1 * 1024 * 1024)
    output._writev = (chunks, done) => {
      taken.push(...chunks.map(({ chunk }) => String(chunk)))
      done()
    }
    resume?.()
    stream.write(line)
    expect(taken.join('')).toMatch(/"dropped":97\d,"msg":"The log was not read; lines are missing"/)
  })

  test('that has gone ends nothing', () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const stream = createLogStream(output)
    expect(() => {
      stream.write('one\n')
      stream.write('two\n')
    }).not.toThrow()
  })
})
