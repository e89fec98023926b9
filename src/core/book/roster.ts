/** The list of a class’s students that a teacher brings once, and who of them is who in the chat. */

import { UserError } from '../reply/user-error.ts'
import { compareNames } from '../reply/compare-names.ts'

/** Longer lists are of a whole school. */
export const maxRosterStudents = 1_000

/** Of one cell. */
export const maxRosterCellLength = 120

/** What a school calls a student; empty where the list does not say. */
export interface RosterDetails {
  /** As people say it: Ana Silva. */
  readonly name: string
  /** Where the list has them apart. */
  readonly firstName: string
  readonly lastName: string
  readonly studentId: string
  readonly email: string
  readonly login: string
  readonly group: string
}

/** How somebody was found to be a student of the list: by their name, by the code that they typed, or by hand. */
export type LinkedBy = 'name' | 'code' | 'teacher'

export interface RosterStudent extends RosterDetails {
  /** New with every student, and none of the school’s. */
  readonly id: string
  /** Who they are in the chat; null until that is known. */
  readonly person: string | null
  readonly linkedBy: LinkedBy | null
}

/** A student as a line of a file has them. */
export interface RosterLine extends RosterDetails {
  readonly line: number
}

/** What was read from a file, and what could not be. */
export interface RosterReading {
  readonly students: readonly RosterLine[]
  readonly problems: readonly { readonly line: number; readonly message: string }[]
  /** Columns that were not needed. */
  readonly ignored: readonly string[]
}

/** Whether a new list takes the place of the one that is there, or is added to it. */
export type RosterMode = 'replace' | 'add'

export interface RosterChange {
  readonly students: readonly RosterStudent[]
  readonly added: number
  /** How many were there and have other details now. */
  readonly changed: number
  /** Who was there and is not any more. */
  readonly removed: readonly RosterStudent[]
}

/**
 * Returns the list with what was read. Somebody who is on both is the same by their student id, else by their e-mail, else by a
 * name that nobody else has; they stay linked. Throws a UserError where the list becomes too long.
 */
export function changeRoster(
  before: readonly RosterStudent[],
  read: readonly RosterDetails[],
  { mode, newId }: { readonly mode: RosterMode; readonly newId: () => string },
): RosterChange {
  const find = createFinder(before, read)
  const taken = new Set<string>()
  const found = read.map((details) => {
    const earlier = find(details)
    // One line may have the id of somebody and another one their e-mail address; nobody is two students.
    if (earlier === undefined || taken.has(earlier.id)) return { details, earlier: undefined }
    taken.add(earlier.id)
    return { details, earlier }
  })
  const rest = before.filter(({ id }) => !taken.has(id))
  const students = found.map(({ details, earlier }): RosterStudent => ({
    ...detailsOf(details),
    id: earlier?.id ?? newId(),
    person: earlier?.person ?? null,
    linkedBy: earlier?.linkedBy ?? null,
  }))
  const all = mode === 'add' ? [...rest, ...students] : students
  if (all.length > maxRosterStudents) {
    throw new UserError(
      `With these, your list would have ${all.length.toLocaleString('en')} students, and ${maxRosterStudents.toLocaleString('en')} is the limit. Nothing was changed. To have these alone, let the file take the place of your list.`,
    )
  }
  return {
    students: all.toSorted(byName),
    added: found.filter(({ earlier }) => earlier === undefined).length,
    changed: found.filter(
      ({ details, earlier }) => earlier !== undefined && !isSame(details, earlier),
    ).length,
    removed: mode === 'add' ? [] : rest,
  }
}

export function byName(a: RosterDetails, b: RosterDetails): number {
  return compareNames(sortName(a), sortName(b)) || compareNames(a.studentId, b.studentId)
}

/** Returns “Silva, Ana” where both are known. */
export function sortName({ name, firstName, lastName }: RosterDetails): string {
  return lastName === '' || firstName === '' ? name : `${lastName}, ${firstName}`
}

const keys = ['name', 'firstName', 'lastName', 'studentId', 'email', 'login', 'group'] as const

function detailsOf(details: RosterDetails): RosterDetails {
  const { name, firstName, lastName, studentId, email, login, group } = details
  return { name, firstName, lastName, studentId, email, login, group }
}

function isSame(a: RosterDetails, b: RosterDetails): boolean {
  return keys.every((key) => a[key] === b[key])
}

function createFinder(before: readonly RosterStudent[], read: readonly RosterDetails[]) {
  const byId = onlyOnes(before, ({ studentId }) => studentId)
  const byEmail = onlyOnes(before, ({ email }) => email.toLowerCase())
  const byWholeName = onlyOnes(before, ({ name }) => name)
  const readNames = onlyOnes(read, ({ name }) => name)
  const twins = createTwinFinder(before, read)
  return (details: RosterDetails): RosterStudent | undefined => {
    const twin = twins(details)
    if (twin !== undefined) return twin
    const { studentId, email, name } = details
    const sameId = byId.get(studentId)
    if (sameId !== undefined) return sameId
    const sameEmail = byEmail.get(email.toLowerCase())
    if (sameEmail !== undefined && !contradicts(sameEmail.studentId, studentId)) return sameEmail
    const sameName = readNames.get(name) === details ? byWholeName.get(name) : undefined
    const isOther =
      sameName !== undefined &&
      (contradicts(sameName.studentId, studentId) || contradicts(sameName.email, email))
    return isOther ? undefined : sameName
  }
}

/** Two students of one name and nothing else are still two when the same file is brought again. */
function createTwinFinder(before: readonly RosterStudent[], read: readonly RosterDetails[]) {
  const known = Map.groupBy(before, keyOf)
  const counts = Map.groupBy(read, keyOf)
  const given = new Map<string, number>()
  return (details: RosterDetails): RosterStudent | undefined => {
    const key = keyOf(details)
    const same = known.get(key) ?? []
    if (same.length !== counts.get(key)?.length) return undefined
    const at = given.get(key) ?? 0
    given.set(key, at + 1)
    return same[at]
  }
}

function keyOf(details: RosterDetails): string {
  return JSON.stringify(keys.map((key) => details[key]))
}

function contradicts(a: string, b: string): boolean {
  return a !== '' && b !== '' && a.toLowerCase() !== b.toLowerCase()
}

/** Returns what has a value of its own, by that value; empty values are none. */
function onlyOnes<T>(all: readonly T[], valueOf: (each: T) => string): ReadonlyMap<string, T> {
  const groups = Map.groupBy(all, valueOf)
  return new Map(
    [...groups].flatMap(([value, same]) => {
      const [only] = same
      return value === '' || same.length > 1 || only === undefined ? [] : [[value, only] as const]
    }),
  )
}
