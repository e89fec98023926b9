/** Reports every event that the dispatcher answers, and measures those that their platform does not measure itself. */
import type { EventKind, Observer } from '../core/platform/observer.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { PlatformEvent } from './events.ts'

export function observeEvents(dispatch: Dispatcher, observer: Observer): Dispatcher {
  function observe<Event extends Pick<PlatformEvent, 'room'>, Answer>(
    kind: EventKind,
    answer: (event: Event) => Promise<Answer>,
  ): (event: Event) => Promise<Answer> {
    return (event) =>
      observer.measure(event.room.platform, () => {
        observer.report('event', { kind })
        return answer(event)
      })
  }

  return {
    ...dispatch,
    command: observe('command', (event) => dispatch.command(event)),
    line: observe('line', (event) => dispatch.line(event)),
    action: observe('press', (event) => dispatch.action(event)),
    message: observe('message', (event) => dispatch.message(event)),
    suggest: observe('suggest', (event) => dispatch.suggest(event)),
  }
}
