/** Builds the site of the documents: a page for each Markdown file, their pictures, and an index for the search. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { html } from '../src/render/html/html.ts'
import { createMarkdown, sectionsOf } from './render-markdown.ts'
import { createPageRenderer } from './render-page.ts'
import { sitePages } from './site-pages.ts'

/** Files that are copied as they are, with their places on the site. */
const assets: Readonly<Record<string, string>> = {
  'docs/pictures': 'docs/pictures',
  'site/assets': 'site',
  'src/adapters/web/page/base.css': 'site/base.css',
  'src/adapters/web/page/icon.svg': 'site/icon.svg',
  'node_modules/minisearch/dist/es/index.js': 'site/minisearch.js',
  'node_modules/minisearch/LICENSE.txt': 'site/minisearch.LICENSE.txt',
}

/** Writes the site into a folder, which is emptied first. Returns how many pages it has. */
export async function buildSite(folder: string): Promise<number> {
  const pages = sitePages()
  const copied = new Map<string, string>(Object.entries(assets))
  const markdown = createMarkdown(pages, (file) => {
    copied.set(file, `${file}.txt`)
    return `${file}.txt`
  })
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  const renderPage = createPageRenderer(pages, version)

  async function write(address: string, content: string): Promise<void> {
    const path = join(folder, address)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }

  await rm(folder, { recursive: true, force: true })
  for (const page of pages) {
    const content = { markup: markdown.render(page.markdown, { page }) }
    await write(page.address, renderPage({ ...page, content }))
  }
  const sections = pages.flatMap((page) =>
    sectionsOf(markdown, page).map(({ anchor, heading, text }) => ({
      address: `${page.address}#${anchor}`,
      page: page.title,
      heading,
      text,
    })),
  )
  await write('site/sections.json', JSON.stringify(sections))
  const content = html`<h1>Search</h1>
    <p id="count" role="status">The search needs JavaScript. All pages are in the menu.</p>
    <ol id="results"></ol>`
  await write(
    'search.html',
    renderPage({ title: 'Search', address: 'search.html', content, scripts: ['search.js'] }),
  )
  for (const [file, address] of copied) await cp(file, join(folder, address), { recursive: true })
  return pages.length
}
