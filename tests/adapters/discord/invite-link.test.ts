import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inviteLink, invitePermissions } from '../../../src/adapters/discord/invite-link.ts'

test('the page for Discord shows the same link, and explains each permission', () => {
  const page = readFileSync('docs/discord.md', 'utf8')
  expect(page).toContain(inviteLink('APPLICATION_ID'))
  for (const name of Object.keys(invitePermissions)) expect(page).toContain(`| ${name} |`)
})
