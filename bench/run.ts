/** `npm run bench [name…]`: runs the benchmarks one after the other and prints every figure beside its baseline. */
import { benchAdapters } from './adapters.ts'
import { benchSearch } from './search.ts'
import { benchDaily } from './daily.ts'
import { benchQuiz } from './quiz.ts'
import { benchSlack } from './slack.ts'
import { benchDiscord } from './discord.ts'
import { benchExchange } from './exchange.ts'
import { benchFleet } from './fleet.ts'
import { benchMeasuring } from './measuring.ts'
import { benchMemory } from './memory.ts'
import { benchStart } from './start.ts'
import { benchStore } from './store.ts'
import { benchStudio } from './studio.ts'
import { benchUploads } from './uploads.ts'
import type { Row } from './row.ts'

const benches: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  discord: benchDiscord,
  start: benchStart,
  store: benchStore,
  memory: benchMemory,
  search: benchSearch,
  daily: benchDaily,
  quiz: benchQuiz,
  slack: benchSlack,
  uploads: benchUploads,
  studio: benchStudio,
  exchange: benchExchange,
  measuring: benchMeasuring,
  adapters: benchAdapters,
  fleet: benchFleet,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(1)
}

for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${name}`)
  for (const row of await bench()) console.log(`  ${format(row)}`)
}

function format({ what, value, unit, baseline, goal }: Row): string {
  const figure = `${number(value)} ${unit}`.padStart(14)
  const compared =
    baseline === undefined
      ? ''
      : `  ${(value / baseline.value).toFixed(2)} × ${baseline.name} (${number(baseline.value)} ${unit})`
  return `${what.padEnd(58)} ${figure}${compared}${goal === undefined ? '' : `  goal ${goal}`}`
}

function number(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 1 ? 1 : 3)
}
