import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, room, student, teacher } from '../../fixtures/classroom.ts'

test('a pack is taken out with what the class added, and can be uploaded as it is', async () => {
  const { answer, upload, openContext } = await openClassroom()
  const { classPacks } = await openContext(room, teacher)
  const term = {
    term: 'Fresnel lens',
    field: 'physics',
    definition: 'A flat lens.',
    rating: 'everyone',
    source: ['T1'],
  }
  await classPacks.add('lantern', 'terms', [term])
  const reply = await answer('pack export lantern format:yaml')
  expect(reply.private).toBe(true)
  const written = reply.blocks.find((block) => block.kind === 'file')
  expect(written?.name).toBe('lantern-copy.yaml')
  expect(written?.content).toContain('Fresnel lens')
  expect(toPlainText(await upload(String(written?.content)))).toContain('Saved The Lantern Keeper')
  const [own, copy] = await Promise.all([
    classPacks.find('lantern'),
    classPacks.find('lantern-copy'),
  ])
  expect({ ...copy, id: 'lantern', drawings: own?.drawings }).toEqual({ ...own })
})

test('every format is written; a table comes where none is named, and a packed one as bytes', async () => {
  const { answer, openContext } = await openClassroom()
  const { classExchange } = await openContext(room, teacher)
  expect(classExchange.formats.length).toBeGreaterThan(3)
  for (const { name, ending } of classExchange.formats) {
    const reply = await answer(`pack export lantern format:${name}`)
    const written = reply.blocks.find((block) => block.kind === 'file')
    expect(written?.name).toBe(`lantern-copy.${ending}`)
    expect(written?.content.length).toBeGreaterThan(100)
  }
  const usual = (await answer('pack export lantern')).blocks.find(({ kind }) => kind === 'file')
  expect(usual).toMatchObject({
    name: 'lantern-copy.csv',
    content: expect.stringContaining('Mara'),
  })
  const packed = await answer('pack export lantern format:apkg')
  expect(packed.blocks.find(({ kind }) => kind === 'file')).toMatchObject({
    content: expect.any(Uint8Array),
  })
})

test('a format that there is not is answered with those there are', async () => {
  const { say, offers } = await openClassroom()
  expect(await say('pack export lantern format:kahoot')).toContain('There’s no format “kahoot”.')
  expect(await offers(['pack', 'export', 'format'], 'yaml')).toEqual([
    'one file for Commonplace (YAML)',
  ])
  expect(await say('pack export lantern', { person: student })).toContain('Only teachers')
})
