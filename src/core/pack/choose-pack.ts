/** The option for choosing a pack, and the pack that somebody means by what they typed. */
import { UserError } from '../reply/user-error.ts'
import type { TextOption } from '../command/option.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import { normaliseWords } from '../reply/normalise-words.ts'
import { truncate } from '../reply/truncate.ts'
import type { Suggestion } from '../search/suggestion.ts'
import { partInSentence } from './part-in-sentence.ts'
import type { PackSummary } from '../command/context.ts'

export const packOption = {
  kind: 'text',
  summary: 'The pack’s name',
  maxLength: 120,
  suggest: async (typed, { listPacks }) => suggestPacks(await listPacks(), typed),
} as const satisfies TextOption

/** Returns the packs that the typed words can mean, for a menu. */
export function suggestPacks(packs: readonly PackSummary[], typed: string): readonly Suggestion[] {
  return packs
    .filter((pack) => matches(pack, typed))
    .map((pack) => ({ label: truncate(packTitle(pack), 75), value: pack.id }))
}

/** The title with the part, which often stands in the title already. */
export function packTitle({ title, part }: Pick<PackSummary, 'title' | 'part'>): string {
  return title.includes(part) ? title : `${title}, ${partInSentence(part)}`
}

/** Finds a pack by its id, or else by words of its title. Throws a UserError if there is none. */
export function findPack(packs: readonly PackSummary[], typed: string): PackSummary {
  const found =
    packs.find((pack) => pack.id === typed) ?? packs.find((pack) => matches(pack, typed))
  if (found !== undefined) return found
  throw new UserError(
    `There’s no pack called “${truncate(typed, 80)}”. See which there are with `,
    { command: 'pack list' },
    '.',
  )
}

function matches(pack: PackSummary, typed: string): boolean {
  const names = normaliseWords(foldLetters(`${pack.id} ${pack.title} ${pack.part}`))
  return normaliseWords(foldLetters(typed)).every((word) =>
    names.some((name) => name.startsWith(word)),
  )
}

export function missingPackError(): UserError {
  return new UserError(
    'The study pack of this class isn’t installed any more. A teacher can choose another with ',
    { command: 'pack use' },
    '.',
  )
}
