import { expect, test } from 'vitest'
import { isForeign } from '../../../src/adapters/discord/installation.ts'
import { Interaction } from '../../../src/adapters/discord/interaction-schema.ts'

const guild_id = '11111111111111111'
const person = '66666666666666666'

function foreign(more: object): boolean {
  return isForeign(
    Interaction.parse({
      id: '33333333333333333',
      application_id: '44444444444444444',
      token: 'token',
      channel_id: '55555555555555555',
      user: { id: person, username: 'ana' },
      type: 2,
      data: { type: 1, name: 'scene' },
      ...more,
    }),
  )
}

test('a server is the bot’s own only if that very server has added it', () => {
  function owned(owners: object): boolean {
    return foreign({ guild_id, authorizing_integration_owners: owners })
  }
  expect(owned({ '0': guild_id })).toBe(false)
  expect(owned({ '0': guild_id, '1': person })).toBe(false)
  expect(owned({ '1': person })).toBe(true)
  expect(owned({ '0': '77777777777777777', '1': person })).toBe(true)
  expect(owned({ '0': '77777777777777777' })).toBe(true)
})

test('what the bot posted by itself names nobody, and is in its own server', () => {
  expect(foreign({ guild_id, authorizing_integration_owners: {} })).toBe(false)
  expect(foreign({ guild_id })).toBe(false)
})

test('direct messages with the bot are its own, groups and other people’s are not', () => {
  // Discord has sent a number here (https://github.com/discord/discord-api-docs/issues/6730).
  expect(foreign({ context: 1, authorizing_integration_owners: { '0': 0 } })).toBe(false)
  expect(foreign({ context: 1, authorizing_integration_owners: { '1': person } })).toBe(false)
  expect(foreign({ context: 2, authorizing_integration_owners: { '1': person } })).toBe(true)
})
