/** `npm run docs`: writes the parts of the documents that are made from the code. */
import { readFile, writeFile } from 'node:fs/promises'
import { loadCommands } from '../app/catalogue.ts'
import { commandsFolder } from '../bot.ts'
import { commandTable } from '../core/command-table.ts'

const file = 'README.md'
const table = commandTable(await loadCommands(commandsFolder))
const readme = await readFile(file, 'utf8')
await writeFile(
  file,
  readme.replace(/(?<=<!-- commands -->\n).*?(?=<!-- \/commands -->)/s, () => `${table}\n`),
)
