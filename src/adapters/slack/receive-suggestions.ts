/** Suggestions while somebody types into an input of the command modal. */
import type { App } from '@slack/bolt'
import { suggestPrefix, suggestionOptions } from './command-modal.ts'
import { SuggestionBody } from './payload-schemas.ts'
import type { Receiver } from './receiver.ts'
import { decodeMetadata, roomOfTarget } from './reply-target.ts'

export function receiveSuggestions(app: App, { dispatch, people }: Receiver): void {
  app.options(new RegExp(`^${suggestPrefix}`), async ({ ack, body }) => {
    const { team, user, view, action_id: id, value } = SuggestionBody.parse(body)
    const { target } = decodeMetadata(view.private_metadata)
    const [command = '', subcommand = '', option = ''] = id.slice(suggestPrefix.length).split('/')
    const suggestions = await dispatch.suggest({
      person: await people.find(team.id, user.id, user.name ?? ''),
      room: roomOfTarget(target),
      command,
      subcommand,
      option,
      typed: value,
    })
    await ack({ options: suggestionOptions(value, suggestions) })
  })
}
