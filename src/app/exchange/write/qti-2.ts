/** Writes questions as a package of QTI 2.1: a manifest, a test with a section for each category, and a file for each item. */
import { createHash } from 'node:crypto'
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import type { WrittenFile } from '../format.ts'
import { zip } from '../zip.ts'
import { writeQti2Item } from './qti-2-item.ts'
import { xmlText } from './xml-text.ts'

const namespace = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
const schema = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"`

interface Placed {
  readonly question: ExchangeQuestion
  readonly id: string
  /** The part of its category that no section around it has named. */
  readonly category: readonly string[]
}

export function writeQti2({ title, questions, unusable }: ExchangeFile): WrittenFile {
  const lost: Unusable[] = [...unusable]
  const file = title ?? ''
  const ids = identifyQuestions(file, questions)
  const items = questions.map((question, index): Placed => {
    return { question, id: ids[index] ?? '', category: question.category }
  })
  const contents = items.map(({ question, id }) => [
    `items/${id}.xml`,
    writeQti2Item(question, id, (reason) => {
      const { place, name } = question
      lost.push({ place, ...(name === undefined ? {} : { name }), reason })
    }),
  ])
  if (questions.some(({ tags }) => tags.length > 0)) {
    lost.push({ place: 'all questions', reason: 'The tags were left out: QTI has none.' })
  }
  const content = zip({
    'imsmanifest.xml': writeManifest(file, ids),
    'test.xml': writeTest(file, items),
    ...Object.fromEntries(contents),
  })
  return { content, lost }
}

/**
 * Returns an identifier for each question. Platforms replace what they have under the same one, so it names the file and the
 * question: another pack replaces nothing, and the same pack, exported later, replaces itself.
 */
function identifyQuestions(
  file: string,
  questions: readonly ExchangeQuestion[],
): readonly string[] {
  const counts = new Map<string, number>()
  return questions.map(({ name, prompt }) => {
    const id = identifier('q', file, name ?? prompt)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  })
}

/** Identifiers have to begin with a letter. */
function identifier(letter: string, ...names: readonly string[]): string {
  return letter + createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16)
}

function writeManifest(file: string, ids: readonly string[]): string {
  const items = ids.map(
    (id) =>
      `    <resource identifier="${id}" type="imsqti_item_xmlv2p1" href="items/${id}.xml">\n      <file href="items/${id}.xml"/>\n    </resource>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="${identifier('p', file)}">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
    <resource identifier="${identifier('t', file)}" type="imsqti_test_xmlv2p1" href="test.xml">
      <file href="test.xml"/>
${ids.map((id) => `      <dependency identifierref="${id}"/>\n`).join('')}    </resource>
${items.join('')}  </resources>
</manifest>
`
}

/** What stands in no category still needs a section, which nobody sees. */
function writeTest(title: string, items: readonly Placed[]): string {
  const sections = { count: 0 }
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentTest xmlns="${namespace}" ${schema} identifier="${identifier('t', title)}" title="${xmlText(title)}">
  <testPart identifier="part" navigationMode="nonlinear" submissionMode="individual">
${writeSection('', items, sections, { isVisible: false })}  </testPart>
</assessmentTest>
`
}

function writeSection(
  title: string,
  items: readonly Placed[],
  sections: { count: number },
  { isVisible = true }: { readonly isVisible?: boolean } = {},
): string {
  const identifier = `section${++sections.count}`
  const parts: string[] = []
  for (let at = 0; at < items.length;) {
    const [name] = items[at]?.category ?? []
    const end = items.findIndex(({ category }, index) => index > at && category[0] !== name)
    const run = items.slice(at, end === -1 ? items.length : end)
    at += run.length
    if (name === undefined) parts.push(...run.map(writeReference))
    else {
      const inner = run.map((item) => ({ ...item, category: item.category.slice(1) }))
      parts.push(writeSection(name, inner, sections))
    }
  }
  return `<assessmentSection identifier="${identifier}" title="${xmlText(title)}" visible="${isVisible}">\n${parts.join('')}</assessmentSection>\n`
}

function writeReference({ id }: Placed): string {
  return `<assessmentItemRef identifier="${id}" href="items/${id}.xml"/>\n`
}
