import { expect, test } from 'vitest'
import { createSubmissionService } from '../../../src/app/submissions/create-submission-service.ts'
import type { Addition, StoredAddition } from '../../../src/core/pack/additions.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { claimMs } from '../../../src/core/submissions/submission.ts'
import { toQuizItem } from '../../../src/core/submissions/written-question.ts'
import { openStore } from '../../../src/store/store.ts'
import { room, student, teacher } from '../../fixtures/invoke.ts'
import { migratedSqlite } from '../../fixtures/sqlite-file.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const question = {
  prompt: 'What does Osk bring to the kitchen?',
  answer: 'A wet letter',
  wrong: ['A dry towel', 'A full can'],
  explanation: 'It got wet in the boat, as the second scene says.',
  scene: 'the-letter',
}
const scene = createLibrary(lantern, { ceiling: 'everyone' }).scene('the-letter')!

/** A class whose additions are added by `add`; two processes share them. */
async function openClass() {
  let now = 1_000_000
  const store = await openStore(await migratedSqlite(), { clock: () => now })
  const additions: StoredAddition[] = []

  function open(person: typeof student, beforeAnswer?: () => Promise<unknown>) {
    return createSubmissionService(
      {
        submissions: store.submissions,
        quiz: { records: store.quizRecords, newId: () => 'abc' },
      },
      {
        room,
        person,
        pack: lantern.id,
        classPacks: {
          async add(pack, section, items, by = person) {
            for (const item of items) {
              const id = String(item['id'])
              additions.push({ pack, section, id, item, by, addedAt: now } satisfies Addition & {
                addedAt: number
              })
            }
            await beforeAnswer?.()
            const ids = items.map(({ id }) => String(id))
            return { added: 1, ids, problems: [], refused: [], times: [now], advice: [] }
          },
          async removeAddition(key) {
            const at = additions.findIndex(({ id }) => id === key.id)
            return at !== -1 && additions.splice(at, 1).length > 0
          },
          listAdditions: async () => additions,
        },
      },
    )
  }

  const byStudent = open(student)
  const { id } = await byStudent.create(question)
  await byStudent.changeOwn({ id, states: ['draft'] }, { state: 'waiting', signature: undefined })
  return { open, id, additions, store, close: store.close, later: () => (now += claimMs + 1) }
}

test('what was added just before the bot was killed is taken, so that nobody decides about it again', async () => {
  const { open, id, additions, close, later } = await openClass()
  const killed = open(teacher, () => new Promise(() => {}))
  const seen = (await killed.find(id))!
  void killed.take(seen, toQuizItem(seen, scene))
  await expect.poll(() => additions.length).toBe(1)
  later()
  const restarted = open(teacher)
  expect((await restarted.listWaiting()).waiting).toEqual([])
  expect(await restarted.find(id)).toMatchObject({ state: 'taken', question })
  expect(await open(student).findOwn(id)).toMatchObject({ state: 'taken' })
  await close()
})

test('what was claimed and not added before the bot was killed waits again', async () => {
  const { open, id, additions, close, later } = await openClass()
  const killed = open(teacher, () => new Promise(() => {}))
  const seen = (await killed.find(id))!
  void killed.take(seen, toQuizItem(seen, scene))
  await expect.poll(() => additions.length).toBe(1)
  additions.length = 0
  later()
  const restarted = open(teacher)
  const again = (await restarted.find(id))!
  expect(again.state).toBe('waiting')
  expect(await restarted.take(again, toQuizItem(again, scene))).toBe('taken')
  expect(additions).toHaveLength(1)
  await close()
})

test('whoever deletes their data while it is being taken has deleted it', async () => {
  const { open, id, additions, store, close } = await openClass()
  const taking = open(teacher, () => store.personalData.erase(student.id))
  const seen = (await taking.find(id))!
  expect(await taking.take({ ...seen, signature: 'Ana' }, toQuizItem(seen, scene))).toBe('changed')
  expect(additions).toEqual([])
  expect(await taking.find(id)).toBeUndefined()
  await close()
})
