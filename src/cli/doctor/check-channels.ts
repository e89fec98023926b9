/** Checks that the bot may post in the channels that daily posts go to, by the same rules as before a post. */
import type { Schedule } from '../../core/daily/daily-store.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { formatCount } from '../../core/reply/format.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { StoreError } from '../../store/store-error.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, warning, problem } from './finding.ts'

/** More would take longer than anybody waits, and more of Discord’s and Slack’s limits than the bot can spare. */
const maxChannels = 50

const advice = 'In that class, daily status names the channel.'

export async function checkChannels(context: DoctorContext): Promise<readonly Found[]> {
  if (context.config === undefined) return []
  const schedules = await readSchedules(context)
  if (schedules.length === 0) return []
  const platforms = await context.platforms()
  const found: Found[] = []
  let sound = 0
  for (const schedule of schedules.slice(0, maxChannels)) {
    const { room, calendar } = schedule
    const platform = platforms.get(room.platform)
    const what = `A daily post at ${calendar.time} (${room.platform === 'slack' ? 'Slack' : 'Discord'})`
    if (platform === undefined) {
      found.push(warning(`${what} has no platform.`, 'Set that platform up again: npm run setup'))
      continue
    }
    const problems = await platform.checkPermissions(room).catch((error: unknown) => {
      if (error instanceof DeliveryError) return [error.remedy]
      throw error
    })
    if (problems.length === 0) sound += 1
    for (const text of problems) {
      found.push(problem(`${what} can’t go out: ${flatten(text)}`, advice))
    }
  }
  return [
    ...(sound === 0 ? [] : [ok(`${formatCount(sound, 'daily post')} can go out.`)]),
    ...(schedules.length > maxChannels
      ? [ok(`Only the first ${maxChannels} daily posts were looked at.`)]
      : []),
    ...found,
  ]
}

async function readSchedules({ store }: DoctorContext): Promise<readonly Schedule[]> {
  try {
    const opened = await store()
    const schedules: Schedule[] = []
    for (const classId of await opened.listClasses()) {
      schedules.push(...(await opened.daily.schedules(classId)))
    }
    return schedules.filter(({ status, room }) => status === 'on' && room.platform !== 'web')
  } catch (error) {
    // The check of the database says why.
    if (error instanceof StoreError) return []
    throw error
  }
}
