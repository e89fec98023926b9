/** Events of the workspace: the Home tab is opened, the app is removed. */
import type { App } from '@slack/bolt'
import { EventBody } from './payload-schemas.ts'
import type { Receiver } from './receiver.ts'
import { replyTarget } from './reply-target.ts'

export function receiveWorkspaceEvents(app: App, receiver: Receiver): void {
  const { isFirst, once, eventFor, showHome, onRemoved } = receiver

  app.event('app_home_opened', async ({ body }) => {
    const { team_id: team, event_id: id, event } = EventBody.parse(body)
    const { user, tab } = event
    if (user === undefined || tab !== 'home') return
    await once(id, team, async () => {
      await showHome(await eventFor(id, replyTarget({ team, user })), team, user)
    })
  })

  async function removed({ body }: { readonly body: unknown }): Promise<void> {
    const { team_id: team, event_id: id, event_time: at, event } = EventBody.parse(body)
    const onlyPeoplesTokens = event.tokens !== undefined && event.tokens.bot.length === 0
    if (onlyPeoplesTokens || !isFirst(id)) return
    // Slack sends whole seconds, so everything up to the end of that second counts as before.
    await onRemoved(team, at * 1000 + 999)
  }
  app.event('app_uninstalled', removed)
  app.event('tokens_revoked', removed)
}
