import { describe, expect, test } from 'vitest'
import { readQti } from '../../../../src/app/exchange/read/qti.ts'
import { zip } from '../../../../src/app/exchange/zip.ts'
import { expectedFrom, namesOfFiles } from '../expected-file.ts'
import { packFolder } from '../pack-folder.ts'

describe('tests and items of QTI 2 as platforms export them', () => {
  test.each(namesOfFiles('qti-2'))('%s', (name) => {
    const bytes = packFolder(`tests/app/exchange/files/qti-2/${name}`)
    expect(readQti({ name, bytes })).toEqual(expectedFrom('qti-2', name))
  })
})

test('a package of 2,000 items', () => {
  const items = Array.from({ length: 2000 }, (_, index) => [`items/${index}.xml`, item(index)])
  const refs = items.map(([href]) => `<assessmentItemRef href="${href}"/>`).join('')
  const bytes = zip({
    'imsmanifest.xml': '<manifest/>',
    'test.xml': `<assessmentTest title="Sums"><testPart><assessmentSection title="">${refs}</assessmentSection></testPart></assessmentTest>`,
    ...Object.fromEntries(items),
  })
  const { questions, unusable, title } = readQti({ name: 'sums.zip', bytes })
  expect(questions).toHaveLength(2000)
  expect(questions[1999]).toMatchObject({
    place: 'question 2000',
    prompt: 'What is 1999 + 1?',
    body: { kind: 'number', answer: 2000 },
  })
  expect({ title, unusable }).toEqual({ title: 'Sums', unusable: [] })
})

function item(index: number): string {
  return `<assessmentItem title="Sum ${index}"><responseDeclaration identifier="R" cardinality="single" baseType="integer"><correctResponse><value>${index + 1}</value></correctResponse></responseDeclaration><itemBody><p>What is ${index} + 1?</p><textEntryInteraction responseIdentifier="R"/></itemBody></assessmentItem>`
}
