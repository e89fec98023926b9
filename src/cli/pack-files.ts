/** `npm run pack -- join` and `split`: a pack’s folder as one file, and the folder again. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { openArchive } from '../app/exchange/unzip.ts'
import { zip } from '../app/exchange/zip.ts'
import { isZip } from '../app/exchange/zip-directory.ts'
import { joinPack, splitPack, splitPictures } from '../app/pack/join-pack.ts'
import { packFiles } from '../core/pack/sections.ts'
import { requireText } from '../core/command/attached-file.ts'
import { Id } from '../core/pack/fields.ts'
import { formatCount } from '../core/reply/format.ts'
import { imageFile } from '../core/picture/pack-image.ts'
import { UserError } from '../core/reply/user-error.ts'

interface Joining {
  readonly folder: string
  readonly id: string
  /** Left out, one YAML file named after the pack. */
  readonly path: string | undefined
  readonly write: (text: string) => void
}

/** What belongs to a pack: its files, its drawings and pictures, and the text of its work. */
const packContent = /\.(?:ya?ml|svg|png|jpe?g|webp|txt|md)$/i

/** Writes a folder as one file that can be uploaded, or packs it where the file’s name ends in .zip. */
export async function joinFolder({ folder, id, path = `${id}.yaml`, write }: Joining) {
  const names = (await listFiles(folder)).filter((name) => packContent.test(name))
  const contents = new Map<string, Buffer>()
  for (const name of names) contents.set(name, await readFile(join(folder, name)))
  if (/\.zip$/i.test(path)) {
    const files = [...contents].map(([name, bytes]) => [`${id}/${name}`, bytes] as const)
    await writeNew(path, zip(Object.fromEntries(files)))
    write(`Wrote ${path} with ${formatCount(files.length, 'file')}.\n`)
    return true
  }
  const texts = packFiles.flatMap((file) => {
    const bytes = contents.get(`${file}.yaml`)
    return bytes === undefined ? [] : [[file, requireText({ name: file, bytes })] as const]
  })
  const pictures = new Map([...contents].filter(([name]) => imageFile.test(name)))
  await writeNew(path, joinPack(new Map(texts), pictures).text)
  const left = names.length - texts.length - pictures.size
  write(`Wrote ${path}.\n`)
  if (left > 0) {
    write(
      `${formatCount(left, 'file')} can’t be part of it, such as drawings. A file that ends in .zip holds them too.\n`,
    )
  }
  return true
}

/** Makes the folder of a pack in `packsDir` again. */
export async function splitFile(
  packsDir: string,
  path: string,
  write: (text: string) => void,
): Promise<boolean> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UserError(`${path} can’t be read (${(error as Error).message}).`)
  })
  const files = isZip(bytes)
    ? unpack(bytes)
    : splitText(requireText({ name: basename(path), bytes }))
  const manifest = files.get('pack.yaml')
  const [, id = ''] = /^id:\s*['"]?([\w-]+)/m.exec(manifest?.toString() ?? '') ?? []
  if (!Id.safeParse(id).success) throw new UserError(`${path} holds no pack with an id of its own.`)
  const folder = join(packsDir, id)
  await mkdir(packsDir, { recursive: true })
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === 'EEXIST'
        ? `${folder} already exists. Move it away first, or give the pack another id.`
        : `${folder} can’t be created (${error.message}).`,
    )
  })
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  write(`Created ${folder} with ${formatCount(files.size, 'file')}.\n`)
  return true
}

function splitText(text: string): ReadonlyMap<string, Buffer> {
  return new Map([
    ...[...splitPack(text)].map(([file, part]) => [`${file}.yaml`, Buffer.from(part)] as const),
    ...[...splitPictures(text)].map(([name, bytes]) => [name, Buffer.from(bytes)] as const),
  ])
}

/** The names are checked by the archive: none leads out of its folder. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const archive = openArchive(bytes)
  const [manifest, ...others] = archive.names.filter((name) => /(?:^|\/)pack\.yaml$/.test(name))
  if (manifest === undefined || others.length > 0) {
    throw new UserError('A zip archive to split holds the folder of one pack, with its pack.yaml.')
  }
  const folder = manifest.slice(0, -'pack.yaml'.length)
  return new Map(
    archive.names
      .filter((name) => name.startsWith(folder) && packContent.test(name))
      .map((name) => [name.slice(folder.length), Buffer.from(archive.read(name) ?? [])]),
  )
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).replaceAll(sep, '/'))
    .toSorted()
}

async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === 'EEXIST'
        ? `${path} already exists. Name another file.`
        : `${path} can’t be written (${error.message}).`,
    )
  })
}
