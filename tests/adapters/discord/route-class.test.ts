import { Routes } from 'discord.js'
import { expect, test } from 'vitest'
import { routeClass } from '../../../src/adapters/discord/route-class.ts'

const [one, two] = ['123456789012345678', 'a-token/with?odd=signs']

test.each([
  ['POST', Routes.interactionCallback(one, 'token'), 'answer'],
  ['PATCH', Routes.webhookMessage(one, 'token', '@original'), 'edit_answer'],
  ['DELETE', Routes.webhookMessage(one, 'token', '@original'), 'edit_answer'],
  ['POST', Routes.webhook(one, 'token'), 'follow_up'],
  ['POST', Routes.channelMessages(one), 'post'],
  ['PATCH', Routes.channelMessage(one, one), 'edit'],
  ['GET', Routes.channelMessages(one), 'find'],
  ['POST', Routes.threads(one, one), 'thread'],
  ['PUT', Routes.channelMessagesPin(one, one), 'pin'],
  ['PUT', Routes.applicationCommands(one), 'commands'],
  ['GET', Routes.gatewayBot(), 'gateway'],
  ['GET', Routes.user('@me'), 'other'],
  ['GET', `/somewhere/${one}/${two}`, 'other'],
])('%s %s is %s', (method, path, name) => {
  expect(routeClass(method, `https://discord.com/api/v10${path}`)).toBe(name)
})
