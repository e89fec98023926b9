/** A process that writes as fast as it can, and reports each saved write, until it is killed. */
import { argv, stdout } from 'node:process'
import { openStore } from '../../../src/store/store.ts'
import { endWithParent } from './end-with-parent.ts'

const [url = '', classId = ''] = argv.slice(2)
const store = await openStore(url)
endWithParent()
const by = { id: 'test:writer', name: 'Writer' }

for (let number = 0; ; number += 1) {
  // Several at once, so that a kill always interrupts some writes.
  const saved = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (prefix) => {
      const name = `${prefix}${number}`
      await store.settings.set(classId, { room: '', name, value: name, by })
      return name
    }),
  )
  // Waits for the pipe, so that everything reported before the kill arrives.
  await new Promise((resolve) => stdout.write(`${saved.join('\n')}\n`, resolve))
}
