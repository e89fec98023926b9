/** The private menu behind the Host button: the controls, or how to take over. */
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

/** Shows the controls to the host and to teachers, and everyone else how to take over when the host goes quiet. */
export function hostMenu(
  quiz: Quiz,
  person: { readonly id: string; readonly isTeacher: boolean },
): Reply {
  const { plan, state, host } = quiz
  const canControl = person.isTeacher || person.id === host?.id

  function control(label: string, action: HostAction, style: ButtonStyle = 'plain'): Button {
    return button(label, componentId('quiz', action, plan.id), style)
  }

  const takeOver = control('Take over', 'take-over')
  if (!canControl) {
    const joined = findPlayer(quiz, person.id) !== undefined
    return privateReply(
      text(
        host === null
          ? 'This quiz has no host at the moment.'
          : `${host.name} is running this quiz. If they go quiet for a minute, any player can take over.`,
      ),
      ...(joined ? [buttons(takeOver)] : [note('Join the quiz first, then you can take over.')]),
    )
  }
  return privateReply(
    text('You can run the quiz from here.'),
    buttons(
      state.phase === 'lobby'
        ? control('Start now', 'start')
        : control(state.phase === 'asking' ? 'Skip this question' : 'Next', 'skip'),
      control('Add 30 seconds', 'extend'),
      control('Move to the bottom', 'lower'),
      control('Stop', 'stop', 'danger'),
      ...(person.id === host?.id ? [] : [takeOver]),
    ),
  )
}
