import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { Report } from '../../src/cli/doctor/finding.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const run = promisify(execFile)

async function doctor(variables: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const env = {
    PATH: process.env['PATH'],
    ENV_FILE: '/dev/null',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    PORT: '2',
    PACKS_DIR: 'tests/fixtures/packs',
    DATABASE_URL: `sqlite:${await temporaryFolder()}/state.db`,
    ...variables,
  }
  return run(process.execPath, ['src/cli/doctor.ts', ...words], { env }).then(
    (said) => ({ ...said, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
}

test('exits with 0, 1 or 2, and prints the report as JSON', async () => {
  const [sound, wrong, unable] = await Promise.all([
    doctor({}, '--json'),
    doctor({ PORT: 'x' }, '--json'),
    doctor({}, '--colour'),
  ])
  expect([sound.code, wrong.code, unable.code]).toEqual([0, 1, 2])
  expect(Report.parse(JSON.parse(sound.stdout))).toMatchObject({ status: 'warning' })
  expect(Report.parse(JSON.parse(wrong.stdout))).toMatchObject({ status: 'problem' })
  expect(unable.stderr).toContain('--colour')
})
