import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { readTextFile } from '../../../src/app/pack-tools/read-text-file.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

const filler = 'Nobody went near the river in those days, and nobody spoke of it. '.repeat(8)

function wordFile(...paragraphs: readonly string[]): Uint8Array {
  return zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`,
  })
}

test('a Word document gives its paragraphs, and its headings in any language as Markdown', () => {
  const bytes = wordFile(
    paragraph('The Ferry', 'Title'),
    paragraph('The landing', 'Heading2'),
    paragraph('Der Nebel', 'berschrift2'),
    '<w:p><w:r><w:t>“Wait,” </w:t></w:r><w:r><w:t>said Ada &amp; Tom.</w:t><w:br/><w:t>No one did.</w:t></w:r></w:p>',
    '<w:p></w:p>',
    paragraph(filler),
  )
  expect(readTextFile({ name: 'ferry.docx', bytes })).toBe(
    `# The Ferry\n\n## The landing\n\n## Der Nebel\n\n“Wait,” said Ada & Tom.\nNo one did.\n\n${filler.trim()}`,
  )
})

test('another archive, and a document that unpacks to more than a text has, are refused', () => {
  const other = zip({ 'xl/workbook.xml': '<workbook/>' })
  expect(() => readTextFile({ name: 'table.xlsx', bytes: other })).toThrow(
    new UserError(
      'table.xlsx is neither text nor a Word document. Copy the text into a text editor and save it as .txt or .md.',
    ),
  )
  const bomb = wordFile(paragraph('a'.repeat(41_000_000)))
  expect(() => readTextFile({ name: 'bomb.docx', bytes: bomb })).toThrow(UserError)
})
