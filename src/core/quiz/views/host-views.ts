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
  numberedList,
  text,
  privateReply,
} from '../../reply/reply.ts'
import {
  type Actor,
  type Quiz,
  type QuizSettings,
  findPlayer,
  momentOf,
  playerId,
} from '../quiz.ts'
import type { OpenResult } from '../quiz-service.ts'
import type { RunningQuiz } from '../quiz-store.ts'
import type { HostAction } from '../events.ts'
import { canControl } from '../host-actions.ts'

/** Tells the person who starts a quiz whether it is open. `count` is how many questions there are, which can be fewer than the settings ask for. */
export function openedView(
  opening: OpenResult,
  count: number,
  settings: QuizSettings,
  projectorLink: string | undefined,
): Reply {
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
    buttons(projectorLink !== undefined && projectorButton(projectorLink)),
  )
}

/** The answer to `quiz projector`. */
export function projectorLinkView(link: string | undefined): Reply {
  if (link === undefined) return privateReply(text(...noProjector))
  return privateReply(
    text('Open this on the computer with the projector. It shows the quiz as it goes on.'),
    buttons(projectorButton(link)),
    note('Whoever has the link can watch this quiz, but not play. It ends with the quiz.'),
  )
}

function projectorButton(href: string): Button {
  return { label: 'Projector view', href }
}

const noProjector = [
  'There’s no projector view yet: whoever runs the bot needs to set ',
  { code: 'PUBLIC_URL' },
  ', the web address at which people reach it.',
] as const

/** As many quizzes as fit a message on every platform. */
const maxRunningShown = 10

/** Shows a teacher the quizzes that run in other channels of the class, each with a button that stops it. */
export function runningQuizzesView(quizzes: readonly RunningQuiz[]): Reply {
  const shown = quizzes.slice(0, maxRunningShown)
  if (shown.length === 0) return privateReply(text('No other channel of your class has a quiz.'))
  return privateReply(
    text('These quizzes are running in other channels of your class:'),
    numberedList(
      shown.map(({ plan: { room, about }, host }) => [
        { channel: room, name: 'Another channel' },
        `: ${about}${host === undefined ? '' : `, hosted by ${host}`}`,
      ]),
    ),
    ...shown.map(({ plan }, index) =>
      buttons(button(`Stop number ${index + 1}`, componentId('quiz', 'stop', plan.id), 'danger')),
    ),
    quizzes.length > shown.length &&
      note(`And ${quizzes.length - shown.length} more. Stop these first to see the rest.`),
  )
}

/** Shows the controls to the host and to teachers, and everyone else how to take over when the host goes quiet. */
export function hostMenu(
  quiz: Quiz,
  person: Pick<Actor, 'id' | 'isTeacher' | 'player'>,
  projectorLink: string | undefined,
): Reply {
  const { plan, state, host } = quiz

  function control(label: string, action: HostAction, style: ButtonStyle = 'plain'): Button {
    // Skip says what it skips, so that pressing it twice does not skip what comes next.
    const { round, phase } = momentOf(state)
    const value = action === 'skip' ? `${plan.id}/${round}/${phase}` : plan.id
    return button(label, componentId('quiz', action, value), style)
  }

  const takeOver = control('Take over', 'take-over')
  if (!canControl(quiz, person)) {
    const joined = findPlayer(quiz, playerId(person)) !== undefined
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
    buttons(
      projectorLink !== undefined && projectorButton(projectorLink),
      person.isTeacher && button('Other channels…', componentId('quiz', 'elsewhere')),
    ),
    projectorLink === undefined && person.isTeacher && note(...noProjector),
  )
}
