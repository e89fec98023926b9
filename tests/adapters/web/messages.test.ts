import { beforeEach, expect, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { heading, replyWith, text } from '../../../src/core/reply/reply.ts'
import { type Playground, openPlayground } from '../../fixtures/playground.ts'

let playground: Playground
let clock = 1000

beforeEach(async () => {
  clock = 1000
  playground = await openPlayground({ now: () => clock })
})

async function pageOf(as: string, room = 'general'): Promise<string> {
  const headers = { host: 'localhost' }
  return (await playground.routes.request(`/?as=${as}&room=${room}`, { headers })).text()
}

test('everybody sees a post, and an edit changes it in place', async () => {
  const { platform } = playground
  const first = await platform.post(
    roomOf('general', 'ana'),
    replyWith(heading('Quote of the day')),
  )
  await platform.post(roomOf('general', 'ana'), replyWith(heading('Something after it')))
  await platform.edit(first, replyWith(heading('Quote of the day, corrected')))
  const page = await pageOf('ben')
  expect(page.match(/>\s*Quote of the day/g)).toHaveLength(1)
  expect(page.indexOf('corrected')).toBeLessThan(page.indexOf('Something after it'))
})

test('posts with the same key become one message, which can be found by the key', async () => {
  const { platform } = playground
  const first = await platform.post(roomOf('general', 'ana'), replyWith(heading('Once')), {
    idempotencyKey: 'daily-1',
  })
  const second = await platform.post(roomOf('general', 'ana'), replyWith(heading('Once')), {
    idempotencyKey: 'daily-1',
  })
  expect(second).toEqual(first)
  expect(await platform.findByKey(roomOf('general', 'ana'), 'daily-1', 0)).toEqual(first)
  expect(await platform.findByKey(roomOf('general', 'ana'), 'daily-1', clock + 1)).toBeUndefined()
  expect(await platform.findByKey(roomOf('quiz', 'ana'), 'daily-1', 0)).toBeUndefined()
})

test('an edit of a message from before a restart posts it again under its id', async () => {
  const { platform } = playground
  const old = { room: 'web:quiz', class: 'web:class', id: 'older-12' }
  await platform.edit(old, replyWith(heading('Question 3')))
  await platform.edit(old, replyWith(heading('Question 3: the answer')))
  const page = await pageOf('ana', 'quiz')
  expect(page.match(/id="message-older-12"/g)).toHaveLength(1)
  expect(page).toContain('Question 3: the answer')
})

test('messages of two runs never share an id', async () => {
  const first = await playground.platform.post(
    roomOf('general', 'ana'),
    replyWith(heading('Before')),
  )
  clock += 1
  const later = await openPlayground({ now: () => clock })
  const second = await later.platform.post(roomOf('general', 'ana'), replyWith(heading('After')))
  expect(second.id).not.toBe(first.id)
})

test('a message to one person arrives in their own channel', async () => {
  await playground.platform.sendDirectMessage('web:ana', replyWith(text('Three cards are due.')))
  expect(await pageOf('ana', 'me')).toContain('Three cards are due.')
  expect(await pageOf('ana', 'general')).not.toContain('Three cards are due.')
  expect(await pageOf('ben', 'me')).not.toContain('Three cards are due.')
})

test('threads and pins are shown, and a message can be unpinned', async () => {
  const { platform } = playground
  const message = await platform.post(
    roomOf('general', 'ana'),
    replyWith(heading('Quote of the day')),
  )
  await platform.startThread(message, 'What does the light stand for?')
  await platform.pin(message)
  expect(await pageOf('ana')).toMatch(/Pinned[\s\S]*What does the light stand for\?/)
  await platform.unpin(message)
  expect(await pageOf('ana')).not.toContain('Pinned')
})

test('a link leads to the message', async () => {
  const message = await playground.platform.post(
    roomOf('quiz', 'ana'),
    replyWith(heading('Question 1')),
  )
  expect(playground.platform.permalink(message)).toBe(
    `http://127.0.0.1:3000/?room=quiz#message-${message.id}`,
  )
  expect(playground.platform.permalink({ room: 'web:me/ana', id: 'x' })).toBe(
    'http://127.0.0.1:3000/?as=ana&room=me#message-x',
  )
})

test('a room, person or message that does not exist is refused in a sentence', async () => {
  const { platform } = playground
  await expect(
    platform.post({ id: 'web:library', class: 'web:class' }, replyWith()),
  ).rejects.toThrow(DeliveryError)
  await expect(platform.sendDirectMessage('web:eve', replyWith())).rejects.toThrow(DeliveryError)
  await expect(
    platform.pin({ room: 'web:general', class: 'web:class', id: 'gone' }),
  ).rejects.toThrow(DeliveryError)
  expect(await platform.checkPermissions({ id: 'web:library', class: 'web:class' })).toHaveLength(1)
  expect(await platform.checkPermissions(roomOf('general', 'ana'))).toEqual([])
})

test('only the newest 500 messages of a room are kept, of which a page shows 200', async () => {
  const { platform } = playground
  const refs = []
  for (let number = 1; number <= 502; number += 1) {
    const reply = replyWith(heading(`Message ${number}.`))
    refs.push(await platform.post(roomOf('general', 'ana'), reply))
  }
  const page = await pageOf('ana')
  expect(page.match(/<li\s+class="message/g)).toHaveLength(200)
  expect(page).not.toContain('Message 302.')
  expect(page).toContain('Message 303.')
  await expect(platform.pin(refs[1]!)).rejects.toThrow(DeliveryError)
  await expect(platform.pin(refs[2]!)).resolves.toBeUndefined()
})

let requests = 0

async function send(what: string, as: string, body: object) {
  requests += 1
  const request = `request${String(requests).padStart(8, '0')}`
  const response = await playground.routes.request(`/play/${what}`, {
    method: 'POST',
    headers: { host: 'localhost', 'content-type': 'application/json' },
    body: JSON.stringify({ as, room: 'general', request, ...body }),
  })
  return JSON.stringify(await response.json())
}

/** Presses the first button of this command in a message that was shown. */
function press(as: string, shown: string, command: string) {
  const [, message] = /data-message=\\"([^"\\]+)/.exec(shown) ?? []
  const addresses = [...shown.matchAll(/data-press=\\"([^"\\]+)/g)].map(([, found = '']) => found)
  const address = addresses.find((each) => each.startsWith(`${command}:`))
  return send('press', as, { address, message })
}

test('a line that is offered for a misspelt one may name a channel', async () => {
  const asked = await send('line', 'rivera', { line: 'setings log #general' })
  expect(asked).toContain('Did you mean')
  const set = await press('rivera', asked, 'line')
  expect(set).not.toContain('no list of channels')
  expect(set).toContain('#general')
})

test('of what only one person saw, the receipt alone is left once their data is deleted, in open tabs too', async () => {
  await send('line', 'ana', { line: 'mydata export' })
  await send('line', 'ben', { line: 'mydata show' })
  await playground.platform.sendDirectMessage('web:ana', replyWith(text('Three cards are due.')))
  const stream = await playground.routes.request('/play/events?as=ana', {
    headers: { host: 'localhost' },
  })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  async function readUntil(words: string) {
    while (!seen.includes(words)) seen += (await reader.read()).value ?? ''
  }
  await readUntil('Everything stored about you')
  seen = ''
  const asked = await send('line', 'ana', { line: 'mydata delete' })
  const sure = await press('ana', asked, 'mydata')
  const done = await press('ana', sure, 'mydata')
  expect(done).toContain('Your data has been deleted')
  await readUntil('Your data has been deleted')
  expect(seen).toContain('event: reset')
  expect(seen.slice(seen.lastIndexOf('event: reset'))).not.toContain('Everything stored')
  await reader.cancel()
  const page = (await pageOf('ana')) + (await pageOf('ana', 'me'))
  expect(page).toContain('Your data has been deleted')
  expect(page).not.toMatch(/Everything stored|Three cards are due|Are you sure/)
  expect(await pageOf('ben')).toContain('What is stored about you')
})
