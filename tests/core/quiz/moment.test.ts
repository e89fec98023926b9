import { expect, test } from 'vitest'
import { formatMoment, isSamePhase, momentOf, parseMoment } from '../../../src/core/quiz/moment.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

test('a button carries its moment, and nothing else passes for it', () => {
  const moment = momentOf(lobbyOf('a').state)
  expect(parseMoment(formatMoment(moment))).toEqual(moment)
  expect(parseMoment('')).toBeUndefined()
  for (const forged of ['x', '0', '0/asking/x', '-1/LOBBY/0', '0/asking/0/0', '99999/asking/0']) {
    expect(isSamePhase(parseMoment(forged)!, moment)).toBe(false)
  }
})
