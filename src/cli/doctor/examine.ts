/** The table of the doctor’s checks, and the round that runs them all at once, each within its time. */
import { systemClock } from '../../app/system-clock.ts'
import { withDeadline } from '../../core/platform/clock.ts'
import { version } from '../../version.ts'
import { checkAddress } from './check-address.ts'
import { checkChannels } from './check-channels.ts'
import { checkClock } from './check-clock.ts'
import { checkDiscord } from './check-discord.ts'
import { checkPacks } from './check-packs.ts'
import { checkRunning } from './check-running.ts'
import { checkSettings } from './check-settings.ts'
import { checkSlack } from './check-slack.ts'
import { checkStore } from './check-store.ts'
import { checkVersions } from './check-versions.ts'
import type { DoctorContext } from './context.ts'
import { type Found, type Report, problem } from './finding.ts'

type Check = (context: DoctorContext) => Promise<readonly Found[]>

/** In the order in which they are read. */
const checks: Readonly<Record<string, Check>> = {
  versions: checkVersions,
  settings: checkSettings,
  packs: checkPacks,
  database: checkStore,
  discord: checkDiscord,
  slack: checkSlack,
  clock: checkClock,
  channels: checkChannels,
  address: checkAddress,
  bot: checkRunning,
}

/** How long one check may take. */
const maxCheckMs = 30_000

export async function examine(context: DoctorContext): Promise<Report> {
  const rounds = Object.entries(checks).map(async ([name, check]) => {
    const late = [problem(`The check of ${name} took too long.`, 'Try again in a minute.')]
    const found = await withDeadline(
      systemClock,
      maxCheckMs,
      tryCheck(name, check, context),
      () => late,
    )
    return found.map((finding) => ({ check: name, ...finding }))
  })
  const findings = (await Promise.all(rounds)).flat()
  const statuses = findings.map(({ status }) => status)
  const status = (['problem', 'warning'] as const).find((each) => statuses.includes(each)) ?? 'ok'
  return { version, status, findings }
}

/** One check that fails in a way nobody thought of does not stop the others. Its error could quote anything. */
async function tryCheck(name: string, check: Check, context: DoctorContext) {
  try {
    return await check(context)
  } catch (error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error
    return [
      problem(`The check of ${name} could not be finished (${kind}).`, 'Try again in a minute.'),
    ]
  }
}

const marks = { ok: '✓', warning: '!', problem: '✗' } as const

/** Returns the report as people read it. */
export function formatReport({ findings }: Report): string {
  const lines = findings.flatMap(({ status, text, advice }) => [
    `${marks[status]} ${text}`,
    ...(advice === undefined ? [] : [`    ${advice}`]),
  ])
  return [...lines, '', summarise(findings.map(({ status }) => status))].join('\n')
}

function summarise(statuses: readonly string[]): string {
  const problems = statuses.filter((each) => each === 'problem').length
  const warnings = statuses.filter((each) => each === 'warning').length
  if (problems > 0) {
    return problems === 1
      ? 'One thing has to be put right.'
      : `${problems} things have to be put right.`
  }
  return warnings === 0 ? 'All is well.' : 'Nothing is wrong. What has a ! is worth a look.'
}
