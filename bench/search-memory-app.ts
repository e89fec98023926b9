/** One engine and its index in a process of its own, in which nothing else comes or goes: prints the megabytes that the index takes. */
import { generateLibrary } from './library.ts'
import { engineMakers } from './search-engines.ts'

const [name, size] = process.argv.slice(2)
const maker = engineMakers.find((each) => each.name === name)
if (maker === undefined) throw new Error(`There is no engine ${name}.`)

const { entries } = generateLibrary(Number(size), 200)
const before = memory()
const engine = maker.build(entries, [])
process.stdout.write(String((memory() - before) / 1_048_576))
// Whatever is not used after the measurement could be collected before it.
engine.search('')

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
