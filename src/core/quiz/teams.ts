/** Teams and made-up names: who plays where and how they are called on the boards. */
import { createRandom, shuffle } from '../platform/random.ts'
import type { Player, Quiz } from './quiz.ts'

const teamNames = ['Amber', 'Blue', 'Coral', 'Dune', 'Elm', 'Fern'] as const

export function teamName(team: number): string {
  return `Team ${teamNames[team] ?? team + 1}`
}

const colours = [
  'Amber', 'Ash', 'Azure', 'Birch', 'Bronze', 'Cedar', 'Cherry', 'Clay', 'Cobalt', 'Copper', 'Coral', 'Ebony',
  'Fern', 'Golden', 'Hazel', 'Indigo', 'Ivory', 'Jade', 'Lilac', 'Maple', 'Mint', 'Olive', 'Pearl', 'Ruby',
  'Sage', 'Silver', 'Teal', 'Violet',
] as const // prettier-ignore

const animals = [
  'Badger', 'Bat', 'Beaver', 'Crane', 'Deer', 'Dove', 'Falcon', 'Finch', 'Fox', 'Hare', 'Heron', 'Ibis',
  'Kestrel', 'Lark', 'Lynx', 'Marten', 'Newt', 'Otter', 'Owl', 'Puffin', 'Raven', 'Robin', 'Seal', 'Stoat',
  'Swan', 'Tern', 'Vole', 'Wren',
] as const // prettier-ignore

/** The made-up name of the nth player, another for each quiz; no two players of a quiz share one. */
function aliasOf(seed: number, nth: number): string {
  const all = colours.length * animals.length
  const name = shuffle([...Array(all).keys()], createRandom(seed))[nth % all] ?? 0
  const alias = `${colours[Math.floor(name / animals.length)]} ${animals[name % animals.length]}`
  return nth < all ? alias : `${alias} ${Math.floor(nth / all) + 1}`
}

/** Seats everyone who has no seat yet: a drawn team evens the teams out, a chosen one stays. */
export function assignTeams(quiz: Quiz): Quiz {
  const { settings, seed } = quiz.plan
  const waiting = quiz.players.filter((player) => !player.seated)
  if (waiting.length === 0) return quiz
  const before = quiz.players.length - waiting.length
  const chance = createRandom(seed + before)
  const sizes = Array.from({ length: settings.teams }, () => 0)
  for (const { team } of quiz.players) {
    if (team !== null && sizes[team] !== undefined) sizes[team] += 1
  }
  // Sorted first, so that the draw does not depend on the order in which a store lists them.
  const order = shuffle(
    waiting.toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    chance,
  )
  const seats = new Map<string, Player>()
  for (const [nth, player] of order.entries()) {
    const team = player.team ?? smallest(sizes)
    if (player.team === null && sizes[team] !== undefined) sizes[team] += 1
    const alias = settings.anonymous ? aliasOf(seed, before + nth) : null
    seats.set(player.person, { ...player, team, alias, seated: true })
  }
  return { ...quiz, players: quiz.players.map((player) => seats.get(player.person) ?? player) }
}

/** The smallest team; the first of equals. Without teams, 0. */
function smallest(sizes: readonly number[]): number {
  return Math.max(0, sizes.indexOf(Math.min(...sizes)))
}

/** How a player is called where others read it. */
export function publicName(player: Pick<Player, 'name' | 'alias' | 'pseudonym'>): string {
  return player.alias ?? player.pseudonym ?? player.name
}
