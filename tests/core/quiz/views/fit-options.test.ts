import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../../src/core/pack/library.ts'
import { createRandom } from '../../../../src/core/platform/random.ts'
import { correctAnswer, toPlayItem } from '../../../../src/core/quiz/item.ts'
import { type PlayItem, QuizItem, kindOf } from '../../../../src/core/quiz/kinds/index.ts'
import type { Player, Quiz } from '../../../../src/core/quiz/quiz.ts'
import { pointsFor } from '../../../../src/core/quiz/score.ts'
import { answerFeedback, personalResultView } from '../../../../src/core/quiz/views/feedback.ts'
import { escapedLength, fitOptions } from '../../../../src/core/quiz/views/fit-options.ts'
import { projectorView } from '../../../../src/core/quiz/views/projector-view.ts'
import { answerForm } from '../../../../src/core/quiz/views/question.ts'
import { quizMessage } from '../../../../src/core/quiz/views/quiz-message.ts'
import { teacherReportView } from '../../../../src/core/quiz/views/teacher-report.ts'
import { type Reply, replyWith } from '../../../../src/core/reply/reply.ts'
import { quizItemToFlashcard } from '../../../../src/core/review/to-flashcard.ts'
import { renderForm } from '../../../../src/render/discord/render-form.ts'
import { render as renderForDiscord } from '../../../../src/render/discord/render.ts'
import { renderForm as renderPageForm } from '../../../../src/render/html/render-form.ts'
import { renderReply } from '../../../../src/render/html/render.ts'
import { formView } from '../../../../src/render/slack/render-form.ts'
import { render as renderForSlack } from '../../../../src/render/slack/render.ts'
import { render as renderForTerminal } from '../../../../src/render/terminal/render.ts'
import { schemaProblems } from '../../../fakes/discord/schema.ts'
import { everyComponent } from '../../../fakes/discord/state.ts'
import { judgeMessageBlocks, judgeView } from '../../../fakes/slack/block-kit/check.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'
import { textOf, textsIn } from '../../../fixtures/payload-words.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'
import { problemsOf } from '../../../fixtures/valid-discord-message.ts'

const library = createLibrary(lantern, { ceiling: 'mature' })

/** Makes the longest text that a pack may have, told from the others by its name. */
type Fill = (name: string, length: number) => string

function prose(name: string, length: number): string {
  return `${`${name} ${'burns by day and by night, '.repeat(30)}`.slice(0, length - 1)}x`
}

function marks(name: string, length: number): string {
  return `${name} ${'*_[`|~'.repeat(150)}`.slice(0, length)
}

/** Each of three bytes, as in Chinese. */
function wide(name: string, length: number): string {
  return `${name} ${'花'.repeat(length)}`.slice(0, length)
}

function choiceOf(options: number, fill: Fill): PlayItem {
  const [answer, ...distractors] = namesOf(options).map((name) => fill(name, 200))
  return played({ kind: 'detail', answer, distractors }, fill)
}

function severalOf(right: number, wrong: number, fill: Fill): PlayItem {
  const all = namesOf(right + wrong).map((name) => fill(name, 200))
  return played(
    { kind: 'several', answers: all.slice(0, right), distractors: all.slice(right) },
    fill,
  )
}

function namesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Number ${index + 1}`)
}

function itemOf(fields: object, fill: Fill): QuizItem {
  const shared = { id: 'x', scene: 'the-climb', rating: 'everyone', source: ['T1'] }
  const texts = { prompt: fill('Which?', 250), explanation: fill('Because', 600) }
  const item = QuizItem.parse({ ...shared, ...texts, ...fields })
  const problems: string[] = []
  kindOf(item).check(item, undefined, (_, message) => problems.push(message))
  expect(problems).toEqual([])
  return item
}

function played(fields: object, fill: Fill): PlayItem {
  return toPlayItem(itemOf(fields, fill), { id: 'lantern', language: 'en' }, createRandom(1))
}

const phases = ['asking', 'revealing', 'talking', 'talked over'] as const

/** Six teams, a full board, and an answer of everyone; in a talk and after it, a first vote of everyone, too. */
function quizOf(item: PlayItem, phase: (typeof phases)[number]): Quiz {
  const lobby = lobbyOf('quiz', { items: [item, item, item] })
  const players = Array.from({ length: 30 }, (_, nth): Player => ({
    person: `p${nth}`,
    name: `${nth} Somebody 名前がとても長い人が`,
    team: nth % 6,
    alias: null,
    pseudonym: null,
    seated: true,
    missed: 0,
    points: 900 + nth,
    hidden: false,
  }))
  const { message, posts, hostSeenAt, quiet } = lobby.state
  const during = { message, posts, hostSeenAt, quiet, round: 0, extensions: 0 }
  const settings = { ...lobby.plan.settings, teams: 6, mode: 'peer', talk: 'pairs' } as const
  const hasTalked = phase === 'talking' || phase === 'talked over'
  return {
    ...lobby,
    plan: { ...lobby.plan, settings: hasTalked ? settings : { ...settings, mode: 'plain' } },
    state:
      phase === 'asking'
        ? { phase, askedAt: 0, closesAt: 60_000, returned: true, ...during }
        : phase === 'talking'
          ? { phase, endsAt: 60_000, ...during }
          : { phase: 'revealing', nextAt: 60_000, skipped: false, ...during },
    players,
    firstVotes: (hasTalked ? players : []).map(({ person }, nth) => ({
      person,
      round: 0,
      response: nth % 2 === 0 ? correctAnswer(item) : [],
      at: 0,
      took: 5,
      score: null,
    })),
    answers: players.map(({ person }) => ({
      person,
      round: 0,
      response: correctAnswer(item),
      at: 0,
      took: 5,
      score: { credit: 1, points: 100 },
    })),
  }
}

function discordText(reply: Reply): string {
  return renderForDiscord(reply)
    .flatMap(({ components }) => everyComponent(components))
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')
}

function expectAccepted(reply: Reply): void {
  for (const message of renderForDiscord(reply)) expect(problemsOf(message)).toEqual([])
  for (const { blocks } of renderForSlack(reply)) {
    expect(judgeMessageBlocks(blocks)).toMatchObject({ ok: true })
  }
}

const questions = [
  ['six options', choiceOf(6, prose)],
  ['two options', choiceOf(2, prose)],
  ['seven options, several right', severalOf(4, 3, prose)],
] as const
const strange = [
  ['six options that are nothing but marks', choiceOf(6, marks)],
  ['eight options that are nothing but marks', severalOf(4, 4, marks)],
  ['six options of wide characters', choiceOf(6, wide)],
  ['eight options of wide characters', severalOf(4, 4, wide)],
] as const

function optionsOf(item: PlayItem): readonly string[] {
  return 'options' in item ? item.options : []
}

describe.each(questions)('%s of 200 characters', (_, item) => {
  const options = optionsOf(item)

  // After a talk the options may be shortened: everyone has seen them whole twice.
  test.each(['asking', 'revealing', 'talking'] as const)(
    'are whole in the one message of a quiz, on every platform: %s',
    (phase) => {
      const reply = quizMessage(quizOf(item, phase))
      expectAccepted(reply)
      expect(renderForDiscord(reply)).toHaveLength(1)
      expect(renderForSlack(reply)).toHaveLength(1)
      const terminal = renderForTerminal(reply, { width: 80, colours: false }).text.split('\n')
      expect(terminal.filter((line) => line.length > 80 && !line.startsWith('['))).toEqual([])
      const slack = textsIn(renderForSlack(reply)[0].blocks, new Set(['text'])).join(' ')
      const page = textOf(renderReply(reply).markup)
      const projector = textOf(
        renderReply({ blocks: projectorView(quizOf(item, phase)).main }).markup,
      )
      for (const text of [discordText(reply), slack, page, projector]) {
        for (const option of options) expect(text).toContain(option)
      }
    },
  )

  test('are whole in a form, where a menu has their beginnings', () => {
    const form = answerForm(item, 'quiz/0')
    const modal = { type: 9, data: renderForm(form) }
    const path = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
    expect(schemaProblems(path, modal)).toEqual([])
    const view = formView(form, '')
    expect(judgeView(view, 'modal')).toMatchObject({ ok: true })
    const texts = [
      JSON.stringify(modal),
      textsIn(view.blocks, new Set(['text'])).join(' '),
      textOf(renderPageForm(form).markup),
    ]
    for (const text of texts) {
      for (const option of options) expect(text).toContain(option)
      expect(text).toMatch(/[A-H]\. Number \d burns by day .{20,}…/)
    }
  })

  test('are whole for the person who answered, in their result and in the report', () => {
    const quiz = quizOf(item, 'revealing')
    const [answer] = quiz.answers
    const given = { kind: 'accepted', response: answer!.response } as const
    const wrong = quiz.answers.map((each) => ({ ...each, credit: 0, points: 0 }))
    const rounds = [0, 1, 2, 3, 4, 5, 6, 7]
    const result = {
      plan: { ...quiz.plan, items: rounds.map(() => item) },
      endedAt: 1,
      rounds: 8,
      players: quiz.players,
      answers: rounds.flatMap((round) => wrong.map((each) => ({ ...each, round }))),
      firstVotes: [],
      flags: new Map(),
    }
    const feedback = answerFeedback(given, item, quiz.plan.settings, 'quiz/0')
    const own = personalResultView(result, 'p1')
    const right = Array.isArray(answer!.response) ? answer!.response : []
    for (const reply of [feedback, own, teacherReportView(result)]) expectAccepted(reply)
    for (const index of right) {
      expect(discordText(feedback)).toContain(options[index])
      expect(discordText(own)).toContain(options[index])
    }
    const [file] = teacherReportView(result).blocks.filter((block) => block.kind === 'file')
    for (const option of options) expect(file?.content).toContain(option)
  })
})

test.each([
  { kind: 'detail', answer: prose('a', 200), distractors: ['b', 'c', 'd', 'e', 'f'] },
  { kind: 'several', answers: [prose('a', 200), 'g'], distractors: ['b', 'c', 'd', 'e', 'f'] },
])('a flashcard and its author’s preview show long options: $kind', (fields) => {
  const item = itemOf(fields, prose)
  const { question, answer } = quizItemToFlashcard(library, item)
  for (const blocks of [question, answer, [kindOf(item).preview(item)]]) {
    const reply = replyWith(...blocks)
    expectAccepted(reply)
    expect(discordText(reply)).toContain(prose('a', 200))
  }
})

describe.each(strange)('%s', (_, item) => {
  test.each(phases)('still make one message: %s', (phase) => {
    const reply = quizMessage(quizOf(item, phase))
    expectAccepted(reply)
    expect(renderForDiscord(reply)).toHaveLength(1)
    for (const option of optionsOf(item)) {
      expect(discordText(reply)).toContain(option.slice(0, 8))
    }
  })

  test('still make a form', () => {
    const modal = { type: 9, data: renderForm(answerForm(item, 'quiz/0')) }
    const path = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
    expect(schemaProblems(path, modal)).toEqual([])
  })
})

test('with two options a guess is worth half: with a penalty, a wrong one costs what a right one earns', () => {
  const item = choiceOf(2, prose)
  const { settings } = lobbyOf('quiz').plan
  const right = Number(correctAnswer(item))
  const points = [true, false].map((penalty) =>
    [right, 1 - right].map((index) => pointsFor({ ...settings, penalty }, item, [index], 0)),
  )
  expect(points).toEqual([
    [100, -100],
    [100, 0],
  ])
})

test('options are shortened only where they have no room, each to its share, and short ones never', () => {
  expect(fitOptions(['one', 'two'], 6)).toEqual(['one', 'two'])
  const [long = '', short = ''] = fitOptions(['word '.repeat(20), 'two'], 60)
  expect(long).toMatch(/^(word )+word…$/)
  expect(long.length).toBeLessThanOrEqual(30)
  expect(short).toBe('two')
  const shortened = fitOptions(['*'.repeat(50), `${'a '.repeat(30)}${'*'.repeat(30)}`], 60)
  for (const each of shortened) expect(escapedLength(each)).toBeLessThanOrEqual(30)
})
