/** Shows what a change of a reading plan will change, and makes it once a teacher presses the button. */
import type { ActionHandlers } from '../command/command.ts'
import { keepZone } from '../calendar/keep-zone.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { changedPostsBlocks } from '../daily/views/plan-changes-view.ts'
import type { Room } from '../platform/room.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  privateReply,
  text,
} from '../reply/reply.ts'
import { overviewButton } from '../settings/overview-button.ts'
import { UserError } from '../reply/user-error.ts'
import { findTarget, openNow } from './plan-target.ts'
import { type ReadingPlan, gateAt } from './reading-plan.ts'
import type { PlanKey } from './reading-store.ts'
import { type PlannedChange, changeBlocks } from './views/change-view.ts'
import { formatGate } from './views/gate-words.ts'

/** What the history says, and the answer once it is done. */
const kinds = {
  set: { said: 'set the reading plan', done: 'The reading plan is set.' },
  shift: { said: 'moved the reading plan', done: 'The reading plan has moved.' },
  hold: {
    said: 'put the reading plan on hold',
    done: 'The reading plan is on hold. Nothing more opens until you resume it.',
  },
  resume: { said: 'resumed the reading plan', done: 'The reading plan goes on.' },
} as const
export type ChangeKind = keyof typeof kinds

interface ProposedButton {
  readonly label: string
  readonly kind: ChangeKind
  readonly plan: ReadingPlan
}

/** Returns a preview with a button for each of the plans, of which the first is the one that it shows. */
export async function proposeChange(
  { reading, daily }: Pick<CommandContext, 'reading' | 'daily'>,
  title: string,
  {
    planned,
    offers,
    notes = [],
  }: {
    readonly planned: PlannedChange
    readonly offers: readonly ProposedButton[]
    readonly notes?: readonly Block[]
  },
): Promise<Reply> {
  const seen = planned.target.stored?.revision ?? 0
  const made = await Promise.all(
    offers.map(async ({ label, kind, plan }, index) => {
      const id = await reading.propose({ plan, seen })
      return button(
        label,
        componentId('reading', 'use', `${kind} ${id}`),
        index === 0 ? 'primary' : 'plain',
      )
    }),
  )
  const { plan } = planned
  const posts = plan && (await daily.changesBy({ reading: { ...plan, plan } }))
  return privateReply(
    heading(title),
    ...changeBlocks(planned),
    ...changedPostsBlocks(posts ?? []),
    ...notes,
    text('Nothing has changed yet.'),
    buttons(...made),
  )
}

/** What a button says of a plan: its revision and whose it is. */
function planValue(revision: number, { room, pack }: PlanKey): string {
  return `${revision} ${room === '' ? 'class' : 'room'} ${pack}`
}

function readPlanValue(value: string, room: Room): { revision: number; key: PlanKey } {
  const [, revision, scope, pack] = /^(\d{1,9}) (class|room) ([a-z0-9-]{1,40})$/.exec(value) ?? []
  if (pack === undefined) throw oldButtonError()
  return { revision: Number(revision), key: { room: scope === 'room' ? room.id : '', pack } }
}

export function undoRow(revision: number, key: PlanKey): Block {
  return buttons(button('Undo', componentId('reading', 'undo', planValue(revision, key))))
}

export function endButton(revision: number, key: PlanKey) {
  return button('End the plan', componentId('reading', 'end', planValue(revision, key)), 'danger')
}

async function useProposal(
  { value, room }: { readonly value: string; readonly room: Room },
  context: CommandContext,
): Promise<Reply> {
  const { reading, fullLibrary } = context
  const [, name = '', id = ''] = /^([a-z]+) (\S+)$/.exec(value) ?? []
  if (!Object.hasOwn(kinds, name)) throw oldButtonError()
  const kind = name as ChangeKind
  const proposal = await reading.findProposal(id)
  if (proposal === undefined) {
    throw new UserError('That proposal is too old. Please run the command again.')
  }
  const key = { room: proposal.plan.room, pack: proposal.plan.pack }
  const isElsewhere = (key.room !== '' && key.room !== room.id) || key.pack !== fullLibrary.pack.id
  if (isElsewhere) throw oldButtonError()
  // What has turned while the teacher was looking stays open.
  const plan =
    kind === 'hold' ? { ...proposal.plan, held: { since: reading.now() } } : proposal.plan
  const { said, done } = kinds[kind]
  await keepZone(context, plan.zone)
  const revision = await reading.save(key, { plan, seen: proposal.seen, said })
  const gate = gateAt(plan, await context.calendar.read(), reading.now())
  return privateReply(
    text(done, ' Now open: ', { strong: formatGate(fullLibrary, gate) }, '.'),
    buttons(
      button('Undo', componentId('reading', 'undo', planValue(revision, key))),
      overviewButton(),
    ),
  )
}

async function endPlan(
  { value, room }: { readonly value: string; readonly room: Room },
  context: CommandContext,
): Promise<Reply> {
  const { reading, settings, fullLibrary } = context
  const { revision: seen, key } = readPlanValue(value, room)
  if (key.pack !== fullLibrary.pack.id) throw oldButtonError()
  const target = await findTarget(context, room, key.room === '' ? 'class' : 'channel')
  const staysAt = openNow(target, settings)
  const said = 'ended the reading plan'
  const revision = await reading.save(key, { plan: undefined, seen, staysAt, said })
  return privateReply(
    text(
      'The reading plan has ended. Still open: ',
      { strong: formatGate(fullLibrary, staysAt) },
      '. To move on, use ',
      { command: 'progress set' },
      '.',
    ),
    undoRow(revision, key),
  )
}

export const proposalActions: ActionHandlers = {
  use: { teachersOnly: true, run: useProposal },
  end: { teachersOnly: true, run: endPlan },
  undo: {
    teachersOnly: true,
    async run({ value, room }, context) {
      const { revision, key } = readPlanValue(value, room)
      await context.reading.undo(key, revision)
      const target = await findTarget(context, room, key.room === '' ? 'class' : 'channel')
      const gate = openNow(target, context.settings)
      return privateReply(
        text('Undone.', target.stored === undefined ? ' There is no reading plan now.' : ''),
        text('Now open: ', { strong: formatGate(context.fullLibrary, gate) }, '.'),
      )
    },
  },
}
