import { spawn } from 'node:child_process'
import { text as readAll } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

/** Runs `npm run study` as a person would, without npm's own banner. */
async function study(words: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['src/cli/study.ts', ...words], {
    env: { ...process.env, PACKS_DIR: 'tests/fixtures/packs', ...environment },
  })
  child.stdin.end(input)
  const [output, errors, code] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ])
  return { output, errors, code }
}

describe('npm run study', () => {
  test('answers one command, without colours in a pipe', async () => {
    const { output, code } = await study(['scene', 'the', 'letter'])
    expect(code).toBe(0)
    expect(output).toContain('Osk brings a letter, wet from the boat.')
    expect(output).not.toContain('\u001B')
    expect(output).not.toContain('Share')
  })

  test('answers each line of a pipe, and a number presses a button', async () => {
    const { output } = await study([], 'scene the letter\n\n6\nnonsense\n')
    expect(output).toContain('The kitchen, at night')
    expect(output).toContain('The tower, at dusk')
    expect(output).toContain('I didn’t find anything for that')
  })

  test('with --json prints each reply as JSON on a line of its own', async () => {
    const { output } = await study(['--json'], 'theme hope\nquote ninety steps\n')
    const replies = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { blocks: { kind: string }[] })
    expect(replies).toHaveLength(2)
    expect(replies[1]?.blocks[0]).toMatchObject({ kind: 'quote', speaker: 'Mara' })
  })

  test('explains an unknown flag and a missing folder of packs, and stops', async () => {
    expect(await study(['--jsn'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining("Unknown option '--jsn'"),
    })
    const lost = await study(['help'], '', { PACKS_DIR: 'nowhere' })
    expect(lost.code).toBe(1)
    expect(lost.errors).toContain('PACKS_DIR: the folder nowhere can’t be read: it is not there')
  })
})
