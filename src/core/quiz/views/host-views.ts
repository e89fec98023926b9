/** What the host sees in private: whether the quiz is open, and the menu behind the Host button. */
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
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
import { type Quiz, type QuizSettings, findPlayer } from '../quiz.ts'
import type { OpenResult } from '../quiz-service.ts'
import type { HostAction } from '../events.ts'

/** Tells the person who starts a quiz whether it is open. `count` is how many questions there are, which can be fewer than the settings ask for. */
export function openedView(opening: OpenResult, count: number, settings: QuizSettings): Reply {
  if (opening === 'busy') {
    return privateReply(
      text(
        'A quiz is already running in this channel. Join it there, or stop it with ',
        { code: 'quiz stop' },
        '.',
      ),
    )
  }
  if (typeof opening === 'object') {
    return privateReply(
      text('The quiz couldn’t be posted in this channel.'),
      text(...opening.rejected),
    )
  }
  return privateReply(
    text(
      'The quiz is open. It starts in a minute, or when you press ',
      { strong: 'Start now' },
      '. You’ll find more under ',
      { strong: 'Host…' },
      '.',
    ),
    count < settings.questions &&
      note(`Only ${formatCount(count, 'question')} are available on that topic.`),
  )
}

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
      joined ? buttons(takeOver) : note('Join the quiz first, then you can take over.'),
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
      person.id !== host?.id && takeOver,
    ),
  )
}
