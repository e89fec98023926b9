/** Counts and times events: what became of each, and how long the person waited, with the platform’s part of it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { type EventKind, type EventOutcome, eventOutcomes } from '../core/platform/observer.ts'
import type { PlatformName } from '../core/platform/platform-name.ts'

/** What people are promised, in seconds: an answer that takes longer is late. */
const promisedSeconds = 3

/** An event that has been answered. */
export interface AnsweredEvent {
  readonly platform: PlatformName
  readonly kind: EventKind
  readonly outcome: EventOutcome
  readonly seconds: number
}

interface MeasuredEvent {
  readonly platform: PlatformName
  /** Undefined until the event reaches the dispatcher; what never does is not counted. */
  kind: EventKind | undefined
  outcome: EventOutcome
}

/** `now` counts milliseconds and is never set back. */
export function createEventMetrics(registry: Registry, now: () => number) {
  const events = new Counter({
    name: 'commonplace_events_total',
    help: 'Events that were answered, by platform, kind and what became of them.',
    labelNames: ['platform', 'kind', 'outcome'],
    registers: [registry],
  })
  const inHand = new Gauge({
    name: 'commonplace_events_in_hand',
    help: 'Events that are being answered now.',
    labelNames: ['platform'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'commonplace_answer_seconds',
    help: 'Seconds from the arrival of an event until its platform has the answer.',
    labelNames: ['platform', 'kind'],
    buckets: [0.005, 0.02, 0.1, 0.25, 0.5, 1, 2, 2.5, 3, 5, 10],
    registers: [registry],
  })
  // The library sorts and joins the labels at each call, which would be most of the cost.
  const countOf = cached((labels: Parameters<typeof events.labels>[0]) => events.labels(labels))
  const handOf = cached((labels: Parameters<typeof inHand.labels>[0]) => inHand.labels(labels))
  const waitOf = cached((labels: Parameters<typeof seconds.labels>[0]) => seconds.labels(labels))
  /** The event that is being answered, wherever its work has got to. */
  const current = new AsyncLocalStorage<MeasuredEvent>()
  let tell: ((answered: AnsweredEvent) => void) | undefined

  function worsen(event: MeasuredEvent | undefined, outcome: EventOutcome): void {
    if (event === undefined) return
    const [before, after] = [event.outcome, outcome].map((each) => eventOutcomes.indexOf(each))
    if ((after ?? 0) > (before ?? 0)) event.outcome = outcome
  }

  async function measure<T>(platform: PlatformName, work: () => Promise<T>): Promise<T> {
    // Whoever heard of it first measures it.
    if (current.getStore() !== undefined) return work()
    const event: MeasuredEvent = { platform, kind: undefined, outcome: 'ok' }
    const from = now()
    try {
      return await current.run(event, work)
    } catch (error) {
      worsen(event, 'undelivered')
      throw error
    } finally {
      const { kind } = event
      if (kind !== undefined) {
        const waited = (now() - from) / 1000
        if (waited > promisedSeconds) worsen(event, 'late')
        const { outcome } = event
        waitOf(`${platform} ${kind}`, { platform, kind }).observe(waited)
        countOf(`${platform} ${kind} ${outcome}`, { platform, kind, outcome }).inc()
        handOf(platform, { platform }).dec()
        tell?.({ platform, kind, outcome, seconds: waited })
      }
    }
  }

  return {
    measure,
    /** Calls back for each event that has been answered. */
    onAnswer: (listener: (answered: AnsweredEvent) => void): void => {
      tell = listener
    },
    /** The event has reached the dispatcher; some make several requests of it, of which the first names the event. */
    event: ({ kind }: { readonly kind: EventKind }): void => {
      const event = current.getStore()
      if (event === undefined || event.kind !== undefined) return
      event.kind = kind
      handOf(event.platform, { platform: event.platform }).inc()
    },
    outcome: ({ outcome }: { readonly outcome: EventOutcome }): void =>
      worsen(current.getStore(), outcome),
  }
}

/** Returns what `open` returned for the same key. There are few keys, made of our own words. */
function cached<Labels, Child>(open: (labels: Labels) => Child) {
  const children = new Map<string, Child>()
  return (key: string, labels: Labels): Child => {
    let child = children.get(key)
    if (child === undefined) children.set(key, (child = open(labels)))
    return child
  }
}
