/** Reads a file of questions and makes items or packs of it. It is called in a process of its own, with limits on time and memory. */
import type { AttachedFile } from '../../core/command/attached-file.ts'
import { countItems } from '../../core/exchange/describe-import.ts'
import { titleOfFile } from '../../core/exchange/title-of-file.ts'
import { toItems } from '../../core/exchange/to-items.ts'
import { toPacks } from '../../core/exchange/to-packs.ts'
import { toId, uniqueId } from '../../core/pack/new-id.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { packText } from './pack-text.ts'
import { readExchange } from './read-exchange.ts'

export interface FileForPack {
  readonly file: AttachedFile
  readonly pack: Pack
  readonly about: string | undefined
}

/** Returns the items that the file adds to a pack. */
export async function importForPack({ file, pack, about }: FileForPack) {
  const read = await readExchange(file)
  return { ...toItems(read, pack, about), format: read.format }
}

export interface FileForClass {
  readonly file: AttachedFile
  /** The ids of packs that there are. */
  readonly taken: readonly string[]
}

/** Returns new packs as texts, none of which takes the place of another. */
export async function importForClass({ file, taken }: FileForClass) {
  const read = await readExchange(file)
  const title = read.title ?? titleOfFile(file.name)
  const { packs, unusable, notes } = toPacks(read, { id: toId(title) ?? 'questions', title })
  const ids = new Set(taken)
  const texts = packs.map((draft) => {
    const id = uniqueId(draft.pack.id, ids)
    ids.add(id)
    const text = packText({ ...draft, pack: { ...draft.pack, id } })
    return { id, text, counted: countItems(draft) ?? '' }
  })
  return { format: read.format, packs: texts, unusable, notes }
}
