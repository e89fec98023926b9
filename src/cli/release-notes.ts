/** `node src/cli/release-notes.ts v0.2.0`: prints what CHANGELOG.md says about a release, if package.json has the same version. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ConfigError } from '../config.ts'
import { findReleaseNotes } from './find-release-notes.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const [tag = ''] = parseArgs({ allowPositionals: true }).positionals
  const version = tag.replace(/^v/, '')
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile('package.json', 'utf8')))
  if (manifest.version !== version) {
    throw new ConfigError(`The tag is ${tag}, but package.json has version ${manifest.version}.`)
  }
  const notes = findReleaseNotes(await readFile('CHANGELOG.md', 'utf8'), version)
  if (notes === undefined) throw new ConfigError(`CHANGELOG.md says nothing about ${version}.`)
  console.log(notes)
})
