import { expect, test } from 'vitest'
import { limits } from '../../../src/adapters/web/limits.ts'
import { defineCommand } from '../../../src/core/command/command.ts'
import { privateReply, text } from '../../../src/core/reply/reply.ts'
import { openPlayground } from '../../fixtures/playground.ts'

test('a request that is sent again does nothing twice, until the answers since then are longer than what is remembered', async () => {
  let runs = 0
  const content = 'x'.repeat(limits.maxAnswerCharacters / 3)
  const command = defineCommand({
    name: 'long',
    summary: 'Gives a long file',
    audience: 'person',
    options: {},
    run: () => {
      runs += 1
      const file = { kind: 'file', name: 'long.txt', mediaType: 'text/plain', content } as const
      return privateReply(text(`Run ${runs}`), file)
    },
  })
  const { routes } = await openPlayground({ extra: [command] })
  async function send(name: string): Promise<string> {
    const request = `request${name.padStart(8, '0')}`
    const response = await routes.request('/play/line', {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'ana', room: 'general', request, line: 'long' }),
    })
    return /Run \d/.exec(await response.text())?.[0] ?? ''
  }
  expect(await Promise.all([send('1'), send('1')])).toEqual(['Run 1', 'Run 1'])
  expect([await send('1'), await send('2'), await send('1')]).toEqual(['Run 1', 'Run 2', 'Run 1'])
  expect([await send('3'), await send('3')]).toEqual(['Run 3', 'Run 3'])
  expect(await send('2')).toBe('Run 4')
})
