/** The two shortcuts: the command modal from anywhere, and “What is this quote?” in the menu of a message. */
import type { App } from '@slack/bolt'
import { commandModal } from './command-modal.ts'
import { globalShortcut, messageShortcut } from './declare.ts'
import { parseMessageText } from './parse-text.ts'
import { ShortcutBody } from './payload-schemas.ts'
import type { Receiver } from './receiver.ts'
import { replyTarget } from './reply-target.ts'

export function receiveShortcuts(app: App, receiver: Receiver): void {
  const { dispatch, answers, once, eventFor } = receiver

  app.shortcut({ callback_id: globalShortcut.callbackId }, async ({ ack, body }) => {
    await ack()
    const { team, user, trigger_id: trigger } = ShortcutBody.parse(body)
    const target = replyTarget({ team: team.id, user: user.id })
    await once(trigger, team.id, () =>
      answers.open(team.id, trigger, commandModal(dispatch.commands, target)),
    )
  })

  app.shortcut({ callback_id: messageShortcut.callbackId }, async ({ ack, body }) => {
    await ack()
    const { team, user, trigger_id: trigger, ...payload } = ShortcutBody.parse(body)
    const { channel, message, response_url: responseUrl } = payload
    const target = replyTarget({
      team: team.id,
      user: user.id,
      channel: channel?.id,
      responseUrl,
      thread: message?.thread_ts,
    })
    await once(trigger, team.id, async () => {
      const words = parseMessageText(message?.text ?? '').slice(0, messageShortcut.maxLength)
      const answer = await dispatch.command({
        ...(await eventFor(trigger, target, user.name ?? user.username)),
        command: messageShortcut.command,
        subcommand: '',
        given: { [messageShortcut.option]: words },
      })
      await answers.deliver(target, answer, trigger)
    })
  })
}
