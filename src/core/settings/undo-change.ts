/** Undoes a change of the history, and asks first where something has changed since. */
import type { ActionRequest } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, bullets, button, buttons, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { RecordedChange } from './change-history.ts'
import { changeSentence, openChangeWords, whatChanged } from './change-sentence.ts'
import type { UndoKind } from './undo-kind.ts'
import { undoKindOf } from './undoable-changes.ts'
import { whoHas } from './who-has.ts'

/** As many later changes as a question names. */
const maxNamed = 3

/** Returns the button beside a change; nothing where it can’t be undone. */
export function undoButton(change: RecordedChange) {
  return undoKindOf(change) === undefined
    ? undefined
    : button('Undo', componentId('settings', 'undo-change', change.number))
}

export async function undoChange(request: ActionRequest, context: CommandContext): Promise<Reply> {
  const [, number = '', seen] = /^(\d{1,15})(?:\/(\d{1,15}))?$/.exec(request.value) ?? []
  if (number === '') throw oldButtonError()
  const change = await context.history.find(Number(number))
  const kind = change && undoKindOf(change)
  if (change === undefined || kind === undefined) {
    throw new UserError('That change isn’t kept any more, so it can’t be undone.')
  }
  const current = await kind.current(change, context)
  if (current === change.before) {
    return privateReply(text('There’s nothing to undo: it’s already as it was before that change.'))
  }
  if (current !== change.after) {
    const later = await context.history.laterThan(change, maxNamed)
    const newest = later[0]?.number ?? 0
    // Whoever goes on has seen all that has changed, up to this one.
    if (seen === undefined || Number(seen) !== newest) {
      return confirmView(change, later, newest, request.room.id, context)
    }
  }
  return restore(change, kind, current, request, context)
}

async function confirmView(
  change: RecordedChange,
  later: readonly RecordedChange[],
  newest: number,
  room: string,
  context: CommandContext,
): Promise<Reply> {
  const words = await openChangeWords(room, context)
  return privateReply(
    text({ strong: 'This has changed since then.' }),
    ...(later.length > 0
      ? [bullets(later.map((each) => changeSentence(each, words)))]
      : [text('It isn’t as that change left it any more.')]),
    text(
      'If you go on, it will be as it was before ',
      { person: change.by.id, name: change.by.name },
      ' ',
      ...whatChanged(change, words),
      ', and what was changed later is lost.',
    ),
    buttons(
      button(
        'Undo anyway',
        componentId('settings', 'undo-change', `${change.number}/${newest}`),
        'danger',
      ),
    ),
    note('Or leave it as it is. Nothing has been undone.'),
  )
}

async function restore(
  change: RecordedChange,
  kind: UndoKind,
  current: string | undefined,
  { room }: ActionRequest,
  context: CommandContext,
): Promise<Reply> {
  if (!(await kind.restore(change, context, current))) throw await tooLate(change, context)
  const words = await openChangeWords(room.id, context)
  return privateReply(
    text(
      { strong: 'Undone. ' },
      'It’s as it was before ',
      { person: change.by.id, name: change.by.name },
      ' ',
      ...whatChanged(change, words),
      '.',
    ),
  )
}

/** Says whose change came between the press and what it would have put back. */
async function tooLate(
  change: RecordedChange,
  { history, person }: CommandContext,
): Promise<UserError> {
  const [latest] = await history.laterThan(change, 1)
  return new UserError(
    '',
    ...whoHas(latest?.by, person),
    ' just changed this, so nothing was undone. Please look again.',
  )
}
