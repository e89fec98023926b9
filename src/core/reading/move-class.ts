/** What `progress set` does while a reading plan runs: the class is there at once, and the plan goes on from there. */
import { formatDateTime } from '../calendar/format-calendar.ts'
import type { CommandContext } from '../command/context.ts'
import { foreseePosts } from '../daily/foresee-posts.ts'
import type { Room } from '../platform/room.ts'
import { type Block, note } from '../reply/reply.ts'
import type { SettingScope } from '../settings/settings.ts'
import { moveClass } from './change-plan.ts'
import { findTarget, unreadablePlan } from './plan-target.ts'
import { undoRow } from './propose-change.ts'
import { turnOn, zoneOf } from './reading-plan.ts'

/** Returns what follows for the plan, with a button that undoes it; undefined where no plan runs. */
export async function moveByHand(
  context: CommandContext,
  room: Room,
  { scope, scene }: { readonly scope: SettingScope; readonly scene: string },
): Promise<readonly Block[] | undefined> {
  const where = scope === 'room' ? 'channel' : 'class'
  const { stored, key, calendar, library, now } = await findTarget(context, room, where)
  if (stored === undefined) return undefined
  if (stored.plan === undefined) throw unreadablePlan()
  const { units } = library
  const plan = moveClass(stored.plan, calendar, { at: now, scene, place: (id) => units.place(id) })
  const said = `moved the class to ${units.labelInSentence(scene)}, ahead of or behind the reading plan`
  const foreseen = await foreseePosts(context, { reading: { ...key, plan } })
  const revision = await context.reading.save(key, { plan, seen: stored.revision, said })
  const next = plan.steps.find(({ date }) => date === plan.moved?.until)
  const turn = next && turnOn(plan, calendar, next.date)
  const zone = zoneOf(plan, calendar)
  return [
    plan.held !== undefined
      ? note(
          'The reading plan is still on hold. To go on with it, use ',
          { command: 'reading resume' },
          '.',
        )
      : next === undefined || turn === undefined || turn === Infinity
        ? note(`The reading plan has no later ${units.name} to open for now.`)
        : note(
            `The reading plan goes on and opens ${units.labelInSentence(next.scene)} `,
            { time: turn, fallback: formatDateTime(zone, turn), zone },
            '. If that’s too soon, use ',
            { command: 'reading shift' },
            ' or ',
            { command: 'reading hold' },
            '.',
          ),
    ...foreseen,
    undoRow(revision, key),
  ]
}
