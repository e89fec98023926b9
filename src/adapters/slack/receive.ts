/** Listens to Slack through Bolt: one file for each kind of request that it sends. */
import type { App } from '@slack/bolt'
import { receiveActions } from './receive-actions.ts'
import { receiveCommands } from './receive-commands.ts'
import { type ReceiveParts, createReceiver } from './receiver.ts'
import { receiveShortcuts } from './receive-shortcuts.ts'
import { receiveSubmissions } from './receive-submissions.ts'
import { receiveSuggestions } from './receive-suggestions.ts'
import { receiveWorkspaceEvents } from './receive-workspace-events.ts'

/** Registers every listener. `settled` resolves once all the work that is under way has ended. */
export function receive(app: App, parts: ReceiveParts): { settled(): Promise<void> } {
  const receiver = createReceiver(parts)
  receiveCommands(app, receiver)
  receiveActions(app, receiver)
  receiveSuggestions(app, receiver)
  receiveSubmissions(app, receiver)
  receiveShortcuts(app, receiver)
  receiveWorkspaceEvents(app, receiver)
  return { settled: receiver.settled }
}
