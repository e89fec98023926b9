/** How long the bot stands still for everyone while one class uploads and searches packs, and whether memory comes back. */
import { readFile } from 'node:fs/promises'
import { loadPack } from '../src/app/pack/load-packs.ts'
import { loadCommands } from '../src/app/load-commands.ts'
import { createBot } from '../src/create-bot.ts'
import { maxPackBytes } from '../src/core/pack/pack-limits.ts'
import { isForm } from '../src/core/reply/form.ts'
import { toPlainText } from '../src/core/reply/plain-text.ts'
import { createLog } from '../src/log.ts'
import { openStore } from '../src/store/store.ts'
import type { Row } from './row.ts'

const rounds = 200
const person = { id: 'web:rivera', name: 'Ms. Rivera', isTeacher: true }
const room = { id: 'web:general', class: 'web:class', platform: 'web', allowsMature: true } as const

export async function benchUploads(): Promise<readonly Row[]> {
  const { pack } = await loadPack('data/her-part-2')
  if (pack === undefined) throw new Error('The built-in pack has mistakes; check it first.')
  const store = await openStore('sqlite::memory:')
  const { dispatch } = createBot({
    packs: new Map([[pack.id, pack]]),
    commands: await loadCommands('commands'),
    store,
    log: createLog({ logLevel: 'fatal' }),
    platforms: new Map(),
  })
  let event = 0
  async function say(line: string): Promise<string> {
    event += 1
    const answer = await dispatch.line({ id: `${event}`, person, room, at: Date.now(), line })
    return isForm(answer) ? '' : toPlainText(answer)
  }
  async function upload(content: string): Promise<string> {
    event += 1
    const given = { file: { name: 'p', bytes: Buffer.from(content) } }
    const call = { command: 'pack', subcommand: 'upload', given }
    const answer = await dispatch.command({ id: `${event}`, person, room, at: Date.now(), ...call })
    return isForm(answer) ? '' : toPlainText(answer)
  }

  const small = await readFile('tests/fixtures/packs/one-file.yaml', 'utf8')
  const large = largestPack(small)
  await upload(small)
  let said = ''
  const uploadStop = await longestStop(async () => {
    said = await upload(large)
  })
  if (!said.startsWith('Saved')) throw new Error(`The largest pack was refused: ${said}`)
  const hostileStop = await longestStop(async () => {
    for (const content of hostilePacks(small)) await upload(content)
  })
  const useStop = await longestStop(() => say('pack use harbour'))
  const searchStop = await longestStop(() => say('search w77 lantren'))
  const suggestion = { command: 'quote', subcommand: '', option: 'words', typed: 'w77 zzxq' }
  const typeStop = await longestStop(() => dispatch.suggest({ person, room, ...suggestion }))
  await say(`pack use ${pack.id}`)
  const before = heapMb()
  for (let round = 0; round < rounds; round += 1) {
    await upload(small.replace('id: harbour', `id: harbour-${round}`))
    await say(`pack remove harbour-${round}`)
  }
  const after = heapMb()
  await store.close()
  const unit = 'ms'
  const goal = '< 100'
  return [
    { what: 'longest stop: uploading the largest pack', value: uploadStop, unit, goal },
    { what: 'longest stop: uploading hostile packs', value: hostileStop, unit, goal },
    { what: 'longest stop: choosing the largest pack', value: useStop, unit, goal },
    { what: 'longest stop: first search of it', value: searchStop, unit, goal },
    { what: 'longest stop: first autocomplete of it', value: typeStop, unit, goal },
    {
      what: `heap after ${rounds} uploads and removals`,
      value: after,
      unit: 'MB',
      baseline: { name: 'before', value: before },
      goal: `≤ ${(before + 5).toFixed(1)}`,
    },
  ]
}

/** Returns the longest time, in milliseconds, for which a timer that is due at once could not run meanwhile. */
async function longestStop(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now()
  let longest = 0
  let isDone = false
  function tick(): void {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isDone) setTimeout(tick, 1)
  }
  tick()
  await work()
  isDone = true
  tick()
  return longest
}

/** As large as a pack may be, with a different word almost everywhere. */
function largestPack(small: string): string {
  let word = 0
  function text(words: number): string {
    return Array.from({ length: words }, () => `w${(word += 1).toString(36)}`).join(' ')
  }
  const quotes = Array.from(
    { length: 1000 },
    (_, index) =>
      `  - { id: q${index}, line: ${text(95)}, speaker: iven, scene: the-mooring, context: ${text(40)}, significance: ${text(55)}, themes: [t], rating: everyone, source: [N1] }`,
  )
  const theme =
    '  - { id: t, name: Water, idea: It is wet., evidence: [{ scene: the-mooring, text: Rope., source: [N1] }], rating: everyone, source: [N1] }'
  return `${small.trimEnd()}\nthemes:\n${theme}\nquotes:\n${quotes.join('\n')}\n`.slice(
    0,
    maxPackBytes,
  )
}

function hostilePacks(small: string): readonly string[] {
  const many = Array.from({ length: 90_000 }, (_, index) => `k${index}: 1`).join('\n')
  return [`${small}\n${many}`, '---\n'.repeat(200_000), '['.repeat(200_000)]
}

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_048_576
}
