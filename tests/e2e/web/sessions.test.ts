import { beforeEach, describe, expect, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { type Playground, openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

const key = 'a key of the teachers'
const general = roomOf('general', 'ana')
const host = { host: 'study.example' }
let now = 0
let playground: Playground

beforeEach(async () => {
  now = Date.UTC(2027, 0, 15)
  playground = await openPlayground({
    extra: [createPractice().command],
    address: 'https://study.example',
    key,
    now: () => now,
  })
})

/** A browser of its own, with a cookie if it has been given one. */
function openBrowser() {
  let cookie = ''
  let given = ''
  let requests = 0
  function get(path: string) {
    return playground.routes.request(path, { headers: { ...host, cookie } })
  }
  /** As a browser does with a link. */
  function open(path: string) {
    const headers = { ...host, cookie, accept: 'text/html,*/*;q=0.8' }
    return playground.routes.request(path, { headers })
  }
  function post(what: string, body: object) {
    requests += 1
    const sender = { room: 'general', request: `request${String(requests).padStart(8, '0')}` }
    return playground.routes.request(`/play/${what}`, {
      method: 'POST',
      headers: { ...host, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ ...sender, ...body }),
    })
  }
  async function submit(form: string, fields: Record<string, string> = {}) {
    const response = await playground.routes.request(`/${form}`, {
      method: 'POST',
      headers: { ...host, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
    given = response.headers.get('set-cookie') ?? given
    cookie = given.split(';')[0] ?? ''
    return response
  }
  return {
    get,
    open,
    post,
    submit,
    enter: (as: string, typed = '') => submit('enter', { as, key: typed }),
    cookie: () => given,
    use(other: string) {
      cookie = other
    },
  }
}

const parts = [
  '/?as=rivera',
  '/play/events?as=rivera',
  '/play/events?as=ana',
  '/play/commands?as=ana',
  '/play/preview?as=ana&message=x',
  '/play/form?command=scene&action=',
]

describe('somebody who has not come in', () => {
  test.each(parts)('gets nothing from %s', async (path) => {
    const response = await openBrowser().get(path)
    expect([401, 403]).toContain(response.status)
    expect(await response.text()).not.toMatch(/data-as|event: hello/)
  })

  test.each(['line', 'command', 'press', 'suggest'])('can do nothing by %s', async (what) => {
    const bodies: Record<string, object> = {
      line: { line: 'settings set rating:teen' },
      command: { command: 'help', action: '', options: {} },
      press: { address: 'settings:undo:class rating teen' },
    }
    const body =
      what === 'suggest'
        ? { as: 'rivera', room: 'general', line: 's', request: undefined }
        : { as: 'rivera', ...bodies[what] }
    expect((await openBrowser().post(what, body)).status).toBe(403)
  })

  test('is asked who they are, and a student comes in by name', async () => {
    const browser = openBrowser()
    const entrance = await browser.get('/')
    expect(entrance.status).toBe(401)
    expect(await entrance.text()).toContain('Who are you?')
    const entered = await browser.enter('ana')
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('./?as=ana')
    expect(await (await browser.get('/?as=ana')).text()).toContain('data-as="ana"')
  })
})

describe('a student', () => {
  test('is nobody else, least of all the teacher', async () => {
    const browser = openBrowser()
    await browser.enter('ana')
    for (const other of ['rivera', 'ben']) {
      expect((await browser.get(`/play/events?as=${other}`)).status).toBe(403)
      expect((await browser.post('line', { as: other, line: 'help' })).status).toBe(403)
    }
    const refused = await browser.post('line', { as: 'ana', line: 'settings set rating:teen' })
    expect(await refused.text()).toContain('Only teachers')
  })

  test('who opens a classmate’s or the teacher’s link sees that channel as themselves', async () => {
    const ana = openBrowser()
    await ana.enter('ana')
    for (const other of ['ben', 'rivera']) {
      const opened = await ana.get(`/?as=${other}&room=quiz`)
      expect(opened.headers.get('location')).toBe('./?as=ana&room=quiz')
    }
    now += 31 * 60_000
    await openBrowser().enter('ana')
    expect((await ana.get('/?as=ben')).status).toBe(401)
  })

  test('comes in by a link to the channel that it names', async () => {
    const ana = openBrowser()
    const entrance = await (await ana.get('/?as=ben&room=quiz')).text()
    expect(entrance).toContain('name="room" value="quiz"')
    const entered = await ana.submit('enter', { as: 'ana', room: 'quiz' })
    expect(entered.headers.get('location')).toBe('./?as=ana&room=quiz')
    const elsewhere = await openBrowser().submit('enter', { as: 'ben', room: '//example.org' })
    expect(elsewhere.headers.get('location')).toBe('./?as=ben')
  })

  test('keeps a name, and what only they see, until they leave', async () => {
    const ana = openBrowser()
    const other = openBrowser()
    await ana.enter('ana')
    await ana.post('line', { as: 'ana', line: 'help' })
    expect((await other.enter('ana')).status).toBe(409)
    expect((await other.get('/?as=ana')).status).toBe(401)
    await ana.submit('leave')
    expect((await ana.get('/?as=ana')).status).toBe(401)
    expect((await other.enter('ana')).status).toBe(303)
    expect(await (await other.get('/?as=ana')).text()).not.toContain('Only you can see this')
  })

  test('loses an unused name after half an hour, without what only they saw', async () => {
    const ana = openBrowser()
    const other = openBrowser()
    await ana.enter('ana')
    await ana.post('line', { as: 'ana', line: 'help' })
    now += 29 * 60_000
    await ana.get('/?as=ana')
    now += 29 * 60_000
    expect((await other.enter('ana')).status).toBe(409)
    now += 2 * 60_000
    expect((await other.enter('ana')).status).toBe(303)
    expect(await (await other.get('/?as=ana')).text()).not.toContain('Only you can see this')
    expect((await ana.get('/?as=ana')).status).toBe(401)
  })

  test('who leaves in one tab is gone in the others, and sees nothing of whoever takes the name next', async () => {
    const ana = openBrowser()
    const next = openBrowser()
    await ana.enter('ana')
    const copied = ana.cookie().split(';')[0] ?? ''
    const events = await ana.get('/play/events?as=ana')
    await ana.submit('leave')
    await next.enter('ana')
    await next.post('line', { as: 'ana', line: 'scene carnival' })
    expect(await events.text()).not.toContain('event: message')
    ana.use(copied)
    expect((await ana.get('/?as=ana')).status).toBe(401)
    await next.submit('leave')
    expect((await ana.post('line', { as: 'ana', line: 'help' })).status).toBe(403)
    expect((await openBrowser().enter('ana')).status).toBe(303)
  })

  test('who tries a name that is taken stays who they are', async () => {
    const ana = openBrowser()
    await ana.enter('ana')
    await openBrowser().enter('ben')
    expect((await ana.enter('ben')).status).toBe(409)
    expect((await ana.get('/?as=ana')).status).toBe(200)
  })

  test('sends no files and no large bodies', async () => {
    const browser = openBrowser()
    await browser.enter('ana')
    const file = { command: 'practice', action: 'file', as: 'ana' }
    const options = { list: { name: 'a.ics', base64: 'BEGI' } }
    expect((await browser.post('command', { ...file, options })).status).toBe(403)
    const large = { list: { name: 'a.ics', base64: 'x'.repeat(200_000) } }
    expect((await browser.post('command', { ...file, options: large })).status).toBe(413)
  })
})

describe('a teacher', () => {
  test('signs in with the key, in a cookie that scripts and other sites do not get', async () => {
    const browser = openBrowser()
    expect((await browser.enter('rivera', 'a guess of mine!')).status).toBe(403)
    expect((await browser.enter('rivera')).status).toBe(403)
    expect((await browser.enter('rivera', key)).status).toBe(303)
    expect(browser.cookie()).toMatch(/HttpOnly/)
    expect(browser.cookie()).toMatch(/Secure/)
    expect(browser.cookie()).toMatch(/SameSite=Strict/)
    expect(browser.cookie()).not.toContain(key)
    const done = await browser.post('line', { as: 'rivera', line: 'settings set rating:teen' })
    expect(await done.text()).not.toContain('Only teachers')
    const options = { list: { name: 'a.ics', base64: 'x'.repeat(200_000) } }
    const upload = { as: 'rivera', command: 'practice', action: 'file', options }
    expect((await browser.post('command', upload)).status).toBe(200)
  })

  test('is not whoever changes or keeps a cookie', async () => {
    const student = openBrowser()
    await student.enter('ana')
    const [pair = ''] = student.cookie().split(';')
    student.use(pair.replace('.ana.', '.rivera.'))
    expect((await student.get('/?as=rivera')).status).toBe(401)
    const teacher = openBrowser()
    await teacher.enter('rivera', key)
    now += 12 * 3_600_000 + 1
    expect((await teacher.get('/?as=rivera')).status).toBe(401)
  })

  test('who signs out is no teacher in another tab or with a copied cookie', async () => {
    const teacher = openBrowser()
    await teacher.enter('rivera', key)
    const copied = teacher.cookie().split(';')[0] ?? ''
    const events = await teacher.get('/play/events?as=rivera')
    await teacher.submit('leave')
    await openBrowser().enter('rivera', key)
    await playground.platform.post(general, replyWith(text('Only for the class')))
    expect(await events.text()).not.toContain('Only for the class')
    teacher.use(copied)
    expect((await teacher.get('/?as=rivera')).status).toBe(401)
    const done = await teacher.post('line', { as: 'rivera', line: 'settings set rating:teen' })
    expect(done.status).toBe(403)
  })

  test('stays signed in over a restart, unless the key has changed', async () => {
    const browser = openBrowser()
    await browser.enter('rivera', key)
    const address = 'https://study.example'
    playground = await openPlayground({ address, key, now: () => now })
    expect((await browser.get('/?as=rivera')).status).toBe(200)
    playground = await openPlayground({ address, key: 'another key of theirs', now: () => now })
    expect((await browser.get('/?as=rivera')).status).toBe(401)
  })

  test('can be a student who nobody else is, to show how it looks', async () => {
    const teacher = openBrowser()
    const ana = openBrowser()
    await ana.enter('ana')
    await teacher.enter('rivera', key)
    expect((await teacher.get('/?as=ben')).status).toBe(200)
    const taken = await teacher.get('/?as=ana')
    expect(taken.status).toBe(409)
    expect(await taken.text()).toContain('Somebody else is using that name')
  })

  test('who opens the studio is asked for the key first', async () => {
    const opened = await openBrowser().open('/studio')
    expect(opened.status).toBe(401)
    expect(await opened.text()).toContain('Who are you?')
    const ana = openBrowser()
    await ana.enter('ana')
    expect(await (await ana.open('/studio')).text()).toContain('Only teachers can write packs.')
  })
})

test('the key cannot be guessed by trying', async () => {
  const browser = openBrowser()
  const statuses: number[] = []
  for (let count = 0; count < 12; count += 1) {
    statuses.push((await browser.enter('rivera', `guess number ${count}`)).status)
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403))
  expect(statuses.slice(10)).toEqual([429, 429])
  expect((await browser.enter('rivera', key)).status).toBe(429)
  now += 60_000
  expect((await browser.enter('rivera', key)).status).toBe(303)
})
