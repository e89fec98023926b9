// Trigger ids: each lets the app open one modal within three seconds.
import { addViolation, type Slack } from './slack.ts'
import type { Trigger, Workspace } from './state.ts'
import { ApiError } from './web-api/method.ts'

/** https://docs.slack.dev/surfaces/modals#opening */
const LIFETIME_MS = 3000
/** Old ones are deleted, so that a long run does not fill the memory. */
const FORGET_MS = 60_000

export function issueTrigger(slack: Slack, workspace: Workspace, user: string): string {
  const now = slack.elapsed()
  for (const [id, { issuedAt }] of slack.triggers) {
    if (now - issuedAt < FORGET_MS) break
    slack.triggers.delete(id)
  }
  const id = slack.id('trigger.')
  slack.triggers.set(id, { team: workspace.id, user, issuedAt: now, used: false })
  return id
}

/** Marks the trigger as used and returns it. */
export function useTrigger(slack: Slack, workspace: Workspace, id: string): Trigger {
  const trigger = slack.triggers.get(id)
  if (trigger && trigger.team !== workspace.id) {
    const messages = [`the token of ${workspace.id} was used for a trigger of ${trigger.team}`]
    addViolation(slack, { where: 'views', team: workspace.id, error: 'foreign_token', messages })
  }
  if (trigger?.team !== workspace.id) throw new ApiError('invalid_trigger_id')
  if (trigger.used) throw new ApiError('exchanged_trigger_id')
  if (slack.elapsed() - trigger.issuedAt > LIFETIME_MS) throw new ApiError('expired_trigger_id')
  trigger.used = true
  return trigger
}
