/** The studio is for the teachers of a class and for its own packs: nobody else reads or writes anything there. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { openPlayground } from '../fixtures/playground.ts'

const key = 'a key that only teachers know'
const harbour = await readFile('tests/fixtures/packs/one-file.yaml', 'utf8')
const emptyTexts = Object.fromEntries(
  'pack scenes quotes characters themes questions quiz terms'.split(' ').map((file) => [file, '']),
)

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

describe('the studio', () => {
  test.each(['/studio', '/studio?pack=lantern', '/studio/draft?start=story'])(
    'a student at %s is refused',
    async (path) => {
      const { routes } = await openPlayground()
      const as = path.includes('?') ? '&as=ana' : '?as=ana'
      expect((await routes.request(path + as)).status).toBe(403)
    },
  )

  test('a student saves nothing', async () => {
    const { routes, store } = await openPlayground()
    const texts = { ...emptyTexts, pack: 'id: x' }
    expect((await routes.request('/studio/save', post({ as: 'ana', texts }))).status).toBe(403)
    expect(await store.packs.list('web:class')).toEqual([])
  })

  test('where others can reach the page, nobody gets in without the key', async () => {
    const { routes } = await openPlayground({ key })
    for (const path of ['/studio', '/studio?as=rivera', '/studio/draft?as=rivera&start=story']) {
      expect((await routes.request(path)).status).toBe(403)
    }
    const save = await routes.request('/studio/save', post({ as: 'rivera', texts: emptyTexts }))
    expect(save.status).toBe(403)
  })

  test('the pack of another class cannot be opened or copied', async () => {
    const { routes, store } = await openPlayground()
    const by = { id: 'slack:T1/U1', name: 'Somebody' }
    await store.packs.save('slack:T1', { id: 'harbour', content: harbour, by })
    for (const path of [
      '/studio?pack=harbour',
      '/studio?copy=harbour',
      '/studio/draft?pack=harbour',
    ]) {
      expect((await routes.request(path)).status).toBe(404)
    }
    const copied = await routes.request('/studio/draft?copy=harbour')
    expect(copied.status).toBe(409)
    expect(await copied.text()).not.toContain('Iven')
  })

  test.each(['../../etc/passwd', '..%2F..%2Fpackage.json', '%00', 'a'.repeat(500)])(
    'an id such as %j opens nothing',
    async (id) => {
      const { routes } = await openPlayground()
      expect((await routes.request(`/studio/draft?pack=${id}`)).status).toBe(404)
    },
  )

  test('what is no draft is refused, and so is one that is far too long', async () => {
    const { routes } = await openPlayground()
    const wrong = [
      {},
      { as: 'rivera' },
      { as: 'rivera', texts: { ...emptyTexts, more: '' } },
      { as: 'rivera', texts: { ...emptyTexts, quiz: 5 } },
    ]
    for (const body of wrong) {
      expect((await routes.request('/studio/save', post(body))).status).toBe(400)
    }
    const long = { as: 'rivera', texts: { ...emptyTexts, quiz: 'a'.repeat(1_250_001) } }
    expect((await routes.request('/studio/save', post(long))).status).toBe(413)
  })

  test('a text with mistakes is refused whatever the page says of it', async () => {
    const { routes, store } = await openPlayground()
    const texts = { ...emptyTexts, pack: 'id: wrong\ntitle: Nothing else' }
    const answer = await routes.request('/studio/save', post({ as: 'rivera', texts }))
    expect(await answer.json()).toEqual({ refusal: expect.stringContaining('Nothing was saved') })
    expect(await store.packs.list('web:class')).toEqual([])
  })

  test.each(['preview', 'play'])('nobody but a teacher asks for %s', async (path) => {
    const { routes } = await openPlayground()
    const place = {
      texts: emptyTexts,
      section: 'quiz',
      id: 'x',
      ...(path === 'play' && { seed: 1 }),
    }
    const asStudent = await routes.request(`/studio/${path}`, post({ as: 'ana', ...place }))
    expect(asStudent.status).toBe(403)
    const empty = await routes.request(`/studio/${path}`, post({ as: 'rivera', ...place }))
    expect([empty.status, await empty.text()]).toEqual([
      409,
      expect.stringContaining('Put the cursor'),
    ])
  })

  test('only the studio itself shows the studio in a frame, and nothing shows the classroom in one', async () => {
    const { routes } = await openPlayground()
    const studio = await routes.request('/studio?start=story&frame=left')
    const classroom = await routes.request('/?as=ana')
    expect(studio.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(studio.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(classroom.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(classroom.headers.get('x-frame-options')).toBe('DENY')
  })

  test('of two tabs that save at the same moment, one is told of the other', async () => {
    const { routes, store } = await openPlayground()
    const opened = await (await routes.request('/studio/draft?start=story')).json()
    const { texts } = opened as { texts: Record<string, string> }
    const bodies = ['One', 'Two'].map((title) => ({
      as: 'rivera',
      texts: {
        ...texts,
        pack: String(texts['pack'])
          .replace('id: starter', 'id: both')
          .replace(/^title: .*/m, `title: ${title}`),
      },
    }))
    const answers = await Promise.all(
      bodies.map(async (body) => (await routes.request('/studio/save', post(body))).json()),
    )
    expect(answers).toEqual([
      expect.objectContaining({ id: 'both' }),
      { overtaken: { id: 'both', name: 'Ms. Rivera', at: expect.any(Number) } },
    ])
    expect(await store.packs.read('web:class', 'both')).toContain('title: One')
  })

  test('whoever has no key any more is told so when they save, in a sentence that the page shows', async () => {
    const { routes, store } = await openPlayground({ key })
    const save = await routes.request('/studio/save', post({ as: 'rivera', texts: emptyTexts }))
    expect(await save.json()).toEqual({ error: expect.stringMatching(/\.$/) })
    expect(await store.packs.list('web:class')).toEqual([])
  })

  test('another site cannot save', async () => {
    const { routes } = await openPlayground()
    const request = post({ as: 'rivera', texts: emptyTexts })
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' }
    expect((await routes.request('/studio/save', { ...request, headers })).status).toBe(403)
  })

  test('only the files of the check have an address', async () => {
    const { routes } = await openPlayground()
    const page = await (await routes.request('/studio?start=story')).text()
    const folder = /data-folder="([^"]+)"/.exec(page)?.[1] ?? ''
    const paths = /data-paths="([^"]+)"/.exec(page)?.[1]?.split(' ') ?? []
    expect(paths).toContain('src/app/studio/browser-check.ts')
    expect(
      paths.filter((path) => !/^(?:src\/(?:core|app)|npm)\/[\w./@-]+\.(?:ts|m?js)$/.test(path)),
    ).toEqual([])
    for (const path of paths) {
      const served = await routes.request(folder + path)
      expect([path, served.status]).toEqual([path, 200])
      expect(await served.text()).not.toMatch(/^(?:import|export)\s[^'"();]*?\bfrom\s*['"][^.]/m)
    }
    for (const path of [
      'src/config.ts',
      'src/main.ts',
      '../package.json',
      'package.json',
      'npm/pg/lib/index.js',
    ]) {
      expect((await routes.request(folder + path)).status).toBe(404)
    }
    expect((await routes.request(`/studio/code/0000/${paths[0]}`)).status).toBe(404)
  })
})
