/** `npm run pack -- <command> …`: tools for authors of study packs. Exits with 1 if something is wrong. */
import { parseArgs } from 'node:util'
import { lineWidth } from '../adapters/terminal/limits.ts'
import { readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { didYouMean, findClosestName } from '../core/command/did-you-mean.ts'
import { UserError } from '../core/reply/user-error.ts'
import { packCommands } from './pack-commands.ts'
import { runTool } from './run-tool.ts'

const usage = `Tools for authors of study packs (docs/author.md explains them):
  npm run pack -- check [pack…]                      finds mistakes, and what could be better
  npm run pack -- new <id>                           creates a new pack from an example; --kind play or --unit chapter
  npm run pack -- from-text <file>                   drafts a pack from a text; --kind guide --id <id> --lines 40
  npm run pack -- preview <pack> [item]              shows it as a class sees it; --ceiling teen --gate <scene>
  npm run pack -- import <pack> <file>               adds questions from a file of another program; --about <scene>
  npm run pack -- import <id> <file> --new           makes a new pack of them; --title "Cells" --language en
  npm run pack -- import <pack> quiz <file.csv>      adds a table with the pack’s own columns; --partial skips rows with mistakes
  npm run pack -- import <pack> questions <file.csv> the same for discussion questions
  npm run pack -- export <pack> <format> [file]      writes the questions as a file of another program
  npm run pack -- join <pack> [file]                 writes the folder as one file to upload (.yaml or .zip)
  npm run pack -- split <file>                       makes the folder again of such a file
  npm run pack -- stats <pack>                       counts what is in a pack
  npm run pack -- schema                             updates the schemas for editors
  npm run pack -- upgrade [pack…]                    brings packs of an earlier version of the format up to date
Name a pack by its id or by the path of its folder.`

const options = {
  ceiling: { type: 'string', default: 'everyone' },
  gate: { type: 'string' },
  unit: { type: 'string' },
  kind: { type: 'string' },
  id: { type: 'string' },
  lines: { type: 'string' },
  partial: { type: 'boolean', default: false },
  about: { type: 'string' },
  new: { type: 'boolean', default: false },
  title: { type: 'string' },
  language: { type: 'string' },
} as const

const examples: Readonly<Record<string, string>> = {
  ceiling: '--ceiling teen',
  gate: '--gate the-letter',
  unit: '--unit chapter',
  kind: '--kind play',
  about: '--about the-letter',
  title: '--title "Cells"',
  language: '--language de',
  id: '--id romeo-act-1',
  lines: '--lines 40',
}

await runTool(async () => {
  const { values, positionals } = readArguments()
  const [name = '', ...names] = positionals
  const command = packCommands.get(name)
  if (command === undefined) {
    const hint = didYouMean(findClosestName(name, [...packCommands.keys()]), 'These are all:')
    throw new UserError(name === '' ? usage : `There is no tool “${name}”. ${hint}\n${usage}`)
  }
  const { packsDir } = readConfig(withEnvFile(process.env))
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

/** Throws a UserError for an option that does not exist or lacks its value. */
function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    const [, option = ''] = /'(?:-\w, )?(--?[\w-]+)/.exec((error as Error).message) ?? []
    const names = Object.keys(options)
    const name = option.replace(/^-+/, '')
    const isKnown = names.includes(name)
    if (isKnown && (name === 'partial' || name === 'new')) {
      throw new UserError(`--${name} takes no value. Write it alone.`)
    }
    if (isKnown) throw new UserError(`Write a value after ${option}, such as ${examples[name]}.`)
    const closest = findClosestName(name, names)
    const all = `The options are ${names.map((each) => `--${each}`).join(', ')}.`
    const hint = closest === undefined ? all : didYouMean(`--${closest}`, all)
    throw new UserError(`There is no option ${option}. ${hint}`)
  }
}
