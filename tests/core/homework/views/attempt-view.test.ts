/** What homework shows at its longest, which Discord and Slack take as it is. */
import { expect, test } from 'vitest'
import {
  answeredView,
  attemptAnswerForm,
  attemptQuestionView,
  overviewView,
  shownAt,
  stoppedView,
} from '../../../../src/core/homework/views/attempt-view.ts'
import { homeworkCard } from '../../../../src/core/homework/views/homework-card.ts'
import { homeworkListView } from '../../../../src/core/homework/views/homework-list.ts'
import {
  homeworkNamesView,
  homeworkProgressView,
} from '../../../../src/core/homework/views/homework-progress.ts'
import { homeworkReportView } from '../../../../src/core/homework/views/homework-report.ts'
import { homeworkResultView } from '../../../../src/core/homework/views/homework-result.ts'
import type { PlayItem } from '../../../../src/core/quiz/kinds/index.ts'
import type { Reply } from '../../../../src/core/reply/reply.ts'
import { render as renderDiscord } from '../../../../src/render/discord/render.ts'
import { formView } from '../../../../src/render/slack/render-form.ts'
import { render as renderSlack } from '../../../../src/render/slack/render.ts'
import { judgeMessageBlocks, judgeView } from '../../../fakes/slack/block-kit/check.ts'
import { assignmentWith, attemptWith, setAt } from '../../../fixtures/homework.ts'
import { problemsOf } from '../../../fixtures/valid-discord-message.ts'

/** Words up to a length; `&` is five characters in Slack’s text. */
function longest(length: number, mark = ''): string {
  return `${mark}${'Who & why? '.repeat(length)}`.slice(0, length - 1) + 'x'
}
const shared = {
  scene: 'the-letter',
  prompt: longest(250),
  explanation: longest(600),
  author: longest(60),
  hint: longest(160),
}
const choices = Array.from('123456', (mark) => longest(200, mark))
const lines = Array.from('12345', (mark) => longest(75, mark))
const items: readonly PlayItem[] = Array.from({ length: 6 }, (_, turn): readonly PlayItem[] => [
  { ...shared, id: `a${turn}`, by: 'one', options: choices, key: 1 },
  { ...shared, id: `b${turn}`, by: 'several', options: choices, key: [0, 2, 3, 4] },
  { ...shared, id: `c${turn}`, by: 'words', accept: [longest(150)] },
  { ...shared, id: `d${turn}`, by: 'order', options: lines, key: [2, 0, 1, 4, 3] },
  {
    ...shared,
    id: `e${turn}`,
    by: 'match',
    lefts: lines,
    options: lines,
    key: [1, 2, 0, 4, 3],
  },
]).flat()
const wrong = {
  one: [0],
  several: [1, 5],
  words: longest(150, 'no'),
  order: [0, 1, 2, 3, 4],
  match: [0, 1, 2, 3, 4],
} as const

const assignment = assignmentWith(
  {
    items: [...items],
    note: longest(300),
    about: longest(100),
    show: 'at-once',
    attempts: 5,
    late: { kind: 'reduced', share: 0.5 },
  },
  { lateUntil: setAt + 90 * 86_400_000 },
)
const order = [...items.keys()]
const open = attemptWith({ order, answers: [], deadlineAt: setAt + 3_600_000 })
const done = attemptWith({
  order,
  finishedAt: setAt + 2,
  answers: items.map((item, position) => ({
    position,
    response: [wrong[item.by as keyof typeof wrong]]
      .flat()
      .every((each) => typeof each === 'number')
      ? [...(wrong[item.by as keyof typeof wrong] as readonly number[])]
      : String(wrong[item.by as keyof typeof wrong]),
    at: setAt + 1,
  })),
})
const people = Array.from({ length: 500 }, (_, index) => ({
  id: `slack:T1/U${index}`,
  name: longest(80),
}))
const handedIn = people.map(({ id, name }) => ({ name, attempt: { ...done, person: id } }))
const now = setAt + 5

function at(position: number, attempt = open) {
  const place = { assignment, attempt, position }
  return { place, shown: shownAt(place)! }
}

const views: Record<string, () => Reply> = {
  card: () => homeworkCard(assignment, 499, now),
  ...Object.fromEntries(
    items.slice(0, 5).flatMap((item, position) => [
      [`question ${item.by}`, () => attemptQuestionView(at(position).place, at(position).shown)],
      [
        `solution ${item.by}`,
        () => answeredView(at(position, done).place, at(position, done).shown, 'unchanged'),
      ],
    ]),
  ),
  overview: () => overviewView(assignment, done),
  'overview with nothing': () => overviewView(assignment, open),
  stopped: () => stoppedView(assignment, open),
  result: () => homeworkResultView({ assignment, attempts: [done] }, now, { page: 1 }),
  list: () =>
    homeworkListView(
      Array.from({ length: 20 }, () => ({ assignment, attempts: [open] })),
      now,
      { isTeacher: true, isQuiet: false },
    ),
  progress: () =>
    homeworkProgressView(assignment, {
      handedIn: people,
      late: people,
      begun: people,
      timeUp: people,
      notBegun: [],
    }),
  names: () =>
    homeworkNamesView(assignment, {
      handedIn: people,
      late: people,
      begun: people,
      timeUp: people,
      notBegun: people,
    }),
  report: () => homeworkReportView(assignment, handedIn, now),
}

test.for(Object.keys(views))('Slack and Discord take the longest %s', (name) => {
  const reply = views[name]!()
  const slack = renderSlack(reply)
  expect(slack.map(({ blocks }) => judgeMessageBlocks(blocks)).filter(({ ok }) => !ok)).toEqual([])
  expect(renderDiscord(reply).flatMap(problemsOf)).toEqual([])
})

test.for([2, 3, 4])('Slack takes the longest form', (position) => {
  const { place, shown } = at(position)
  expect(
    judgeView(formView(attemptAnswerForm(place, shown), '{}', undefined), 'modal'),
  ).toMatchObject({
    ok: true,
  })
})
