/**
 * `npm run soak -- [minutes] [file]`: two processes serve 200 classes on both fakes from one PostgreSQL, while everything goes
 * wrong now and then that goes wrong in a year. Prints a table with a line for each minute and a verdict, also into the file, and
 * ends with 1 if anything was lost, doubled or late, or if the memory grew.
 */
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createDailyPosts } from '../tests/e2e/fleet/daily-posts.ts'
import { type Fleet, openFleet } from '../tests/e2e/fleet/open-fleet.ts'
import { startPeople } from '../tests/e2e/fleet/people.ts'
import { createQuizzes } from '../tests/e2e/fleet/quizzes.ts'
import { type Act, createTally } from '../tests/e2e/fleet/tally.ts'
import { type PostgresServer, startPostgres } from '../tests/postgres/server.ts'
import { median } from './row.ts'
import { type Fault, describeAct, formatMinute, soakHeader, soakVerdict } from './soak-report.ts'

const classes = 200
const perSecond = 10
const quizzesAtOnce = 4

const minutes = Number(process.argv[2] ?? 30)
const file = process.argv[3]
const server = await startPostgres()
const fleet = await openFleet({ databaseUrl: server.url('postgres'), classes, triesNext: true })
const begin = Date.now()
const end = begin + minutes * 60_000

const lines: string[] = []
const cutOff: { readonly from: number; readonly to: number }[] = []
const faults: Fault[] = []
let isStopped = false

function say(line: string): void {
  lines.push(line)
  console.log(line)
}

/** For how long a process may have an act in hand after its acknowledgement, or without one (ms). */
const inHandMs = 3500

/** An answer that a process was working on when it was killed cannot come. Nothing else excuses anything. */
function isCutOff({ at, result, ms }: Act): boolean {
  const until = at + (Number.isNaN(ms) ? 0 : ms) + inHandMs
  return result !== 'ok' && cutOff.some(({ from, to }) => at <= to && until >= from)
}

/** One after the other, each at the same place of every two minutes; a short soak has all of them too. */
async function fail(fleet: Fleet, server: PostgresServer): Promise<void> {
  const { bots, school, link } = fleet
  const round = Math.min(120_000, (minutes * 60_000) / 2)
  const kinds: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['one killed', () => killOne(bots[1])],
    ['Discord and Slack answer 429 and 5xx', () => failPlatforms(school)],
    ['database stopped', () => withoutDatabase(server)],
    ['one restarted', () => restart(bots[1])],
    ['Discord and Slack are slow', () => slowPlatforms(school)],
    ['database frozen', () => freeze(link)],
  ]
  while (!isStopped) {
    for (const [name, happen] of kinds) {
      await pause(round / kinds.length / 2)
      // The last ones have to be over before what was due is counted.
      if (isStopped || Date.now() > end - 20_000) return
      const fault: Fault = { name, from: Date.now(), to: Infinity }
      faults.push(fault)
      await happen()
      fault.to = Date.now()
      await pause(round / kinds.length / 2)
    }
  }
}

async function killOne(bot: Fleet['bots'][number]): Promise<void> {
  const from = Date.now()
  await bot.kill()
  cutOff.push({ from, to: Date.now() })
  await pause(3_000)
  await bot.start()
}

async function restart(bot: Fleet['bots'][number]): Promise<void> {
  await bot.stop()
  await bot.start()
}

async function failPlatforms({ discord, slack }: Fleet['school']): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    discord.faults.next('*', { kind: 'status', status: 503 }, { times: 2 })
    discord.faults.next('*', { kind: 'rate-limit', retryAfterMs: 800 }, { times: 2 })
    slack.fail('*', 2, { answer: 503 })
    slack.fail('*', 2, { answer: 429, retryAfter: 1 })
    await pause(1_000)
  }
  slack.recover()
}

async function slowPlatforms({ discord }: Fleet['school']): Promise<void> {
  const withdraw = discord.faults.next('*', { kind: 'latency', ms: 1_500 }, { times: 1_000 })
  await pause(6_000)
  withdraw()
}

async function withoutDatabase(server: PostgresServer): Promise<void> {
  await server.halt()
  await pause(6_000)
  await server.resume()
}

async function freeze(link: Fleet['link']): Promise<void> {
  link.freeze()
  await pause(6_000)
  link.thaw()
}

/** People play one quiz after the other, in some of the classes at a time. */
async function playQuizzes(fleet: Fleet, quizzes: ReturnType<typeof createQuizzes>): Promise<void> {
  const { school } = fleet
  let next = 0
  async function play(): Promise<void> {
    while (!isStopped && Date.now() < end - 60_000) {
      const each = school.classes[(next * 7) % school.classes.length]
      next += 1
      if (each !== undefined) await quizzes.play(each, () => isStopped)
    }
  }
  await Promise.all(Array.from({ length: quizzesAtOnce }, play))
}

async function soak(fleet: Fleet, server: PostgresServer): Promise<boolean> {
  const tally = createTally()
  const people = startPeople({ fleet, tally, perSecond })
  const quizzes = createQuizzes(fleet, tally)
  const daily = createDailyPosts(fleet)
  const memories: number[] = []
  const unexcused: Act[] = []
  let excused = 0
  let starved = 0
  let count = 0
  let told = 0

  /** Returns what counts against the bot since the last time. */
  function judge(): readonly Act[] {
    const acts = tally.acts()
    const bad = acts.filter((act) => isBad(act) && !isCutOff(act))
    excused += acts.filter((act) => isBad(act) && isCutOff(act)).length
    starved += acts.filter((act) => !isBad(act) && isLate(act)).length
    count += acts.length
    unexcused.push(...bad)
    for (const act of bad) console.log(describeAct(act, begin, faults))
    return bad
  }

  say(soakHeader)
  const work = [
    fail(fleet, server),
    playQuizzes(fleet, quizzes),
    daily.spread(minutes * 60_000 * 0.8),
  ]
  for (let minute = 1; Date.now() < end - 1_000; minute += 1) {
    const samples: number[] = []
    for (let sample = 0; sample < 12 && Date.now() < end; sample += 1) {
      await pause(5_000)
      samples.push((await fleet.bots[0].memory()) ?? NaN)
    }
    const bad = judge()
    const memory = median(samples.filter((each) => !Number.isNaN(each)))
    memories.push(memory)
    const other = await fleet.bots[1].memory()
    const happened = faults.slice(told).map(({ name }) => name)
    told = faults.length
    say(formatMinute({ minute, figures: tally.take(), bad: bad.length, memory, other, happened }))
    fleet.school.forget()
  }
  isStopped = true
  await Promise.all(work)
  // A post whose sender was killed is claimed for a minute.
  await pause(75_000)
  await people.stop()
  judge()
  daily.stop()
  const verdict = soakVerdict({
    memories,
    unexcused,
    excused,
    starved,
    acts: count,
    begin,
    faults,
    daily: daily.figures(),
    quizzes: await quizzes.figures(),
    changes: await people.lostChanges(),
  })
  for (const line of verdict.lines) say(line)
  return verdict.isGood
}

/** Being told to try again is right while the database is away, and lookups are answered even then. */
function isBad(act: Act): boolean {
  if (act.result !== 'ok' && act.result !== 'outage') return true
  return isLate(act) && !isStarved(act)
}

function isLate({ ms }: Act): boolean {
  return ms > 3000
}

/** Where the harness could run for less than half of the time, it says nothing about the bot: there was no processor for either. */
function isStarved({ ms, ranMs }: Act): boolean {
  return ranMs < ms / 2
}

let isGood = false
try {
  isGood = await soak(fleet, server)
} finally {
  if (file !== undefined) await writeFile(file, `${lines.join('\n')}\n`)
  await fleet.close()
  await server.stop()
}
process.exit(isGood ? 0 : 1)
