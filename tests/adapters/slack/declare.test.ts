import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { events, manifest, messageShortcut, scopes } from '../../../src/adapters/slack/declare.ts'
import { loadCommands } from '../../../src/app/load-commands.ts'

const run = promisify(execFile)

test('the manifest asks for Socket Mode without an address, for HTTP with one', () => {
  const socket = manifest()
  expect(socket.settings.socket_mode_enabled).toBe(true)
  expect(JSON.stringify(socket)).not.toContain('url')
  const http = manifest('https://study.example.org/')
  expect(http.settings.socket_mode_enabled).toBe(false)
  expect(http.settings.event_subscriptions).toEqual({
    request_url: 'https://study.example.org/slack/events',
    bot_events: [...events],
  })
  expect(http.oauth_config).toMatchObject({
    redirect_urls: ['https://study.example.org/slack/oauth_redirect'],
    scopes: { bot: Object.keys(scopes) },
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

test('the message shortcut runs a command that there is, within its limits', async () => {
  const action = (await loadCommands('commands')).get(messageShortcut.command)?.subcommands.get('')
  expect(action?.options[messageShortcut.option]).toMatchObject({
    kind: 'text',
    maxLength: messageShortcut.maxLength,
  })
})

test('the command line prints it, and refuses an address that Slack cannot reach', async () => {
  const { stdout } = await run(process.execPath, ['src/cli/manifest.ts'])
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(manifest())))
  await expect(run(process.execPath, ['src/cli/manifest.ts', 'localhost:3000'])).rejects.toThrow(
    /begins with https/,
  )
})
