/** `/digest`: what happened in the class, in private for each of its teachers. */
import { keepZone } from '../src/core/calendar/keep-zone.ts'
import { zoneIfNoneOption } from '../src/core/calendar/parse-time-zone.ts'
import { zonePresets } from '../src/core/calendar/zone-presets.ts'
import { type ActionRequest, defineCommandGroup, subcommand } from '../src/core/command/command.ts'
import { oldButtonError } from '../src/core/command/component-id.ts'
import type { CommandContext } from '../src/core/command/context.ts'
import { requireTeacher } from '../src/core/command/require-teacher.ts'
import type { Digest } from '../src/core/digest/digest.ts'
import { parseDigestPlan } from '../src/core/digest/parse-digest-plan.ts'
import { digestPartView } from '../src/core/digest/views/digest-part-views.ts'
import {
  digestListView,
  digestNotes,
  digestOffView,
  digestSetView,
} from '../src/core/digest/views/digest-set-views.ts'
import { digestParts, digestView } from '../src/core/digest/views/digest-view.ts'
import { isDirectMessage } from '../src/core/platform/room.ts'
import { type Reply, commandMention } from '../src/core/reply/reply.ts'
import { UserError } from '../src/core/reply/user-error.ts'

const teachers = { audience: 'person', teachersOnly: true } as const

export default defineCommandGroup({
  name: 'digest',
  alsoCalled: ['summary'],
  summary: 'What happened in your class, in private, at a time you choose',
  defaultSubcommand: 'show',
  wordsSubcommand: 'set',
  subcommands: {
    show: subcommand({
      ...teachers,
      ownInDirectMessages: true,
      summary: 'See it now; only you see it',
      options: {},
      async run({ room, at }, context) {
        const [digest, ...others] = await context.digest.list()
        if (others.length > 0) return digestListView([...(digest ? [digest] : []), ...others])
        if (digest === undefined && isDirectMessage(room)) throw noDigest()
        return showDigest(digest, { at, room }, context)
      },
    }),
    set: subcommand({
      ...teachers,
      summary: 'Get it as a direct message, at a time you choose',
      options: {
        time: {
          kind: 'text',
          summary: 'Local time, such as 16:00',
          maxLength: 80,
          required: true,
          picker: 'time',
        },
        days: {
          kind: 'text',
          summary: 'Days, such as fri or mon, wed (your school days if left out)',
          maxLength: 80,
        },
        timezone: zoneIfNoneOption,
      },
      presets: async ({ calendar, person }) => ({
        time: '16:00',
        days: '',
        ...(await zonePresets(calendar, person, { withDays: false })),
      }),
      async run({ options, room, at }, context) {
        const { digest, person } = context
        if (isDirectMessage(room)) {
          throw new UserError('Please set it up in a channel of your class; it comes to you here.')
        }
        const [[before], calendar] = await Promise.all([digest.list(), digest.calendar()])
        const zone = calendar.zone
        const plan = parseDigestPlan(options, { person, zone, before: before?.plan })
        if (zone === undefined) await keepZone(context, plan.zone)
        return digestSetView(await digest.set(plan, at), await digest.calendar())
      },
    }),
    off: subcommand({
      ...teachers,
      ownInDirectMessages: true,
      summary: 'Stop your digest; other teachers keep theirs',
      options: {},
      async run(_invocation, { digest }) {
        const own = await digest.list()
        if (own.length === 0) throw noDigest()
        for (const each of own) await digest.turnOff(each)
        return digestOffView()
      },
    }),
  },
  actions: {
    /** A digest, or a part of it: `<id>/<part>/<since when>`, where the id is `-` for the class of the channel. */
    open: { run: openPart },
    off: {
      async run({ value }, { digest }) {
        const own = await digest.find(value)
        if (own !== undefined) await digest.turnOff(own)
        return digestOffView()
      },
    },
  },
})

async function showDigest(
  digest: Digest | undefined,
  { at, room }: Pick<ActionRequest, 'at' | 'room'>,
  context: CommandContext,
  since?: number,
): Promise<Reply> {
  context.requireNoTest()
  const [facts, calendar] = await Promise.all([
    context.digest.facts(at, digest, since),
    context.digest.calendar(digest),
  ])
  const isInClass = !isDirectMessage(room) && (digest ?? { room }).room.class === room.class
  const view = digestView(facts, digest, { isInClass })
  return { ...view, blocks: [...view.blocks, ...digestNotes(digest, calendar, facts.date)] }
}

async function openPart(
  { value, at, room }: ActionRequest,
  context: CommandContext,
): Promise<Reply> {
  const [, id = '', name = '', seconds = ''] =
    /^([a-z0-9]{1,40}|-)\/([a-z]+)\/([a-z0-9]{1,8})$/.exec(value) ?? []
  const part = digestParts.find((each) => each === name)
  if (id === '' || (part === undefined && name !== 'all')) throw oldButtonError()
  const digest = id === '-' ? undefined : await context.digest.find(id)
  if (id === '-') {
    if (isDirectMessage(room)) throw oldButtonError()
    requireTeacher(context.person)
  } else if (digest === undefined) throw noDigest()
  const told = Number.parseInt(seconds, 36) * 1_000
  const since = told > 0 ? told : undefined
  if (part === undefined) return showDigest(digest, { at, room }, context, since)
  context.requireNoTest()
  const facts = await context.digest.facts(at, digest, since)
  return digestPartView(part, { facts, digest, linkTo: context.digest.linkTo })
}

function noDigest(): UserError {
  return new UserError(
    'You have no digest. Set one up in a channel of your class with ',
    commandMention('digest set'),
    '.',
  )
}
