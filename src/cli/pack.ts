/** `npm run pack -- <command> …`: tools for authors of study packs. Exits with 1 if something is wrong. */
import { parseArgs } from 'node:util'
import { lineWidth } from '../adapters/terminal/limits.ts'
import { readConfig } from '../config.ts'
import { UserError } from '../core/reply/user-error.ts'
import { packCommands } from './pack-commands.ts'
import { runTool } from './run-tool.ts'

const usage = `Tools for authors of study packs (data/README.md explains the format):
  npm run pack -- check [pack…]                      finds mistakes, and what could be better
  npm run pack -- new <id>                           creates a new pack from an example; --unit chapter
  npm run pack -- preview <pack> [item]              shows it as a class sees it; --ceiling teen --gate <scene>
  npm run pack -- import <pack> quiz <file.csv>      adds quiz items; --partial skips rows with mistakes
  npm run pack -- import <pack> questions <file.csv> adds discussion questions
  npm run pack -- stats <pack>                       counts what is in a pack
  npm run pack -- schema                             updates the schemas for editors
  npm run pack -- upgrade [pack…]                    brings packs of an earlier version of the format up to date
Name a pack by its id or by the path of its folder.`

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ceiling: { type: 'string', default: 'everyone' },
      gate: { type: 'string' },
      unit: { type: 'string' },
      partial: { type: 'boolean', default: false },
    },
  })
  const [name = '', ...names] = positionals
  const command = packCommands.get(name)
  if (command === undefined) throw new UserError(usage)
  const { packsDir } = readConfig(process.env)
  const { stdout } = process
  const isSound = await command({
    packsDir,
    names,
    options: values,
    write: (text) => stdout.write(text),
    renderOptions: {
      width: lineWidth(stdout.columns),
      colours: stdout.isTTY && stdout.hasColors(),
    },
  })
  process.exitCode = isSound ? 0 : 1
})
