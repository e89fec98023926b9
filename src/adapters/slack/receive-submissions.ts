/** Submitted modals: the command modal, and the forms that answers open. */
import type { App } from '@slack/bolt'
import { note } from '../../core/reply/reply.ts'
import { formCallbackId } from '../../render/slack/render-form.ts'
import { answerView } from './answer-view.ts'
import { commandModalCallbackId } from './command-modal.ts'
import { parseCommandModal } from './parse-command-modal.ts'
import { parseForm } from './parse-form.ts'
import { SubmissionBody, type View } from './payload-schemas.ts'
import type { Receiver } from './receiver.ts'
import { type ReplyTarget, decodeMetadata } from './reply-target.ts'

export function receiveSubmissions(app: App, receiver: Receiver): void {
  const { dispatch, answers, once, eventFor } = receiver

  app.view(commandModalCallbackId, async ({ ack, body }) => {
    const { view, team, user, trigger_id: trigger } = SubmissionBody.parse(body)
    const submission = parseCommandModal(dispatch.commands, view, team.id)
    if ('errors' in submission) {
      await ack({ response_action: 'errors', errors: { ...submission.errors } })
      return
    }
    const target = submittedTarget(decodeMetadata(view.private_metadata).target, view)
    await ack(nextView(target))
    await once(trigger, team.id, async () => {
      const event = await eventFor(trigger, target, user.name)
      const { selected, given } = submission
      await answers.deliver(
        target,
        await dispatch.command({ ...event, ...selected, given }),
        trigger,
      )
    })
  })

  app.view(formCallbackId, async ({ ack, body }) => {
    const { view, team, user, trigger_id: trigger } = SubmissionBody.parse(body)
    const { target: origin, componentId = '' } = decodeMetadata(view.private_metadata)
    const target = submittedTarget(origin, view)
    await ack(nextView(target))
    await once(trigger, team.id, async () => {
      const event = await eventFor(trigger, target, user.name)
      const answer = await dispatch.action({ ...event, componentId, fields: parseForm(view) })
      await answers.deliver(target, answer, trigger)
    })
  })
}

/** Without a channel, the answer replaces the submitted modal. */
function submittedTarget(target: ReplyTarget, view: View): ReplyTarget {
  return target.kind === 'channel' ? target : { ...target, view: view.id }
}

/** The acknowledgement: nothing closes the modal; one that shows the answer says meanwhile that it is coming. */
function nextView(target: ReplyTarget) {
  if (target.kind === 'channel') return undefined
  const view = answerView(target, { blocks: [note('One moment…')] })
  return { response_action: 'update' as const, view }
}
