import { expect, it } from 'vitest'
import { loadPack } from '../../../../src/app/pack/load-packs.ts'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import { createRandom } from '../../../../src/core/platform/random.ts'
import { generateItems } from '../../../../src/core/quiz/generate/generate-items.ts'
import { generatedFromQuote } from '../../../../src/core/quiz/generate/generated-id.ts'

const { pack } = await loadPack('data/her-part-2')
const library = createLibrary(pack!, { ceiling: 'mature' })

it('leads from every generated question to the line that it is about', () => {
  const items = [...generateItems(library, library, createRandom(1))]
  expect(items.length).toBeGreaterThan(20)
  for (const { id, quote } of items) expect(generatedFromQuote(id)).toBe(quote)
})
