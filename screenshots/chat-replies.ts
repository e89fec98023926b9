/** Every kind of reply, as the bot gives it on one chat platform. */
import type { Reply } from '../src/core/reply/reply.ts'
import { type ShownClass, pressOf, requireReply } from './class.ts'

export interface ShownReply {
  readonly name: string
  readonly reply: Reply
  /** Epoch milliseconds. */
  readonly at: number
  /** Whether only the person who asked sees it. */
  readonly isPrivate: boolean
}

const studentLines: Readonly<Record<string, string>> = {
  scene: 'scene carnival',
  quote: 'quote hole in my heart',
  character: 'character Samantha',
  theme: 'theme love',
  search: 'search feelings',
  discuss: 'discuss Samantha',
  help: 'help',
  'help-quiz': 'help quiz',
  'not-found': 'scene xylophone',
  unknown: 'dance',
  progress: 'progress',
  settings: 'settings',
  packs: 'pack list',
  'review-empty': 'review',
  'review-start': 'review start terms',
  review: 'review',
  'my-data': 'mydata show',
  'my-data-delete': 'mydata delete',
}

const teacherLines: Readonly<Record<string, string>> = {
  'daily-set': 'daily set 08:30 timezone:Europe/London',
  'daily-status': 'daily status',
  'daily-plan': 'daily plan',
  'daily-holidays': 'daily holidays',
  'daily-preview': 'daily preview',
  'progress-set': 'progress set carnival',
  'settings-set': 'settings set rating:teen',
  'help-daily': 'help daily set',
}

export async function chatReplies(shown: ShownClass): Promise<readonly ShownReply[]> {
  const { ask, press, teacher, students, board, answerAll, waitFor, clock, quizId } = shown
  const replies: ShownReply[] = []

  function add(name: string, reply: Reply, isPrivate = reply.private !== false): Reply {
    replies.push({ name, reply, at: clock.now(), isPrivate })
    return reply
  }

  for (const [name, line] of Object.entries(studentLines)) {
    const reply = add(name, requireReply(await ask(line)))
    if (name === 'quote') {
      if (shown.room.showsPictures === true)
        add('quote-card', requireReply(await press(pressOf(reply, 'As a picture'))))
      add('cite', requireReply(await press(pressOf(reply, 'Cite'))))
      add(
        'quote-shared',
        requireReply(await press(pressOf(reply, 'Share with the channel'))),
        false,
      )
    }
    if (name === 'review') add('review-answer', requireReply(await press(firstPress(reply))))
  }
  for (const [name, line] of Object.entries(teacherLines)) {
    add(name, requireReply(await ask(line, teacher)))
  }

  add('quiz-opened', requireReply(await ask('quiz start questions:5 seconds:60', teacher)))
  for (const student of students) await press(pressOf(board(), 'Join'), student)
  add('quiz-lobby', board(), false)
  add('quiz-joined', requireReply(await press(pressOf(board(), 'Join'))))
  await press(pressOf(board(), 'Start now'), teacher)
  for (let round = 1; round <= 5; round += 1) {
    await waitFor('asking')
    if (round <= 2) add(`quiz-question-${round}`, board(), false)
    await answerAll(quizId())
    await waitFor('revealing')
    if (round <= 2) add(`quiz-answer-${round}`, board(), false)
    if (round === 1) add('quiz-host', requireReply(await press(pressOf(board(), 'Host…'), teacher)))
    await clock.advance(1000)
    if (round < 5) await waitFor('asking')
  }
  await waitFor('done')
  const over = add('quiz-over', board(), false)
  add('quiz-result', requireReply(await press(pressOf(over, 'My result'))))
  add('scores', requireReply(await ask('scores')))
  add('quiz-report', requireReply(await ask('quiz report', teacher)))
  add('quiz-class', requireReply(await ask('quiz class', teacher)))
  return replies
}

function firstPress({ blocks }: Reply): string {
  for (const block of blocks) {
    const [first] = block.kind === 'buttons' ? block.buttons : []
    if (first !== undefined && 'press' in first) return first.press
  }
  throw new Error('There is no button.')
}
