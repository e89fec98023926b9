/** Listens to Slack through Bolt: `/study`, the shortcuts, suggestions and events; buttons and modals have files of their own. */
import type { App } from '@slack/bolt'
import { cutText } from '../../core/reply/truncate.ts'
import { suggestPrefix, suggestionOptions } from './command-modal.ts'
import { globalShortcut, messageShortcuts } from './declare.ts'
import { maxMessageLength } from './limits.ts'
import { parseMessageText, parseUserText } from './parse-text.ts'
import { CommandBody, EventBody, ShortcutBody, SuggestionBody, teamOf } from './payload-schemas.ts'
import { receiveActions } from './receive-actions.ts'
import { receiveSubmissions } from './receive-submissions.ts'
import { type ReceiveParts, type RequestHandler, createRequestHandler } from './request-handler.ts'
import { createOptionResolver } from './resolve-options.ts'
import { decodeMetadata, replyTarget, roomOfTarget } from './reply-target.ts'

/** Registers every listener. `settled` resolves once all the work that is under way has ended. */
export function receive(app: App, parts: ReceiveParts): Pick<RequestHandler, 'settled'> {
  const handler = createRequestHandler(parts)
  receiveCommands(app, handler)
  receiveActions(app, handler)
  receiveSuggestions(app, handler)
  receiveSubmissions(app, handler)
  receiveShortcuts(app, handler)
  receiveWorkspaceEvents(app, handler)
  return handler
}

/** `/study`, alone or with a line of words. */
function receiveCommands(app: App, handler: RequestHandler): void {
  const { dispatch, people, groups, answerOnce, openCommandModal } = handler
  app.command(/^\//, async ({ ack, body }) => {
    const { team_id: team, trigger_id: id, text, ...command } = CommandBody.parse(body)
    const { user_id: user, channel_id: channel, response_url: responseUrl } = command
    const target = replyTarget({ team, user, channel, responseUrl })
    if (text.trim() === '') {
      await ack()
      return openCommandModal(id, target)
    }
    const request = { id, target, name: command.user_name, acknowledge: () => ack() }
    await answerOnce(request, (event) => {
      const line = parseUserText(text, team)
      return dispatch.line({ ...event, line, resolver: createOptionResolver(team, people, groups) })
    })
  })
}

/** The shortcuts: the command modal from anywhere, and the commands in the menu of a message. */
function receiveShortcuts(
  app: App,
  { dispatch, answerOnce, openCommandModal }: RequestHandler,
): void {
  app.shortcut({ callback_id: globalShortcut.callbackId }, async ({ ack, body }) => {
    await ack()
    const { team, user, trigger_id: trigger } = ShortcutBody.parse(body)
    await openCommandModal(trigger, replyTarget({ team: team.id, user: user.id }))
  })

  for (const { callbackId: command } of messageShortcuts) {
    app.shortcut({ callback_id: command }, async ({ ack, body }) => {
      const { team, user, trigger_id: id, channel, message, ...payload } = ShortcutBody.parse(body)
      const target = replyTarget({
        team: team.id,
        user: user.id,
        channel: channel?.id,
        responseUrl: payload.response_url,
        thread: message?.thread_ts,
      })
      const name = user.name ?? user.username
      await answerOnce({ id, target, name, acknowledge: () => ack() }, (event) => {
        const words = parseMessageText(cutText(message?.text ?? '', maxMessageLength))
        return dispatch.message({ ...event, command, words })
      })
    })
  }
}

/** Suggestions while somebody types into an input of the command modal. */
function receiveSuggestions(app: App, { dispatch, people, observer }: RequestHandler): void {
  app.options(new RegExp(`^${suggestPrefix}`), ({ ack, body }) =>
    observer.measure('slack', async () => {
      const payload = SuggestionBody.parse(body)
      const { user, view, action_id: id, value: typed } = payload
      const team = teamOf(payload)
      const room = roomOfTarget(decodeMetadata(view.private_metadata, team, user.id).target)
      const [command = '', subcommand = '', option = ''] = id.slice(suggestPrefix.length).split('/')
      const person = await people.find(team, user.id, user.name ?? '')
      const suggestions = await dispatch.suggest({
        person,
        room,
        command,
        subcommand,
        option,
        typed,
      })
      await ack({ options: suggestionOptions(typed, suggestions) })
    }),
  )
}

/** Events of the workspace: the Home tab is opened, the app is removed. */
function receiveWorkspaceEvents(app: App, handler: RequestHandler): void {
  const { isFirst, once, homeTabs, onRemoved } = handler

  app.event('app_home_opened', async ({ body }) => {
    const { team_id: from, authorizations, event_id: id, event } = EventBody.parse(body)
    const { user, tab } = event
    const team = authorizations[0]?.team_id ?? from
    if (user === undefined || tab !== 'home') return
    await once(id, team, () => homeTabs.open(team, user))
  })

  async function removed({ body }: { readonly body: unknown }): Promise<void> {
    const { team_id: team, event_id: id, event_time: at, event } = EventBody.parse(body)
    const onlyPeoplesTokens = event.tokens !== undefined && event.tokens.bot.length === 0
    if (onlyPeoplesTokens || !(await isFirst(id))) return
    // Slack sends whole seconds, so everything up to the end of that second counts as before.
    await onRemoved(team, at * 1000 + 999)
  }
  app.event('app_uninstalled', removed)
  app.event('tokens_revoked', removed)
}
