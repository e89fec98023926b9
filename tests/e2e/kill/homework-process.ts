/** A process in which a student answers homework without a break until it is killed; it prints each answer once it is saved. */
import { argv, stdout } from 'node:process'
import { ana, openHomeworkClass, wednesday } from '../../fixtures/homework-class.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { endWithParent } from './end-with-parent.ts'

const [url = '', from = '0'] = argv.slice(2)
const { answer, attempt, assignment, clock, line, press, set } = await openHomeworkClass({ url })

if (from === '0') await set('due:"in 9 months" timezone:Europe/London questions:5')
clock.set(wednesday + Number(from) * 1_000)
await line('homework list', ana)
await press('homework:begin:hw1', ana)
const order = (await attempt(ana))?.order ?? []
if (order.length !== (await assignment()).plan.items.length) throw new Error('It did not begin.')
endWithParent()
for (let count = Number(from); ; count += 1) {
  clock.set(wednesday + (count + 1) * 1_000)
  const position = order[count % order.length] ?? 0
  const isRight = Math.floor(count / order.length) % 2 === 0
  const saved = toPlainText(await answer(ana, position, isRight))
  if (!saved.startsWith('Saved')) throw new Error(saved)
  await new Promise((resolve) => stdout.write(`${position} ${isRight}\n`, resolve))
}
