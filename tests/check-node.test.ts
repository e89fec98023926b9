import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

test('the Node.js of this project passes in silence', async () => {
  expect(await run(process.execPath, ['src/check-node.js'])).toEqual({ stdout: '', stderr: '' })
})

test('an older one hears in a sentence what is needed', async () => {
  const older = `
    import module from 'node:module'
    Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })
    delete module.enableCompileCache
    module.syncBuiltinESMExports()`
  const failed = await run(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(older)}`,
      'src/start.js',
      // Should it start all the same, it does not go on for ever.
    ],
    { timeout: 30_000 },
  ).catch((error: { code: number; stderr: string }) => error)
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      'Commonplace needs Node.js 26 or later, and this is Node.js 20.20.2.\n',
    ),
  })
})
