/** The packed program, as `npx` would lay it out: it starts in somebody's folder and keeps everything there. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { linkDependencies } from '../../fixtures/unpacked-image.ts'

const Manifest = z.object({ bin: z.string(), files: z.array(z.string()), version: z.string() })

test('it opens the page from what is packed, and a second start finds its data', async () => {
  const { bin, files, version } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const modules = join(await temporaryFolder(), 'node_modules')
  const packed = join(modules, 'commonplace')
  linkDependencies(modules)
  mkdirSync(packed)
  // A package brings a bundle as well, which packing makes, so that a clone may have none.
  for (const file of ['package.json', ...files.filter((each) => each !== 'bundle')]) {
    cpSync(file, join(packed, file), { recursive: true })
  }
  const home = await temporaryFolder()
  const program = join(home, 'var', 'program')
  // A folder of somebody else’s, and what an older version has left.
  for (const name of ['mine', '0.0.9-1']) mkdirSync(join(program, name), { recursive: true })
  const copied: unknown[] = []
  for (let round = 0; round < 2; round += 1) {
    const env = { PATH: process.env['PATH'], PORT: '0' }
    const child = spawn(process.execPath, [join(packed, bin)], { cwd: home, env })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    let said = ''
    const address = await new Promise<string | undefined>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said += `${line}\n`
          const found = /"address":"([^"]+)"/.exec(line)?.[1]
          if (found !== undefined) resolve(found)
        })
      }
      void ended.then(() => resolve(undefined))
    })
    expect(said).toContain('"msg":"Ready"')
    copied.push(readdirSync(program).map((name) => [name, statSync(join(program, name)).ino]))
    expect(await (await fetch(address ?? '')).text()).toContain('<title>')
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }
  expect(readdirSync(home)).toEqual(['var'])
  expect(readdirSync(program)).toEqual([expect.stringMatching(`^${version}-\\d+$`), 'mine'])
  // The second start has found the first one’s copy, with what Node has compiled.
  expect(copied[1]).toEqual(copied[0])
  expect(existsSync(join(home, 'var', 'commonplace.db'))).toBe(true)
})
