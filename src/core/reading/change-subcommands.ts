/** `reading shift`, `hold`, `resume` and `off`: what a teacher does to a reading plan that runs. */
import { dayMs } from '../platform/clock.ts'
import { subcommand } from '../command/command.ts'
import { foreseePosts } from '../daily/foresee-posts.ts'
import { formatCount } from '../reply/format.ts'
import { buttons, heading, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { progressSetting } from '../settings/settings.ts'
import { scopeOption } from '../settings/settings-view.ts'
import { formatShift, missedSteps, parseShift, resumePlan, shiftPlan } from './change-plan.ts'
import { findTarget, openNow, requirePlan } from './plan-target.ts'
import { endButton, proposeChange } from './propose-change.ts'
import { gateAt, nothingOpen } from './reading-plan.ts'
import { changeBlocks, planNotes } from './views/change-view.ts'

const options = { where: scopeOption } as const
const teachers = { audience: 'person', teachersOnly: true } as const

export const shiftSubcommand = subcommand({
  ...teachers,
  summary: 'Move everything that’s still to come by a week, or by days',
  options: {
    by: {
      kind: 'text',
      summary: 'Such as 1 week (the default), 3 days, or -1 week for earlier',
      maxLength: 40,
    },
    ...options,
  },
  async run({ options: { by = '1 week', where }, room }, context) {
    const target = await requirePlan(context, room, where)
    const { calendar, now } = target
    const days = parseShift(by)
    const plan = shiftPlan(target.plan, calendar, { at: now, days })
    return proposeChange(context, `Everything still to come, ${formatShift(days)}`, {
      planned: { target, openNow: gateAt(target.plan, calendar, now), plan },
      offers: [{ label: 'Move it', kind: 'shift', plan }],
      notes: planNotes(plan, target),
    })
  },
})

export const holdSubcommand = subcommand({
  ...teachers,
  summary: 'Stop the reading plan for now; what’s open stays open',
  limit: 'urgent',
  options,
  async run({ options: { where }, room }, context) {
    const target = await requirePlan(context, room, where)
    const { calendar, now } = target
    if (target.plan.held !== undefined) {
      throw new UserError(
        'The reading plan is on hold already. To go on, use ',
        { command: 'reading resume' },
        '.',
      )
    }
    const plan = { ...target.plan, held: { since: now } }
    return proposeChange(context, 'Put the reading plan on hold', {
      planned: { target, openNow: gateAt(target.plan, calendar, now), plan },
      offers: [{ label: 'Hold it', kind: 'hold', plan }],
    })
  },
})

export const resumeSubcommand = subcommand({
  ...teachers,
  summary: 'Go on with the reading plan after a hold',
  options,
  async run({ options: { where }, room }, context) {
    const target = await requirePlan(context, room, where)
    const { calendar, now } = target
    const { held } = target.plan
    if (held === undefined) throw new UserError('The reading plan isn’t on hold.')
    const plan = resumePlan(target.plan)
    const opened = missedSteps(target.plan, calendar, now)
    const days = Math.max(1, Math.ceil((now - held.since) / (7 * dayMs))) * 7
    const later = resumePlan(shiftPlan(target.plan, calendar, { at: now, days }))
    const first = { label: 'Go on by the dates', kind: 'resume', plan } as const
    const second = { label: `Go on, ${formatShift(days)}`, kind: 'resume', plan: later } as const
    return proposeChange(context, 'Go on with the reading plan', {
      planned: { target, openNow: gateAt(target.plan, calendar, now), plan },
      offers: [first, second],
      notes: [
        ...(opened.length > 0
          ? [
              text(
                `By its dates, ${formatCount(opened.length, 'step')} ${opened.length === 1 ? 'opens' : 'open'} at once that came during the hold. `,
                { strong: second.label },
                ' moves them and everything after instead.',
              ),
            ]
          : []),
        ...planNotes(plan, target),
      ],
    })
  },
})

export const offSubcommand = subcommand({
  ...teachers,
  summary: 'End the reading plan; what’s open stays open',
  options,
  async run({ options: { where }, room }, context) {
    const target = await findTarget(context, room, where, { prefersOwn: true })
    const { stored, key } = target
    if (stored === undefined) throw new UserError('There is no reading plan.')
    const open = openNow(target, context.settings)
    const stays = { room: key.room, name: progressSetting(key.pack), value: open }
    const foreseen = await foreseePosts(context, {
      reading: { ...key, plan: undefined },
      setting: stays,
    })
    return privateReply(
      heading('End the reading plan'),
      ...changeBlocks({ target, openNow: open, plan: undefined }),
      open === nothingOpen &&
        note(
          'Nothing is open yet, and that stays so until you use ',
          { command: 'progress set' },
          ' or ',
          { command: 'progress open' },
          '.',
        ),
      ...foreseen,
      text('Nothing has changed yet.'),
      buttons(endButton(stored.revision, key)),
    )
  },
})
