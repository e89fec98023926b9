import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import {
  allScopes,
  events,
  manifest,
  messageShortcuts,
  optionalScopes,
  scopes,
} from '../../../src/adapters/slack/declare.ts'
import { loadMessageCommands } from '../../../src/app/load-message-commands.ts'

const run = promisify(execFile)

test('the manifest asks for Socket Mode without an address, for HTTP with one', () => {
  const socket = manifest()
  expect(socket.settings.socket_mode_enabled).toBe(true)
  expect(JSON.stringify(socket)).not.toContain('url')
  const http = manifest({ address: 'https://study.example.org/' })
  expect(http.settings.socket_mode_enabled).toBe(false)
  expect(http.settings.event_subscriptions).toEqual({
    request_url: 'https://study.example.org/slack/events',
    bot_events: [...events],
  })
  expect(http.oauth_config).toMatchObject({
    redirect_urls: ['https://study.example.org/slack/oauth_redirect'],
    scopes: { bot: allScopes },
  })
})

test('many workspaces over Socket Mode have a way back from the sign-in, and no request goes to the address', () => {
  const {
    settings,
    oauth_config: oauth,
    features,
  } = manifest({
    address: 'https://study.example.org',
    socketMode: true,
  })
  expect(settings.socket_mode_enabled).toBe(true)
  expect(oauth).toMatchObject({
    redirect_urls: ['https://study.example.org/slack/oauth_redirect'],
  })
  expect(JSON.stringify([settings, features])).not.toContain('study.example.org')
})

test('what a workspace may decline is marked as optional, and nothing else is', () => {
  const { bot, bot_optional: optional } = manifest().oauth_config.scopes
  expect(new Set(bot)).toEqual(new Set([...Object.keys(scopes), ...optional]))
  expect(optional).toEqual(Object.keys(optionalScopes))
  expect(Object.keys(scopes).filter((scope) => optional.includes(scope))).toEqual([])
})

test('people can write in the app’s own conversation, without which it has no slash commands', () => {
  expect(manifest().features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  })
})

test('names and descriptions keep to Slack’s limits', () => {
  const { display_information: shown, features } = manifest()
  expect(shown.name.length).toBeLessThanOrEqual(35)
  expect(shown.description.length).toBeLessThanOrEqual(140)
  for (const { name, callback_id: id, description } of features.shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24)
    expect(description.length).toBeLessThanOrEqual(150)
    expect(id.length).toBeLessThanOrEqual(255)
  }
})

test('the message shortcuts are the message commands that there are', async () => {
  const commands = [...(await loadMessageCommands('commands/on-message')).values()]
  expect(messageShortcuts).toEqual(
    commands.map(({ id, name, shortName = name, summary }) => ({
      callbackId: id,
      name: shortName,
      summary,
    })),
  )
})

test('the command line prints it, and refuses an address that Slack cannot reach', async () => {
  const { stdout } = await run(process.execPath, ['src/cli/manifest.ts'])
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(manifest())))
  const address = 'https://study.example.org'
  const many = await run(process.execPath, ['src/cli/manifest.ts', address, '--socket'])
  expect(JSON.parse(many.stdout)).toEqual(
    JSON.parse(JSON.stringify(manifest({ address, socketMode: true }))),
  )
  await expect(run(process.execPath, ['src/cli/manifest.ts', 'localhost:3000'])).rejects.toThrow(
    /begins with https/,
  )
})
