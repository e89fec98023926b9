import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom: `commands → core ← app ← adapters`, `render → core`, `store → core`; the files at the top of src see all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  commands: ['src/core'],
  'src/core': ['src/core'],
  'src/app': ['src/core', 'src/app'],
  'src/store': ['src/core', 'src/store'],
  'src/render': ['src/core', 'src/render'],
  'src/adapters/discord': [
    'src/core',
    'src/app',
    'src/render',
    'src/adapters/kit',
    'src/adapters/discord',
  ],
  'src/adapters/slack': [
    'src/core',
    'src/app',
    'src/render',
    'src/adapters/kit',
    'src/adapters/slack',
  ],
  'src/adapters/web': ['src/core', 'src/app', 'src/render', 'src/adapters/kit', 'src/adapters/web'],
  'src/adapters/terminal': [
    'src/core',
    'src/app',
    'src/render',
    'src/adapters/kit',
    'src/adapters/terminal',
  ],
}

/** Which packages a layer may use; the others are left to the layers that own them. */
const mayUse: Readonly<Record<string, RegExp>> = {
  commands: /^$/,
  'src/core':
    /^(zod|lru-cache|fuse\.js|wink-porter2-stemmer|@orama\/stemmers\/[a-z]+|ts-fsrs|entities\/decode)$/,
  'src/app':
    /^(node:|@resvg\/resvg-wasm$|lru-cache$|pino$|zod$|js-yaml$|node-cron$|csv-|entities\/|fflate$|saxes$|temml$)/,
  'src/store': /^(node:|lru-cache$|kysely|pg$|zod$)/,
  'src/render': /^(node:util$|discord-api-types\/v10$|@slack\/bolt$|wrap-ansi$)/,
}

const files = globSync(['commands/**/*.ts', 'src/**/*.ts'])

function layerOf(path: string): string | undefined {
  return Object.keys(mayImport).find((layer) => path.startsWith(`${layer}/`))
}

function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8')
  return [
    ...source.matchAll(
      /^(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm,
    ),
  ].map(([, one, two, three]) => one ?? two ?? three ?? '')
}

describe('the layers', () => {
  test('every file imports only what its layer may see', () => {
    const wrong = files.flatMap((file) => {
      const layer = layerOf(file)
      if (layer === undefined) return []
      return importsOf(file).flatMap((specifier) => {
        if (!specifier.startsWith('.')) {
          return mayUse[layer]?.test(specifier) === false ? [`${file} uses ${specifier}`] : []
        }
        const target = relative('.', join(dirname(file), specifier))
        const allowed = mayImport[layer]?.some((folder) => target.startsWith(`${folder}/`))
        return allowed === true ? [] : [`${file} imports ${target}`]
      })
    })
    expect(files.length).toBeGreaterThan(40)
    expect(wrong).toEqual([])
  })

  test('core and commands have no clock, no chance, no timers and no environment', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(/
    const wrong = files.filter(
      (file) =>
        (file.startsWith('src/core/') || file.startsWith('commands/')) &&
        impure.test(readFileSync(file, 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  test('only the configuration and the ways to start the bot read the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')))
    expect(
      readers.filter((file) => !file.startsWith('src/cli/') && file !== 'src/main.ts'),
    ).toEqual([])
  })

  test('every file of the layers opens with a sentence on what it is for', () => {
    const wordless = files.filter(
      (file) => file.startsWith('src/') && !/^\/\*\*[\s\S]+?\*\//.test(readFileSync(file, 'utf8')),
    )
    expect(wordless).toEqual([])
  })
})
