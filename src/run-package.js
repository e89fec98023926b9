#!/usr/bin/env node
// `npx` on the packed file begins here. Node takes TypeScript as it is only outside node_modules, so the program is copied beside its
// data, into var/program in the folder where somebody called it; its dependencies stay where npm has put them.
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const oldestNode = 26
const packed = dirname(dirname(fileURLToPath(import.meta.url)))

/** Returns where the program can run, copied unless this very package was copied before: then its compiled code is there too. */
async function unpack() {
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'))
  const { mtime } = await stat(join(packed, 'package.json'))
  const home = join(process.cwd(), 'var', 'program')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const name = `${version}-${Math.floor(mtime.getTime() / 1000)}`
  const folder = join(home, name)
  await deleteOthers(home, name)
  const isNew = !existsSync(folder)
  if (isNew) await copyTo(folder)
  // Below the package where it is installed for the whole computer, beside it where npx has put it.
  const places = [join(packed, 'node_modules'), dirname(packed)]
  const dependencies = places.find((place) => existsSync(join(place, 'hono'))) ?? packed
  await rm(join(folder, 'node_modules'), { force: true })
  await symlink(dependencies, join(folder, 'node_modules'), 'junction')
  if (isNew && existsSync(join(folder, 'bundle'))) {
    const { sealBundle } = await import(
      pathToFileURL(join(folder, 'src', 'bundle', 'find-bundle.ts')).href
    )
    try {
      sealBundle(folder)
    } catch {
      // It starts from the sources all the same.
    }
  }
  return folder
}

/** Deletes what other versions have left, and nothing that has another kind of name. */
async function deleteOthers(home, name) {
  const old = (await readdir(home)).filter((each) => /^\d+\.\d+\.\d+/.test(each) && each !== name)
  await Promise.all(old.map((each) => rm(join(home, each), { recursive: true, force: true })))
}

/** A copy that was interrupted never bears the folder’s name. */
async function copyTo(folder) {
  const draft = await mkdtemp(`${folder}.part-`)
  for (const part of ['package.json', 'src', 'commands', 'bundle']) {
    if (!existsSync(join(packed, part))) continue
    await cp(join(packed, part), join(draft, part), { recursive: true })
  }
  try {
    await rename(draft, folder)
  } catch (error) {
    // Another start was faster.
    await rm(draft, { recursive: true })
    if (!existsSync(folder)) throw error
  }
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
