// The Events API: wraps an event, delivers it, and repeats it until it is acknowledged.
import type { Deliver, Outgoing, Wire } from './delivery.ts'
import type { Receipt } from './receipt.ts'
import type { Slack, SlackEvent } from './slack.ts'
import type { Installation } from './state.ts'

/** https://docs.slack.dev/apis/events-api#event-type-structure */
export function wrapEvent(
  slack: Slack,
  { team, botUserId }: Installation,
  event: SlackEvent,
): Outgoing {
  const authorization = {
    enterprise_id: null,
    team_id: team,
    user_id: botUserId,
    is_bot: true,
    is_enterprise_install: false,
  }
  const payload = {
    token: 'verification-token',
    type: 'event_callback',
    team_id: team,
    api_app_id: slack.settings.appId,
    event_id: slack.id('Ev'),
    event_time: Math.floor(slack.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event: { event_ts: slack.ts(), ...event },
  }
  return { type: 'events_api', payload, what: event.type }
}

/**
 * Delivers an event and, if that fails, repeats it after each of the configured delays. Resolves with the receipt of the
 * first attempt.
 */
export async function deliverEvent(
  slack: Slack,
  deliver: Deliver,
  outgoing: Outgoing,
  wire?: Wire,
): Promise<Receipt> {
  const first = await deliver(outgoing, wire)
  repeat(first, 1)
  return first

  function repeat(last: Receipt, number: number): void {
    const delay = slack.settings.eventRetryDelaysMs[number - 1]
    if (last.acknowledged || last.noRetry || delay === undefined) return
    const reason = last.failure === 'operation_timeout' ? 'http_timeout' : 'http_error'
    slack.later(delay, () => {
      void deliver(outgoing, { ...wire, retry: { number, reason } }).then((receipt) =>
        repeat(receipt, number + 1),
      )
    })
  }
}
