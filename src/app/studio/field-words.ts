/** What the forms of the studio call the fields of a pack, and whose names a field holds. */
import { capitalise } from '../../core/reply/capitalise.ts'
import type { Reference } from '../../core/pack/section.ts'

/** The section whose items a field names, whatever it is a field of. */
const referenced: Readonly<Record<string, Reference['to']>> = {
  scene: 'scenes',
  first: 'scenes',
  about: 'scenes',
  quote: 'quotes',
  speaker: 'characters',
  addressee: 'characters',
  with: 'characters',
  characters: 'characters',
  themes: 'themes',
}

/** `unit` is what the pack calls its scenes. */
export type FieldWords = (unit: string) => string

/** Names that say too little to somebody who does not see the file; the others are their own label. */
const labels: Readonly<Record<string, string | FieldWords>> = {
  about: (unit) => `The earlier ${unit} that it asks about`,
  accept: 'Answers that count',
  addressee: 'Said to',
  aliases: 'Other names',
  after: 'What comes after it, in order',
  alt: 'What the picture shows',
  answer: 'The right answer',
  answers: 'The right answers',
  at: 'Where it is in the work',
  author: 'Who wrote it',
  before: 'What comes before it, in order',
  credit: 'Who made the picture',
  distractors: 'Wrong options',
  exemplar: 'What a thoughtful answer might say',
  fact: 'A name for what it asks',
  file: 'The file of the picture',
  first: (unit) => `The first ${unit}`,
  followUps: 'Questions that go further',
  fragment: 'Only part of a sentence',
  high: 'What the largest number means',
  hint: 'A hint',
  idea: 'The idea',
  kind: 'What is asked',
  length: 'How long answers are',
  level: 'What kind of thinking it asks for',
  line: 'The line',
  lines: 'Line or lines',
  look: 'What to look for',
  low: 'What the smallest number means',
  max: 'The largest number',
  min: 'The smallest number',
  prompt: 'The question',
  quote: 'The line it’s about',
  reasons: 'Why it has this rating',
  scene: (unit) => capitalise(unit),
  significance: 'Why it matters',
  source: 'Where it comes from',
  speaker: 'Who says it',
  step: 'From one number to the next',
  text: 'What happens',
  tolerance: 'How far off still counts',
  with: 'The other character',
  within: 'The number of the larger part',
}

export function referencedSection(field: string): Reference['to'] | undefined {
  return Object.hasOwn(referenced, field) ? referenced[field] : undefined
}

export function labelOfField(field: string, unit: string): string {
  const label = Object.hasOwn(labels, field) ? labels[field] : undefined
  if (typeof label === 'function') return label(unit)
  return label ?? capitalise(field)
}
