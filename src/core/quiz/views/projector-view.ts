/** What a projector shows of a quiz: the words of its message, without the buttons, in parts that fill a screen. */
import { toPlainText } from '../../reply/plain-text.ts'
import { type Block, type Reply, text } from '../../reply/reply.ts'
import type { Quiz, QuizState } from '../quiz.ts'
import { quizMessage } from './quiz-message.ts'

type Timer = Extract<Block, { kind: 'timer' }>

export interface ProjectorView {
  readonly phase: QuizState['phase']
  readonly heading: string
  readonly timer: Timer | undefined
  /** The question and its options, or the answer with its bars. */
  readonly main: readonly Block[]
  readonly board: readonly Block[]
  /** What else the message says, such as how many have answered. */
  readonly aside: readonly Block[]
}

/** Shows nothing that the message in the channel does not show, since it is made from that. */
export function projectorView(
  quiz: Quiz,
  message: Pick<Reply, 'blocks'> = quizMessage(quiz),
): ProjectorView {
  const [first, ...blocks] = message.blocks
  const { phase } = quiz.state
  const timer = blocks.find((block) => block.kind === 'timer')
  const main = blocks
    .filter(({ kind }) => !apart.has(kind))
    // A button beside a text goes as well.
    .map((block) => (block.kind === 'row' ? text(...block.text) : block))
  return {
    phase,
    heading: first === undefined ? '' : toPlainText({ blocks: [first] }),
    timer,
    main: phase === 'lobby' ? [...main, howToJoin] : main,
    board: blocks.filter(({ kind }) => kind === 'ranking'),
    aside: blocks.filter(({ kind }) => kind === 'note'),
  }
}

const howToJoin = text('To play, press ', { strong: 'Join' }, ' in the channel.')

/** What has a place of its own on the screen, or none. */
const apart: ReadonlySet<Block['kind']> = new Set(['ranking', 'note', 'timer', 'buttons', 'select'])
