/** What the image is made of is enough: it starts from it, reports healthy, stops in order, and begins again on its volume. */
import { readdirSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { execForm, imageSays } from '../../fixtures/dockerfile.ts'
import { type UnpackedImage, unpackImage } from '../../fixtures/unpacked-image.ts'
import { freshPostgres } from '../../postgres/database.ts'

let image: UnpackedImage

beforeAll(() => {
  image = unpackImage()
})

afterAll(() => image.remove())

async function start(more: NodeJS.ProcessEnv = {}) {
  const bot = await image.start(execForm(imageSays('CMD')), { PORT: '0', ...more })
  onTestFinished(() => void bot.child.kill('SIGKILL'))
  return bot
}

test('it becomes healthy, stops with 0 at SIGTERM, and begins again on the same volume', async () => {
  for (let round = 0; round < 2; round += 1) {
    const bot = await start()
    expect(bot.said()).toContain('"msg":"Ready"')
    const check = image.run(execForm(imageSays('HEALTHCHECK')), { PORT: bot.port })
    expect(check.status).toBe(0)
    expect((await fetch(`http://127.0.0.1:${bot.port}/readyz`)).status).toBe(200)
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
  }
  const kept = readdirSync(join(image.app, 'var'))
  expect(kept).toContain('commonplace.db')
  expect(image.run(['node', 'src/cli/backup.ts']).stdout).toContain('Backup saved and checked')
  // The compile cache is the image’s, so the volume has data alone.
  expect(kept.filter((name) => !name.startsWith('commonplace.db'))).toEqual([])
  expect(readdirSync(join(image.app, 'compile-cache'))).not.toEqual([])
})

test('with PostgreSQL it writes nothing into its folder', async () => {
  rmSync(join(image.app, 'var'), { recursive: true })
  const bot = await start({ DATABASE_URL: await freshPostgres() })
  expect(bot.said()).toContain('"msg":"Ready"')
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
  expect(readdirSync(image.app)).not.toContain('var')
})

test('a folder that belongs to somebody else, in the place of the volume, is said in a sentence', async () => {
  execFileSync('mkdir', ['--mode=555', 'var'], { cwd: image.app })
  const bot = await start()
  expect(await bot.ended).toBe(1)
  expect(bot.said()).toMatch(
    /^The bot can’t open the database file\. Check that its folder exists, /,
  )
})
