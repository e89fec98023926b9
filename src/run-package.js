#!/usr/bin/env node
// `npx` on the packed file begins here. Node takes TypeScript as it is only outside node_modules, so the program is copied beside its
// data, into var/program in the folder where somebody called it; its dependencies stay where npm has put them.
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const oldestNode = 26
const packed = dirname(dirname(fileURLToPath(import.meta.url)))

/** Returns where the program can run, copied if it was not there. */
async function unpack() {
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'))
  const home = join(process.cwd(), 'var', 'program')
  await mkdir(home, { recursive: true, mode: 0o700 })
  for (const name of await readdir(home)) await rm(join(home, name), { recursive: true })
  const folder = join(home, version)
  for (const part of ['package.json', 'src', 'commands']) {
    await cp(join(packed, part), join(folder, part), { recursive: true })
  }
  // Below the package where it is installed for the whole computer, beside it where npx has put it.
  const places = [join(packed, 'node_modules'), dirname(packed)]
  const dependencies = places.find((place) => existsSync(join(place, 'hono'))) ?? packed
  await symlink(dependencies, join(folder, 'node_modules'), 'junction')
  return folder
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `Commonplace needs Node.js ${oldestNode} or later, and this is ${process.versions.node}. Get it from https://nodejs.org.\n`,
  )
  process.exitCode = 1
} else {
  process.env.PACKS_DIR ??= join(packed, 'data')
  await import(pathToFileURL(join(await unpack(), 'src', 'start.js')).href)
}
