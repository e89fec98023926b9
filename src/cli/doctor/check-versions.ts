/** Checks that Node.js and the installed packages are those that this version of Commonplace was tested with. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import packageJson from '../../../package.json' with { type: 'json' }
import { type Found, ok, warning } from './finding.ts'

const root = new URL('../../../', import.meta.url)
const Package = z.object({ version: z.string() })

/** Those that talk to the outside. */
const notable = ['discord.js', '@slack/bolt', 'pg', 'hono'] as const

export async function checkVersions(): Promise<readonly Found[]> {
  const wanted = Object.entries(packageJson.dependencies)
  const installed = await Promise.all(
    wanted.map(async ([name, version]) => [name, version, await readVersion(name)] as const),
  )
  const different = installed.filter(([, version, found]) => found !== version)
  const words = notable.map((name) => `${name} ${installed.find((each) => each[0] === name)?.[2]}`)
  return [
    ok(
      `This is Commonplace ${packageJson.version} on Node.js ${process.versions.node} with ${words.join(', ')}.`,
    ),
    ...(different.length === 0
      ? []
      : [
          warning(
            `Some packages have another version than Commonplace was tested with: ${different.map(([name]) => name).join(', ')}.`,
            'Run npm ci in the folder of Commonplace.',
          ),
        ]),
  ]
}

async function readVersion(name: string): Promise<string | undefined> {
  try {
    const file = await readFile(new URL(`node_modules/${name}/package.json`, root), 'utf8')
    return Package.parse(JSON.parse(file)).version
  } catch {
    return undefined
  }
}
