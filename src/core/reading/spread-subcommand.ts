/** `reading spread`: spreads the story evenly over school days, and shows what that opens when. */
import { termOn } from '../calendar/class-calendar.ts'
import { localDate } from '../calendar/local-time.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseDays } from '../calendar/parse-days.ts'
import { zonePresets } from '../calendar/zone-presets.ts'
import { subcommand } from '../command/command.ts'
import { findReached } from '../lookup/find-reached.ts'
import { UserError } from '../reply/user-error.ts'
import { termAhead } from './plan-lines.ts'
import { type PlanTarget, findTarget, openNow, planTimes } from './plan-target.ts'
import { planTimeOptions, proposePlan } from './propose-plan.ts'
import { lengthOf, schoolDaysBetween, spreadScenes } from './spread-scenes.ts'

export const spreadSubcommand = subcommand({
  summary: 'Spread the reading evenly over school days, by how long each part is',
  audience: 'person',
  teachersOnly: true,
  limit: 'strict',
  options: {
    from: {
      kind: 'text',
      summary: 'First day, such as 2027-01-11',
      maxLength: 40,
      required: true,
      picker: 'date',
    },
    to: {
      kind: 'text',
      summary: 'Last day, such as 2027-03-26 (the end of term if left out)',
      maxLength: 40,
      picker: 'date',
    },
    days: {
      kind: 'text',
      summary: 'Days on which something opens, such as mon (every school day if left out)',
      maxLength: 80,
    },
    begin: {
      kind: 'text',
      summary: 'Where the class begins (after what’s open, or at the beginning, if left out)',
      maxLength: 120,
    },
    end: { kind: 'text', summary: 'Where it stops (the end if left out)', maxLength: 120 },
    ...planTimeOptions,
  },
  async presets({ calendar, person }) {
    const [year, today] = await Promise.all([calendar.read(), calendar.today()])
    const { from = today, to = '' } = termAhead(year, today) ?? {}
    return { from, to, days: '', ...(await zonePresets(calendar, person, { withDays: false })) }
  },
  async run({ options, room, person }, context) {
    const target = await findTarget(context, room, options.where)
    const times = planTimes(target, options, person)
    const { calendar, library } = target
    const today = localDate(calendar.zone ?? times.zone, target.now)
    const from = parseDate(options.from, { today, prefer: 'next' })
    const to =
      options.to === undefined
        ? termOn(calendar, from)?.to
        : parseDate(options.to, { today: from, prefer: 'next' })
    if (to === undefined) {
      throw new UserError('Until when? Add the last day, such as ', { code: 'to:2027-03-26' }, '.')
    }
    if (to < from) throw new UserError('The last day is before the first day.')
    const wanted = options.days === undefined ? undefined : parseDays(options.days)
    const days = schoolDaysBetween(calendar, { from, to, days: wanted })
    if (days.length === 0) {
      throw new UserError(
        'There’s no school day between these days. Check the days and the calendar.',
      )
    }
    const open = openNow(target, context.settings)
    const scenes = await scenesBetween(target, options, open)
    const lengths = scenes.map((scene) => ({ id: scene.id, length: lengthOf(library, scene) }))
    const steps = spreadScenes(lengths, days)
    return proposePlan(context, target, { ...times, steps, open })
  },
})

async function scenesBetween(
  { library }: PlanTarget,
  { begin, end }: { readonly begin?: string | undefined; readonly end?: string | undefined },
  open: string | undefined,
) {
  const { scenes, units } = library
  const reached = open === undefined ? 0 : units.place(open)
  const first = begin === undefined ? undefined : await findReached(library, begin, open)
  const last = end === undefined ? undefined : await findReached(library, end, open)
  const from = first === undefined ? reached + 1 : units.place(first.id)
  const to = last === undefined ? Infinity : units.place(last.id)
  const found = scenes.filter(({ id }) => units.place(id) >= from && units.place(id) <= to)
  if (found.length > 0) return found
  throw new UserError(
    begin === undefined
      ? `Everything is open already. Say where the class begins, such as `
      : `There’s no ${units.name} between these. Say where the class begins, such as `,
    { code: `begin:${units.number(scenes[0]?.id ?? '')}` },
    '.',
  )
}
