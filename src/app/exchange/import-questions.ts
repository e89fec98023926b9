/** Adds the questions of a file to the pack in a folder. */
import type { ImportResult, NewItems } from '../../core/exchange/import-result.ts'
import type { ExchangeFile } from '../../core/exchange/question.ts'
import { toItems } from '../../core/exchange/to-items.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { checkAdditions } from '../pack/check-additions.ts'
import { appendItems } from '../pack-tools/append-items.ts'

interface Import {
  readonly folder: string
  readonly pack: Pack
  readonly file: ExchangeFile
  /** The id of the scene that all of them are about. */
  readonly about?: string | undefined
}

const sections = ['quiz', 'questions', 'terms'] as const

/** Adds all that can be used, and returns it with what cannot. */
export async function importQuestions({
  folder,
  pack,
  file,
  about,
}: Import): Promise<ImportResult> {
  const result = toItems(file, pack, about)
  const given = sections.flatMap((section) =>
    result.items[section].map((item) => ({ section, item })),
  )
  const { refused } = checkAdditions(pack, given)
  const reasons = new Map(refused.map(({ index, message }) => [given[index]?.item, message]))
  function keep(section: (typeof sections)[number]) {
    return result.items[section].filter((item) => !reasons.has(item))
  }
  const items: NewItems = { quiz: keep('quiz'), questions: keep('questions'), terms: keep('terms') }
  for (const section of sections) {
    if (items[section].length > 0) await appendItems(folder, section, items[section])
  }
  const unusable = refused.map(({ index, message }) => ({
    place: 'in the pack',
    name: String(given[index]?.item['prompt'] ?? given[index]?.item['term']),
    reason: message,
  }))
  return { ...result, items, unusable: [...result.unusable, ...unusable] }
}
