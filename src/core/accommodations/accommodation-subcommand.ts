/** `/settings accommodation`: extra time and fewer options for one student, in private. */
import { type ActionHandler, subcommand } from '../command/command.ts'
import { oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import type { PersonValue } from '../command/option.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { FewerOptions, TimeFactor, isUsual, noAccommodation } from './accommodation.ts'
import { optionWords, timeWords } from './accommodation-words.ts'
import { accommodationList, accommodationView } from './accommodation-views.ts'

export const accommodationSubcommand = subcommand({
  summary: 'Give one student extra time or fewer options; nobody else sees it',
  audience: 'person',
  teachersOnly: true,
  options: {
    student: {
      kind: 'person',
      summary: 'The student (leave it out to see everybody who has some)',
    },
    time: {
      kind: 'choice',
      summary: 'How much time they have',
      choices: [
        { value: '1', label: timeWords['1'], alsoCalled: ['usual', 'normal'] },
        { value: '1.25', label: timeWords['1.25'] },
        { value: '1.5', label: timeWords['1.5'] },
        { value: '2', label: timeWords['2'], alsoCalled: ['double'] },
        { value: 'none', label: timeWords.none, alsoCalled: ['unlimited'] },
      ],
    },
    options: {
      kind: 'choice',
      summary: 'How many wrong options are left out for them',
      choices: [
        { value: 'all', label: optionWords['0'], alsoCalled: ['usual', 'normal'] },
        { value: 'fewer', label: optionWords['1'], alsoCalled: ['one'] },
        { value: 'two-fewer', label: optionWords['2'], alsoCalled: ['two'] },
      ],
    },
  },
  async run({ options: { student, time, options } }, context) {
    if (student === undefined) {
      if (time === undefined && options === undefined) {
        return accommodationList(await context.accommodations.list())
      }
      throw new UserError('Say which student, with ', { code: 'student' }, '.')
    }
    if (time === undefined && options === undefined) {
      return accommodationView(student, await findOf(context, student.id))
    }
    return change(context, student, {
      ...(time !== undefined && { time }),
      ...(options !== undefined && { fewer: { all: '0', fewer: '1', 'two-fewer': '2' }[options] }),
    })
  },
})

/** The menus under what one student has; their value is what they change, and the student’s id and name. */
export const accommodationAction: ActionHandler = {
  teachersOnly: true,
  run({ value, chosen: [chosen = ''], person }, context) {
    const [, what = '', id = '', name = ''] = /^(time|fewer) (\S+) (.*)$/s.exec(value) ?? []
    // Everybody in a class has an id that begins like the ids of the others.
    const [start = ''] = /^.*[:/]/.exec(person.id) ?? []
    if (start === '' || !id.startsWith(start)) throw oldButtonError()
    return change(context, { id, name }, { [what]: chosen })
  },
}

interface GivenChange {
  readonly time?: string
  readonly fewer?: string
}

async function change(
  context: Pick<CommandContext, 'accommodations'>,
  student: PersonValue,
  { time, fewer }: GivenChange,
): Promise<Reply> {
  const before = await findOf(context, student.id)
  const after = await context.accommodations.set(student, {
    ...(time !== undefined && { timeFactor: read(TimeFactor, time) }),
    ...(fewer !== undefined && { fewerOptions: read(FewerOptions, fewer) }),
  })
  const said = isUsual(after) && !isUsual(before) ? 'Removed.' : 'Saved.'
  return accommodationView(student, after, said)
}

/** Throws a UserError for what an old or forged menu may hold. */
function read<T>(
  schema: { safeParse(value: unknown): { readonly data?: T | undefined } },
  value: string,
): T {
  const { data } = schema.safeParse(value === 'none' ? value : Number(value))
  if (data === undefined) throw oldButtonError()
  return data
}

async function findOf({ accommodations }: Pick<CommandContext, 'accommodations'>, id: string) {
  const all = await accommodations.list()
  return all.find(({ student }) => student.id === id) ?? noAccommodation
}
