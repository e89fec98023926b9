import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

const discord = { DISCORD_TOKEN: 'A-Very-Fake-Token', DISCORD_APPLICATION_ID: '12345678901234567' }
const workspaces = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 'sixteen letters!',
  SLACK_SIGNING_SECRET: 's',
  SECRETS_KEY: Buffer.alloc(32).toString('base64'),
}

test('with nothing set there is a playground on port 3000 and a file for what is kept', () => {
  expect(readConfig({ PATH: '/usr/bin', PORT: '' })).toMatchObject({
    discord: undefined,
    slack: undefined,
    databaseUrl: 'sqlite:var/commonplace.db',
    packsDir: 'data',
    port: 3000,
    host: '127.0.0.1',
    playground: { key: undefined },
    logLevel: 'info',
  })
})

test('the address of the database comes without quotation marks and blanks around it', () => {
  expect(readConfig({ DATABASE_URL: ' "sqlite:x.db"\n' }).databaseUrl).toBe('sqlite:x.db')
})

test.each([
  ['"::1"\r', '::1'],
  ['[::1]', '::1'],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  [" 'school.example' ", 'school.example'],
  ['" school.example "', 'school.example'],
])(
  'what else reads a file of variables may leave round a value is no part of it: %j',
  (HOST, host) => {
    const read = readConfig({ ...discord, HOST, LOG_LEVEL: 'warn\r', DISCORD_MODE: '"gateway"' })
    expect(read).toMatchObject({ host, logLevel: 'warn' })
  },
)

test.each(['""', "''", '" "', '\r'])('a value of nothing but %j is not set', (nothing) => {
  expect(readConfig({ ...discord, HOST: nothing, METRICS_KEY: nothing }).host).toBe('127.0.0.1')
})

test.each(['http://127.0.0.1', '127.0.0.1:3000', '[::1', 'my school', '::1::2', '256.1.1.1'])(
  'HOST is a name or an address and nothing more, not %s',
  (HOST) => expect(() => readConfig({ HOST })).toThrow('HOST must be a host name or address'),
)

test('a chat platform switches the playground off unless it is asked for', () => {
  expect(readConfig(discord).playground).toBeUndefined()
  expect(readConfig({ ...discord, PLAYGROUND: 'on' }).playground).toBeDefined()
})

test('a playground that others can reach needs a key, and one that is off needs nothing', () => {
  const key = 'sixteen letters!'
  const open = readConfig({
    HOST: '0.0.0.0',
    PLAYGROUND_KEY: key,
    PUBLIC_URL: 'https://a.example/',
  })
  expect(open.playground).toEqual({ key })
  expect(open.publicUrl).toBe('https://a.example')
  expect(readConfig({ HOST: '0.0.0.0', PLAYGROUND: 'off' }).playground).toBeUndefined()
  expect(readConfig({ ...discord, HOST: '0.0.0.0' }).playground).toBeUndefined()
  for (const host of ['localhost', '127.0.0.1', '127.3.2.1', '::1']) {
    expect(readConfig({ HOST: host }).playground).toBeDefined()
  }
})

test('Slack runs in one of three ways, by what is set', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }
  expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack?.kind).toBe('socket')
  expect(readConfig({ ...bot, SLACK_SIGNING_SECRET: 's' }).slack?.kind).toBe('http')
  expect(readConfig(workspaces).slack?.kind).toBe('workspaces')
})

test('a stop waits for the balancer where a platform calls the bot, unless it is told otherwise', () => {
  const key = 'a'.repeat(64)
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }
  for (const direct of [{}, discord, { ...slack, SLACK_APP_TOKEN: 'xapp-1' }]) {
    expect(readConfig(direct).drainMs).toBe(0)
  }
  for (const called of [{ ...discord, DISCORD_PUBLIC_KEY: key }, slack, workspaces]) {
    expect(readConfig(called).drainMs).toBe(5000)
    expect(readConfig({ ...called, DRAIN_SECONDS: '0' }).drainMs).toBe(0)
  }
  expect(readConfig({ DRAIN_SECONDS: '10' }).drainMs).toBe(10_000)
  for (const wrong of ['61', '-1', '1.5', 'long']) {
    expect(() => readConfig({ DRAIN_SECONDS: wrong })).toThrow('DRAIN_SECONDS must be')
  }
})

test('backups are looked for beside the file of the database, unless another folder is named', () => {
  expect(readConfig({}).backupsDir).toBe('var/backups')
  const file = { DATABASE_URL: 'sqlite:/srv/data/class.db' }
  expect(readConfig(file).backupsDir).toBe('/srv/data/backups')
  expect(readConfig({ ...file, BACKUPS_DIR: '/mnt/usb' }).backupsDir).toBe('/mnt/usb')
  expect(readConfig({ DATABASE_URL: 'sqlite::memory:' }).backupsDir).toBeUndefined()
  const server = { DATABASE_URL: 'postgres://bot@db/class' }
  expect(readConfig(server).backupsDir).toBeUndefined()
  expect(readConfig({ ...server, BACKUPS_DIR: '/dumps' }).backupsDir).toBe('/dumps')
})

test('several keys are read in order, the current one first', () => {
  const [old, fresh] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
  expect(readConfig({ SECRETS_KEY: `${fresh}, ${old}` }).secretsKeys).toEqual([fresh, old])
})

test('a process can have a name, in letters that suit the log and the metrics', () => {
  expect(readConfig({ INSTANCE_NAME: 'bot-a.school' }).instanceName).toBe('bot-a.school')
  expect(() => readConfig({ INSTANCE_NAME: 'bot "a"' })).toThrow(
    'INSTANCE_NAME must be up to 63 letters',
  )
})

describe('every mistake has a sentence that names the variable', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT must be a port number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a port number from 0 to 65535.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [{ ...discord, DISCORD_TOKEN: 'Bot a.b.c' }, 'DISCORD_TOKEN must be the bot token alone,'],
    [{ PLAYGROUND: 'yes' }, 'PLAYGROUND must be on or off.'],
    [
      { PLAYGROUND_KEY: 'short' },
      'PLAYGROUND_KEY must be at least 16 characters that only teachers know. Make a key with: openssl rand -base64 24.',
    ],
    [
      { ...workspaces, SLACK_STATE_SECRET: 'short' },
      'SLACK_STATE_SECRET must be a secret of at least 16',
    ],
    [{ PLAYGROUND_KEI: 'x' }, 'Did you mean PLAYGROUND_KEY?'],
    ...[
      { HOST: '0.0.0.0' },
      { HOST: '::' },
      { HOST: '192.168.1.20' },
      { HOST: 'school.example' },
      { PUBLIC_URL: 'https://study.example' },
      { ...discord, HOST: '0.0.0.0', PLAYGROUND: 'on' },
    ].map((open): [Record<string, string>, string] => [
      open,
      'Other computers could reach the playground, so set PLAYGROUND_KEY',
    ]),
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is for MySQL, but the bot keeps its data in SQLite or PostgreSQL. Write sqlite:PATH or postgres://user:password@host/database.',
    ],
    [
      { DATABASE_URL: 'postgres://u:p@ss#w@host/db' },
      'DATABASE_URL can’t be read, because a character in the user name or password means something else in an address. Write @ as %40,',
    ],
    [
      { SECRETS_KEY: 'short' },
      'SECRETS_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32.',
    ],
    [
      { DISCORD_API_URL: 'ftp://x' },
      'DISCORD_API_URL must be a web address that begins with http:// or https://.',
    ],
    [
      { DISCORD_TOKN: 'x' },
      'DISCORD_TOKN is not a setting of Commonplace. Did you mean DISCORD_TOKEN?',
    ],
    [
      { DISCORD_TOKEN: 'x' },
      'DISCORD_TOKEN is set but DISCORD_APPLICATION_ID is not. Copy it from the Discord developer portal.',
    ],
    [
      { DISCORD_MODE: 'http' },
      'DISCORD_MODE is set but DISCORD_TOKEN is not. Set both or neither.',
    ],
    [
      { ...discord, DISCORD_MODE: 'http' },
      'DISCORD_MODE is http but DISCORD_PUBLIC_KEY is not set. Copy it from the Discord developer portal.',
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxp-1' },
      'SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-.',
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN is set, so also set SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP).',
    ],
    [
      { SLACK_APP_TOKEN: 'xapp-1' },
      'SLACK_BOT_TOKEN is not set. Copy it from the Slack app’s OAuth & Permissions page.',
    ],
    [
      { ...workspaces, SECRETS_KEY: '' },
      'SLACK_CLIENT_ID needs SECRETS_KEY, to encrypt installation tokens. Make one with: openssl rand -base64 32',
    ],
    [
      { ...workspaces, SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many. Set only one of them.',
    ],
    [
      { SLACK_CLIENT_ID: '1.2' },
      'To use Slack in many workspaces, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.',
    ],
  ])('%j', (environment: Record<string, string>, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence)
  })

  test('all mistakes are reported at once, and no value is repeated', () => {
    function read() {
      return readConfig({ PORT: 'x', SLACK_BOT_TOKEN: 'hunter2' })
    }
    expect(read).toThrow(/SLACK_BOT_TOKEN must be .*\nPORT must be /)
    expect(read).not.toThrow(/hunter2/)
  })
})

test.each([
  'https://ana:hunter2@bot.example',
  'https://bot.example/?hunter2',
  'https://a//hunter2',
])('PUBLIC_URL is shown to classes, so %s is refused', (address) => {
  expect(() => readConfig({ PUBLIC_URL: address })).toThrow(/^PUBLIC_URL must be the web address/)
  expect(() => readConfig({ PUBLIC_URL: address })).not.toThrow('hunter2')
})

test('the path of PUBLIC_URL is where the bot is, unless it could be one of its own', () => {
  expect(
    readConfig({ PUBLIC_URL: 'https://school.example/bot/', PLAYGROUND: 'off' }),
  ).toMatchObject({
    publicUrl: 'https://school.example/bot',
    basePath: '/bot',
  })
  expect(() =>
    readConfig({ PUBLIC_URL: 'https://school.example/slack', PLAYGROUND: 'off' }),
  ).toThrow(
    'The bot has pages of its own below /slack, so PUBLIC_URL can’t use that path. Choose another one, such as /bot.',
  )
})
