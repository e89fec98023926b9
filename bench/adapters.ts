/** Kills the bot at work on the real discord.js and Bolt, with both stores, and counts what was lost and what came twice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type AdapterStormReport, adapterStorm } from '../tests/e2e/kill/adapter-storm.ts'
import { type Transport, transports } from '../tests/e2e/kill/chat-class.ts'
import { type StoreOutage, haltedServer, lockedFile } from '../tests/e2e/kill/store-outage.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import type { BenchOptions } from './bench.ts'
import type { Row } from './row.ts'

/** For each combination of transport and store. */
const minKills = { short: 2, long: 60 }

interface BenchedStore {
  readonly name: string
  /** Returns the address of an empty database, and how it goes away. */
  readonly open: (name: string) => Promise<{ url: string; outage: StoreOutage }>
}

/** Runs everything in a temporary folder; a long run takes about twenty minutes. */
export async function benchAdapters({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  const stores: readonly BenchedStore[] = [
    {
      name: 'SQLite',
      open(name) {
        const path = join(folder, `${name}.db`)
        return Promise.resolve({ url: `sqlite:${path}`, outage: lockedFile(path) })
      },
    },
    {
      name: 'PostgreSQL',
      async open(name) {
        const client = new pg.Client({ connectionString: server.url('postgres') })
        await client.connect()
        await client.query(`create database ${name}`)
        await client.end()
        return { url: server.url(name), outage: haltedServer(server) }
      },
    },
  ]
  try {
    const rows: Row[] = []
    for (const transport of transports) {
      for (const store of stores) {
        rows.push(...(await benchStorms(transport, store, isLong ? minKills.long : minKills.short)))
      }
    }
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Storm after storm until the bot was killed often enough; in the first one the platform and the store go away too. */
async function benchStorms(transport: Transport, { name, open }: BenchedStore, kills: number) {
  const reports: AdapterStormReport[] = []
  while (sum(reports, 'kills') < kills) {
    const seed = reports.length
    const { url, outage } = await open(`${transport.replace(' ', '_')}_${seed}`)
    const outages = seed === 0 ? { withoutStore: outage } : {}
    reports.push(await adapterStorm({ transport, databaseUrl: url, seed, ...outages }))
  }
  const what = `${transport}, ${name}, ${sum(reports, 'kills')} kills`
  const moved = sum(reports, 'quizMessages') - reports.length
  return [
    {
      what: `${what}: lost of ${sum(reports, 'posts')} posts and ${sum(reports, 'acknowledgedAnswers')} answers`,
      value: sum(reports, 'lostPosts') + sum(reports, 'lostAnswers') + sum(reports, 'wrongPoints'),
      unit: 'lost',
      goal: '0',
    },
    {
      what: `${what}: posts and quiz messages doubled`,
      value: sum(reports, 'doubledPosts') + moved,
      unit: 'doubled',
      goal: '0',
    },
  ] satisfies readonly Row[]
}

function sum(reports: readonly AdapterStormReport[], key: keyof AdapterStormReport): number {
  return reports.reduce((total, report) => total + report[key], 0)
}
