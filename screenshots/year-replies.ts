/** Replies about a class's year: its calendar, its reading, answers to the daily post, digest, catch-up, book and history. */
import type { Person } from '../src/core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../src/core/reply/form.ts'
import { type Reply, allButtons } from '../src/core/reply/reply.ts'
import type { ShownReply } from './chat-replies.ts'
import { type ShownClass, pressOf, requireReply } from './class.ts'

const dayMs = 86_400_000

/** What is asked before anything is set up. */
const emptyLines: Readonly<Record<string, string>> = {
  'overview-empty': 'settings overview',
  'calendar-empty': 'calendar show',
  'reading-empty': 'reading show',
  'answers-empty': 'answers status',
  'digest-empty': 'digest show',
  'book-empty': 'book show',
  'history-empty': 'settings history',
}

/** How a teacher sets up a term, in this order. */
const setUpLines: Readonly<Record<string, string>> = {
  calendar:
    'calendar set timezone:Europe/London days:mon-fri weeks:"A, B" this-week:A terms:"Autumn: 2026-09-07 to 2026-12-18; Spring: 2027-01-05 to 2027-03-26" exam-weeks:"2026-12-07"',
  'days-off': 'calendar days-off add:"2026-11-27, 2026-12-21..2027-01-04"',
  'calendar-show': 'calendar show',
  spread: 'reading spread from:2026-11-16 to:2027-01-29 days:mon',
  reading: 'reading show',
  answers: 'answers settings answers:on names:anonymous',
  daily: 'daily set 08:30 answer:yes',
  groups: 'answers groups size:4 roles:yes',
  words: 'answers words add:"stupid, boring"',
  reveal: 'answers reveal when:close after:12',
  'digest-set': 'digest set 16:00',
  'homework-set': 'homework set due:"in a week" questions:5',
  plan: 'daily plan',
  log: 'settings log channel:<#2>',
  roster: 'book roster',
  codes: 'book codes',
}

/** What is asked once the class has been at work for some days. */
const laterLines: Readonly<Record<string, string>> = {
  shift: 'reading shift by:"a week"',
  hold: 'reading hold',
  'reading-later': 'reading show',
  pause: 'calendar pause when:tomorrow reason:"Snow"',
  'calendar-paused': 'calendar show',
  status: 'answers status',
  waiting: 'answers waiting',
  digest: 'digest show',
  'homework-progress': 'homework progress',
  book: 'book show',
  'book-quizzes': 'book quizzes',
  'book-canvas': 'book export for:canvas',
  history: 'settings history',
  overview: 'settings overview',
}

const studentLines: Readonly<Record<string, string>> = {
  'reading-student': 'reading show',
  'calendar-student': 'calendar show',
  'catch-up': 'reading catch-up since:2026-11-16',
  'homework-list': 'homework list',
  'answers-mine': 'answers mine',
  'book-mine': 'book mine',
  'progress-mine': 'progress mine',
}

/** The names of what teachers and students ask for; what the buttons of these answer is named after them. */
export const yearNames: readonly string[] = [emptyLines, setUpLines, laterLines, studentLines]
  .flatMap((lines) => Object.keys(lines))
  .map((name) => `year-${name}`)

const answers = [
  'She is lonely before she ever meets anyone: the flat is full of boxes that nobody has opened.',
  'I think it is the other way round. The line says he was already looking away.',
  'Nobody in this scene says what they want, and that is why it hurts.',
  'The word “almost” does all the work here.',
  'It is a stupid thing to say to somebody who is crying.',
  'I read it as a joke at first, and then I read it again.',
]

/** Others are drawn elsewhere. */
const kinds = /^(?:answers|book|calendar|daily|digest|homework|reading|settings):/u

/** What would undo the class that the pictures are about. */
const takesBack =
  /undo|remove|turn off|off$|end |stop|cancel|delete|pause|leave|share|hold|forget|close/iu

export async function yearReplies(shown: ShownClass): Promise<readonly ShownReply[]> {
  const { ask, press, teacher, students, board, clock, bot } = shown
  const replies: ShownReply[] = []
  const pressed = new Set<string>()

  function add(name: string, reply: ReplyOrForm, isPrivate = true): ReplyOrForm {
    replies.push({ name: `year-${name}`, reply, at: clock.now(), isPrivate })
    return reply
  }

  /** Shows what each button answers that no earlier reply had. */
  async function follow(name: string, reply: ReplyOrForm, who: Person, depth = 2): Promise<void> {
    if (isForm(reply) || depth === 0) return
    for (const { label, id, chosen } of pressesOf(reply)) {
      const kind = id.split(':', 2).join(':')
      if (pressed.has(kind) || !kinds.test(kind) || takesBack.test(label)) continue
      pressed.add(kind)
      const next = `${name}-${label
        .toLowerCase()
        .replaceAll(/[^a-z]+/gu, '-')
        .slice(0, 24)}`
      await follow(next, add(next, await press(id, who, { chosen })), who, depth - 1)
    }
  }

  async function show(lines: Readonly<Record<string, string>>, who: Person): Promise<void> {
    for (const [name, line] of Object.entries(lines)) {
      await follow(name, add(name, await ask(line, who)), who)
    }
  }

  async function writeAnswers(): Promise<void> {
    for (const [index, words] of answers.entries()) {
      const form = await press(pressOf(board(), 'Write my answer'), students[index])
      if (!isForm(form)) continue
      if (index === 0) add('answer-form', form)
      const own = await press(form.press, students[index], { fields: { answer: [words] } })
      if (index === 3) {
        await follow('answer-others', add('answer-others', own), students[index] ?? teacher)
      }
      if (index === 0) add('answer-first', own)
      if (index === 4) add('answer-held', own)
    }
  }

  for (const [name, line] of Object.entries(emptyLines)) add(name, await ask(line, teacher))
  await show(setUpLines, teacher)
  for (let day = 0; day < 8; day += 1) {
    await ask('daily now', teacher)
    await bot.daily.worker.runDue()
    if (day === 0) add('post', board(), false)
    if (day % 3 === 0) await writeAnswers()
    await clock.advance(dayMs)
    await bot.answeredPosts.drawStale()
  }
  await show(laterLines, teacher)
  await show(studentLines, students[1] ?? teacher)
  return replies.filter(({ reply }) => isForm(reply) || requireReply(reply).blocks.length > 0)
}

function pressesOf({ blocks }: Reply) {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') {
      return allButtons(block).flatMap((each) =>
        'press' in each ? [{ label: each.label, id: each.press, chosen: [] as string[] }] : [],
      )
    }
    if (block.kind === 'row' && 'press' in block.button) {
      return [{ label: block.button.label, id: block.button.press, chosen: [] as string[] }]
    }
    if (block.kind === 'select') {
      const [first] = block.options
      return first === undefined
        ? []
        : [{ label: block.label, id: block.press, chosen: [first.value] }]
    }
    return []
  })
}
