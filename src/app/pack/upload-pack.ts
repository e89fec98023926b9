/** Saves the packs that a class uploads, and goes back to earlier versions of them. */
import type { ClassPacks, PackStore, UploadResult } from '../../core/pack/class-packs.ts'
import type { Pack, Packs } from '../../core/pack/pack.ts'
import type { Person } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import type { createPackReader } from './class-pack-reader.ts'
import type { PackChanges } from './pack-changes.ts'

/** More than a class studies in a year. */
export const maxPacksPerClass = 20

interface UploadingParts {
  readonly installed: Packs
  readonly store: PackStore
  readonly work: HeavyWork
  readonly reader: Pick<ReturnType<typeof createPackReader>, 'readUpload' | 'forget'>
  readonly classId: string
  readonly person: Person
  readonly noted: Pick<PackChanges, 'uploaded'>
}

export function createUploading({
  installed,
  store,
  work,
  reader,
  classId,
  person: { id: personId, name },
  noted,
}: UploadingParts): Pick<ClassPacks, 'upload' | 'readText' | 'history' | 'goBack'> {
  const by = { id: personId, name }

  async function upload(
    file: Parameters<ClassPacks['upload']>[0],
    how?: 'back',
  ): Promise<UploadResult> {
    const result = await work.run('readPack', classId, file)
    if ('problems' in result) return result
    const { advice } = result
    const { id } = result.pack
    // Another process may have saved something a moment ago.
    const uploaded = await store.list(classId)
    requireRoom(id, uploaded)
    const isThere = uploaded.some((each) => each.id === id)
    const before = isThere ? (await reader.readUpload(classId, id))?.pack : undefined
    const stored = isThere ? await store.read(classId, id) : undefined
    const { pack, content } =
      stored !== undefined && lacksPictures(result.pack)
        ? ((await work.run('keepPictures', classId, { content: result.content, before: stored })) ??
          result)
        : result
    const isSame = stored === content
    const change = noted.uploaded({ id, title: pack.title }, how ?? (isThere ? 'again' : 'new'))
    await store.save(classId, { id, content, by }, isSame ? undefined : change)
    reader.forget(classId, id)
    const saved = (await store.list(classId)).find((each) => each.id === id)
    return {
      pack,
      ...(before !== undefined && { before }),
      replaced: isSame ? 'the same' : isThere ? 'another' : 'nothing',
      savedAt: saved?.savedAt ?? 0,
      advice,
    }
  }

  function requireRoom(id: string, uploaded: readonly { readonly id: string }[]): void {
    if (installed.has(id)) {
      throw new UserError(
        `A pack with the id “${id}” is already installed for everyone. Give yours another id.`,
      )
    }
    if (uploaded.length < maxPacksPerClass || uploaded.some((each) => each.id === id)) return
    throw new UserError(
      `Your class already has ${maxPacksPerClass} packs of its own, and that’s the limit. Remove one with `,
      { command: 'pack remove' },
      ' first.',
    )
  }

  return {
    upload: (file) => upload(file),
    readText: (id) => store.read(classId, id),
    async history(id) {
      const current = (await store.list(classId)).find((each) => each.id === id)
      return current && { current, earlier: await store.versions(classId, id) }
    },
    async goBack(id, number) {
      const content = await store.readVersion(classId, id, number)
      return content === undefined
        ? undefined
        : upload({ name: `${id}.yaml`, bytes: Buffer.from(content) }, 'back')
    },
  }
}

/** Whether a pack names pictures and came without any. */
function lacksPictures({ quiz, images }: Pack): boolean {
  return images === undefined && quiz.some(({ picture }) => picture !== undefined)
}
