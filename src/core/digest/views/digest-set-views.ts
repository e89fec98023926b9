/** What a teacher is told of their digest itself: when it comes, why it is quiet, and what became of the last one. */
import { overviewButton } from '../../settings/overview-button.ts'
import type { ClassCalendar } from '../../calendar/class-calendar.ts'
import { formatDate, formatDays, formatZone } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  button,
  buttons,
  commandMention,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../../reply/reply.ts'
import { type Digest, maxFailures } from '../digest.ts'
import { digestDayOff, digestZone } from '../digest-time.ts'

/** `name` is what the button is called that ends it. */
export function digestSetView(digest: Digest, calendar: ClassCalendar): Reply {
  return privateReply(
    heading('Your digest is on'),
    text(
      'I’ll send it to you alone, as a direct message, at ',
      { strong: timesOf(digest, calendar) },
      '. It names your students where your class’s choices allow that.',
    ),
    ...nextBlocks(digest, calendar),
    note(
      'Nothing comes on holidays, while the class is paused, or when there’s nothing to report. Other teachers set up their own.',
    ),
    buttons(
      button('See it now', componentId('digest', 'open', `${digest.id}/all/0`), 'primary'),
      button('Turn it off', componentId('digest', 'off', digest.id)),
      overviewButton(),
    ),
  )
}

function timesOf({ plan }: Digest, calendar: ClassCalendar): string {
  const days = plan.days === null ? 'on school days' : formatDays(plan.days)
  return `${plan.time} ${formatZone(digestZone(plan, calendar))}, ${days}`
}

function nextBlocks(digest: Digest, calendar: ClassCalendar): readonly Block[] {
  const { next, plan } = digest
  if (next === undefined) return []
  const reason = digestDayOff(plan, calendar, next.date)
  const day = formatDate(next.date)
  return [
    reason === undefined
      ? note(`The next one comes on ${day} at ${plan.time}, if there’s anything to report.`)
      : note(`${day} stays quiet, because ${reason}.`),
  ]
}

/** Stands under a digest that somebody asked for. */
export function digestNotes(
  digest: Digest | undefined,
  calendar: ClassCalendar,
  today: string,
): readonly Block[] {
  if (digest === undefined) {
    return [
      note(
        'To get this in private every school day, use ',
        { command: 'digest set', words: 'time:16:00' },
        '.',
      ),
    ]
  }
  const reason = digestDayOff(digest.plan, calendar, today)
  return [
    ...troubleNotes(digest),
    ...(reason === undefined || digest.next?.date === today
      ? []
      : [note(`None is sent today, because ${reason}.`)]),
    ...nextBlocks(digest, calendar),
  ]
}

/** Says at the next use that the last one did not arrive. */
export function troubleNotes({ outcome, begunDate, failures }: Digest): readonly Block[] {
  if (begunDate === undefined) return []
  const last = `The digest of ${formatDate(begunDate)}`
  if (outcome === 'sending') {
    return [note(`${last} may not have reached you, since I was stopped while sending it.`)]
  }
  if (outcome !== 'closed') return []
  const again: RichText =
    failures >= maxFailures
      ? ['Then switch it on again with ', commandMention('digest set'), '.']
      : ['The next one will be tried again.']
  return [
    text(
      { strong: `${last} couldn’t reach you. ` },
      'Please allow direct messages from this app, and from members of this server if you’re on Discord. ',
      ...again,
    ),
  ]
}

/** For somebody who teaches several classes, in their direct messages. */
export function digestListView(digests: readonly Digest[]): Reply {
  return privateReply(
    heading('Your digests'),
    ...digests.map(({ id, room, plan }) =>
      row(
        button('Open', componentId('digest', 'open', `${id}/all/0`)),
        { channel: room.id, name: 'a channel' },
        `, at ${plan.time}`,
      ),
    ),
  )
}

export function digestOffView(): Reply {
  return privateReply(
    text(
      'Your digest is off. To bring it back, use ',
      commandMention('digest set'),
      ' in your class’s channel.',
    ),
  )
}
