/** The bundle is the same program: it starts, answers from its own commands, and its log names the lines of the sources. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cp, rm, symlink, writeFile } from 'node:fs/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spawnBot } from '../fixtures/bot-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-test-'))
/** As a browser names what is downloaded twice. */
const program = join(folder, 'Common place (2)')

/** A command that says where its code is, and fails in its tenth line if it is asked to. */
const where = `import { defineCommand } from '../src/core/command/command.ts'
import { privateReply, text } from '../src/core/reply/reply.ts'

export default defineCommand({
  name: 'where',
  summary: 'Say where the code is',
  options: { fail: { kind: 'flag', summary: 'Fail' } },
  run({ options }) {
    const { stack = '' } = new Error('here')
    if (options.fail === true) throw new TypeError('failed')
    return privateReply(text(stack.includes('.mjs') ? 'In the bundle.' : 'In the sources.'))
  },
})
`

beforeAll(async () => {
  for (const part of ['src', 'commands', 'package.json']) {
    await cp(part, join(program, part), { recursive: true })
  }
  await symlink(resolve('node_modules'), join(program, 'node_modules'))
  await writeFile(join(program, 'commands', 'where.ts'), where)
  execFileSync(process.execPath, [join(program, 'src/cli/bundle.ts')])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function startBot() {
  const bot = await spawnBot({ PACKS_DIR: resolve('data') }, [
    process.execPath,
    join(program, 'src/start.js'),
  ])
  const address = await bot.ready
  let typed = 0
  return {
    ...bot,
    async type(line: string) {
      const request = `request${String((typed += 1)).padStart(8, '0')}`
      await fetch(`${address}/play/line`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 'ana', room: 'general', request, line }),
      })
    },
    page: async () => (await fetch(`${address}/?as=ana&room=general`)).text(),
  }
}

test('it starts, answers, and its log names lines of the sources', async () => {
  const bot = await startBot()
  await bot.type('where')
  await bot.type('quote hole in my heart')
  await expect.poll(() => bot.page()).toContain('In the bundle.')
  await expect.poll(() => bot.page()).toContain('tiny, tiny little hole in my heart')
  await bot.type('where fail:yes')
  await expect
    .poll(() => bot.said())
    .toContain('"type":"TypeError","stack":["commands/where.ts:10:')
  expect(bot.said()).not.toContain('.mjs')
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
})

test('what an author changes is what starts, whatever was bundled', async () => {
  await writeFile(
    join(program, 'commands', 'where.ts'),
    where.replace('In the sources.', 'Changed.'),
  )
  const bot = await startBot()
  await bot.type('where fail:yes')
  await expect
    .poll(() => bot.said())
    .toContain('"type":"TypeError","stack":["commands/where.ts:10:')
  await bot.type('where')
  await expect.poll(() => bot.page()).toContain('Changed.')
})

test('where no bundle can be written, the operator reads why', async () => {
  await rm(join(program, 'bundle'), { recursive: true, force: true })
  await writeFile(join(program, 'bundle'), 'a file')
  const made = spawnSync(process.execPath, [join(program, 'src/cli/bundle.ts')], {
    encoding: 'utf8',
  })
  expect(made).toMatchObject({ status: 1, stdout: '' })
  expect(made.stderr).toMatch(
    /^A part of the path .* is a file and not a folder\. Check the path\.\n$/,
  )
})
