/** Opens and changes modals: within the three seconds of a trigger, and again where Slack was busy or cut the connection. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { systemClock } from '../../app/system-clock.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import type { Api } from './api.ts'
import { codeOf, rateLimitedError } from './errors.ts'

/** What lets the bot open one modal for the person who pressed or typed something. */
export interface Trigger {
  readonly id: string
  /** By the bot’s clock, in epoch milliseconds: Slack refuses it soon after. */
  readonly openBefore: number
}

/** Every method throws a DeliveryError if the person does not see the view. */
export interface Modals {
  open(team: string, trigger: Trigger, view: types.ModalView): Promise<void>
  /** Shows a view on top of the one that is open, so that closing it leads back. */
  push(team: string, trigger: Trigger, view: types.ModalView): Promise<void>
  update(team: string, viewId: string, view: types.ModalView): Promise<void>
}

const Nothing = z.object({})

export function createModals(api: Api, clock: Clock): Modals {
  async function callWithTrigger(
    method: 'views.open' | 'views.push',
    team: string,
    { id, openBefore }: Trigger,
    view: types.ModalView,
  ): Promise<void> {
    const leftMs = openBefore - clock.now()
    if (leftMs <= 0) throw rateLimitedError(0)
    const options = { again: true, maxWaitMs: leftMs } as const
    const call = api.call(team, method, { trigger_id: id, view }, Nothing, options)
    try {
      await withDeadline(systemClock, leftMs, call, () => {
        throw rateLimitedError(0)
      })
    } catch (error) {
      // An attempt that seemed to fail has opened it.
      if (codeOf(error) !== 'exchanged_trigger_id') throw error
    }
  }

  return {
    open: (team, trigger, view) => callWithTrigger('views.open', team, trigger, view),
    push: (team, trigger, view) => callWithTrigger('views.push', team, trigger, view),
    async update(team, viewId, view) {
      await api.call(team, 'views.update', { view_id: viewId, view }, Nothing, { again: true })
    },
  }
}
