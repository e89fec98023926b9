/** What Discord would find wrong with a drawn message, by its published schema and its documented rules. */
import { messageBody } from '../../../src/adapters/discord/bodies.ts'
import type { RenderedMessage } from '../../../src/adapters/discord/render.ts'
import { messageProblems } from '../../fakes/discord/message-limits.ts'
import { schemaProblems } from '../../fakes/discord/schema.ts'

export function problemsOf(message: RenderedMessage) {
  const body = messageBody(message)
  const files = message.files.map(({ name }) => name)
  return [
    ...schemaProblems('POST /channels/{channel_id}/messages', body),
    ...messageProblems(
      body as Parameters<typeof messageProblems>[0],
      { flags: body.flags, settable: body.flags, files },
      [],
    ),
  ]
}
