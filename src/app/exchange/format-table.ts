/** The table of formats in the guide for authors, generated from the formats. */
import { capitalise } from '../../core/reply/capitalise.ts'
import type { Format } from './format.ts'
import { formats } from './formats.ts'

/** Fills in the table between `<!-- formats -->` and `<!-- end of formats -->`. */
export function fillFormats(markdown: string): string {
  return markdown.replace(
    /(<!-- formats -->\n)[^]*?(<!-- end of formats -->)/,
    (_, start: string, end: string) => `${start}\n${formatTable()}\n\n${end}`,
  )
}

function formatTable(): string {
  const rows = Object.entries<Format>(formats).map(
    ([name, { title, endings, write }]) =>
      `| ${withoutArticle(title)} | ${endings.map((each) => `\`.${each}\``).join(', ')} | ${write === undefined ? '' : `\`${name}\``} |`,
  )
  return ['| format | file names | export as |', '|---|---|---|', ...rows].join('\n')
}

function withoutArticle(title: string): string {
  return capitalise(title.replace(/^an? /, ''))
}
