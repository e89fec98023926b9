/** What moderating answers promises on either engine. */
import { expect, it } from 'vitest'
import type { NewAnswer } from '../../src/core/discussion/discussion-store.ts'
import type { Store } from '../../src/store/store.ts'
import { replyWith, text } from '../../src/core/reply/reply.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const opensAt = Date.UTC(2027, 0, 29, 8)
const post = { class: 'class:1', schedule: 's1', date: '2027-01-29' }
const ms = { id: 'web:ms', name: 'Ms Okafor' }
const mr = { id: 'web:mr', name: 'Mr Lee' }

function by(name: string) {
  return { ...post, person: `web:${name}` }
}

export function moderationStoreContract(open: OpenStore): void {
  let time = opensAt

  async function opened(given: { isHeld?: boolean; names?: 'named' | 'anonymous' } = {}) {
    time = opensAt
    const store = await open({ clock: () => time })
    await store.discussion.open({
      ...post,
      room: 'room:1',
      item: 'q1',
      prompt: 'Is he comforting her, or himself?',
      names: 'named',
      minimum: 1,
      isHeld: false,
      closesAt: Date.UTC(2027, 0, 29, 16),
      zone: 'Europe/London',
      post: replyWith(text('Is he?')),
      ...given,
    })
    return store
  }

  /** The answer's id is the writer's name. */
  async function write({ discussion }: Store, name: string, more: Partial<NewAnswer> = {}) {
    time += 1
    await discussion.write(by(name), { id: name, name, text: `${name} thinks so`, ...more })
  }

  async function readAs({ discussion }: Store, name: string) {
    const result = await discussion.read(by(name), 0)
    return result?.kind === 'answers' ? result.answers.map(({ id }) => id).toSorted() : []
  }

  async function waiting({ moderation }: Store, className = 'class:1') {
    return moderation.waitingIds(className)
  }

  async function report({ moderation }: Store, name: string, id: string) {
    const result = { person: `web:${name}`, reason: 'hurtful', limit: 2 } as const
    return moderation.report('class:1', id, result)
  }

  it('keeps a list of words for each class, up to a limit', async () => {
    const { moderation } = await open()
    expect(
      await moderation.addWords('class:1', ['hell', 'damn', 'hell'], { ...ms, limit: 3 }),
    ).toBe(2)
    expect(await moderation.addWords('class:1', ['damn', 'drat'], { ...ms, limit: 3 })).toBe(1)
    expect(await moderation.addWords('class:1', ['blast', 'damn'], { ...ms, limit: 3 })).toBe(
      'full',
    )
    expect(await moderation.listedWords('class:1')).toEqual(['damn', 'drat', 'hell'])
    expect(await moderation.listedWords('class:2')).toEqual([])
    expect(await moderation.removeWords('class:2', ['damn'], ms)).toBe(0)
    expect(await moderation.removeWords('class:1', ['damn', 'blast'], ms)).toBe(1)
    expect(await moderation.listedWords('class:1')).toEqual(['drat', 'hell'])
  })

  it('has a teacher decide about what is held, the oldest first, and only the first who presses', async () => {
    const store = await opened({ isHeld: true })
    await write(store, 'Ana')
    await write(store, 'Ben')
    expect(await waiting(store)).toEqual(['Ana', 'Ben'])
    expect(await waiting(store, 'class:2')).toEqual([])
    const { moderation } = store
    const ana = await moderation.findWaiting('class:1', 'Ana')
    const show = { state: 'shown', word: '', by: ms } as const
    expect(await moderation.decide('class:2', 'Ana', ana?.changedAt ?? 0, show)).toBe(false)
    const pressed = await Promise.all([
      moderation.decide('class:1', 'Ana', ana?.changedAt ?? 0, show),
      moderation.decide('class:1', 'Ana', ana?.changedAt ?? 0, {
        ...show,
        state: 'hidden',
        by: mr,
      }),
    ])
    expect(pressed.filter(Boolean)).toHaveLength(1)
    expect(await waiting(store)).toHaveLength(1)
    expect((await moderation.lastDecision('class:1', 'Ana'))?.by).toEqual(pressed[0] ? ms : mr)
    expect(await moderation.lastDecision('class:2', 'Ana')).toBeUndefined()
  })

  it('decides about nothing that was changed or deleted since the teacher saw it', async () => {
    const store = await opened({ isHeld: true })
    await write(store, 'Ana')
    const seen = await store.moderation.findWaiting('class:1', 'Ana')
    await write(store, 'Ana', { text: 'Something else' })
    const refuse = { state: 'refused', word: 'Say why.', by: ms } as const
    expect(await store.moderation.decide('class:1', 'Ana', seen?.changedAt ?? 0, refuse)).toBe(
      false,
    )
    const again = await store.moderation.findWaiting('class:1', 'Ana')
    expect(await store.moderation.decide('class:1', 'Ana', again?.changedAt ?? 0, refuse)).toBe(
      true,
    )
    expect(await store.moderation.lastDecision('class:1', 'Ana')).toEqual({
      by: ms,
      word: 'Say why.',
    })
    await write(store, 'Ben')
    const ben = await store.moderation.findWaiting('class:1', 'Ben')
    await store.discussion.remove(by('Ben'))
    expect(await store.moderation.decide('class:1', 'Ben', ben?.changedAt ?? 0, refuse)).toBe(false)
  })

  it('holds an answer once two have reported it, and again only after two new reports', async () => {
    const store = await opened()
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve']) await write(store, name)
    for (const name of ['Ben', 'Cleo', 'Dan', 'Eve']) {
      await readAs(store, name)
      await store.discussion.read(by(name), 1)
    }
    expect(await report(store, 'Ben', 'Ana')).toMatchObject({ isHeld: false, isFirst: true })
    expect(await report(store, 'Ben', 'Ana')).toEqual({ kind: 'again' })
    expect(await waiting(store)).toEqual(['Ana'])
    expect((await store.discussion.findAnswer('class:1', 'Ana'))?.state).toBe('shown')
    expect(await report(store, 'Cleo', 'Ana')).toMatchObject({ isHeld: true, isFirst: false })
    const held = await store.moderation.findWaiting('class:1', 'Ana')
    expect(held).toMatchObject({ state: 'held', reports: ['hurtful', 'hurtful'] })
    const keep = { state: 'shown', word: '', by: ms } as const
    expect(await store.moderation.decide('class:1', 'Ana', held?.changedAt ?? 0, keep)).toBe(true)
    expect(await waiting(store)).toEqual([])
    expect(await report(store, 'Dan', 'Ana')).toMatchObject({ isHeld: false })
    expect(await report(store, 'Eve', 'Ana')).toMatchObject({ isHeld: true })
  })

  it('takes a new report of whoever reported it before, once it was changed after a teacher had looked', async () => {
    const store = await opened()
    for (const name of ['Ana', 'Ben']) await write(store, name)
    await readAs(store, 'Ben')
    await report(store, 'Ben', 'Ana')
    const seen = await store.moderation.findWaiting('class:1', 'Ana')
    const keep = { state: 'shown', word: '', by: ms } as const
    await store.moderation.decide('class:1', 'Ana', seen?.changedAt ?? 0, keep)
    expect(await report(store, 'Ben', 'Ana')).toEqual({ kind: 'again' })
    time += 1
    await write(store, 'Ana', { text: 'Something worse' })
    expect(await report(store, 'Ben', 'Ana')).toMatchObject({ kind: 'reported' })
    expect(await waiting(store)).toEqual(['Ana'])
  })

  it('does not let two friends hide what the whole class wrote', async () => {
    const store = await opened()
    const names = Array.from({ length: 9 }, (_, at) => `Cem${at}`)
    for (const name of ['Ana', 'Ben', ...names]) await write(store, name)
    for (const name of ['Ana', 'Ben']) {
      for (const page of [0, 1, 2, 3]) await store.discussion.read(by(name), page)
      for (const id of names) await report(store, name, id)
    }
    const states = await Promise.all(
      names.map(async (id) => (await store.discussion.findAnswer('class:1', id))?.state),
    )
    expect(states.filter((state) => state === 'held')).toHaveLength(5)
    expect(await waiting(store)).toHaveLength(names.length)
  })

  it('hides an answer that nobody reported, and shows it again, once for each press', async () => {
    const store = await opened()
    await write(store, 'Ana')
    const { changedAt = 0 } = (await store.discussion.findAnswer('class:1', 'Ana')) ?? {}
    const hide = { state: 'hidden', word: '', by: ms, from: 'shown' } as const
    expect(await store.moderation.decide('class:2', 'Ana', changedAt, hide)).toBe(false)
    expect(await store.moderation.decide('class:1', 'Ana', changedAt, hide)).toBe(true)
    expect(await store.moderation.decide('class:1', 'Ana', changedAt, hide)).toBe(false)
    expect(await store.discussion.counts(post)).toMatchObject({ answered: 0 })
    const show = { state: 'shown', word: '', by: mr, from: 'hidden' } as const
    expect(await store.moderation.decide('class:1', 'Ana', changedAt, show)).toBe(true)
    expect(await store.discussion.counts(post)).toMatchObject({ answered: 1 })
  })

  it.each(['named', 'anonymous'] as const)(
    'has a teacher look at what is written anew (%s) where the one before was hidden or reported',
    async (names) => {
      const store = await opened({ names })
      for (const name of ['Ana', 'Ben', 'Cleo']) await write(store, name)
      const { changedAt = 0 } = (await store.discussion.findAnswer('class:1', 'Ana')) ?? {}
      const hide = { state: 'hidden', word: '', by: ms, from: 'shown' } as const
      await store.moderation.decide('class:1', 'Ana', changedAt, hide)
      await readAs(store, 'Cleo')
      await report(store, 'Cleo', 'Ben')
      for (const name of ['Ana', 'Ben', 'Cleo']) {
        await store.discussion.remove(by(name))
        await write(store, name, { id: `${name}2`, text: 'The very same' })
      }
      expect(await waiting(store)).toEqual(['Ana2', 'Ben2'])
      expect(await store.moderation.findWaiting('class:1', 'Ana2')).toMatchObject({
        isWrittenAnew: true,
      })
      const about = await store.personalData.read('web:Ana')
      expect(about.tables.map(({ table }) => table)).toContain('discussion_taken_away')
      for (const name of ['Ana', 'Ben', 'Cleo']) {
        await store.personalData.erase(`web:${name}`)
        expect((await store.personalData.read(`web:${name}`)).tables).toEqual([])
        await write(store, name, { id: `${name}3`, text: 'The very same' })
      }
      expect(await waiting(store)).toEqual(['Ana3', 'Ben3'])
      expect(await store.moderation.findWaiting('class:1', 'Ana3')).toMatchObject({
        isWrittenAnew: true,
      })
      expect(await store.exportClass('class:1')).not.toHaveProperty('discussion_erased')
    },
  )

  it('says in no file who reported what, nor under which random id somebody reads', async () => {
    const store = await opened({ names: 'anonymous' })
    for (const name of ['Ana', 'Ben']) await write(store, name)
    await readAs(store, 'Ben')
    await report(store, 'Ben', 'Ana')
    await store.discussion.react(by('Ben'), 'Ana', 'differs')
    const { discussion_reading: readings, discussion_report: reports } =
      await store.exportClass('class:1')
    expect([readings, reports]).toMatchObject([[{ reaction: 'differs' }], [{ reason: 'hurtful' }]])
    expect(JSON.stringify([readings, reports])).not.toMatch(/"person|"at"|web:|anonymous:/)
    const stored = await store.personalData.read('web:Ben')
    const own = stored.tables.find(({ table }) => table === 'discussion_report')
    expect(own?.rows[0]?.['person']).toMatch(/^anonymous:/)
  })

  it('notes who changed the list of words, and not which words', async () => {
    const store = await opened()
    await store.moderation.addWords('class:1', ['damn', 'hell'], { ...ms, limit: 9 })
    await store.moderation.addWords('class:1', ['damn'], { ...ms, limit: 9 })
    await store.moderation.removeWords('class:1', ['hell'], mr)
    const { setting_change: changes } = await store.exportClass('class:1')
    expect(changes).toMatchObject([
      { said: 'added 2 words to the list of words that hold an answer', person_name: ms.name },
      { said: 'took 1 word out of the list of words that hold an answer', person_name: mr.name },
    ])
    expect(JSON.stringify(changes)).not.toMatch(/damn|hell/)
  })

  it('takes reports only from those who were shown the answer, also where nobody is named', async () => {
    const store = await opened({ names: 'anonymous' })
    for (const name of ['Ana', 'Ben']) await write(store, name)
    expect(await report(store, 'Ben', 'Ana')).toEqual({ kind: 'gone' })
    expect(await readAs(store, 'Ben')).toEqual(['Ana'])
    expect(await report(store, 'Ben', 'Ana')).toMatchObject({ kind: 'reported' })
    expect(await report(store, 'Ana', 'Ana')).toEqual({ kind: 'gone' })
    const forged = { person: 'web:Ben', reason: 'other', limit: 1 } as const
    expect(await store.moderation.report('class:2', 'Ana', forged)).toEqual({ kind: 'gone' })
  })

  it('lets teachers choose only what is shown and may be, and forgets the choice with the answer', async () => {
    const store = await opened()
    const { moderation } = store
    await write(store, 'Ana', { mayBeShown: true })
    await write(store, 'Ben')
    await write(store, 'Cleo', { mayBeShown: true, hold: true })
    expect(await moderation.choose('class:2', 'Ana', true)).toBe(false)
    expect(await moderation.choose('class:1', 'Ana', true)).toBe(true)
    expect(await moderation.choose('class:1', 'Ben', true)).toBe(false)
    expect(await moderation.choose('class:1', 'Cleo', true)).toBe(false)
    const end = await moderation.readEnd(post)
    expect(end?.answers.filter(({ isChosen }) => isChosen).map(({ id }) => id)).toEqual(['Ana'])
    expect(end?.posted).toEqual([])
    await moderation.markPosted(post, ['Ana'])
    expect((await moderation.readEnd(post))?.posted).toEqual(['Ana'])
    expect(await moderation.choose('class:1', 'Ana', false)).toBe(false)
    await store.discussion.remove(by('Ana'))
    expect((await moderation.readEnd(post))?.posted).toEqual([])
    await moderation.markPosted(post, ['Ana'])
    expect((await moderation.readEnd(post))?.posted).toEqual([])
    expect(await moderation.readEnd({ ...post, class: 'class:2' })).toBeUndefined()
  })

  it('draws groups once for a period, and shows a reader those of their own group first', async () => {
    const store = await opened()
    const draw = { size: 2, seed: '' }
    const first = await store.moderation.seats('class:1', 'web:Ana', '2027-01-25', draw)
    expect(first).toEqual(new Map([['web:Ana', 1]]))
    const both = await store.moderation.seats('class:1', 'web:Ben', '2027-01-25', draw)
    expect(both.get('web:Ana')).toBe(1)
    expect(await store.moderation.seats('class:1', 'web:Ana', '2027-01-25', draw)).toEqual(both)
    expect(await store.moderation.seats('class:2', 'web:Eve', '2027-01-25', draw)).toEqual(
      new Map([['web:Eve', 1]]),
    )
    await store.moderation.clearSeats('class:1')
    for (const name of ['Ana', 'Ben', 'Cleo', 'Dan']) await write(store, name, { group: '1' })
    for (const name of ['Eve', 'Fay', 'Gus']) await write(store, name, { group: '2' })
    expect(await readAs(store, 'Ana')).toEqual(['Ben', 'Cleo', 'Dan'])
  })

  it('deletes what somebody reported and decided with their data, and everything with the answer', async () => {
    const store = await opened({ isHeld: true })
    await write(store, 'Ana')
    const ana = await store.moderation.findWaiting('class:1', 'Ana')
    const refuse = { state: 'refused', word: 'Say why.', by: ms } as const
    await store.moderation.decide('class:1', 'Ana', ana?.changedAt ?? 0, refuse)
    await store.moderation.seats('class:1', 'web:Ana', 'kept', { size: 2, seed: '' })
    const { tables } = await store.personalData.read(ms.id)
    expect(tables.map(({ table }) => table)).toContain('discussion_decision')
    await store.personalData.erase(ms.id)
    expect(await store.moderation.lastDecision('class:1', 'Ana')).toBeUndefined()
    await store.personalData.erase('web:Ana')
    expect((await store.personalData.read('web:Ana')).tables).toEqual([])
  })
}
