/** What the host sees in private: the controls, or for others, how to take over. */
import { componentId } from '../../command/component-id.ts'
import {
  type Button,
  type ButtonStyle,
  type Reply,
  button,
  buttons,
  note,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { type Quiz, findPlayer } from '../quiz.ts'
import type { HostAction } from '../events.ts'

/** The host's controls, for whoever may use them; everyone else may take over when the host is silent. */
export function hostMenu(
  quiz: Quiz,
  person: { readonly id: string; readonly isTeacher: boolean },
): Reply {
  const { plan, state, host } = quiz
  const may = person.isTeacher || person.id === host?.id
  const lobbyOpen = state.phase === 'lobby'

  function go(label: string, control: HostAction, style: ButtonStyle = 'plain'): Button {
    return button(label, componentId('quiz', control, plan.id), style)
  }

  const takeOver = go('Take over', 'take-over')
  if (!may) {
    const joined = findPlayer(quiz, person.id) !== undefined
    return privateReply(
      text(
        host === null
          ? 'This quiz has no host now.'
          : `${host.name} hosts this quiz. After a minute of silence anyone who plays can take over.`,
      ),
      ...(joined ? [buttons(takeOver)] : [note('Join the quiz to be able to take over.')]),
    )
  }
  return privateReply(
    text('You can steer the quiz from here.'),
    buttons(
      lobbyOpen
        ? go('Start now', 'start')
        : go(state.phase === 'asking' ? 'Skip this question' : 'Next', 'skip'),
      go('30 seconds more', 'extend'),
      go('Move to the bottom', 'lower'),
      go('Stop', 'stop', 'danger'),
      ...(person.id === host?.id ? [] : [takeOver]),
    ),
  )
}
