/** Says what a draft was made of, what it left out, and what a person has to do next. */
import type { PackDraft } from '../../core/draft/draft-pack.ts'
import type { DraftFile } from '../../core/draft/draft-fields.ts'
import { formatCount, joinWords } from '../../core/reply/format.ts'

const kindNames = {
  play: 'a play',
  guide: 'a study guide',
  chapter: 'a chapter of a textbook',
  novel: 'a novel or a story',
} as const

interface CreatedDraft extends PackDraft {
  readonly id: string
  readonly folder: string
}

/** @param blanks how many places `check` lists */
export function describeDraft(draft: CreatedDraft, blanks: number): string {
  const { kind, reason, material, id, folder, files } = draft
  const others = 'If it is something else, delete the folder and say so with --kind.'
  const took =
    reason === undefined
      ? []
      : [`Took the text for ${kindNames[kind]}, because ${reason}. ${others}`]
  const sections = [
    ['scenes', material.unitName],
    ['characters', 'character'],
    ['quotes', 'line'],
    ['terms', 'term'],
  ] as const
  const found = sections.flatMap(([name, word]) => {
    const count = countOf(files, name)
    return count === 0 ? [] : formatCount(count, word)
  })
  return [
    ...took,
    `Drafted ${joinWords(found)} in ${folder}.`,
    ...leftOut(draft),
    ...speakers(files),
    `Of the text, only names, headings, terms and short lines are kept. ${formatCount(blanks, 'blank is', 'blanks are')} for you to fill in. Begin with pack.yaml, scenes.yaml, characters.yaml and themes.yaml, since the others name what is in them. This lists them all:`,
    `npm run pack -- check ${id}`,
    '',
  ].join('\n')
}

function countOf(files: readonly DraftFile[], name: DraftFile['name']): number {
  return files.find((file) => file.name === name)?.items.length ?? 0
}

function leftOut({ left, material }: PackDraft): readonly string[] {
  const parts = [
    ...(left.units > 0 ? [formatCount(left.units, material.unitName)] : []),
    ...(left.lines > 0 ? [formatCount(left.lines, 'line')] : []),
    ...(left.people > 0 ? [formatCount(left.people, 'name')] : []),
    ...(left.terms > 0 ? [formatCount(left.terms, 'word')] : []),
  ]
  if (parts.length === 0) return []
  const more = left.lines > 0 ? ' For more lines, add --lines 100.' : ''
  return [`Left out ${joinWords(parts)} that seemed to matter less.${more}`]
}

/** How many lines have a speaker that is worth a second look. */
function speakers(files: readonly DraftFile[]): readonly string[] {
  const lines = files.find(({ name }) => name === 'quotes')?.items ?? []
  const fields = lines.flatMap(({ fields }) => fields.filter(({ name }) => name === 'speaker'))
  const guessed = fields.filter(
    ({ value, note }) => value !== undefined && note !== undefined,
  ).length
  if (guessed === 0) return []
  return [
    `${formatCount(guessed, 'speaker has', 'speakers have')} a note beside the name: compare them with the text.`,
  ]
}
