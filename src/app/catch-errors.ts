/** Turns the errors of a command into replies: what a UserError says, or an incident code for anything else. */
import type { Logger } from 'pino'
import { lineButtons } from '../core/command/line-button.ts'
import { isEmptyBlock } from '../core/reply/empty-block.ts'
import type { ReplyOrForm } from '../core/reply/form.ts'
import { type Block, type Reply, type Tone, note, privateReply, text } from '../core/reply/reply.ts'
import { OutageError, UserError } from '../core/reply/user-error.ts'
import { type Observer, silentObserver } from '../core/platform/observer.ts'
import type { PlatformEvent } from './events.ts'

/** @param seed returns a whole number below 2^32, of which an incident code is made. */
export function createCatchErrors(
  log: Logger,
  seed: () => number,
  observer: Observer = silentObserver,
) {
  /** Answers an event with what `work` returns; `what` names the event in the log. Never throws. */
  return async function catchErrors<Event extends PlatformEvent>(
    event: Event,
    what: (event: Event) => string,
    work: (event: Event) => Promise<ReplyOrForm>,
  ): Promise<ReplyOrForm> {
    try {
      return await work(event)
    } catch (error) {
      const { platform } = event.room
      if (error instanceof UserError) {
        observer.report('outcome', { outcome: 'refused' })
        return refusal('warning', text(...error.text), lineButtons(error.offers))
      }
      if (error instanceof OutageError) {
        observer.report('outcome', { outcome: 'outage' })
        log.warn({ err: error, platform }, 'The database failed during a command')
        return refusal('error', text(...error.text))
      }
      observer.report('outcome', { outcome: 'incident' })
      const incident = seed().toString(36).toUpperCase().padStart(7, '0').slice(-6)
      log.error({ err: error, incident, what: what(event), platform }, 'A command failed')
      return refusal(
        'error',
        text('Something went wrong on our side, and nothing was changed. Please try again.'),
        note(`If it happens again, give this code to the person who runs the bot: ${incident}.`),
      )
    }
  }
}

function refusal(tone: Tone, ...blocks: readonly Block[]): Reply {
  return {
    ...privateReply(...blocks.filter((block) => !isEmptyBlock(block))),
    refused: true,
    tone,
  }
}
