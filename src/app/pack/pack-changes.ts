/** What the history of a class says of changes of its packs. It never has what was added: students may have written it. */
import type { Addition, AddableSection } from '../../core/pack/additions.ts'
import type { Person } from '../../core/platform/room.ts'
import { formatCount } from '../../core/reply/format.ts'
import { quoteWords } from '../../core/reply/quote-words.ts'
import type { NewChange } from '../../core/settings/change-history.ts'

interface NamedPack {
  readonly id: string
  readonly title: string
}

/** Only as much of a title as a line has room for. */
const maxTitleLength = 80

const nouns: Readonly<Record<AddableSection, string>> = {
  quiz: 'quiz question',
  questions: 'question to discuss',
  quotes: 'line',
  terms: 'term',
}

const plurals: Readonly<Record<AddableSection, string>> = {
  quiz: 'quiz questions',
  questions: 'questions to discuss',
  quotes: 'lines',
  terms: 'terms',
}

export type PackChanges = ReturnType<typeof createPackChanges>

export function createPackChanges(classId: string, { id, name }: Person) {
  function noted(kind: 'uploaded' | 'addition', pack: NamedPack, verb: string): NewChange {
    const said = `${verb} ${quoteWords(pack.title, maxTitleLength)}`
    return { class: classId, room: '', name: `${kind}/${pack.id}`, said, by: { id, name } }
  }

  return {
    uploaded: (pack: NamedPack, how: 'new' | 'again' | 'back') =>
      noted(
        'uploaded',
        pack,
        how === 'new'
          ? 'uploaded the pack'
          : how === 'again'
            ? 'uploaded another version of the pack'
            : 'went back to an earlier version of the pack',
      ),
    removed: (pack: NamedPack) => noted('uploaded', pack, 'removed the pack'),
    added: (pack: NamedPack, additions: readonly Pick<Addition, 'section'>[]) =>
      noted('addition', pack, `added ${countOf(additions)} to`),
    changedItem: (pack: NamedPack, section: AddableSection) =>
      noted('addition', pack, `changed ${countOf([{ section }])} that the class had added to`),
    removedItems: (pack: NamedPack, additions: readonly Pick<Addition, 'section'>[]) =>
      noted('addition', pack, `removed ${countOf(additions)} that the class had added to`),
  }
}

/** Returns “3 terms”, or “5 items” of several kinds. */
function countOf(additions: readonly Pick<Addition, 'section'>[]): string {
  const [section, ...others] = new Set(additions.map((each) => each.section))
  return section === undefined || others.length > 0
    ? formatCount(additions.length, 'item')
    : formatCount(additions.length, nouns[section], plurals[section])
}
