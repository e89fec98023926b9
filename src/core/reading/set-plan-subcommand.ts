/** `reading set`: a teacher pastes or attaches a reading plan, and sees what it opens when. */
import { type AttachedFile, requireText } from '../command/attached-file.ts'
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { localDate } from '../calendar/local-time.ts'
import type { Person, Room } from '../platform/room.ts'
import type { Form } from '../reply/form.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, bullets, heading, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type Where, findTarget, openNow, planTimes } from './plan-target.ts'
import { planTimeOptions, proposePlan } from './propose-plan.ts'
import { type ReadTable, maxTableLength, readPlanTable } from './read-table.ts'

interface SetInput {
  readonly time?: string | undefined
  readonly timezone?: string | undefined
  readonly where?: Where
}

/** More would not be read. */
const maxProblemsShown = 12

const endings = ['.csv', '.tsv', '.txt']

export const setPlanSubcommand = subcommand({
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
    ...planTimeOptions,
  },
  async run({ options, room, person }, context) {
    const { plan, file, ...rest } = options
    if (plan === undefined && file === undefined) {
      return setForm(rest.where, context.fullLibrary.units)
    }
    const table = plan ?? (file === undefined ? '' : requireText(file))
    return proposeTable(table, rest, { room, person }, context)
  },
})

function setForm(where: Where, units: CommandContext['library']['units']): Form {
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
        placeholder: `11 Jan: ${units.plural} 1-3\n18 Jan: ${units.name} 6`,
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

export const setPlanActions: ActionHandlers = {
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
      'There are no days in this plan. Write a line for each day, such as ',
      { code: `11 Jan: ${target.library.units.plural} 1-3` },
      '.',
    )
  }
  return proposePlan(context, target, { ...times, steps: read.steps, open })
}

function problemsView({ problems, steps }: ReadTable): Reply {
  const reply = privateReply(
    heading('Some lines can’t be read yet'),
    bullets(
      problems
        .slice(0, maxProblemsShown)
        .map(({ line, text: words }) => [{ strong: `Line ${line}: ` }, ...words]),
    ),
    problems.length > maxProblemsShown &&
      text(`${formatCount(problems.length - maxProblemsShown, 'more line')} can’t be read either.`),
    steps.length > 0 &&
      text(
        `The plan has ${formatCount(steps.length, 'other day')}, which ${steps.length === 1 ? 'is' : 'are'} fine. Correct the lines above and send it again.`,
      ),
    note('Nothing has changed.'),
  )
  return { ...reply, refused: true }
}
