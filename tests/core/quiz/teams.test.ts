import { expect, test } from 'vitest'
import type { Player, Quiz } from '../../../src/core/quiz/quiz.ts'
import { assignTeams, publicName, publicNames, teamName } from '../../../src/core/quiz/teams.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

function player(person: string, given: Partial<Player> = {}): Player {
  return {
    person,
    name: person,
    alias: null,
    pseudonym: null,
    team: null,
    seated: false,
    missed: 0,
    points: 0,
    hidden: false,
    ...given,
  }
}

function quizOf(settings: Partial<Quiz['plan']['settings']>, players: readonly Player[]): Quiz {
  const lobby = lobbyOf('a')
  const plan = { ...lobby.plan, settings: { ...lobby.plan.settings, ...settings } }
  return { ...lobby, plan, players: [...players] }
}

function sizes({ players, plan }: Quiz): readonly number[] {
  return Array.from({ length: plan.settings.teams }, (_, team) => {
    return players.filter((each) => each.team === team).length
  })
}

const seven = ['ana', 'ben', 'cem', 'dia', 'eli', 'fay', 'gil'].map((name) => player(name))

test('a draw makes teams as even as they can be', () => {
  expect(sizes(assignTeams(quizOf({ teams: 3 }, seven))).toSorted((a, b) => a - b)).toEqual([
    2, 2, 3,
  ])
})

test('the draw is the same in whatever order the players are listed', () => {
  function teamsOf(players: readonly Player[]) {
    const { players: seated } = assignTeams(quizOf({ teams: 3 }, players))
    return Object.fromEntries(seated.map(({ person, team }) => [person, team]))
  }
  expect(teamsOf(seven.toReversed())).toEqual(teamsOf(seven))
})

test('a chosen team stays, and the draw fills up the others', () => {
  const choosers = ['ana', 'ben', 'cem'].map((name) => player(name, { team: 1 }))
  const after = assignTeams(quizOf({ teams: 2 }, [...choosers, player('dia'), player('eli')]))
  expect(after.players.map(({ team }) => team)).toEqual([1, 1, 1, 0, 0])
})

test('whoever comes later joins the smallest team, and nobody is moved', () => {
  const first = assignTeams(quizOf({ teams: 2 }, seven.slice(0, 4)))
  const chosen = first.players.map((each, index) => ({ ...each, team: index === 0 ? 1 : 0 }))
  const after = assignTeams({ ...first, players: [...chosen, player('late')] })
  expect(after.players.map(({ team }) => team)).toEqual([1, 0, 0, 0, 1])
})

test('where everybody plays alone, everybody is seated all the same', () => {
  const after = assignTeams(quizOf({ teams: 0 }, seven))
  expect(after.players.every(({ seated, team }) => seated && team === 0)).toBe(true)
})

test('made-up names are for anonymous quizzes alone, and no two players share one', () => {
  expect(assignTeams(quizOf({}, seven)).players.every(({ alias }) => alias === null)).toBe(true)
  const many = Array.from({ length: 900 }, (_, index) => player(`person-${index}`))
  const first = assignTeams(quizOf({ anonymous: true }, many.slice(0, 400)))
  const all = assignTeams({ ...first, players: [...first.players, ...many.slice(400)] })
  const names = all.players.map((each) => publicName(each))
  expect(new Set(names).size).toBe(900)
  expect(names.slice(0, 400)).toEqual(first.players.map((each) => publicName(each)))
  expect(names.some((name) => name.startsWith('person'))).toBe(false)
})

test('others see a made-up name before a pseudonym, and a pseudonym before the name', () => {
  expect(publicName(player('ana', { alias: 'Blue Fox', pseudonym: 'Nightjar' }))).toBe('Blue Fox')
  expect(publicName(player('ana', { pseudonym: 'Nightjar' }))).toBe('Nightjar')
  expect(publicName(player('ana'))).toBe('ana')
})

test('teams have names', () => {
  expect([0, 5, 6].map((team) => teamName(team))).toEqual(['Team Amber', 'Team Fern', 'Team 7'])
})

test('names are listed in order of the alphabet, whatever the order of the players', () => {
  const shuffled = ['Player 10', 'Eli', 'Ángel', 'Player 9', 'Bea'].map((name) => player(name))
  expect(publicNames(shuffled)).toEqual(['Ángel', 'Bea', 'Eli', 'Player 9', 'Player 10'])
})
