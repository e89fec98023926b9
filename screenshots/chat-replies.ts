/** Every kind of reply, as the bot gives it on one chat platform. */
import { type ReplyOrForm, isForm } from '../src/core/reply/form.ts'
import { type Reply, allButtons } from '../src/core/reply/reply.ts'
import { type ShownClass, pressOf, requireReply } from './class.ts'

export interface ShownReply {
  readonly name: string
  readonly reply: ReplyOrForm
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
  'not-allowed': 'daily set 08:30',
  'no-scores': 'scores',
  'review-decks': 'review start',
  'review-settings': 'review settings limit:10 reminder:18:30',
  'no-quiz': 'quiz stop',
  'bad-option': 'quiz start questions:99',
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
  'help-teacher': 'help',
  'daily-why': 'daily why',
  'daily-later': 'daily why 2026-11-23',
  'daily-pause': 'daily pause',
  'daily-resume': 'daily resume',
  'pack-upload': 'pack upload',
  'settings-teacher': 'settings show',
  'quiz-save': 'quiz save name:friday questions:5 seconds:20 scoring:speed teams:3',
  'quiz-presets': 'quiz presets',
}

/** Buttons of the replies above, each pressed by whoever got the reply. */
const presses: Readonly<Record<string, readonly (readonly [name: string, label: RegExp])[]>> = {
  character: [
    ['character-change', /^How they change/u],
    ['character-relationships', /^Relationships/u],
    ['character-line', /^A line/u],
  ],
  theme: [['theme-evidence', /^All the evidence/u]],
  'review-empty': [['review-choose', /^Choose a deck/u]],
  'my-data-delete': [['my-data-sure', /^Delete my data/u]],
  'daily-status': [['daily-days-off', /days off/u]],
  'daily-holidays': [['daily-calendar', /calendar/u]],
  'daily-preview': [['daily-another', /^Another/u]],
  packs: [['packs-look', /./u]],
}

export async function chatReplies(shown: ShownClass): Promise<readonly ShownReply[]> {
  const { ask, press, teacher, students, board, answerAll, waitFor, clock, quizId } = shown
  const replies: ShownReply[] = []

  function add<Shown extends ReplyOrForm>(
    name: string,
    reply: Shown,
    isPrivate = isForm(reply) || reply.private !== false,
  ): Shown {
    replies.push({ name, reply, at: clock.now(), isPrivate })
    return reply
  }

  async function addPresses(name: string, reply: ReplyOrForm, who = students[0]): Promise<void> {
    for (const [next, label] of presses[name] ?? []) {
      const found = isForm(reply) ? undefined : findPress(reply, label)
      if (found !== undefined) add(next, await press(found, who))
    }
  }

  for (const [name, line] of Object.entries(studentLines)) {
    const reply = add(name, await ask(line))
    await addPresses(name, reply)
    if (isForm(reply)) continue
    if (name === 'quote') {
      if (shown.room.showsPictures === true) {
        add('quote-card', requireReply(await press(pressOf(reply, 'As a picture'))))
      }
      add('cite', requireReply(await press(pressOf(reply, 'Cite'))))
      add(
        'quote-shared',
        requireReply(await press(pressOf(reply, 'Share with the channel'))),
        false,
      )
    }
    if (name === 'review') {
      const answer = add('review-answer', requireReply(await press(firstPress(reply))))
      add('review-graded', await press(pressOf(answer, /^Good/u)))
    }
  }
  for (const [name, line] of Object.entries(teacherLines)) {
    await addPresses(name, add(name, await ask(line, teacher)), teacher)
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

function findPress({ blocks }: Reply, label: RegExp): string | undefined {
  const all = blocks.flatMap((block) => (block.kind === 'buttons' ? allButtons(block) : []))
  const found = all.find((each) => label.test(each.label))
  return found !== undefined && 'press' in found ? found.press : undefined
}

function firstPress({ blocks }: Reply): string {
  for (const block of blocks) {
    const [first] = block.kind === 'buttons' ? block.buttons : []
    if (first !== undefined && 'press' in first) return first.press
  }
  throw new Error('There is no button.')
}
