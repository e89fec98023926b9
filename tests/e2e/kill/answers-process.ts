/** A process in which students answer the daily post without a break until it is killed; it prints each answer once it is saved. */
import { argv, stdout } from 'node:process'
import { openAnsweringClass, student } from '../../fixtures/answering-class.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { endWithParent } from './end-with-parent.ts'

const [url = ''] = argv.slice(2)
const { answer, postNow } = await openAnsweringClass({ url, rules: 'names:anonymous hold:no' })

await postNow()
endWithParent()
for (let count = 0; ; count += 1) {
  const words = `Answer number ${count}`
  // Each writes, and later changes what they have written.
  const saved = toPlainText(await answer(student(`Student${count % 5}`), words))
  if (!saved.startsWith('Your answer is')) throw new Error(saved)
  await new Promise((resolve) => stdout.write(`${count}\n`, resolve))
}
