/** A process in which a student reviews without a break until it is killed; it prints each grade once it is saved. */
import { argv, stdout } from 'node:process'
import { grades } from '../../../src/core/review/fsrs.ts'
import { openStore } from '../../../src/store/store.ts'
import { openReviewClass, words } from '../../fixtures/review-class.ts'
import { endWithParent } from './end-with-parent.ts'

const [url = ''] = argv.slice(2)
const { answer, say, pressButton, pass } = await openReviewClass(await openStore(url))
const labels = { again: 'Not yet', hard: 'Hard', good: 'Good', easy: 'Easy' } as const

await say('review start lines')
endWithParent()
for (let count = 0; ; count += 1) {
  // A day and a bit, so that there is always a card that is due.
  pass(90_000_000 * (1 + (count % 40)))
  const question = await answer('review')
  if (words(question).startsWith('That’s all')) continue
  const shown = await pressButton(question, 'Show answer')
  const grade = grades[(count * 7) % grades.length] ?? 'good'
  await pressButton(shown, labels[grade])
  await new Promise((resolve) => stdout.write(`${grade}\n`, resolve))
}
