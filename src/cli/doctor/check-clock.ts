/** Compares this computer’s clock with the platforms’: beyond five minutes they and the bot refuse each other’s requests. */
import { formatSpan } from '../../core/reply/format.ts'
import { UnreachableError, call } from '../ask-platform/call.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

/** The header counts whole seconds, and the answer takes its time. */
const maxSmallSeconds = 10
const maxSeconds = 240

const advice = 'Switch on the setting of the computer’s time from the network.'

export async function checkClock({ config, now }: DoctorContext): Promise<readonly Found[]> {
  const asked = [
    ...(config?.discord === undefined
      ? []
      : [['Discord', `${config.discord.apiUrl}/v10/gateway`] as const]),
    ...(config?.slack === undefined ? [] : [['Slack', `${config.slack.apiUrl}api.test`] as const]),
  ]
  const found = await Promise.all(asked.map(([name, url]) => compare(name, url, now)))
  return found.flat()
}

async function compare(name: string, url: string, now: () => number): Promise<readonly Found[]> {
  try {
    const { headers } = await call(url)
    const theirs = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return []
    return [describe(name, Math.round((now() - theirs) / 1000))]
  } catch (error) {
    // The check of the platform says why.
    if (error instanceof UnreachableError) return []
    throw error
  }
}

function describe(name: string, seconds: number): Found {
  const difference = Math.abs(seconds)
  if (difference <= maxSmallSeconds) return ok(`This computer’s clock agrees with ${name}’s.`)
  const text = `This computer’s clock is ${formatSpan(1000 * difference)} ${seconds > 0 ? 'ahead of' : 'behind'} ${name}’s.`
  return difference > maxSeconds ? problem(text, advice) : warning(text, advice)
}
