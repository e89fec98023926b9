/** What the form for a whole pack calls the fields of pack.yaml. */
import { capitalise } from '../../core/reply/capitalise.ts'

/** Names that say too little to somebody who does not see the file; the others are their own label. */
const labels: Readonly<Record<string, string>> = {
  container: 'The larger whole it’s part of',
  doi: 'DOI',
  family: 'Last name',
  given: 'First names',
  guide: 'The study guide',
  key: 'The letter of the section',
  kind: 'What the work is',
  paragraphs: 'How many paragraphs',
  part: 'The part of the work',
  role: 'What they did',
  sections: 'Sections',
  sentenceTitle: 'The title in a sentence',
  unit: 'What it calls its scenes, such as chapter',
  url: 'Web address',
  work: 'The work',
}

export function aboutLabel(field: string): string {
  return (Object.hasOwn(labels, field) ? labels[field] : undefined) ?? capitalise(field)
}
