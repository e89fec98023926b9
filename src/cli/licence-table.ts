/** Lists what ships with the bot and under which licence, as a Markdown table; the list in THIRD-PARTY.md is made from it. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigError } from '../config.ts'

/** Licences that allow what we do: shipping the package unchanged, with its own licence file beside it. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  // It asks for the source of changed files, and we change none.
  'MPL-2.0',
  'PSF-2.0',
]

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
    }),
  ),
})

/** Throws a ConfigError that names the packages whose licence is not allowed, or unknown. */
export async function licenceTable(lockfile = 'package-lock.json'): Promise<string> {
  const { packages } = Lockfile.parse(JSON.parse(await readFile(lockfile, 'utf8')))
  const rows = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version = '', license = 'unknown' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, version, license }
    })
  const wrong = rows.filter(({ license }) => !allowed.includes(license))
  if (wrong.length > 0) {
    const list = wrong.map(({ name, license }) => `${name} (${license})`).join(', ')
    throw new ConfigError(
      `These packages have licences that are not in the list of src/cli/licence-table.ts: ${list}. Read them first.`,
    )
  }
  const lines = rows.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
  return ['| package | version | licence |', '|---|---|---|', ...new Set(lines.toSorted())].join(
    '\n',
  )
}
