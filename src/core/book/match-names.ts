/** Finds students of the list among the people of a class by their names, where there is no doubt. */
import { foldLetters } from '../reply/fold-letters.ts'
import { normaliseWords } from '../reply/normalise-words.ts'
import type { RosterStudent } from './roster.ts'

/** Somebody of the class; the name is empty where the bot has not read it. */
export interface ClassPerson {
  readonly id: string
  readonly name: string
}

export interface NameMatch {
  readonly student: RosterStudent
  readonly person: ClassPerson
}

/**
 * Returns those of the list whom nobody is linked to yet, and who must be one person of the class: the whole name is the same, nobody else on
 * either side has it, and it is more than one word. Names can be chosen freely in a chat, so a teacher confirms them.
 */
export function matchNames(
  students: readonly RosterStudent[],
  people: readonly ClassPerson[],
): readonly NameMatch[] {
  const linked = new Set(students.flatMap(({ person }) => person ?? []))
  const listed = Map.groupBy(students, ({ name }) => keyOf(name))
  const present = Map.groupBy(people, ({ name }) => keyOf(name))
  return [...listed].flatMap(([key, [student, ...others]]) => {
    const [person, ...namesakes] = present.get(key) ?? []
    const isCertain = key.includes(' ') && others.length === 0 && namesakes.length === 0
    if (!isCertain || student === undefined || person === undefined) return []
    return student.person !== null || linked.has(person.id) ? [] : [{ student, person }]
  })
}

/** Whether two names are the same but for case, accents and signs. */
export function isSameName(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(name: string): string {
  return normaliseWords(foldLetters(name)).join(' ')
}
