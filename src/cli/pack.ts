/** `npm run pack -- <tool> …`: what authors of study packs need, from an empty folder to a checked pack. */
import { parseArgs } from 'node:util'
import { lineWidth } from '../adapters/terminal/limits.ts'
import { ConfigError, readConfig } from '../config.ts'
import { UserError } from '../core/reply/user-error.ts'
import { type PackCommand, packCommands } from './pack-commands.ts'

const usage = `Tools for authors of study packs (data/README.md explains the format):
  npm run pack -- check [pack…]                      finds mistakes, and says what could be better
  npm run pack -- new <id>                           makes the folder of a new pack
  npm run pack -- preview <pack> [item]              shows cards; --ceiling teen --gate <scene>
  npm run pack -- import <pack> quiz <file.csv>      adds quiz items; --partial skips bad rows
  npm run pack -- import <pack> questions <file.csv> adds discussion questions
  npm run pack -- stats <pack>                       counts what a pack holds
  npm run pack -- schema                             writes the schemas for editors
A pack is named by its id or by the path of its folder.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ceiling: { type: 'string', default: 'everyone' },
      gate: { type: 'string' },
      partial: { type: 'boolean', default: false },
    },
  })
  const [name = '', ...names] = positionals
  const tool: PackCommand | undefined = packCommands.get(name)
  if (tool === undefined) throw new UserError(usage)
  const { packsDir } = readConfig(process.env)
  const { stdout } = process
  const sound = await tool({
    packsDir,
    names,
    options: values,
    write: (words) => stdout.write(words),
    renderOptions: {
      width: lineWidth(stdout.columns),
      colours: stdout.isTTY && stdout.hasColors(),
    },
  })
  process.exitCode = sound ? 0 : 1
} catch (error) {
  const expected =
    error instanceof UserError ||
    error instanceof ConfigError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true
  if (!expected) throw error
  console.error((error as Error).message)
  process.exitCode = 1
}
