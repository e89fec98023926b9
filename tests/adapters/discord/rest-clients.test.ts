import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import {
  type RestClients,
  closeRestClients,
  createRestClients,
} from '../../../src/adapters/discord/rest-clients.ts'
import { readBody } from '../../fakes/discord/body.ts'

const picture = { name: 'card.png', data: Buffer.alloc(300_000, 7), contentType: 'image/png' }
const body = { type: 4, data: { content: 'A line' } }

test('a picture arrives whole whenever the connection ends, and nothing is thrown outside', async () => {
  const arrived: Awaited<ReturnType<typeof readBody>>[] = []
  const { rests, endConnections } = await start(async (request, response) => {
    const read = await readBody(request)
    if (read.files.length > 0) arrived.push(read)
    response.end('{}')
  })
  const moments = 40
  for (let moment = 0; moment < moments; moment += 1) {
    const path = `/interactions/${moment}/token/callback` as const
    await rests.answers.post(path, { auth: false, body: { type: 5 } })
    const sent = rests.answers.post(path, { auth: false, body, files: [picture] })
    for (let turn = 0; turn < moment; turn += 1) await Promise.resolve()
    endConnections()
    await sent
  }
  expect(arrived.length).toBeGreaterThanOrEqual(moments)
  for (const { json, files } of arrived) {
    expect(json).toEqual(body)
    expect(files).toMatchObject([{ filename: 'card.png', contentType: 'image/png' }])
    expect(files[0]?.data.equals(picture.data)).toBe(true)
  }
})

/** Discord as far as its connections go. */
async function start(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ rests: RestClients; endConnections: () => void }> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const timeouts = { answerMs: 60_000, followUpMs: 60_000, botMs: 60_000 }
  const rests = createRestClients({ apiUrl: `http://127.0.0.1:${port}/api`, token: 'x' }, timeouts)
  onTestFinished(() => {
    closeRestClients(rests)
    server.closeAllConnections()
    server.close()
  })
  return { rests, endConnections: () => server.closeAllConnections() }
}
