import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type HeavyWork, createHeavyWork, heavyWork } from '../../../src/app/heavy/heavy-work.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')
const limits = { maxJobMs: 180_000, maxMemoryMb: 256, idleMs: 60_000 }

/** The path of a script that does with its first job what a hostile file would make it do, and answers each later one. */
async function script(first = '') {
  const folder = await temporaryFolder()
  const path = join(folder, 'job-process.mjs')
  const body = `import { existsSync, writeFileSync } from 'node:fs'
    process.on('message', () => {
      if (existsSync('${folder}/met')) return process.send({ value: 'done' })
      writeFileSync('${folder}/met', '')
      ${first || "process.send({ value: 'done' })"}
    })
    process.once('disconnect', () => process.exit())`
  await writeFile(path, body)
  return path
}

function read(work: typeof heavyWork, classId = 'a') {
  return work.run('readPack', classId, { name: 'pack.yaml', bytes: Buffer.from(harbour) })
}

test('a pack comes back as it was read', async () => {
  const result = await read(heavyWork)
  expect('pack' in result && result.pack.title).toBe('The Harbour')
})

test('a file that cannot be read ends in its own sentence', async () => {
  const file = { content: 'no calendar', from: '2026-01-01', to: '2027-01-01', zone: 'UTC' }
  await expect(heavyWork.run('readCalendar', 'a', file)).rejects.toThrow(
    'This file isn’t a valid calendar.',
  )
})

test('what a process compiled for a job is kept where the bot keeps its own, even if both are killed', async () => {
  const cache = await temporaryFolder()
  const path = join(cache, 'bot.mjs')
  await writeFile(
    path,
    `const { heavyWork } = await import('${resolve('src/app/heavy/heavy-work.ts')}')
    const file = { content: 'no calendar', from: '2026-01-01', to: '2027-01-01', zone: 'UTC' }
    await heavyWork.run('readCalendar', 'a', file).catch(() => undefined)
    setInterval(() => undefined, 1000)`,
  )
  const bot = spawn(process.execPath, [path], { env: { NODE_COMPILE_CACHE: cache } })
  const ended = once(bot, 'exit')
  try {
    // The bot, which is running, has written nothing itself.
    await expect.poll(() => compiledIn(cache)).toBeGreaterThan(50)
  } finally {
    bot.kill('SIGKILL')
    await ended
  }
})

/** How many files Node finds when it is given this folder: those in the folder of its version. */
async function compiledIn(cache: string): Promise<number> {
  const [version] = (await readdir(cache)).filter((name) => name.startsWith('v'))
  const files =
    version === undefined ? [] : await readdir(join(cache, version), { withFileTypes: true })
  return files.filter((each) => each.isFile()).length
}

test.each([
  ['for ever', { ...limits, maxJobMs: 2000 }, 'for (;;);'],
  [
    'too much memory',
    { ...limits, maxMemoryMb: 16 },
    'const all = []; for (;;) all.push([all.length])',
  ],
])('work that takes %s is ended with a sentence', async (_, bounds, first) => {
  const work = createHeavyWork(bounds, await script(first))
  await expect(read(work)).rejects.toThrow(
    'This takes too long to read. Split it into smaller parts',
  )
})

test('the next file is read after one that ended the process', async () => {
  const work = createHeavyWork(limits, await script('process.exit(1)'))
  await expect(read(work)).rejects.toThrow('takes too long to read')
  await expect(read(work)).resolves.toBe('done')
})

test('an answer that comes after its time never becomes the answer to another class’s file', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'job-process.mjs')
  await writeFile(
    path,
    `import { writeFileSync } from 'node:fs'
    process.on('message', ({ input }) => {
      process.send({ value: 'the file of ' + input.name }, () => writeFileSync('${folder}/sent', ''))
    })
    process.once('disconnect', () => process.exit())`,
  )
  const work = createHeavyWork({ ...limits, maxJobMs: 50 }, path)
  const [late, next] = ['a', 'b'].map((name) =>
    work.run('readPack', name, { name, bytes: new Uint8Array() }).catch(String),
  )
  // The bot is busy until the answer is there and its time is over, so that it comes to both at once.
  const turn = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(join(folder, 'sent'))) Atomics.wait(turn, 0, 0, 20)
  Atomics.wait(turn, 0, 0, 100)
  expect(await late).toContain('This takes too long to read.')
  expect(await next).not.toBe('the file of a')
})

test('a class that sends many files at once is asked to wait, and others are not', async () => {
  const work = createHeavyWork(limits, await script())
  const sent = await Promise.allSettled(Array.from({ length: 8 }, () => read(work, 'a')))
  const refused = sent.filter((each) => each.status === 'rejected')
  expect(refused.map((each) => String(each.reason))).toEqual(
    Array.from({ length: 3 }, () =>
      expect.stringContaining('Many files are being read at the moment. Please try again'),
    ),
  )
  await expect(read(work, 'b')).resolves.toBe('done')
})

// Side by side, since their time goes by in waiting for the end of a job that has none.
test.concurrent.each([
  ['a search', (work: HeavyWork) => work.run('indexTexts', 'b', { entries: [], language: 'en' })],
  [
    'a lookup in a pack that was uploaded before',
    (work: HeavyWork) => work.run('reopenPack', 'b', { name: 'pack.yaml', content: '' }),
  ],
])('%s does not wait for the file of another class', async (_, look) => {
  const path = join(await temporaryFolder(), 'job-process.mjs')
  await writeFile(
    path,
    `process.on('message', ({ name }) => name !== 'readPack' && process.send({ value: 'done' }))
    process.once('disconnect', () => process.exit())`,
  )
  const work = createHeavyWork({ ...limits, maxJobMs: 5000 }, path)
  const ended: string[] = []
  const file = read(work).catch(() => ended.push('file'))
  const lookup = look(work).then(() => ended.push('lookup'))
  await Promise.all([file, lookup])
  expect(ended).toEqual(['lookup', 'file'])
})
