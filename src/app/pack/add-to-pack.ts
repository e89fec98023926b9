/** Adds single items to the packs of a class, lists them and removes them. */
import {
  type AddResult,
  type AddableSection,
  type Addition,
  type AdditionStore,
  type StoredAddition,
  addableSections,
  maxAdditionLength,
  maxAdditionsPerClass,
  nameOfAddition,
} from '../../core/pack/additions.ts'
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import { toId, uniqueId } from '../../core/pack/new-id.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Person } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { withoutDrawings } from './check-additions.ts'
import type { OpenPack } from './open-library.ts'
import type { PackChanges } from './pack-changes.ts'

type Item = Addition['item']

interface AddingParts {
  readonly store: AdditionStore
  readonly work: HeavyWork
  readonly classId: string
  readonly person: Person
  readonly noted: PackChanges
  readonly reader: {
    find(classId: string, id: string): Promise<OpenPack | undefined>
    findForList(classId: string, id: string): Promise<OpenPack | undefined>
    nameOf(classId: string, id: string): Promise<{ readonly id: string; readonly title: string }>
    forget(classId: string, id: string, how?: { readonly hasLost: boolean }): void
  }
}

/** An item as it comes, and where it goes. */
export interface GivenItem {
  readonly section: AddableSection
  readonly item: Item
}

export interface Adding extends Pick<
  ClassPacks,
  'add' | 'takeBack' | 'changeAddition' | 'removeAddition' | 'listAdditions'
> {
  /** Adds items of several sections at once, so that either all that fit are there or, after an error, none. */
  addAll(pack: string, given: readonly GivenItem[], by?: Addition['by']): Promise<AddResult>
}

export function createAdding({ store, work, classId, person, noted, reader }: AddingParts): Adding {
  async function addAll(
    packId: string,
    given: readonly GivenItem[],
    by: Addition['by'] = person,
  ): Promise<AddResult> {
    const opened = await reader.find(classId, packId)
    if (opened === undefined) throw noSuchPack()
    const { pack } = opened
    const items = withIds(given, pack, await store.list(classId, packId))
    await requireRoom(store, classId, items)
    const checked = await work.run('adviseOnAdditions', classId, {
      pack: withoutDrawings(pack),
      additions: items,
    })
    const additions = checked.accepted.flatMap(({ index }) => {
      const accepted = items[index]
      return accepted === undefined ? [] : toAddition(accepted, pack, by)
    })
    // Others may have added something while these were checked.
    await requireRoom(store, classId, items)
    await store.add(classId, additions, noted.added(pack, additions))
    reader.forget(classId, packId)
    const keys = new Set(additions.map(keyOf))
    const times = (await store.list(classId, packId))
      .filter((each) => keys.has(keyOf(each)))
      .map(({ addedAt }) => addedAt)
    return {
      ...describeResult(items, additions, checked),
      times: times.length === 0 ? [] : [Math.min(...times), Math.max(...times)],
    }
  }

  return {
    addAll,
    add: (packId, section, given, by) =>
      addAll(
        packId,
        given.map((item) => ({ section, item })),
        by,
      ),

    async takeBack(packId, [from, to]) {
      const own = (await store.list(classId, packId)).filter(
        ({ by, addedAt }) => by.id === person.id && addedAt >= from && addedAt <= to,
      )
      const pack = await reader.nameOf(classId, packId)
      for (const [index, addition] of own.entries()) {
        // One line for all of them.
        const change = index === 0 ? noted.removedItems(pack, own) : undefined
        await store.remove(classId, addition, change)
      }
      reader.forget(classId, packId, { hasLost: true })
      return own.length
    },

    changeAddition: (seen, item) =>
      changeAddition({ store, work, classId, noted, reader }, seen, item),

    async removeAddition(key) {
      const change = noted.removedItems(await reader.nameOf(classId, key.pack), [key])
      const wasRemoved = await store.remove(classId, key, change)
      reader.forget(classId, key.pack, { hasLost: true })
      return wasRemoved
    },

    listAdditions: (packId) => listAdditions({ store, reader, classId }, packId),
  }
}

/** Those that have no place in their pack any more come with why. */
async function listAdditions(
  { store, reader, classId }: Pick<AddingParts, 'store' | 'reader' | 'classId'>,
  packId: string | undefined,
): ReturnType<ClassPacks['listAdditions']> {
  const all = await store.list(classId, packId)
  const problems = new Map<string, string>()
  for (const id of new Set(all.map(({ pack }) => pack))) {
    const pack = await reader.findForList(classId, id)
    for (const [addition, problem] of pack?.leftOut ?? []) {
      problems.set(`${id}/${addition.section}/${addition.id}`, problem)
    }
  }
  return all.map((addition) => {
    const { pack, section, id } = addition
    const problem = problems.get(`${pack}/${section}/${id}`)
    return problem === undefined ? addition : { ...addition, problem }
  })
}

async function changeAddition(
  { store, work, classId, noted, reader }: Omit<AddingParts, 'person'>,
  seen: StoredAddition,
  changed: Item,
): ReturnType<ClassPacks['changeAddition']> {
  const { pack: packId, section, id } = seen
  const opened = await reader.find(classId, packId)
  if (opened === undefined) throw noSuchPack()
  const item = { ...changed, id }
  const others = opened.pack[section].filter((each) => each.id !== id)
  const { refused } = await work.run('checkAdditions', classId, {
    pack: withoutDrawings({ ...opened.pack, [section]: others }),
    additions: [{ section, item }],
  })
  if (refused.length > 0) return { problems: refused.map(({ message }) => message) }
  const change = noted.changedItem(opened.pack, section)
  const isChanged = await store.change(classId, seen, item, change)
  reader.forget(classId, packId, { hasLost: true })
  return isChanged ? 'changed' : 'gone'
}

function keyOf({ section, id }: Pick<Addition, 'section' | 'id'>): string {
  return `${section}/${id}`
}

function toAddition(
  { section, item: { author, ...item } }: GivenItem,
  pack: Pack,
  by: Addition['by'],
): Addition {
  const named = typeof author === 'string' ? { author } : {}
  const { id, name } = by
  return { pack: pack.id, section, id: String(item['id']), item, ...named, by: { id, name } }
}

type Remark = { readonly index: number; readonly message: string }

function describeResult(
  items: readonly GivenItem[],
  additions: readonly Addition[],
  { refused, advice }: { readonly refused: readonly Remark[]; readonly advice: readonly Remark[] },
): Omit<AddResult, 'times'> {
  function say({ index, message }: Remark): string {
    const name = nameOfAddition(items[index]?.item ?? {})
    return items.length === 1 || name === '' ? message : `“${name}”: ${message}`
  }
  return {
    added: additions.length,
    ids: additions.map(({ id }) => id),
    problems: refused.map(say),
    refused: refused.map(({ index }) => index),
    advice: advice.map(say),
  }
}

/** Returns the items with an id of their own each, made from what they ask where they come without one. */
function withIds(
  given: readonly GivenItem[],
  pack: Pack,
  stored: readonly Addition[],
): readonly GivenItem[] {
  const taken = new Map(
    addableSections.map((section) => {
      const added = stored.filter((each) => each.section === section)
      return [section, new Set([...pack[section], ...added].map(({ id }) => id))]
    }),
  )
  return given.map(({ section, item }) => {
    const ids = taken.get(section) ?? new Set()
    const wanted = typeof item['id'] === 'string' ? toId(item['id']) : undefined
    const id = uniqueId(wanted ?? toId(nameOfAddition(item)) ?? 'added', ids)
    ids.add(id)
    return { section, item: { ...item, id } }
  })
}

async function requireRoom(
  store: AdditionStore,
  classId: string,
  given: readonly GivenItem[],
): Promise<void> {
  const items = given.map(({ item }) => item)
  const totals = await store.totals(classId)
  const count = totals.reduce((sum, each) => sum + each.count, items.length)
  const length = totals.reduce((sum, each) => sum + each.length, JSON.stringify(items).length)
  if (count <= maxAdditionsPerClass && length <= maxAdditionLength) return
  const [wanted, limit] = [count, maxAdditionsPerClass].map((each) => each.toLocaleString('en'))
  throw new UserError(
    count > maxAdditionsPerClass
      ? `With these, your class would have added ${wanted} items to its packs, and ${limit} is the limit.`
      : 'Your class has added so much to its packs that there’s no room for this.',
    ' Remove some that you don’t need any more, or upload them as a pack of their own with ',
    { command: 'pack upload' },
    '.',
  )
}

function noSuchPack(): UserError {
  return new UserError(
    'Your class doesn’t have this pack any more. See which there are with ',
    { command: 'pack list' },
    '.',
  )
}
