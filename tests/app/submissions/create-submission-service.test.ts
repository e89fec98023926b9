import { expect, test } from 'vitest'
import { createSubmissionService } from '../../../src/app/submissions/create-submission-service.ts'
import type { StoredAddition } from '../../../src/core/pack/additions.ts'
import type { ClassPacks } from '../../../src/core/pack/class-packs.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { claimMs } from '../../../src/core/submissions/submission.ts'
import { toQuizItem } from '../../../src/core/submissions/written-question.ts'
import { room, student, teacher } from '../../fixtures/bot.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const question = {
  prompt: 'What does Osk bring?',
  answer: 'A letter',
  wrong: [],
  explanation: 'It says so in the second scene.',
  scene: 'the-letter',
}
const scene = lantern.scenes.find(({ id }) => id === 'the-letter')!

/** A question that waits, and additions that can be made to fail. */
async function openQueue() {
  let now = 0
  const store = await openMemoryStore({ clock: () => now })
  const additions: StoredAddition[] = []
  const trouble: { before?: Error; after?: Error } = {}
  const classPacks: Pick<ClassPacks, 'add' | 'listAdditions'> = {
    listAdditions: () => Promise.resolve(additions),
    add(pack, section, items, by = teacher) {
      if (trouble.before !== undefined) return Promise.reject(trouble.before)
      const ids = items.map(({ id }) => String(id))
      for (const [at, item] of items.entries()) {
        additions.push({ pack, section, id: ids[at] ?? '', item, by, addedAt: now })
      }
      if (trouble.after !== undefined) return Promise.reject(trouble.after)
      return Promise.resolve({
        added: ids.length,
        ids,
        problems: [],
        refused: [],
        times: [now],
        advice: [],
      })
    },
  }
  function serviceFor(person: typeof teacher) {
    const quiz = { records: store.quizRecords, newId: () => 'a' }
    const asked = { room, person, pack: lantern.id, classPacks }
    return createSubmissionService({ submissions: store.submissions, quiz }, asked)
  }
  const { id, version } = await serviceFor(student).create(question)
  const draft = { id, version, states: ['draft'] as const }
  await serviceFor(student).changeOwn(draft, { state: 'waiting' })
  const service = serviceFor(teacher)
  async function take() {
    const seen = (await service.find(id))!
    return service.take(seen, toQuizItem(seen, scene))
  }
  function pass(ms: number): void {
    now += ms
  }
  return { take, additions, trouble, pass, find: async () => (await service.find(id))!, store, id }
}

test('what the pack cannot hold waits again', async () => {
  const { take, additions, trouble, find } = await openQueue()
  trouble.before = new UserError('There’s no room.')
  await expect(take()).rejects.toThrow('There’s no room.')
  expect((await find()).state).toBe('waiting')
  delete trouble.before
  expect(await take()).toBe('taken')
  expect((await find()).state).toBe('taken')
  expect(additions).toMatchObject([{ id: 'student-a', by: { id: student.id } }])
})

test('what was added before the bot ended is not added twice', async () => {
  const { take, additions, trouble, find } = await openQueue()
  trouble.after = new Error('The process ended.')
  await expect(take()).rejects.toThrow('The process ended.')
  delete trouble.after
  expect(await take()).toBe('taken')
  expect((await find()).state).toBe('taken')
  expect(additions).toHaveLength(1)
})

test('a claim that nobody finished waits again after a minute', async () => {
  const { take, additions, pass, find, store, id } = await openQueue()
  const claim = { state: 'taking', decidedBy: 'web:tane' } as const
  await store.submissions.change(room.class, { id, states: ['waiting'] }, claim)
  expect(await take()).toBe('changed')
  pass(claimMs + 1)
  expect((await find()).state).toBe('waiting')
  expect(await take()).toBe('taken')
  expect(additions).toHaveLength(1)
})
