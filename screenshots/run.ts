/**
 * `npm run screenshots`: draws every kind of reply as Discord and Slack show it, and the page, into var/screenshots. With
 * `-- --docs` the chosen ones replace those in docs/pictures.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { launchBrowser } from '../tests/fixtures/browser.ts'
import { drawChat, drawSlackSurfaces } from './chat-shots.ts'
import { chatReplies } from './chat-replies.ts'
import { packLines, packReplies } from './pack-replies.ts'
import { slackSurfaces } from './slack-surfaces.ts'
import { yearReplies } from './year-replies.ts'
import { quizReplies } from './quiz-replies.ts'
import { openShownClass } from './class.ts'
import { docsPictures } from './docs-pictures.ts'
import { drawPagePacks } from './page-packs.ts'
import { drawPage } from './page-shots.ts'

const folder = 'var/screenshots'
const forDocs = process.argv.includes('--docs')

async function save(name: string, png: Buffer): Promise<void> {
  await writeFile(`${folder}/${name}.png`, png)
  if (forDocs && docsPictures.includes(name)) await writeFile(`docs/pictures/${name}.png`, png)
}

await mkdir(folder, { recursive: true })
await mkdir('docs/pictures', { recursive: true })
const browser = await launchBrowser()
for (const app of ['discord', 'slack'] as const) {
  const shown = await openShownClass(app)
  const replies = await chatReplies(shown)
  await drawChat(browser, app, replies, save)
  await shown.close()
  console.log(`${replies.length} replies on ${app}`)
  const inYear = await openShownClass(app)
  const year = await yearReplies(inYear)
  await drawChat(browser, app, year, save)
  if (app === 'slack') await drawSlackSurfaces(browser, await slackSurfaces(inYear), save)
  await inYear.close()
  console.log(`${year.length} replies about a class’s year on ${app}`)
  for (const pack of Object.keys(packLines)) {
    // The commands of a person with a German app; the words of a pack stay as they are.
    const locale = pack === 'low-water' ? 'de' : 'en-GB'
    const inPack = await openShownClass(app, { pack, locale })
    const shownReplies = [...(await packReplies(inPack, pack)), ...(await quizReplies(inPack))]
    const named = shownReplies.map((each) => ({ ...each, name: `${pack}-${each.name}` }))
    await drawChat(browser, app, named, save)
    await inPack.close()
    console.log(`${named.length} replies about ${pack} on ${app}`)
  }
}
await drawPage(browser, save)
await drawPagePacks(browser, save)
await browser.close()
console.log(`They are in ${folder}.`)
process.exit()
