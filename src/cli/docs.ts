/** `npm run docs`: rewrites the parts of the documents that are generated from the code. */
import { readFile, writeFile } from 'node:fs/promises'
import { fillFormats } from '../app/exchange/format-table.ts'
import { loadCommands } from '../app/load-commands.ts'
import { commandsFolder } from '../load-content.ts'
import { formatCommandTable } from '../core/command/describe-commands.ts'
import { metricTable } from '../metrics/metric-table.ts'
import { licenceTable } from './licence-table.ts'
import { privacyTable } from '../store/privacy/privacy-table.ts'

await replaceSection(
  'docs/commands.md',
  'commands',
  formatCommandTable(await loadCommands(commandsFolder)),
)
await replaceSection('THIRD-PARTY.md', 'licences', await licenceTable())
await replaceSection('docs/monitoring.md', 'metrics', metricTable())
await replaceSection('docs/data-protection.md', 'tables', await privacyTable())
await writeFile('docs/import.md', fillFormats(await readFile('docs/import.md', 'utf8')))

/** Replaces the text between `<!-- name -->` and `<!-- /name -->`. */
async function replaceSection(file: string, name: string, content: string): Promise<void> {
  const section = new RegExp(`(?<=<!-- ${name} -->\\n).*?(?=<!-- /${name} -->)`, 's')
  const document = await readFile(file, 'utf8')
  await writeFile(
    file,
    document.replace(section, () => `${content}\n`),
  )
}
