import { expect, test } from 'vitest'
import { declareMemberCommands } from '../../../src/adapters/discord/member-commands.ts'
import { commandListProblems } from '../../fakes/discord/command-limits.ts'
import { schemaProblems } from '../../fakes/discord/schema.ts'

test('the commands in the menu of a member keep Discord’s limits, and only teachers see them', () => {
  const definitions = declareMemberCommands()
  expect(commandListProblems(definitions as Parameters<typeof commandListProblems>[0])).toEqual([])
  expect(schemaProblems('PUT /applications/{application_id}/commands', definitions)).toEqual([])
  expect(definitions).toMatchObject([
    { type: 2, name: 'Extra time…', contexts: [0], default_member_permissions: '32' },
  ])
})
