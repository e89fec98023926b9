import { expect, test } from 'vitest'
import { schemaFiles } from '../../../src/app/pack-tools/json-schema.ts'
import { itemView } from '../../../src/core/lookup/item-view.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { packSchemas } from '../../../src/core/pack/pack.ts'
import { entryKinds, lookups, sectionNames } from '../../../src/core/pack/sections.ts'
import { entriesOf } from '../../../src/core/search/entries.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'mature' })

test('every section has a file, a schema for editors and items in the pack', () => {
  const files = ['pack', ...sectionNames]
  expect(Object.keys(packSchemas)).toEqual(files)
  expect([...schemaFiles().keys()]).toEqual(files.map((file) => `${file}.schema.json`))
  for (const name of sectionNames) expect(library[name]).toEqual(lantern[name])
})

test('every item that can be looked up is found by search, by id and as a view', () => {
  expect(lookups.map(({ lookup }) => lookup.kind)).toEqual(entryKinds)
  const entries = entriesOf(library)
  for (const { section, lookup } of lookups) {
    expect(lantern[section].length).toBeGreaterThan(0)
    for (const item of lantern[section]) {
      expect(entries).toContainEqual(
        expect.objectContaining({ kind: lookup.kind, id: item.id, label: expect.any(String) }),
      )
      expect(library[lookup.kind](item.id)).toEqual(item)
      expect(itemView(library, lookup.kind, item.id).share).toContain(item.id)
    }
  }
})

test('a required section cannot be empty, and the others can', () => {
  const emptyAllowed = sectionNames.filter((name) => packSchemas[name].safeParse([]).success)
  expect(emptyAllowed).toEqual(sectionNames.filter((name) => name !== 'scenes'))
})
