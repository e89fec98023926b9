/** Draws small groups for the discussion: of nearly the same size, the same in every process, and open to whoever comes later. */
import { hash53 } from '../platform/hash53.ts'

export const minGroupSize = 2
export const maxGroupSize = 8

/** Who is in which group, groups counted from 1. */
export type Seats = ReadonlyMap<string, number>

export interface Draw {
  readonly size: number
  /** Other seeds draw other groups. */
  readonly seed: string
}

/**
 * Returns everybody’s group: those who sit already stay, the others fill the smallest groups. At first nobody is alone while there
 * are others; whoever comes later opens a new group only once the others are half as large again as they should be.
 */
export function drawGroups(people: readonly string[], sitting: Seats, draw: Draw): Seats {
  const waiting = [...new Set(people)]
    .filter((person) => !sitting.has(person))
    .map((person) => ({ person, place: hash53(`${draw.seed}/${person}`) }))
    .toSorted((a, b) => a.place - b.place || (a.person < b.person ? -1 : 1))
  const seats = new Map(sitting)
  const sizes = new Map<number, number>()
  for (const group of seats.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  if (sizes.size === 0) {
    for (let group = 1; group <= groupCount(waiting.length, draw.size); group += 1) {
      sizes.set(group, 0)
    }
  }
  for (const { person } of waiting) {
    const group = groupToJoin(sizes, draw.size)
    seats.set(person, group)
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return seats
}

/** Rounded, so that 9 by fours are two groups and 11 are three, but never so many that somebody is alone. */
function groupCount(people: number, size: number): number {
  const rounded = Math.max(1, Math.round(people / size))
  return people / rounded < minGroupSize ? Math.max(1, Math.floor(people / size)) : rounded
}

function groupToJoin(sizes: ReadonlyMap<number, number>, size: number): number {
  const [smallest] = [...sizes].toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
  if (smallest === undefined) return 1
  const [group, members] = smallest
  return members < size * 1.5 ? group : Math.max(...sizes.keys()) + 1
}

export const roles = ['summariser', 'questioner', 'evidence-finder'] as const
export type DiscussionRole = (typeof roles)[number]

/** What a role is called, and what whoever has it does. */
export const roleTexts: Readonly<Record<DiscussionRole, { name: string; task: string }>> = {
  summariser: { name: 'summariser', task: 'say in a sentence or two what matters most.' },
  questioner: { name: 'questioner', task: 'add a question that nobody has asked yet.' },
  'evidence-finder': {
    name: 'evidence finder',
    task: 'find a line that shows what you mean.',
  },
}

/**
 * Returns the role of a person for a post. Within a group roles are spread evenly, and with each post everybody moves on by one.
 * @param nth how many posts there were before it
 */
export function roleFor(person: string, group: readonly string[], nth: number): DiscussionRole {
  const at = group.toSorted().indexOf(person)
  return roles[(Math.max(0, at) + nth) % roles.length] ?? roles[0]
}
