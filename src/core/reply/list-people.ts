/** Names of people in a sentence, as many as fit. */
import { compareNames } from './compare-names.ts'
import { formatCount } from './format.ts'
import { type RichText, unknownName } from './reply.ts'

interface ListedPerson {
  readonly id: string
  /** Empty where it is unknown. */
  readonly name: string
}

/** Returns at most `max` names in alphabetical order, people without a name last, and how many more there are. */
export function listPeople(people: readonly ListedPerson[], max: number): RichText {
  const sorted = people.toSorted((a, b) => compareNames(a.name, b.name))
  const shown = sorted
    .slice(0, max)
    .flatMap(({ id, name }, index): RichText => [
      ...(index === 0 ? [] : [', ']),
      { person: id, name: name === '' ? unknownName : name },
    ])
  const left = people.length - max
  return left > 0 ? [...shown, ` and ${formatCount(left, 'more', 'more')}`] : shown
}
