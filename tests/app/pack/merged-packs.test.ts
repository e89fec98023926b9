/** What a class sees of its pack while the processes for files have no time for it. */
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createPackReader } from '../../../src/app/pack/class-pack-reader.ts'
import { createPackCache } from '../../../src/app/pack/pack-cache.ts'
import type { HeavyWork } from '../../../src/app/heavy/heavy-work.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { patientWork } from '../../fixtures/patient-work.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const school = 'web:school'
const teacher = { id: 'web:rivera', name: 'Ms. Rivera' }
const [quizItem] = lantern.quiz

function addition(id: string) {
  const { scene } = quizItem!
  const options = { answer: 'A letter', distractors: ['A lamp', 'A rope'] }
  const said = { prompt: `${id}?`, explanation: 'He brings it.', rating: 'everyone' }
  const item = { id, kind: 'detail', scene, source: ['T1'], ...options, ...said }
  return { pack: lantern.id, section: 'quiz', id, item, by: teacher } as const
}

async function openReader() {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const busy = { isBusy: false }
  const work: HeavyWork = {
    run: (name, classId, input) =>
      busy.isBusy
        ? Promise.reject(new UserError('Many files are being read at the moment.'))
        : patientWork.run(name, classId, input),
  }
  const reader = createPackReader({
    installed: new Map([[lantern.id, lantern]]),
    store: store.packs,
    additions: store.additions,
    cache: createPackCache(),
    work,
    log: pino({ level: 'silent' }),
    lifetimeMs: 0,
    clock: createManualClock(),
  })
  async function prompts(): Promise<readonly string[]> {
    const found = await reader.find(school, lantern.id)
    return found?.pack.quiz.map(({ prompt }) => prompt) ?? []
  }
  return { store, busy, reader, prompts }
}

test('a class keeps what it last saw of its pack while too many files wait', async () => {
  const { store, busy, reader, prompts } = await openReader()
  await store.additions.add(school, [addition('first')])
  expect(await prompts()).toContain('first?')
  await store.additions.add(school, [addition('second')])
  reader.forget(school, lantern.id)
  busy.isBusy = true
  expect(await prompts()).toContain('first?')
  expect(await prompts()).not.toContain('second?')
  busy.isBusy = false
  expect(await prompts()).toContain('second?')
})

test('where there is nothing to keep, a sentence says so, and lists show the pack alone', async () => {
  const { store, busy, reader, prompts } = await openReader()
  await store.additions.add(school, [addition('first')])
  busy.isBusy = true
  await expect(prompts()).rejects.toThrow('Many files are being read at the moment.')
  expect((await reader.findForList(school, lantern.id))?.pack).toEqual(lantern)
  busy.isBusy = false
  expect(await prompts()).toContain('first?')
})

test('what was removed is not shown again, and neither is a name that was deleted', async () => {
  const { store, busy, reader, prompts } = await openReader()
  await store.additions.add(school, [addition('first'), addition('second')])
  expect(await prompts()).toContain('first?')
  await store.additions.remove(school, addition('first'))
  reader.forget(school, lantern.id, { hasLost: true })
  busy.isBusy = true
  await expect(prompts()).rejects.toThrow('Many files are being read at the moment.')
  busy.isBusy = false
  expect(await prompts()).toContain('second?')
  await store.additions.add(school, [addition('third')])
  reader.refresh()
  busy.isBusy = true
  await expect(prompts()).rejects.toThrow('Many files are being read at the moment.')
})
