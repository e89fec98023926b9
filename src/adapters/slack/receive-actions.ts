/** Buttons and menus, in messages, in modals and on the Home tab. */
import type { App } from '@slack/bolt'
import { privateReply, text } from '../../core/reply/reply.ts'
import { openButtonId } from '../../render/slack/views.ts'
import { componentIdFrom, linkPrefix, overflowId } from '../../render/slack/render-controls.ts'
import { submitPrefix } from '../../render/slack/render-form.ts'
import { commandInputId, commandModal, selectedIn } from './command-modal.ts'
import { joinId } from './ids.ts'
import { ActionBody, fieldsOf, pastedIn, teamOf, valuesOf } from './payload-schemas.ts'
import type { RequestHandler } from './request-handler.ts'
import { createOptionResolver } from './resolve-options.ts'
import { type ReplyTarget, decodeMetadata, replyTarget } from './reply-target.ts'

export function receiveActions(app: App, handler: RequestHandler): void {
  const { dispatch, answers, once, openCommandModal, menuFor, abilitiesIn, answerOnce } = handler
  const { people, groups } = handler

  app.action(/^/, async ({ ack, body }) => {
    const payload = ActionBody.parse(body)
    const { trigger_id: trigger, actions, view, user } = payload
    const [action] = actions
    if (action === undefined || action.action_id.startsWith(linkPrefix)) return ack()
    const { action_id: id, action_ts: at } = action
    const target = targetOf(payload)
    const { team } = target
    if (id === openButtonId) {
      await ack()
      return openCommandModal(trigger, target)
    }
    if (id === commandInputId && view !== undefined) {
      await ack()
      return once(trigger, team, async () => {
        const { target: answerTo } = decodeMetadata(view.private_metadata, team, user.id)
        const [menu, abilities] = await Promise.all([menuFor(answerTo), abilitiesIn(team)])
        const changed = commandModal(menu, answerTo, selectedIn(action), abilities)
        await answers.showModal(
          answerTo,
          (modals) => modals.update(team, view.id, changed),
          tooBusy,
        )
      })
    }
    const request = { id: trigger, target, name: user.name, at, acknowledge: () => ack() }
    const resolver = createOptionResolver(team, people, groups)
    if (id.startsWith(submitPrefix)) {
      const componentId = id.slice(submitPrefix.length)
      const fields = fieldsOf(payload.state)
      const files = pastedIn(payload.state)
      return answerOnce(request, (event) =>
        dispatch.action({ ...event, componentId, fields, files, resolver }),
      )
    }
    const [hidden] = id === overflowId ? valuesOf(action) : []
    const component =
      hidden === undefined ? componentIdFrom(id) : { componentId: hidden, isMenu: false }
    if (component === undefined) return ack()
    await answerOnce(request, (event) =>
      dispatch.action({
        ...event,
        componentId: component.componentId,
        resolver,
        chosen: component.isMenu ? valuesOf(action) : [],
        ...messageOf(payload),
      }),
    )
  })
}

/** The answer belongs where the button is: in the channel of its message, or in its modal. */
function targetOf(body: ActionBody): ReplyTarget {
  const { user, channel, container, ...payload } = body
  return replyTarget({
    team: teamOf(body),
    user: user.id,
    channel: channel?.id,
    responseUrl: payload.response_url,
    thread: container.thread_ts,
    onEphemeral: container.is_ephemeral,
    view: payload.view?.type === 'modal' ? payload.view.id : undefined,
  })
}

/** Ephemeral messages cannot be edited later, so the rest of the bot does not hear of them. */
function messageOf({ team, channel, container }: ActionBody) {
  const { message_ts: ts, is_ephemeral: ephemeral } = container
  if (channel === undefined || ts === undefined) return {}
  if (ephemeral) return { pressedOn: ts }
  return { message: { room: joinId(team.id, channel.id), id: ts } }
}

const tooBusy = privateReply(
  text('Slack is too busy to change the window right now. Please choose again in a moment.'),
)
