/** `/study`, alone or with a line of words. */
import type { App } from '@slack/bolt'
import { commandModal } from './command-modal.ts'
import { createOptionResolver } from './ids.ts'
import { parseUserText } from './parse-text.ts'
import { CommandBody } from './payload-schemas.ts'
import type { Receiver } from './receiver.ts'
import { replyTarget } from './reply-target.ts'

export function receiveCommands(app: App, receiver: Receiver): void {
  const { dispatch, answers, once, eventFor } = receiver

  app.command(/^\//, async ({ ack, body }) => {
    await ack()
    const command = CommandBody.parse(body)
    const { team_id: team, user_id: user, channel_id: channel, trigger_id: trigger } = command
    const target = replyTarget({ team, user, channel, responseUrl: command.response_url })
    await once(trigger, team, async () => {
      if (command.text.trim() === '') {
        await answers.open(team, trigger, commandModal(dispatch.commands, target))
        return
      }
      const event = await eventFor(trigger, target, command.user_name)
      const line = parseUserText(command.text, team)
      const resolver = createOptionResolver(team)
      await answers.deliver(target, await dispatch.line({ ...event, line, resolver }), trigger)
    })
  })
}
