/** What every bot loads before anybody asks for anything: all of it is waited for and stays in memory. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Of the modules that a file imports for more than their types, without those that it loads when they are needed. */
function loadedBy(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(statement)]
    .filter(([, kind, names = '']) => kind === undefined && !namesOnlyTypes(names))
    .map(([, , , specifier = '']) => specifier)
}
const statement = /^(?:import|export)\s+(type\s)?(?:([^;']*?)\s+from\s+)?'([^']+)'/gm

function namesOnlyTypes(names: string): boolean {
  const [, inside] = /^\{([^}]*)\}$/.exec(names) ?? []
  const each = inside?.split(',').filter((name) => name.trim() !== '') ?? []
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '))
}

test('the start loads no library that only some bots or some requests need', () => {
  const seen = new Set(['src/main.ts', ...globSync('commands/*.ts')])
  const libraries = new Set<string>()
  const ofNode = new Set<string>()
  for (const file of seen) {
    for (const specifier of loadedBy(file)) {
      if (specifier.startsWith('.')) seen.add(join(dirname(file), specifier))
      else if (specifier.startsWith('node:')) ofNode.add(specifier)
      else libraries.add(libraryOf(specifier))
    }
  }
  expect(seen.size).toBeGreaterThan(500)
  // An import of node:http reads its WebSocket, and so loads fetch and HTTP/2.
  expect(ofNode.intersection(new Set(['node:http', 'node:https', 'node:http2']))).toEqual(new Set())
  expect([...libraries].toSorted()).toEqual([
    '@hono/node-server',
    '@orama/stemmers',
    'fuse.js',
    'hono',
    'kysely',
    'lru-cache',
    'node-cron',
    'pino',
    'prom-client',
    'ts-fsrs',
    'wink-porter2-stemmer',
    'zod',
  ])
})

function libraryOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
