/** How a question looks to the student who wrote it, and their list of all they wrote. */
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import { createRandom } from '../platform/random.ts'
import { toPlayItem } from '../quiz/item.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import { questionBlocks, rightAnswer } from '../quiz/views/question.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Block,
  type Inline,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  commandMention,
  heading,
  note,
  numberedList,
  privateReply,
  select,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import type { PublicName } from './submission-service.ts'
import { type Submission, maxOpenSubmissions, openStates } from './submission.ts'

/** Whether questions may be written, and whether the class may see by whom. */
export type NamesAllowed = 'on' | 'unsigned'

/** The question as a quiz asks it, then its answer. */
export function previewBlocks(library: Library, item: QuizItem): readonly Block[] {
  const play = toPlayItem(item, library.pack, createRandom(item.prompt.length))
  const title = library.scene(item.scene)?.title
  return [
    ...questionBlocks(play),
    ...rightAnswer(play),
    text(item.explanation),
    ...(title === undefined
      ? []
      : [note(`About ${library.units.labelInSentence(item.scene)}, “${title}”.`)]),
  ]
}

interface OwnView {
  readonly library: Library
  readonly submission: Submission
  /** Undefined where it cannot be asked any more, since its scene is not there. */
  readonly item: QuizItem | undefined
  readonly advice: readonly string[]
  readonly publicName: PublicName | undefined
  readonly names: NamesAllowed
  /** What came of the last press. */
  readonly said?: RichText
}

export function ownSubmissionView(view: OwnView): Reply {
  const { library, submission, item, advice, said } = view
  const canChange = isOpen(submission)
  return privateReply(
    heading('Your question'),
    said && text(...said),
    text(...stateWords(submission)),
    ...(item === undefined
      ? [text({ strong: submission.question.prompt })]
      : previewBlocks(library, item)),
    ...(canChange ? adviceListBlocks(advice, 'It could be even better:') : []),
    ...controls(view),
  )
}

/** @param lead what stands above the advice */
export function adviceListBlocks(advice: readonly string[], lead: string): readonly Block[] {
  return advice.length === 0 ? [] : [text(lead), bullets(advice.map((each) => [each]))]
}

export function isOpen({ state }: Pick<Submission, 'state'>): boolean {
  return openStates.some((each) => each === state)
}

function controls({ submission, publicName, names }: OwnView): readonly Block[] {
  const { id, version, state, signature } = submission
  const list = button('My questions', componentId('quiz', 'mine'))
  const another = button('Write another one…', componentId('quiz', 'compose'), 'primary')
  const seen = `${id}/${version}`
  const change = button('Change it…', componentId('quiz', 'compose', seen))
  switch (state) {
    case 'draft':
    case 'returned':
      return [
        buttons(
          ...sendButtons(seen, publicName, names),
          change,
          button('Delete it', componentId('quiz', 'withdraw', seen), 'danger'),
        ),
        note(
          names === 'on' && publicName !== undefined
            ? 'Your teacher sees who wrote it. The class sees a name only if you send it with yours, and only after the question has been asked.'
            : 'Your teacher sees who wrote it. The class doesn’t.',
        ),
      ]
    case 'waiting':
      return [
        buttons(
          another,
          change,
          button('Take it back', componentId('quiz', 'withdraw', seen)),
          list,
        ),
        note(
          signature === undefined || names === 'unsigned'
            ? 'The class won’t see who wrote it.'
            : `The class will see “Written by ${signature}” after the answer.`,
        ),
      ]
    case 'taking':
    case 'taken':
    case 'declined':
    case 'withdrawn':
      return [buttons(another, list)]
    default:
      return state satisfies never
  }
}

function sendButtons(seen: string, publicName: PublicName | undefined, names: NamesAllowed) {
  const withoutName = componentId('quiz', 'submit', `${seen}/unsigned`)
  if (names === 'unsigned' || publicName === undefined) {
    return [button('Send it to your teacher', withoutName, 'primary')]
  }
  return [
    button(
      `Send it as ${truncate(publicName.name, 20)}`,
      componentId('quiz', 'submit', `${seen}/${publicName.isPseudonym ? 'pseudonym' : 'signed'}`),
      'primary',
    ),
    button('Send it without a name', withoutName, 'primary'),
  ]
}

/** Names a teacher, or the reader themselves. */
export function teacherName(decidedBy: Submission['decidedBy'], reader?: string): Inline {
  if (decidedBy === undefined) return 'A teacher'
  if (decidedBy.id === reader) return 'You'
  return { person: decidedBy.id, name: decidedBy.name ?? 'A teacher' }
}

function stateWords({ state, word, decidedBy }: Submission): RichText {
  switch (state) {
    case 'draft':
      return ['Only you can see it so far.']
    case 'waiting':
      return ['It’s with your teacher now.']
    case 'returned':
      // The words go with the data of the teacher who wrote them.
      return word === ''
        ? [teacherName(decidedBy), ' sent it back.']
        : [teacherName(decidedBy), ' sent it back: ', { strong: word }]
    case 'taking':
    case 'taken':
      return ['Your teacher has taken it for your class’s quizzes. Well done!']
    case 'declined':
      return ['Your teacher left it out this time.']
    case 'withdrawn':
      return ['You’ve taken it back.']
    default:
      return state satisfies never
  }
}

const stateLabels: Readonly<Record<Submission['state'], string>> = {
  draft: 'not sent yet',
  waiting: 'with your teacher',
  returned: 'sent back to you',
  taking: 'taken for your quizzes',
  taken: 'taken for your quizzes',
  declined: 'left out',
  withdrawn: 'withdrawn',
}

/** Discord’s menus have no more options. */
const maxListed = 25
/** More do not fit on a phone. */
const maxLines = 10
/** Slack’s labels are no longer. */
const maxLabel = 75

/** Those that wait for the student come first, and all that are open before those that are not. */
const listOrder: readonly Submission['state'][] = [
  'returned',
  'draft',
  'waiting',
  'taking',
  'taken',
  'declined',
  'withdrawn',
]

/** The student’s own questions. */
export function ownSubmissionsView(submissions: readonly Submission[], said?: RichText): Reply {
  const write = button('Write a question…', componentId('quiz', 'compose'), 'primary')
  if (submissions.length === 0) {
    return privateReply(
      said && text(...said),
      text('You haven’t written any quiz questions yet.'),
      buttons(write),
    )
  }
  const listed = submissions
    .toSorted((a, b) => listOrder.indexOf(a.state) - listOrder.indexOf(b.state))
    .slice(0, maxListed)
  const open = submissions.filter((each) => isOpen(each)).length
  return privateReply(
    said && text(...said),
    heading('Your quiz questions'),
    numberedList(
      listed
        .slice(0, maxLines)
        .map(({ question, state }) => [
          `${truncate(question.prompt, 80)} `,
          { em: `(${stateLabels[state]})` },
        ]),
    ),
    listed.length > maxLines && note('The menu has more of them.'),
    select(
      'Open one',
      componentId('quiz', 'submission'),
      listed.map(({ id, question, state }) => ({
        label: truncate(question.prompt, maxLabel),
        value: id,
        description: stateLabels[state],
      })),
    ),
    open < maxOpenSubmissions.person
      ? buttons(write)
      : note(
          `You have ${formatCount(open, 'question')} open, which is the limit. Once your teacher has looked at them, you can write more.`,
        ),
  )
}

/** Says what has come back, where somebody writes the next one. */
export function newsBlocks(submissions: readonly Submission[]): readonly Block[] {
  const returned = submissions.filter(({ state }) => state === 'returned').length
  if (returned === 0) return []
  return [
    note(
      `${formatCount(returned, 'other question')} of yours came back with a word from your teacher. See `,
      commandMention('quiz mine'),
      '.',
    ),
  ]
}
