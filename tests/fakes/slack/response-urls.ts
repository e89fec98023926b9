// Response URLs: answering a command or a press without a token, at most 5 times within 30 minutes.
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import { z } from 'zod'
import { addMessage, deleteMessage, editMessage, judgeDraft } from './messages.ts'
import { addViolation, type Slack } from './slack.ts'
import type { ResponseUrl } from './state.ts'
import { installationOf } from './workspace.ts'

const MAX_USES = 5
const LIFETIME_MS = 30 * 60_000

const Answer = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  metadata: z
    .strictObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
    .optional(),
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
})

export interface Outcome {
  readonly status: number
  readonly body: string
}

export function issueResponseUrl(
  slack: Slack,
  target: Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'original' | 'answered'>,
): string {
  const now = slack.now()
  for (const [id, { issuedAt }] of slack.responseUrls) {
    if (now - issuedAt < 2 * LIFETIME_MS) break
    slack.responseUrls.delete(id)
  }
  const id = slack.id('R')
  slack.responseUrls.set(id, { ...target, issuedAt: now, uses: 0 })
  return `${slack.origin}/response/${id}`
}

/** Returns the response to a POST to the URL. */
export function respond(slack: Slack, id: string, body: unknown): Outcome {
  const target = slack.responseUrls.get(id)
  if (!target) return refuse(404, 'invalid_url')
  if (slack.now() - target.issuedAt > LIFETIME_MS) return refuse(404, 'expired_url')
  if (target.uses >= MAX_USES) return refuse(404, 'used_url')
  target.uses += 1
  return applyAnswer(slack, target, body, 'response_url')
}

/** Also for the body of a command's acknowledgement, which is the same kind of answer. */
export function applyAnswer(
  slack: Slack,
  target: ResponseUrl,
  body: unknown,
  where: string,
): Outcome {
  const workspace = slack.workspaces.get(target.team)
  const channel = workspace?.channels.get(target.channel)
  const bot = workspace && installationOf(slack, workspace)
  if (!channel || !bot) return refuse(404, 'invalid_url')
  const parsed = Answer.safeParse(body)
  if (!parsed.success) return offend('invalid_payload', z.prettifyError(parsed.error).split('\n'))
  const answer = parsed.data
  const original = target.original === undefined ? undefined : channel.messages.get(target.original)
  const aims = answer.replace_original === true || answer.delete_original === true
  if (aims && target.original === undefined) {
    return offend('no_original', ['a command has no original message to replace or delete'])
  }
  if (aims && !original) return refuse(404, 'message_not_found')
  if (answer.delete_original === true && original) deleteMessage(slack, channel, original.ts)
  if (answer.text === undefined && answer.blocks === undefined && answer.delete_original === true) {
    return DONE
  }
  const content = judgeDraft(slack, where, channel, answer)
  if ('error' in content) return refuse(400, content.error)
  if (answer.replace_original === true && original) {
    editMessage(slack, original, content)
    target.answered(original)
    return DONE
  }
  target.answered(
    addMessage(slack, channel, content, {
      user: bot.botUserId,
      botId: bot.botId,
      threadTs: answer.thread_ts,
      ...(answer.response_type !== 'in_channel' && { visibleTo: target.user }),
    }),
  )
  return DONE

  function offend(error: string, messages: readonly string[]): Outcome {
    addViolation(slack, { where, team: target.team, error, messages })
    return refuse(400, error)
  }
}

const DONE: Outcome = { status: 200, body: 'ok' }

function refuse(status: number, error: string): Outcome {
  return { status, body: JSON.stringify({ ok: false, error }) }
}
