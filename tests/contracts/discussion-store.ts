/** What keeping answers promises on either engine. */
import { dueBy } from '../fixtures/due-by.ts'
import { expect, it } from 'vitest'
import { lateMs } from '../../src/core/discussion/answer.ts'
import type { NewDiscussion } from '../../src/core/discussion/discussion.ts'
import type { DiscussionStore } from '../../src/core/discussion/discussion-store.ts'
import { dayMs } from '../../src/core/platform/clock.ts'
import { replyWith, text } from '../../src/core/reply/reply.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { classRoom, delivery, schedule } from '../fixtures/schedules.ts'

const opensAt = Date.UTC(2027, 0, 29, 8)
const closesAt = Date.UTC(2027, 0, 29, 23)
const post = { class: 'terminal:1', schedule: 's1', date: '2027-01-29' }
const promised: NewDiscussion = {
  ...post,
  room: 'room:1',
  item: 'q1',
  prompt: 'Is he comforting her, or himself?',
  names: 'named',
  minimum: 3,
  isHeld: false,
  closesAt,
  zone: 'Europe/London',
  post: replyWith(text('Is he comforting her, or himself?')),
}

function by(name: string) {
  return { ...post, person: `web:${name}` }
}

let ids = 0

/** The words say whose they are. */
function write(discussion: DiscussionStore, name: string, text = `${name} thinks so`) {
  return discussion.write(by(name), { id: `a${++ids}`, name, text })
}

async function wordsFor(discussion: DiscussionStore, name: string, page = 0) {
  const result = await discussion.read(by(name), page)
  if (result?.kind !== 'answers') return result
  return result.answers.map((answer) => answer.text)
}

export function discussionStoreContract(open: OpenStore): void {
  async function opened(given: Partial<NewDiscussion> = {}) {
    const time = { now: opensAt }
    const store = await open({ clock: () => time.now })
    await store.discussion.open({ ...promised, ...given })
    return { store, time, discussion: store.discussion }
  }

  it('keeps a question with what was promised, for its class alone', async () => {
    const { discussion } = await opened()
    const { post: _, ...kept } = promised
    expect(await discussion.find(post)).toEqual({ ...kept, openedAt: opensAt })
    expect(await discussion.find({ ...post, class: 'terminal:2' })).toBeUndefined()
    const stranger = { ...by('eve'), class: 'terminal:2' }
    expect(await discussion.write(stranger, { id: 'x', name: 'Eve', text: 'Hi' })).toBeUndefined()
    expect(await discussion.read(stranger, 0)).toBeUndefined()
    expect(await discussion.own(stranger)).toBeUndefined()
    expect(await discussion.remove(stranger)).toBe(false)
  })

  it('keeps its promise once somebody has written', async () => {
    const { discussion } = await opened({ names: 'anonymous' })
    await discussion.open({ ...promised, names: 'pseudonym' })
    await write(discussion, 'Ana')
    await discussion.open({ ...promised, names: 'named', minimum: 1 })
    expect(await discussion.find(post)).toMatchObject({ names: 'pseudonym', minimum: 3 })
  })

  it('lets an answer be changed until it closes, and takes late ones for a week', async () => {
    const { discussion, time } = await opened()
    expect(await write(discussion, 'Ana')).toMatchObject({ result: 'saved' })
    expect(await write(discussion, 'Ana', 'No, himself')).toMatchObject({ result: 'changed' })
    expect(await discussion.own(by('Ana'))).toMatchObject({ text: 'No, himself', isLate: false })
    time.now = closesAt
    expect(await write(discussion, 'Ana', 'Again')).toMatchObject({
      result: 'closed',
      answer: { text: 'No, himself' },
    })
    expect(await write(discussion, 'Ben')).toMatchObject({
      result: 'late',
      answer: { isLate: true },
    })
    time.now = closesAt + lateMs
    expect(await write(discussion, 'Cem')).toEqual({ result: 'over', answer: undefined })
    expect(await discussion.counts(post)).toEqual({ answered: 2, held: 0, late: 1 })
  })

  it('keeps one answer of a person who writes on two devices at once', async () => {
    const { discussion } = await opened()
    const both = await Promise.all([
      write(discussion, 'Ana', 'From the phone'),
      write(discussion, 'Ana', 'From the laptop'),
    ])
    expect(both.map((each) => each?.result)).toEqual(['saved', 'changed'])
    expect(await discussion.list(post)).toMatchObject([{ text: 'From the laptop' }])
  })

  it('shows nobody anything before they have written, nor before enough others have', async () => {
    const { discussion } = await opened()
    for (const name of ['Ana', 'Ben', 'Cem']) await write(discussion, name)
    expect(await discussion.read(by('Dan'), 0)).toEqual({ kind: 'write-first' })
    expect(await discussion.read(by('Ana'), 0)).toEqual({ kind: 'waiting', missing: 1 })
    expect(await discussion.claimWaiting(post)).toEqual([])
    await write(discussion, 'Dan')
    expect(await discussion.claimWaiting(post)).toEqual(['web:Ana'])
    expect(await discussion.claimWaiting(post)).toEqual([])
    const read = await wordsFor(discussion, 'Ana')
    expect(new Set(read as string[])).toEqual(
      new Set(['Ben thinks so', 'Cem thinks so', 'Dan thinks so']),
    )
  })

  it('shows each answer about as often as the others, and goes on where a reader was', async () => {
    const { discussion } = await opened()
    const names = ['Ana', 'Ben', 'Cem', 'Dan', 'Eli', 'Fay', 'Gus']
    for (const name of names) await write(discussion, name)
    const times = new Map<string, number>()
    for (const name of names) {
      const words = (await wordsFor(discussion, name)) as string[]
      expect(words).toHaveLength(3)
      expect(words).not.toContain(`${name} thinks so`)
      for (const each of words) times.set(each, (times.get(each) ?? 0) + 1)
    }
    expect(times.size).toBe(names.length)
    expect([...times.values()].every((each) => each >= 2 && each <= 4)).toBe(true)
    const first = (await wordsFor(discussion, 'Ana')) as string[]
    const second = (await wordsFor(discussion, 'Ana', 1)) as string[]
    expect(new Set([...first, ...second]).size).toBe(6)
    expect(await wordsFor(discussion, 'Ana')).toEqual(first)
    expect(await discussion.read(by('Ana'), 1)).toMatchObject({ page: 1, hasMore: false })
    expect(await wordsFor(discussion, 'Ana', 99)).toEqual(second)
  })

  it('lets a reader say one thing of each answer that they were shown, and change their mind', async () => {
    const { discussion } = await opened({ minimum: 1 })
    await write(discussion, 'Ana')
    await write(discussion, 'Ben')
    const read = await discussion.read(by('Ana'), 0)
    const [shown] = read?.kind === 'answers' ? read.answers : []
    const own = await discussion.own(by('Ana'))
    expect(await discussion.react(by('Ana'), shown?.id ?? '', 'agree')).toBe(true)
    expect(await discussion.react(by('Ana'), shown?.id ?? '', 'differs')).toBe(true)
    expect(await discussion.react(by('Ana'), own?.id ?? '', 'agree')).toBe(false)
    // Ben has not read Ana’s yet.
    expect(await discussion.react(by('Ben'), own?.id ?? '', 'agree')).toBe(false)
    const counts = { agree: 0, adds: 0, differs: 1 }
    expect(await discussion.own(by('Ben'))).toMatchObject({ reactions: counts })
    expect(await discussion.read(by('Ana'), 0)).toMatchObject({
      answers: [{ reaction: 'differs', reactions: counts }],
    })
    expect(await discussion.react(by('Ana'), shown?.id ?? '', undefined)).toBe(true)
    expect(await discussion.own(by('Ben'))).toMatchObject({ reactions: { differs: 0 } })
  })

  it('shows no answer that a teacher holds, sent back or took away', async () => {
    const { discussion } = await opened({ minimum: 1, isHeld: true })
    for (const name of ['Ana', 'Ben', 'Cem']) await write(discussion, name)
    expect(await discussion.read(by('Ana'), 0)).toEqual({ kind: 'waiting', missing: 1 })
    const held = await discussion.listWaiting('terminal:1', 10)
    expect(held).toHaveLength(3)
    expect(held[0]).toMatchObject({ prompt: promised.prompt, person: 'web:Ana', name: 'Ana' })
    expect(await discussion.listWaiting('terminal:2', 10)).toEqual([])
    const [, ben, cem] = held
    expect(await discussion.setState('terminal:2', ben?.id ?? '', 'shown')).toBe(false)
    expect(await discussion.setState('terminal:1', ben?.id ?? '', 'shown', ['held'])).toBe(true)
    expect(await discussion.setState('terminal:1', cem?.id ?? '', 'refused', ['held'])).toBe(true)
    expect(await discussion.setState('terminal:1', cem?.id ?? '', 'shown', ['held'])).toBe(false)
    expect(await wordsFor(discussion, 'Ana')).toEqual(['Ben thinks so'])
    // What was sent back opens nothing until it is written again, and waits again then.
    expect(await discussion.read(by('Cem'), 0)).toEqual({ kind: 'write-first' })
    expect(await write(discussion, 'Cem', 'Politer')).toMatchObject({ answer: { state: 'held' } })
    await discussion.setState('terminal:1', ben?.id ?? '', 'hidden')
    expect(await wordsFor(discussion, 'Ana')).toEqual({ kind: 'waiting', missing: 1 })
  })

  it('names nobody where answers are anonymous, in no list and no file', async () => {
    const { store, discussion, time } = await opened({ names: 'anonymous', minimum: 1 })
    for (const name of ['Ana', 'Ben']) await write(discussion, name, 'Himself')
    await write(discussion, 'Ana', 'Her')
    expect(await discussion.list(post)).toHaveLength(2)
    const [own] = await discussion.listOwn('terminal:1', 'web:Ana', 5)
    expect(own).toMatchObject({ text: 'Her', prompt: promised.prompt, person: null, name: '' })
    expect(await wordsFor(discussion, 'Ana')).toEqual(['Himself'])
    const seen = [
      await discussion.list(post),
      await discussion.answersBetween('terminal:1', post.date, post.date),
      await store.exportClass('terminal:1'),
      await discussion.findAnswer('terminal:1', own?.id ?? ''),
    ]
    expect(JSON.stringify(seen)).not.toMatch(/web:|Ana|Ben/)
    expect(await discussion.writerOf('terminal:1', own?.id ?? '')).toBe('web:Ana')
    time.now = closesAt + lateMs + 1
    await store.purge()
    expect(await discussion.writerOf('terminal:1', own?.id ?? '')).toBeUndefined()
    expect(await discussion.list(post)).toHaveLength(2)
  })

  it('has a post drawn at once while it is new, and within a minute when it is old', async () => {
    const { store, discussion, time } = await opened()
    const { daily } = store
    await daily.save(schedule({ room: { ...classRoom, class: post.class } }))
    const saved = await daily.schedule(post.class, post.schedule)
    const lease = { owner: 'p/1', leaseMs: 1_000 }
    const [written] = await daily.writeDay(
      {
        schedule: saved!,
        deliveries: [delivery({ class: post.class, date: post.date })],
        next: undefined,
        cycle: 0,
      },
      lease,
    )
    await daily.saveDelivery({ ...written!, state: 'sent', messageId: 'm1' }, lease)
    async function drawnAfter(ms: number): Promise<number> {
      time.now += ms
      const elsewhere = { ...dueBy(time.now), platforms: ['slack'] } as const
      expect(await discussion.listStalePosts(elsewhere)).toEqual([])
      const stale = await discussion.listStalePosts(dueBy(time.now))
      for (const each of stale) await discussion.markDrawn(post, each.version, closesAt)
      return stale.length
    }
    await write(discussion, 'Ana')
    expect(await drawnAfter(0)).toBe(1)
    expect(await drawnAfter(2 * 3_600_000)).toBe(0)
    await write(discussion, 'Ben')
    expect(await drawnAfter(30_000)).toBe(0)
    await write(discussion, 'Cem')
    expect(await drawnAfter(30_000)).toBe(1)
    expect(await drawnAfter(closesAt - time.now)).toBe(1)
  })

  it('shows the pseudonym that the class knows', async () => {
    const { store, discussion } = await opened({ names: 'pseudonym', minimum: 1 })
    await store.quizRecords.choosePseudonym(
      'terminal:1',
      { id: 'web:Ben', name: 'Ben' },
      'Brave Otter',
    )
    await write(discussion, 'Ana')
    await write(discussion, 'Ben')
    expect(await discussion.read(by('Ana'), 0)).toMatchObject({
      answers: [{ pseudonym: 'Brave Otter' }],
    })
  })

  it('deletes an answer with what others said of it and what its writer said', async () => {
    const { discussion } = await opened({ minimum: 1 })
    await write(discussion, 'Ana')
    await write(discussion, 'Ben')
    const read = await discussion.read(by('Ana'), 0)
    const [ofBen] = read?.kind === 'answers' ? read.answers : []
    await discussion.react(by('Ana'), ofBen?.id ?? '', 'agree')
    expect(await discussion.remove(by('Ana'))).toBe(true)
    expect(await discussion.remove(by('Ana'))).toBe(false)
    expect(await discussion.own(by('Ben'))).toMatchObject({ reactions: { agree: 0 } })
    expect(await discussion.read(by('Ana'), 0)).toEqual({ kind: 'write-first' })
    expect(await discussion.counts(post)).toMatchObject({ answered: 1 })
  })

  it.each(['named', 'anonymous'] as const)(
    'shows a person what they wrote, and deletes it, where answers are %s',
    async (names) => {
      const { store, discussion } = await opened({ names, minimum: 1 })
      await write(discussion, 'Ana', 'Mine alone')
      await write(discussion, 'Ben')
      const read = await discussion.read(by('Ana'), 0)
      const [ofBen] = read?.kind === 'answers' ? read.answers : []
      await discussion.react(by('Ana'), ofBen?.id ?? '', 'agree')
      const { tables } = await store.personalData.read('web:Ana')
      expect(JSON.stringify(tables)).toContain('Mine alone')
      expect(tables.find(({ table }) => table === 'discussion_reading')?.rows).toMatchObject([
        { reaction: 'agree' },
      ])
      expect(JSON.stringify(tables)).not.toContain('Ben thinks so')
      await store.personalData.erase('web:Ana')
      const left = JSON.stringify(await discussion.list(post))
      expect(left).not.toContain('Mine alone')
      expect(left).toContain('Ben thinks so')
      expect(await discussion.own(by('Ben'))).toMatchObject({ reactions: { agree: 0 } })
    },
  )

  it('deletes answers a year after they closed, or as the class says', async () => {
    const { store, discussion, time } = await opened()
    await write(discussion, 'Ana')
    time.now = closesAt + 300 * dayMs
    expect(await store.purge()).toMatchObject({ discussion: 0 })
    const teacher = { by: { id: 'web:t', name: 'T' }, room: '' }
    await store.settings.set('terminal:1', { ...teacher, name: 'keep-answers', value: 'two-years' })
    time.now = closesAt + 400 * dayMs
    expect(await store.purge()).toMatchObject({ discussion: 0 })
    await store.settings.clear('terminal:1', { ...teacher, name: 'keep-answers' })
    expect(await store.purge()).toMatchObject({ discussion: 1 })
    expect(await discussion.list(post)).toEqual([])
    expect(await discussion.recent('terminal:1', 5)).toEqual([])
  })

  it('deletes everything with its class', async () => {
    const { store, discussion } = await opened({ names: 'anonymous' })
    await write(discussion, 'Ana')
    await store.forgetClass('terminal:1')
    expect(await discussion.recent('terminal:1', 5)).toEqual([])
    expect((await store.personalData.read('web:Ana')).tables).toEqual([])
  })

  it('lists what digests and gradebooks need, by date', async () => {
    const { discussion } = await opened()
    await write(discussion, 'Ana')
    await discussion.open({ ...promised, date: '2027-01-30' })
    await discussion.write(
      { ...by('Ben'), date: '2027-01-30' },
      { id: 'b', name: 'Ben', text: 'B' },
    )
    const rows = await discussion.answersBetween('terminal:1', '2027-01-29', '2027-01-30')
    expect(rows.map(({ date, person, state }) => [date, person, state])).toEqual([
      ['2027-01-29', 'web:Ana', 'shown'],
      ['2027-01-30', 'web:Ben', 'shown'],
    ])
    expect(await discussion.answersBetween('terminal:1', '2027-01-30', '2027-01-30')).toHaveLength(
      1,
    )
    expect(await discussion.answersBetween('terminal:2', '2027-01-01', '2027-12-31')).toEqual([])
  })

  it('takes three hundred answers at once, and shows each reader three', async () => {
    const { discussion } = await opened()
    const names = Array.from({ length: 300 }, (_, number) => `P${number}`)
    const written = await Promise.all(names.map((name) => write(discussion, name)))
    expect(written.every((each) => each?.result === 'saved')).toBe(true)
    expect(await discussion.counts(post)).toMatchObject({ answered: 300 })
    const read = await Promise.all(names.map((name) => wordsFor(discussion, name)))
    expect(read.every((each) => Array.isArray(each) && each.length === 3)).toBe(true)
    const times = Map.groupBy(read.flat() as string[], (words) => words)
    expect(times.size).toBe(300)
    expect([...times.values()].every(({ length }) => length >= 2 && length <= 4)).toBe(true)
  })
}
