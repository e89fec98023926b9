import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeDiscord } from '../fakes/discord/server.ts'
import { spawnBot, startProcess } from '../fixtures/bot-process.ts'

/** A bot in a process of its own, on a fake Discord with one server. */
async function startOnDiscord() {
  const fake = await startFakeDiscord({ ackDeadlineMs: 60_000 })
  onTestFinished(() => fake.close())
  const guild = fake.addGuild({ name: 'Period 3' })
  const channel = fake.addChannel(guild, { name: 'her' })
  const student = fake.addPerson(guild, 'Ana')
  const bot = await startProcess({
    DISCORD_TOKEN: fake.token,
    DISCORD_APPLICATION_ID: fake.applicationId,
    DISCORD_API_URL: fake.apiUrl,
  })
  /** A thread in what the library does not take for a channel of texts, which makes it throw. */
  function sendOdd(): void {
    const parent_id = '1234567890123456789'
    const of = { guild_id: guild.id, name: 'Odd' }
    fake.gateway.send('CHANNEL_CREATE', { ...of, id: parent_id, type: 2, position: 1 })
    fake.gateway.send('THREAD_CREATE', { ...of, id: '1234567890123456790', type: 11, parent_id })
  }
  async function answers(): Promise<boolean> {
    return (await student.slash(channel, 'scene', { query: 'carnival' })).kind === 'message'
  }
  return { ...bot, fake, sendOdd, answers }
}

test('events that make the library throw, and a frame that is no JSON, leave the bot as it was', async () => {
  const { sendOdd, answers, fake, said, child, ended } = await startOnDiscord()
  sendOdd()
  fake.gateway.sendText('{"op":0,')
  // What goes by this name, and nobody listens to, Node throws.
  fake.gateway.send('error', {})
  expect(await answers()).toBe(true)
  await expect.poll(said).toContain('An error outside any command; the bot carries on')
  expect(said()).toContain('Discord sent an event that could not be read')
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('while nobody reads the log the bot goes on, and afterwards says how much is missing', async () => {
  const { sendOdd, answers, said, child, address, ended } = await startOnDiscord()
  child.stdout.pause()
  // Each makes a line of more than half a kilobyte: several times what the pipe and the queue take.
  for (let count = 0; count < 2500; count += 1) sendOdd()
  expect(await answers()).toBe(true)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  child.stdout.resume()
  await expect
    .poll(() => {
      sendOdd()
      return said()
    })
    .toMatch(/"dropped":\d+/)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('a bot whose log nobody reads still stops when asked', async () => {
  const { sendOdd, answers, child } = await startOnDiscord()
  child.stdout.pause()
  for (let count = 0; count < 2500; count += 1) sendOdd()
  expect(await answers()).toBe(true)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
})

test('when the reader of the log has gone the bot goes on, and stops when asked', async () => {
  const { sendOdd, answers, child, ended } = await startOnDiscord()
  child.stdout.destroy()
  child.stderr.destroy()
  for (let count = 0; count < 100; count += 1) sendOdd()
  expect(await answers()).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('a bot that is asked to stop before it is ready stops in order', async () => {
  const silent = await listen()
  const asked = once(silent, 'request')
  const { child, ended, said } = await spawnBot({
    DISCORD_TOKEN: 'A-Very-Fake-Token',
    DISCORD_APPLICATION_ID: '12345678901234567',
    DISCORD_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api`,
  })
  await asked
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(said()).toContain('"msg":"Stopped"')
})

/** A server that accepts requests and never answers. */
async function listen(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

test('a signal that comes just before main.ts listens for it is not lost', async () => {
  const signalFirst = `
    import { registerHooks } from 'node:module'
    registerHooks({
      load(address, context, next) {
        const read = next(address, context)
        if (!/\\/(?:src\\/main\\.ts|bundle\\/\\w+\\/main\\.mjs)$/.test(address)) return read
        const source = Buffer.from(read.source).toString()
        return { ...read, source: "process.kill(process.pid, 'SIGTERM');" + source }
      },
    })`
  const preload = `data:text/javascript,${encodeURIComponent(signalFirst)}`
  const { ended } = await spawnBot({}, [process.execPath, '--import', preload, 'src/start.js'])
  expect(await ended).toBe(0)
})
