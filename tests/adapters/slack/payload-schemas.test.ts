import { expect, test } from 'vitest'
import { View, teamOf } from '../../../src/adapters/slack/payload-schemas.ts'

test.each([
  ['the app’s, not that of somebody from outside', 'TAPP', 'TAPP'],
  ['the person’s where the app belongs to a whole organisation', 'E0DISTRICT', 'TPERSON'],
  ['the person’s where Slack names no other', undefined, 'TPERSON'],
])('the workspace of a view is %s', (_, installed, team) => {
  const view = View.parse({ id: 'V1', type: 'modal', app_installed_team_id: installed })
  expect(teamOf({ team: { id: 'TPERSON' }, view })).toBe(team)
})
