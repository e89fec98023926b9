import { execFile, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { copyOfLantern, editFile } from '../fixtures/broken-pack.ts'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `npm run pack -- …` as its own process over a folder of packs. */
function pack(packsDir: string, ...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['src/cli/pack.ts', ...words],
      {
        env: {
          PACKS_DIR: packsDir,
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        },
      },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

test('check ends with 0 for sound packs and with 1 where there is a mistake', async () => {
  const folder = await copyOfLantern()
  expect(await pack(dirname(folder), 'check')).toMatchObject({ code: 0, err: '' })
  await editFile(folder, 'terms.yaml', 'term: Symbol', 'term: 1984')
  expect(await pack(dirname(folder), 'check')).toEqual({
    code: 1,
    out: `${folder}/terms.yaml:2:3: “term” in item 1 is 1984, but should be text. Put it in quotes.\nlantern: 1 mistake, 0 warnings\n`,
    err: '',
  })
})

test('a tool that does not exist is answered with those that do', async () => {
  const { code, err } = await pack('data', 'chek')
  expect(code).toBe(1)
  expect(err).toMatch(
    /^There is no tool “chek”. Did you mean “check”\?\nTools for authors of study packs/,
  )
})

test('an option that does not exist, or a wrong setting, is a sentence', async () => {
  const wrong = [
    [
      ['check', '--loud'],
      'There is no option --loud. The options are --ceiling, --gate, --unit, --kind, --id, --lines, --partial, --about, --new, --title, --language.',
    ],
    [
      ['preview', 'low-water', '--ceilling', 'teen'],
      'There is no option --ceilling. Did you mean “--ceiling”?',
    ],
    [['preview', 'low-water', '--gate'], 'Write a value after --gate, such as --gate the-letter.'],
    [['new', 'my', 'pack'], 'Leave out “pack”, or join words with hyphens: one-two.'],
    [['upgrade', 'data/schema'], 'Name the folder of a pack.'],
  ] as const
  for (const [words, sentence] of wrong) {
    const { code, out, err } = await pack('data', ...words)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  const none = await pack('data/none', 'check')
  expect(none).toMatchObject({ code: 1, out: '' })
  expect(none.err).toMatch(/^PACKS_DIR: the folder data\/none can’t be read/)
})

test('a reader that stops early, such as head, is no error', async () => {
  const child = spawn(process.execPath, ['src/cli/pack.ts', 'preview', 'her-part-2'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  expect(await text(child.stderr)).toBe('')
})
