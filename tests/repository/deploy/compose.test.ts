import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { load, YAML11_SCHEMA } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Environment } from '../../../src/config.ts'
import { imageEnvironment, imageSays } from '../../fixtures/dockerfile.ts'

// What of the Compose specification is used here, closed, so that a misspelt key is found without Docker.
const Duration = z.string().regex(/^\d+(?:s|m|h)$/)
const Service = z.strictObject({
  image: z.string(),
  build: z.literal('.').optional(),
  user: z.string().optional(),
  restart: z.literal('unless-stopped'),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  cap_add: z.array(z.literal('NET_BIND_SERVICE')).optional(),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  env_file: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string().regex(/^[\w./-]+:\/[\w./-]+(?::ro)?$/)).optional(),
  tmpfs: z.array(z.string().regex(/^\/[\w/]+(?::[\w=,]+)?$/)).optional(),
  ports: z.array(z.string().regex(/^(?:127\.0\.0\.1:)?\d+:\d+$/)).optional(),
  network_mode: z.literal('none').optional(),
  working_dir: z.string().optional(),
  command: z.array(z.string()).optional(),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .optional(),
  healthcheck: z
    .union([
      z.strictObject({ disable: z.literal(true) }),
      z.strictObject({
        test: z.array(z.string()),
        interval: Duration,
        timeout: Duration,
        retries: z.int(),
      }),
    ])
    .optional(),
  stop_grace_period: Duration.optional(),
  mem_limit: z.string().regex(/^\d+[mg]$/),
  pids_limit: z.int(),
  shm_size: z
    .string()
    .regex(/^\d+mb$/)
    .optional(),
})
const ComposeFile = z.strictObject({
  name: z.literal('commonplace'),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
})

const files = ['compose.yaml', 'compose.postgres.yaml'].map((file) => {
  const text = readFileSync(file, 'utf8')
  const {
    'x-contained': _contained,
    'x-bot': _bot,
    ...rest
  } = load(text, {
    schema: YAML11_SCHEMA,
  }) as Record<string, unknown>
  return { file, ...ComposeFile.parse(rest) }
})
const services = files.flatMap((each) =>
  Object.entries(each.services).map(([name, service]) => ({ ...each, name, service })),
)
const bots = services.filter(({ service }) => service.env_file !== undefined)
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

test('one process with SQLite, and two with PostgreSQL', () => {
  expect(bots.map(({ file, name }) => `${file} ${name}`)).toEqual([
    'compose.yaml bot',
    'compose.postgres.yaml bot-a',
    'compose.postgres.yaml bot-b',
  ])
})

test.each(services)('$file $name names what is there', ({ services: others, volumes, service }) => {
  const built = service.build === '.' ? [service.image] : []
  expect(built.filter((image) => image !== `commonplace:${version}`)).toEqual([])
  expect(Object.keys(others)).toEqual(expect.arrayContaining(Object.keys(service.depends_on ?? {})))
  for (const [source = ''] of (service.volumes ?? []).map((each) => each.split(':'))) {
    expect(source.startsWith('.') ? existsSync(source) : source in volumes).toBe(true)
  }
})

test.each(bots)(
  '$file $name is the image as it is: its port, its state and its stop',
  ({ service }) => {
    const { environment = {}, ports = [] } = service
    const known = Object.keys(Environment.shape)
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([])
    expect(environment['PORT']).toBe(imageSays('EXPOSE'))
    expect(environment['HOST']).toBe(imageEnvironment()['HOST'])
    expect(ports.map((each) => each.split(':').at(-1))).toEqual(
      ports.length === 0 ? [] : [imageSays('EXPOSE')],
    )
    // The volume of the image is either kept or in memory: nothing else can be written to.
    const places = [
      ...(service.volumes ?? []).map((each) => each.split(':')[1]),
      ...(service.tmpfs ?? []).map((each) => each.split(':')[0]),
    ]
    expect(places).toEqual([imageSays('VOLUME')])
    expect(service.stop_grace_period).toBe('30s')
    expect(service.healthcheck).toBe(undefined)
  },
)

test('two processes serve no playground, and the proxy leads to both of them', () => {
  const { proxy, ...others } = files[1]?.services ?? {}
  const two = Object.entries(others).filter(([, { env_file: file }]) => file !== undefined)
  expect(two.map(([, { environment }]) => environment?.['PLAYGROUND'])).toEqual(['off', 'off'])
  const port = imageSays('EXPOSE')
  expect(proxy?.environment?.['BOTS']).toBe(two.map(([name]) => `${name}:${port}`).join(' '))
})

test('what the backups run is a script that Bash can read', () => {
  const scripts = services.flatMap(({ service: { command = [] } }) =>
    command[0] === 'bash' ? [command.at(-1)?.replaceAll('$$', '$') ?? ''] : [],
  )
  expect(scripts).toHaveLength(2)
  for (const script of scripts) execFileSync('bash', ['-n', '-c', script])
})
