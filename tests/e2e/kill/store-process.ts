/** A process that writes as fast as it can and says after each write that it is saved, until it is killed. */
import { argv, stdout } from 'node:process'
import { openStore } from '../../../src/store/store.ts'

const [url = '', classId = ''] = argv.slice(2)
const store = await openStore(url)
const by = { id: 'test:writer', name: 'Writer' }

for (let number = 0; ; number += 1) {
  // Several at once, so that some are in the middle of a write whenever the kill comes.
  const saved = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (lane) => {
      const name = `${lane}${number}`
      await store.settings.set(classId, { room: '', name, value: name, by })
      return name
    }),
  )
  // Waits until the pipe has taken it: what was written before the kill arrives, and a slow reader only slows the storm.
  await new Promise((resolve) => stdout.write(`${saved.join('\n')}\n`, resolve))
}
