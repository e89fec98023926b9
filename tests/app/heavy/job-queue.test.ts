import { expect, test } from 'vitest'
import { createJobQueue } from '../../../src/app/heavy/job-queue.ts'

function emptied(queue: ReturnType<typeof createJobQueue<string>>): readonly string[] {
  const jobs: string[] = []
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) jobs.push(job)
  return jobs
}

test('the classes take turns, however many files one of them sends', () => {
  const queue = createJobQueue<string>()
  for (const job of ['a1', 'a2', 'a3', 'a4']) queue.push('a', job)
  queue.push('b', 'b1')
  queue.push('c', 'c1')
  expect(emptied(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'a4'])
})

test('a class may only have a few files waiting, and that costs no other class its place', () => {
  const queue = createJobQueue<string>()
  const taken = Array.from({ length: 100 }, (_, i) => queue.push('a', `a${i}`))
  expect(taken.filter(Boolean)).toHaveLength(4)
  expect(queue.push('b', 'b1')).toBe(true)
  expect(emptied(queue)).toHaveLength(5)
  expect(queue.push('a', 'again')).toBe(true)
})

test('there is an end to what waits in all', () => {
  const queue = createJobQueue<string>()
  const taken = Array.from({ length: 1000 }, (_, i) => queue.push(`class ${i}`, 'job'))
  expect(taken.filter(Boolean)).toHaveLength(200)
})
