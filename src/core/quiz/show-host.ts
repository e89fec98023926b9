/** What the host sees in private: the controls, or for others, how to take over. */
import { press } from '../press.ts'
import {
  type Button,
  type ButtonStyle,
  type Reply,
  button,
  buttons,
  note,
  text,
  whisper,
} from '../reply.ts'
import { type Quiz, playerOf } from './quiz.ts'
import type { Control } from './step.ts'

/** The host's controls, for whoever may use them; everyone else may take over when the host is silent. */
export function hostControls(
  quiz: Quiz,
  person: { readonly id: string; readonly teacher: boolean },
): Reply {
  const { plan, state, host } = quiz
  const may = person.teacher || person.id === host?.id
  const lobbyOpen = state.phase === 'lobby'

  function go(label: string, control: Control, style: ButtonStyle = 'plain'): Button {
    return button(label, press('quiz', control, plan.id), style)
  }

  const takeOver = go('Take over', 'take-over')
  if (!may) {
    const joined = playerOf(quiz, person.id) !== undefined
    return whisper(
      text(
        host === null
          ? 'This quiz has no host now.'
          : `${host.name} hosts this quiz. After a minute of silence anyone who plays can take over.`,
      ),
      ...(joined ? [buttons(takeOver)] : [note('Join the quiz to be able to take over.')]),
    )
  }
  return whisper(
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
