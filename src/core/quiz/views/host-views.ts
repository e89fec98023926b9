/** What the host sees in private: whether the quiz is open, and the menu behind the Host button. */
import { componentId } from '../../command/component-id.ts'
import { tryAgainLater } from '../../command/require-teacher.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Button,
  type ButtonStyle,
  type Reply,
  type RichText,
  button,
  buttons,
  commandMention,
  note,
  numberedList,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { formatMoment, momentOf } from '../moment.ts'
import { type Actor, type Quiz, type QuizPlan, findPlayer, isOver, playerId } from '../quiz.ts'
import type { QuizSettings } from '../quiz-settings.ts'
import { isScored } from '../item.ts'
import type { PlayItem } from '../kinds/index.ts'
import type { OpenResult } from '../quiz-service.ts'
import type { RunningQuiz } from '../quiz-store.ts'
import type { HostAction } from '../events.ts'
import { hasStandings } from './leaderboards.ts'
import { canControl } from '../host-actions.ts'
import { quizOver } from '../too-late.ts'

/** A quiz, who runs it, and where its projector view is. */
interface RunBy {
  readonly quiz: Quiz | undefined
  readonly person: Actor
  readonly projectorLink: string | undefined
}

/**
 * Tells the person who starts a quiz whether it is open, with the controls of `quiz`. There can be fewer `items` than the
 * settings ask for; `isAboutAll` unless a topic was chosen.
 */
export function openedView(
  opening: OpenResult,
  items: readonly PlayItem[],
  settings: QuizSettings,
  { isAboutAll, ...running }: RunBy & { readonly isAboutAll: boolean },
): Reply {
  const about = isAboutAll ? 'in what your class can see' : 'about that'
  if (opening === 'busy') {
    return privateReply(
      text(
        'A quiz is already running in this channel. Join it there, or stop it with ',
        commandMention('quiz stop'),
        '.',
      ),
      ...(running.quiz === undefined ? [] : ownControls({ ...running, quiz: running.quiz })),
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
      opening === 'late'
        ? 'The channel is slow to answer, so the quiz will appear here in a moment. It starts a minute later, or when you press '
        : 'The quiz is open. It starts in a minute, or when you press ',
      { strong: 'Start now' },
      '. To see these buttons again, run ',
      commandMention('quiz start'),
      ' once more.',
    ),
    items.length < settings.questions &&
      note(`There are only ${formatCount(items.length, 'question')} ${about} so far.`),
    settings.opinions > 0 &&
      items.every((item) => isScored(item)) &&
      note(`There are no polls or open questions ${about} yet.`),
    ...(running.quiz === undefined ? [] : controls({ ...running, quiz: running.quiz })),
  )
}

/** The answer to `quiz projector`. */
export function projectorLinkView(link: string | undefined): Reply {
  if (link === undefined) return privateReply(text(noProjector))
  return privateReply(
    text('Open this on the computer with the projector. It shows the quiz as it goes on.'),
    buttons(projectorButton(link)),
    note('Whoever has the link can watch this quiz, but not play. It ends with the quiz.'),
  )
}

function projectorButton(href: string): Button {
  return { label: 'Projector view', href }
}

const noProjector =
  'There’s no projector view yet, because this bot has no web address of its own. Ask whoever runs the bot to give it one.'

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

/**
 * Shows the controls to the host and to teachers, and everyone else how to take over when the host goes quiet. `said` is what
 * came of the last press.
 */
export function hostMenu(
  quiz: Quiz,
  person: Actor,
  projectorLink: string | undefined,
  said?: RichText,
): Reply {
  const { state } = quiz
  if (isOver(state)) {
    return privateReply(
      text(...(said ?? [quizOver])),
      person.isTeacher && note('See how it went with ', commandMention('quiz report'), '.'),
    )
  }
  if (canControl(quiz, person)) {
    return privateReply(
      text(...(said ?? ['You can run the quiz from here.'])),
      ...controls({ quiz, person, projectorLink }),
      projectorLink === undefined && person.isTeacher && note(noProjector),
    )
  }
  if (person.unknown !== undefined) return privateReply(text(tryAgainLater(person.unknown)))
  return privateReply(...takeOverBlocks(quiz, person))
}

/** Returns the controls for the host and for teachers, and for everybody else how to take over. */
function ownControls(running: RunBy & { readonly quiz: Quiz }): readonly Block[] {
  const { quiz, person } = running
  if (isOver(quiz.state)) return []
  return canControl(quiz, person) ? controls(running) : takeOverBlocks(quiz, person)
}

function takeOverBlocks(quiz: Quiz, person: Actor): readonly Block[] {
  const { plan, host } = quiz
  const joined = findPlayer(quiz, playerId(person)) !== undefined
  return [
    text(
      host === null
        ? 'This quiz has no host at the moment.'
        : `${host.name} is running this quiz. If they go quiet for a minute, any player can take over.`,
    ),
    joined
      ? buttons(control(plan, 'Take over', 'take-over'))
      : note('Join the quiz first, then you can take over.'),
  ]
}

/** Each button names what it does next. It carries what the quiz shows now, so that a second press does nothing more. */
function controls({
  quiz,
  person,
  projectorLink,
}: RunBy & { readonly quiz: Quiz }): readonly Block[] {
  const { plan, state, host } = quiz
  const moment = `/${formatMoment(momentOf(state))}`
  const isLast = 'round' in state && state.round + 1 === plan.items.length
  const labels = {
    lobby: 'Start now',
    asking: 'Skip this question',
    talking: 'Vote again now',
    revealing: isLast
      ? hasStandings(quiz)
        ? 'Show the final leaderboard'
        : 'End the quiz'
      : 'Next question',
    done: '',
    abandoned: '',
  }
  return [
    buttons(
      control(plan, labels[state.phase], state.phase === 'lobby' ? 'start' : 'skip', moment),
      control(plan, 'Add 30 seconds', 'extend', moment),
      control(plan, 'Move to the bottom', 'lower', moment),
      control(plan, 'Stop', 'stop', '', 'danger'),
      person.id !== host?.id && control(plan, 'Take over', 'take-over'),
    ),
    buttons(
      state.phase === 'talking' && control(plan, 'Skip this question', 'skip-question', moment),
      projectorLink !== undefined && projectorButton(projectorLink),
      person.isTeacher && button('Other channels…', componentId('quiz', 'elsewhere')),
    ),
  ]
}

function control(
  { id }: QuizPlan,
  label: string,
  action: HostAction,
  moment = '',
  style: ButtonStyle = 'plain',
): Button {
  return button(label, componentId('quiz', action, `${id}${moment}`), style)
}
