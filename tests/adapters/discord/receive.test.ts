import { ChannelType } from 'discord.js'
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/adapters/discord/receive.ts'
import {
  type CommandInteraction,
  Interaction,
} from '../../../src/adapters/discord/interaction-schema.ts'

const guild_id = '11111111111111111'
const forum = '22222222222222222'

function interactionWith(more: object): CommandInteraction {
  return Interaction.parse({
    id: '33333333333333333',
    application_id: '44444444444444444',
    token: 'token',
    guild_id,
    channel_id: '55555555555555555',
    user: { id: '66666666666666666', username: 'rivera' },
    type: 2,
    data: { type: 1, name: 'daily' },
    ...more,
  }) as CommandInteraction
}

/** What the bot makes of a channel option of this kind. */
function roomOfKind(type: ChannelType) {
  const data = {
    type: 1,
    name: 'daily',
    options: [{ type: 7, name: 'channel', value: forum }],
    resolved: { channels: { [forum]: { type } } },
  }
  return parseCommand(interactionWith({ data })).event.resolver?.room(forum)
}

test('a channel is taken if the bot can post in it, whatever Discord’s form lets through', () => {
  expect(roomOfKind(ChannelType.GuildText)).toMatchObject({ id: `discord:${forum}` })
  expect(roomOfKind(ChannelType.PublicThread)).toMatchObject({ id: `discord:${forum}` })
  expect(roomOfKind(ChannelType.GuildForum)).toMatchObject({ id: `discord:${forum}` })
  for (const type of [ChannelType.GuildVoice, ChannelType.GuildCategory]) {
    expect(() => roomOfKind(type)).toThrow('can’t post in that kind of channel')
  }
})

test('the language of the person’s app goes with them, if it is one', () => {
  expect(parseCommand(interactionWith({ locale: 'pt-BR' })).event.person.locale).toBe('pt-BR')
  expect(parseCommand(interactionWith({ locale: '??' })).event.person.locale).toBeUndefined()
  expect(parseCommand(interactionWith({})).event.person.locale).toBeUndefined()
})

test('nobody types the name of an option on Discord', () => {
  expect(parseCommand(interactionWith({})).event.room.hasOptionFields).toBe(true)
})

test('every name that Discord shows somebody under goes with them, so that nobody takes a teacher’s', () => {
  const user = { id: '66666666666666666', username: 'rivera', global_name: 'Tina Rivera' }
  const member = { user, nick: 'Ms. R', permissions: '0', roles: [] }
  const { person } = parseCommand(interactionWith({ user: undefined, member })).event
  expect(person.name).toBe('Ms. R')
  expect(person.otherNames).toEqual(['Ms. R', 'Tina Rivera', 'rivera'])
  expect(parseCommand(interactionWith({})).event.person.otherNames).toEqual(['rivera'])
})
