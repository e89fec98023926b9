/** The option for choosing a pack, and the pack that somebody means by what they typed. */
import { UserError } from '../reply/user-error.ts'
import type { TextOption } from '../command/option.ts'
import { joinWords } from '../reply/format.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import { normaliseWords } from '../reply/normalise-words.ts'
import { truncate } from '../reply/truncate.ts'
import type { Suggestion } from '../search/suggestion.ts'
import { partInSentence } from './part-in-sentence.ts'
import type { PackSummary } from '../command/context.ts'

/** More are too many to ask about. */
const maxAsked = 5

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

/** Finds a pack by its id, or else by words of its title. Throws a UserError if there is none, or more than one. */
export function findPack(packs: readonly PackSummary[], typed: string): PackSummary {
  const named = findNamedPack(packs, typed)
  if (named !== undefined) return named
  const [only, ...others] = packs.filter((pack) => matches(pack, typed))
  if (only !== undefined && others.length === 0) return only
  throw notNamed(packs, typed)
}

/** Finds a pack by its id or its whole title, for what can’t be taken back. Throws a UserError that asks about similar ones. */
export function requireNamedPack(packs: readonly PackSummary[], typed: string): PackSummary {
  const named = findNamedPack(packs, typed)
  if (named === undefined) throw notNamed(packs, typed)
  return named
}

function findNamedPack(packs: readonly PackSummary[], typed: string): PackSummary | undefined {
  const words = foldLetters(typed.trim())
  const [only, ...others] = packs.filter((pack) =>
    [pack.title, packTitle(pack)].some((title) => foldLetters(title) === words),
  )
  const titled = others.length === 0 ? only : undefined
  return packs.find(({ id }) => id === typed.trim()) ?? titled
}

function notNamed(packs: readonly PackSummary[], typed: string): UserError {
  const similar = packs.filter((pack) => matches(pack, typed))
  const name = truncate(typed, 80)
  if (similar.length > 0) {
    const which = similar.map((pack) => `“${packTitle(pack)}”`).slice(0, maxAsked)
    return new UserError(
      `Which pack do you mean by “${name}”: ${joinWords(which, 'or')}?`,
    ).proposing(typed, similar.map(({ id }) => id).slice(0, maxAsked))
  }
  return new UserError(
    `There’s no pack called “${name}”. See which there are with `,
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
