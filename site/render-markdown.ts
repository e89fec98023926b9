/** Markdown as the site shows it: headings can be linked to, links lead to pages of the site, and wide tables scroll. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it'
import { type SitePage, wayFrom } from './site-pages.ts'

/** A heading and the words below it, for the search. */
export interface Section {
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

/** @param copy is called with each file that a page links to and that is no page itself; returns its address. */
export function createMarkdown(
  pages: readonly SitePage[],
  copy: (file: string) => string,
): MarkdownIt {
  const addresses = new Map(pages.map(({ file, address }) => [file, address]))
  const markdown = createMarkdownIt({ html: true })
  const { rules } = markdown.renderer

  markdown.core.ruler.push('anchors', ({ tokens }) => addAnchors(tokens))
  markdown.core.ruler.push('links', ({ tokens, env }) => {
    const { file, address } = (env as { readonly page: SitePage }).page
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      if (token.type !== 'link_open') continue
      const href = String(token.attrGet('href'))
      if (!href.startsWith('#')) token.attrSet('href', resolve(href, file, address))
    }
  })

  function resolve(href: string, file: string, address: string): string {
    if (/^[a-z]+:/.test(href)) return href
    const [path = '', section] = href.split('#')
    const target = join(dirname(file), path).replace(/\/$/, '/README.md')
    const found = addresses.get(target) ?? copyOf(target)
    // A folder of the repository is no part of the site.
    if (found === undefined) return ''
    return `${wayFrom(address, found)}${section === undefined ? '' : `#${section}`}`
  }

  function copyOf(target: string): string | undefined {
    return existsSync(target) && statSync(target).isFile() ? copy(target) : undefined
  }

  rules['table_open'] = () => '<div class="table" role="group" tabindex="0">\n<table>\n'
  rules['table_close'] = () => '</table>\n</div>\n'
  rules['fence'] = (tokens, index) =>
    `<pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`
  return markdown
}

/** Gives headings the addresses that they have on GitHub. */
function addAnchors(tokens: readonly Token[]): void {
  const taken = new Map<string, number>()
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const anchor = anchorOf(plainText(tokens[index + 1]))
    const count = taken.get(anchor) ?? 0
    taken.set(anchor, count + 1)
    token.attrSet('id', count === 0 ? anchor : `${anchor}-${count}`)
  }
}

/** Returns the address of a heading within its page, as on GitHub. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** Returns the sections of a page, in order. */
export function sectionsOf(markdown: MarkdownIt, page: SitePage): readonly Section[] {
  const sections: { anchor: string; heading: string; text: string }[] = []
  const tokens = markdown.parse(page.markdown, { page })
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = plainText(tokens[index + 1])
      sections.push({ anchor: String(token.attrGet('id')), heading, text: '' })
    } else if (token.type === 'inline' || token.type === 'fence') {
      const section = sections.at(-1)
      if (section !== undefined && tokens[index - 1]?.type !== 'heading_open') {
        section.text += ` ${token.type === 'fence' ? token.content : plainText(token)}`
      }
    }
  }
  return sections
}

function plainText(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) =>
      type === 'softbreak' ? ' ' : type === 'html_inline' ? '' : content,
    )
    .join('')
}
