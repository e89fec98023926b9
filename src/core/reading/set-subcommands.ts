/** `reading set` and `reading spread`: a teacher makes a reading plan, sees what it opens when, and uses it. */
import { requireText } from '../command/attached-file.ts'
import type { AttachedFile } from '../command/attached-file.ts'
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { termOn } from '../calendar/class-calendar.ts'
import { localDate } from '../calendar/calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import { parseDays } from '../calendar/parse-days.ts'
import { suggestTimeZones } from '../calendar/time-zones.ts'
import { findReached } from '../lookup/find-reached.ts'
import type { Person, Room } from '../platform/room.ts'
import type { Form } from '../reply/form.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, bullets, heading, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { scopeOption } from '../settings/settings-view.ts'
import { type PlanTarget, type Where, findTarget, openNow, planTimes } from './plan-target.ts'
import { proposeChange } from './propose-change.ts'
import { type ReadTable, maxTableLength, readPlanTable } from './read-table.ts'
import { type ReadingPlan, type ReadingStep, nothingOpen } from './reading-plan.ts'
import { lengthOf, schoolDaysBetween, spreadScenes } from './spread-scenes.ts'
import { planNotes } from './views/change-view.ts'

const timeOptions = {
  time: {
    kind: 'text',
    summary: 'When each day’s reading opens, such as 07:00 (the default)',
    maxLength: 80,
    picker: 'time',
  },
  timezone: {
    kind: 'text',
    summary: 'Region and city, such as Europe/London, if your class’s calendar has none',
    maxLength: 80,
    suggest: (typed: string, { person }: CommandContext) => suggestTimeZones(typed, person),
  },
  where: scopeOption,
} as const

interface SetInput {
  readonly time?: string | undefined
  readonly timezone?: string | undefined
  readonly where?: Where
}

const endings = ['.csv', '.tsv', '.txt']

export const setSubcommand = subcommand({
  summary: 'Say what the class reads by when: paste a table, or attach one',
  audience: 'person',
  teachersOnly: true,
  limit: 'strict',
  options: {
    plan: {
      kind: 'text',
      summary: 'A line for each day, such as 11 Jan: scenes 1-3 (a form asks if left out)',
      maxLength: 3000,
    },
    file: {
      kind: 'file',
      summary: 'The same as a file: CSV or text',
      maxBytes: maxTableLength,
      endings,
    },
    ...timeOptions,
  },
  async run({ options, room, person }, context) {
    const { plan, file, ...rest } = options
    if (plan === undefined && file === undefined) return setForm(rest.where)
    const table = plan ?? (file === undefined ? '' : requireText(file))
    return proposeTable(table, rest, { room, person }, context)
  },
})

function setForm(where: Where): Form {
  return {
    title: 'Your reading plan',
    press: componentId('reading', 'fill', where ?? 'class'),
    submit: 'See what it opens',
    fields: [
      {
        kind: 'text',
        name: 'plan',
        label: 'A line for each day',
        hint: 'The day, and what is read by then. Paste it from a spreadsheet, or leave it empty and attach a file.',
        placeholder: '11 Jan: scenes 1-3\n18 Jan: scene 6',
        required: false,
        long: true,
        maxLength: 4000,
      },
      {
        kind: 'file',
        name: 'file',
        label: 'Or a file',
        required: false,
        maxBytes: maxTableLength,
        extensions: endings,
      },
      {
        kind: 'text',
        name: 'time',
        label: 'When each day’s reading opens',
        hint: '07:00 if left empty.',
        required: false,
        long: false,
        maxLength: 80,
      },
      {
        kind: 'text',
        name: 'timezone',
        label: 'Time zone, if your class has none yet',
        hint: 'Such as Europe/London.',
        required: false,
        long: false,
        maxLength: 80,
      },
    ],
  }
}

export const setActions: ActionHandlers = {
  fill: {
    teachersOnly: true,
    limit: 'strict',
    run({ value, fields, files, room, person }, context) {
      const [plan, time, timezone] = ['plan', 'time', 'timezone'].map((name) => {
        const typed = (fields[name]?.[0] ?? '').trim()
        return typed === '' ? undefined : typed
      })
      const file: AttachedFile | undefined = Object.hasOwn(files, 'file')
        ? files['file']
        : undefined
      const table = plan ?? (file === undefined ? '' : requireText(file))
      const where = value === 'channel' ? 'channel' : 'class'
      return proposeTable(table, { time, timezone, where }, { room, person }, context)
    },
  },
}

interface Who {
  readonly room: Room
  readonly person: Person
}

async function proposeTable(
  table: string,
  options: SetInput,
  { room, person }: Who,
  context: CommandContext,
): Promise<Reply> {
  const target = await findTarget(context, room, options.where)
  const times = planTimes(target, options, person)
  const today = localDate(target.calendar.zone ?? times.zone, target.now)
  const open = openNow(target, context.settings)
  const read = await readPlanTable(table, { library: target.library, today, reached: open })
  if (read.problems.length > 0) return problemsView(read)
  if (read.steps.length === 0) {
    throw new UserError(
      'There’s no day in it. Write a line for each day, such as ',
      { code: '11 Jan: scenes 1-3' },
      '.',
    )
  }
  return proposePlan(context, target, { ...times, steps: read.steps, open })
}

function problemsView({ problems, steps }: ReadTable): Reply {
  const reply = privateReply(
    heading('Some lines can’t be read yet'),
    bullets(problems.map(({ line, text: words }) => [{ strong: `Line ${line}: ` }, ...words])),
    steps.length > 0 &&
      text(
        `The plan has ${formatCount(steps.length, 'other day')}, which ${steps.length === 1 ? 'is' : 'are'} fine. Correct the lines above and send it again.`,
      ),
    note('Nothing has changed.'),
  )
  return { ...reply, refused: true }
}

/** The plan begins with what is open now, but not with more than its first step. */
function proposePlan(
  context: CommandContext,
  target: PlanTarget,
  {
    steps,
    open,
    ...times
  }: Pick<ReadingPlan, 'time' | 'zone'> & {
    readonly steps: readonly ReadingStep[]
    readonly open: string | undefined
  },
): Promise<Reply> {
  const { units } = target.library
  const first = steps[0]?.scene ?? ''
  const begins =
    open === undefined || open === nothingOpen || units.place(open) === 0 ? undefined : open
  const before = begins !== undefined && units.place(begins) > units.place(first) ? first : begins
  const plan: ReadingPlan = {
    ...target.key,
    ...times,
    steps: [...steps],
    ...(before !== undefined && { before }),
  }
  return proposeChange(context, 'Your reading plan', {
    planned: { target, openNow: open, plan },
    offers: [{ label: 'Use it', kind: 'set', plan }],
    notes: [
      text(
        `${formatCount(steps.length, 'day')}, each at ${plan.time}. The last opens ${target.library.units.labelInSentence(steps.at(-1)?.scene ?? '')}.`,
      ),
      ...planNotes(plan, target),
    ],
  })
}

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
    ...timeOptions,
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
