import { readdir } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Playground, openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

let playground: Playground
let taken: readonly string[]

beforeEach(async () => {
  const practice = createPractice()
  taken = practice.taken
  playground = await openPlayground({ extra: [practice.command] })
})

const host = { host: '127.0.0.1:3000' }
let requests = 0

function get(path: string, headers: Record<string, string> = {}) {
  return playground.routes.request(path, { headers: { ...host, ...headers } })
}

function post(what: string, body: unknown, headers: Record<string, string> = {}) {
  return playground.routes.request(`/play/${what}`, {
    method: 'POST',
    headers: { ...host, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

interface Outcome {
  readonly message?: { readonly id: string; readonly html: string; readonly channel: string }
  readonly form?: string
  readonly error?: string
}

function sender(as: string, room = 'general') {
  requests += 1
  return { as, room, request: `request${String(requests).padStart(8, '0')}` }
}

async function line(as: string, words: string, room?: string): Promise<Outcome> {
  return (await post('line', { ...sender(as, room), line: words })).json() as Promise<Outcome>
}

async function press(as: string, address: string, message?: string): Promise<Outcome> {
  const response = await post('press', { ...sender(as), address, message })
  return response.json() as Promise<Outcome>
}

/** What a person would see after a reload. */
async function pageOf(as: string, room = 'general'): Promise<string> {
  return (await get(`/?as=${as}&room=${room}`)).text()
}

describe('the zone of the browser', () => {
  test('is the example where a time zone is missing, and the first suggestion', async () => {
    const there = { 'time-zone': 'Asia/Tokyo' }
    const request = { ...sender('rivera'), line: 'daily set 08:30' }
    expect(await (await post('line', request, there)).text()).toContain('timezone:Asia/Tokyo')
    const typed = { as: 'rivera', room: 'general', line: 'daily set 08:30 timezone:' }
    const { offers } = (await (await post('suggest', typed, there)).json()) as {
      offers: readonly { label: string }[]
    }
    expect(offers[0]?.label).toBe('Asia/Tokyo')
    const forged = { ...sender('rivera'), line: 'daily set 08:30' }
    expect(await (await post('line', forged, { 'time-zone': 'Mars' })).text()).toContain(
      'timezone:Europe/London',
    )
  })
})

describe('the page', () => {
  test('is complete when it arrives and allows nothing from elsewhere', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Hello, Ana.')
    const policy = response.headers.get('content-security-policy')
    expect(policy?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self'",
    ])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('same-origin')
  })

  test('falls back to Ana in general where the address names nobody', async () => {
    expect(await pageOf('<script>', 'nowhere')).toContain('data-as="ana" data-channel="general"')
  })

  test('suggests command lines made from the pack', async () => {
    const [, idea = ''] = /data-line="(scene [^"]+)"/.exec(await pageOf('ana')) ?? []
    const { message } = await line('ana', idea)
    expect(message?.html).toContain(idea.slice('scene '.length))
  })

  test('has files that a browser caches until they change', async () => {
    const first = await get('/assets/app.js')
    expect(first.headers.get('content-type')).toContain('text/javascript')
    const again = await get('/assets/app.js', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect((await pageOf('ana')).match(/rel="stylesheet"/g)).toHaveLength(1)
    const sheet = await get('/assets/page.css')
    expect(sheet.headers.get('content-type')).toContain('text/css')
    expect(sheet.headers.get('etag')).not.toBeNull()
    // Of the first and of the last part.
    expect(await sheet.text()).toMatch(/:root[^]*@media print/)
    // What a phone on a slow network waits for.
    for (const path of ['/', '/assets/page.css', '/assets/dialogs.js']) {
      const { headers } = await get(path, { 'accept-encoding': 'gzip' })
      expect(headers.get('content-encoding')).toBe('gzip')
    }
    expect((await get('/assets/..%2findex.ts')).status).toBe(404)
    expect((await get('/assets/tsconfig.json')).status).toBe(404)
  })
})

test('each of its scripts and pictures is served, since most tests in a browser ask for linked scripts', async () => {
  const names = await readdir('src/adapters/web/page')
  const types: readonly (readonly [RegExp, string])[] = [
    [/\.js$/, 'text/javascript'],
    [/\.svg$/, 'image/svg+xml'],
  ]
  const wrong: string[] = []
  for (const name of names) {
    const type = types.find(([ending]) => ending.test(name))?.[1]
    if (type === undefined) continue
    const { status, headers } = await get(`/assets/${name}`)
    if (status !== 200 || headers.get('content-type')?.startsWith(type) !== true) wrong.push(name)
  }
  expect(wrong).toEqual([])
})

test('whoever opens a link that is not for them reads why, and finds the way to the classroom', async () => {
  const opened = await get('/studio?as=ana', { accept: 'text/html,*/*;q=0.8' })
  expect(opened.status).toBe(403)
  const words = await opened.text()
  expect(words).toContain('<p>Only teachers can write packs.</p>')
  expect(words).toContain('href="./"')
  const asked = await get('/studio?as=ana')
  expect(await asked.json()).toEqual({ error: 'Only teachers can write packs.' })
})

describe('only its own page can use it', () => {
  test.each(['localhost:3000', '127.0.0.1:80', '[::1]:3000'])('reached as %s', async (name) => {
    expect((await get('/', { host: name })).status).toBe(200)
  })

  test('not by a name that another site points at this machine', async () => {
    const response = await get('/', { host: 'rebound.example:3000' })
    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({
      error: 'The playground doesn’t answer to the name rebound.example:3000.',
    })
  })

  test('by the names that it was given, and no other, if other machines can reach it', async () => {
    const open = await openPlayground({
      address: 'https://commonplace.school.example',
      hostNames: ['0.0.0.0', '192.168.1.20'],
    })
    const named = { host: 'commonplace.school.example' }
    for (const name of [named.host, '192.168.1.20:3000', 'localhost:3000', '0.0.0.0:3000']) {
      expect((await open.routes.request('/', { headers: { host: name } })).status).toBe(200)
    }
    for (const name of ['rebound.example', '192.168.1.21', 'x.commonplace.school.example']) {
      expect((await open.routes.request('/', { headers: { host: name } })).status).toBe(403)
    }
    const away = { ...named, 'sec-fetch-site': 'cross-site' }
    expect((await open.routes.request('/play/events', { headers: away })).status).toBe(403)
  })

  test.each([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('not by a page with %o', async (headers) => {
    const body = { ...sender('ana'), line: 'help' }
    expect((await post('line', body, headers as Record<string, string>)).status).toBe(403)
  })

  test('a link on another page can open it, but not read its events', async () => {
    const away = { 'sec-fetch-site': 'cross-site' }
    expect((await get('/', { ...away, 'sec-fetch-mode': 'navigate' })).status).toBe(200)
    expect((await get('/play/events?as=ana', { ...away, 'sec-fetch-mode': 'cors' })).status).toBe(
      403,
    )
  })

  test('leaves other paths unguarded', async () => {
    expect((await get('/healthz', { host: 'rebound.example' })).status).toBe(404)
  })
})

describe('what is sent is checked', () => {
  test.each([
    ['broken JSON', '{'],
    ['a stranger', { as: 'eve', room: 'general', request: 'request000000', line: 'help' }],
    ['no request', { as: 'ana', room: 'general', line: 'help' }],
    ['an unknown field', { ...sender('ana'), line: 'help', admin: true }],
  ])('%s is refused in a sentence', async (_, body) => {
    const response = await post('line', body)
    expect(response.status).toBe(400)
    expect(((await response.json()) as Outcome).error).toBe(
      'That request couldn’t be read. Reload the page and try again.',
    )
  })

  test('an endless line is refused with what to do', async () => {
    const response = await post('line', { ...sender('ana'), line: 'x'.repeat(20_001) })
    expect(response.status).toBe(413)
    expect(((await response.json()) as Outcome).error).toBe(
      'That’s too long. Shorten it and try again.',
    )
  })

  test('a form of another site, which may post text without permission, is refused', async () => {
    expect((await post('line', 'x', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('a body that is too large is refused', async () => {
    const response = await post('line', 'x'.repeat(8 * 1024 * 1024 + 1))
    expect(response.status).toBe(413)
  })

  test('a long line and unknown commands are answered in a private sentence', async () => {
    const long = await line('ana', `scene ${'x'.repeat(10_000)}`)
    expect(long.message?.html).toContain('too long')
    const invisible = await line('ana', 'scene the cl\u202Eimb')
    expect(invisible.message?.html).toContain('Mara carries oil')
    const unknown = await line('ana', 'sceen carnival')
    expect(unknown.message?.html).toContain(
      'I read that as <button type="button" class="command" data-line="scene carnival">',
    )
    expect(await pageOf('ben')).not.toContain('sceen')
  })
})

describe('who sees what', () => {
  test('only the person who asked sees a private answer', async () => {
    const { message } = await line('ana', 'help')
    expect(message?.html).toContain('Only you can see this')
    const id = `message-${message?.id}`
    expect(await pageOf('ana')).toContain(id)
    expect(await pageOf('ben')).not.toContain(id)
    expect(await pageOf('rivera')).not.toContain(id)
    expect((await get(`/play/preview?as=ben&message=${message?.id}`)).status).toBe(404)
    expect((await get(`/play/preview?as=ana&message=${message?.id}`)).status).toBe(200)
  })

  test('everybody sees a shared answer, and who shared it', async () => {
    const { message } = await line('ana', 'discuss')
    const [, address = ''] = /data-press="(share:[^"]+)"/.exec(message?.html ?? '') ?? []
    await press('ana', address, message?.id)
    expect(await pageOf('ben')).toMatch(/Shared by <bdi class="person">Ana<\/bdi>/)
  })

  test('a press on a private answer changes it in place', async () => {
    const { message } = await line('ana', 'practice menus')
    const again = await press('ana', 'practice:pick:one', message?.id)
    expect(again.message?.id).toBe(message?.id)
    expect(again.message?.html).toContain('Chosen')
    expect((await pageOf('ana')).match(/<li\s+class="message/g)).toHaveLength(1)
  })

  test('a press on a public message shows each person a private answer in it, which a second press changes', async () => {
    const question = await line('rivera', 'practice question')
    const first = await press('ana', 'practice:answer:A', question.message?.id)
    const other = await press('ben', 'practice:answer:B', question.message?.id)
    const second = await press('ana', 'practice:answer:C', question.message?.id)
    for (const { message } of [first, other, second]) {
      expect(message?.id).toBe(question.message?.id)
    }
    expect(first.message?.html).toContain('<strong>A</strong>')
    expect(await pageOf('ana')).toContain('<strong>C</strong>')
    expect(await pageOf('ana')).not.toMatch(/<strong>[AB]<\/strong>/)
    expect(await pageOf('ben')).toContain('<strong>B</strong>')
    expect(await pageOf('ben')).not.toContain('<strong>C</strong>')
  })

  test('a refused press leaves the message it was on as it is, and is said inside it once', async () => {
    const { message } = await line('ana', 'practice menus')
    const before = message?.html
    for (let times = 0; times < 2; times += 1) {
      const refused = await press('ana', 'practice:nothing:x', message?.id)
      expect(refused.message?.id).toBe(message?.id)
      expect(refused.message?.html.match(/from an older version/g)).toHaveLength(2)
    }
    const shown = await pageOf('ana')
    expect(shown.match(/<li\s+class="message/g)).toHaveLength(1)
    const [menu] = /<select[^>]*>/.exec(before ?? '')!
    expect(shown).toContain(menu)
    const question = await line('rivera', 'practice question')
    await press('ana', 'practice:answer:A', question.message?.id)
    const refused = await press('ana', 'practice:nothing:x', question.message?.id)
    expect(refused.message?.html).toContain('Your answer is <strong>A</strong>')
    expect(refused.message?.html).toContain('from an older version')
    const again = await press('ana', 'practice:answer:B', question.message?.id)
    expect(again.message?.html).toContain('Your answer is <strong>B</strong>')
  })

  test('nobody can press a button on, or change, what only somebody else sees', async () => {
    const { message } = await line('ana', 'practice menus')
    const forged = await press('ben', 'practice:pick:one', message?.id)
    expect(forged.message?.id).not.toBe(message?.id)
    expect(await pageOf('ana')).not.toContain('Chosen')
  })

  test('only their owner sees a person’s own channel, whatever is posted there', async () => {
    await line('ana', 'practice question', 'me')
    expect(await pageOf('ana', 'me')).toContain('Question 2 of 5')
    expect(await pageOf('ben', 'me')).not.toContain('Question 2 of 5')
    expect(await pageOf('ana')).not.toContain('Question 2 of 5')
  })
})

test('a request that arrives twice does one thing', async () => {
  const question = await line('rivera', 'practice question')
  const body = { ...sender('ana'), address: 'practice:answer:A', message: question.message?.id }
  const [first, second] = await Promise.all([post('press', body), post('press', body)])
  const third = await post('press', body)
  const answers = [await first.json(), await second.json(), await third.json()]
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(taken).toEqual(['web:ana A'])
})

test('a form comes back as the inside of a dialog, and its fields reach the press', async () => {
  const { form } = await line('ana', 'practice form')
  expect(form).toContain('data-submit="practice:finish:"')
  const sent = { ...sender('ana'), address: 'practice:finish:', fields: { words: ['the <sea>'] } }
  const outcome = (await (await post('press', sent)).json()) as Outcome
  expect(outcome.message?.html).toContain('<em>the &lt;sea&gt;</em>')
})

test('a command can be given option by option, with a file', async () => {
  const { form } = (await (await get('/play/form?command=practice&action=file')).json()) as Outcome
  expect(form).toContain('type="file"')
  const options = {
    list: { name: 'holidays.ics', base64: Buffer.from('BEGIN:VCALENDAR').toString('base64') },
  }
  const student = { ...sender('ana'), command: 'practice', action: 'file', options }
  expect((await post('command', student)).status).toBe(403)
  const sent = { ...student, ...sender('rivera') }
  const outcome = (await (await post('command', sent)).json()) as Outcome
  expect(outcome.message?.html).toContain('holidays.ics: BEGIN:VCALENDAR')
  expect((await get('/play/form?command=none&action=')).status).toBe(404)
  const upload = (await (await get('/play/form?command=pack&action=upload')).json()) as Outcome
  expect(upload.form).toMatch(/<input\s+type="file"[^>]* required/)
})

test('the list of commands leaves out what a student may not use', async () => {
  async function names(as: string) {
    const table = await (await get(`/play/commands?as=${as}`)).json()
    return (table as readonly { readonly name: string }[]).map(({ name }) => name)
  }
  expect(await names('rivera')).toContain('practice grade')
  expect(await names('ana')).not.toContain('practice grade')
  expect(await names('ana')).toContain('scene')
})

describe('events', () => {
  /** Reads a stream until it has sent `wanted` messages. */
  async function read(path: string, wanted: number, headers: Record<string, string> = {}) {
    const response = await get(path, headers)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let all = ''
    while (all.split('event: message\n').length <= wanted || !all.includes('event: presence')) {
      const { done, value } = await reader.read()
      if (done) break
      all += value
    }
    await reader.cancel()
    return all
  }

  test('bring what is new since the page was made, and private messages to their person only', async () => {
    const [, seen] = /data-seen="([^"]+)"/.exec(await pageOf('ben')) ?? []
    await line('ana', 'help')
    await line('ana', 'practice question')
    const events = await read(`/play/events?as=ben&seen=${seen}`, 1)
    expect(events).toContain('Question 2 of 5')
    expect(events).not.toContain('Only you can see this')
    expect(events).not.toContain('event: reset')
  })

  test('continue after the last one that a tab has seen', async () => {
    await line('ana', 'practice question')
    const before = await read('/play/events?as=ben', 1)
    const ids = [...before.matchAll(/^id: (.+)$/gm)].map(([, id]) => id)
    await line('ana', 'discuss show:yes')
    const after = await read('/play/events?as=ben', 1, { 'last-event-id': ids.at(-1) ?? '' })
    expect(after).not.toContain('event: reset')
    expect(after.match(/event: message/g)).toHaveLength(1)
    expect(after).not.toContain('Question 2 of 5')
  })

  test('start again for a tab that knows another run of the bot', async () => {
    await line('ana', 'practice question')
    const events = await read('/play/events?as=ben', 1, { 'last-event-id': 'older.7' })
    expect(events).toContain('event: reset')
    expect(events).toContain('Question 2 of 5')
  })

  test('say who is here', async () => {
    const events = await read('/play/events?as=chloe', 0)
    expect(events).toContain('data: ["chloe"]')
  })

  test('end when the platform stops', async () => {
    const response = await get('/play/events?as=ana')
    await playground.platform.stop()
    expect(await response.text()).toContain('event: hello')
  })

  test('go to so many tabs of one person, and then still to others', async () => {
    const statuses: number[] = []
    for (let tab = 0; tab < 20; tab += 1) {
      statuses.push((await get('/play/events?as=ana')).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(12)
    expect(statuses.at(-1)).toBe(429)
    expect((await get('/play/events?as=rivera')).status).toBe(200)
    await playground.platform.stop()
  })

  test('are refused to a stranger', async () => {
    expect((await get('/play/events?as=eve')).status).toBe(400)
  })
})
