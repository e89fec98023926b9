/** Assigns teams and made-up names, and says which name leaderboards show. */
import { createRandom, shuffle } from '../platform/random.ts'
import type { Player, Quiz } from './quiz.ts'
import { compareNames } from '../reply/compare-names.ts'

const teamNames = ['Amber', 'Blue', 'Coral', 'Dune', 'Elm', 'Fern'] as const

export function teamName(team: number): string {
  return `Team ${teamNames[team] ?? team + 1}`
}

const colours = (
  'Amber Ash Azure Birch Bronze Cedar Cherry Clay Cobalt Copper Coral Ebony Fern Golden ' +
  'Hazel Indigo Ivory Jade Lilac Maple Mint Olive Pearl Ruby Sage Silver Teal Violet'
).split(' ')

const animals = (
  'Badger Bat Beaver Crane Deer Dove Falcon Finch Fox Hare Heron Ibis Kestrel Lark Lynx ' +
  'Marten Newt Otter Owl Puffin Raven Robin Seal Stoat Swan Tern Vole Wren'
).split(' ')

/** Returns the made-up name of the nth player. It differs from quiz to quiz, and no two players of a quiz share one. */
function aliasOf(seed: number, nth: number): string {
  const all = colours.length * animals.length
  const name = shuffle([...Array(all).keys()], createRandom(seed))[nth % all] ?? 0
  const alias = `${colours[Math.floor(name / animals.length)]} ${animals[name % animals.length]}`
  return nth < all ? alias : `${alias} ${Math.floor(nth / all) + 1}`
}

/** Assigns a team and a made-up name to everyone who has none: chosen teams stay, drawn teams even out the sizes. */
export function assignTeams(quiz: Quiz): Quiz {
  const { settings, seed } = quiz.plan
  const waiting = quiz.players.filter((player) => !player.seated)
  if (waiting.length === 0) return quiz
  const seatedCount = quiz.players.length - waiting.length
  const random = createRandom(seed + seatedCount)
  const sizes = Array.from({ length: settings.teams }, () => 0)
  for (const { team } of quiz.players) {
    if (team !== null && sizes[team] !== undefined) sizes[team] += 1
  }
  // Sort first, so that the draw does not depend on the order in which the store lists players.
  const order = shuffle(
    waiting.toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    random,
  )
  const seats = new Map<string, Player>()
  for (const [nth, player] of order.entries()) {
    const team = player.team ?? smallest(sizes)
    if (player.team === null && sizes[team] !== undefined) sizes[team] += 1
    const alias = settings.anonymous ? aliasOf(seed, seatedCount + nth) : null
    seats.set(player.person, { ...player, team, alias, seated: true })
  }
  return { ...quiz, players: quiz.players.map((player) => seats.get(player.person) ?? player) }
}

/** Returns the smallest team, the first of equals, or 0 without teams. */
function smallest(sizes: readonly number[]): number {
  return Math.max(0, sizes.indexOf(Math.min(...sizes)))
}

/** Returns the name that others see. */
export function publicName(player: Pick<Player, 'name' | 'alias' | 'pseudonym'>): string {
  return player.alias ?? player.pseudonym ?? player.name
}

/** The names that others see, in order of the alphabet: the store lists players in no order that people would know. */
export function publicNames(players: readonly Player[]): readonly string[] {
  return players.map(publicName).toSorted(compareNames)
}
