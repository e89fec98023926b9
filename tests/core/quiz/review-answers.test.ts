/** An open question from its close to the next: what is public, who may look, and points that are added once. */
import { describe, expect, test } from 'vitest'
import type { ActionRequest } from '../../../src/core/command/command.ts'
import type { CommandContext } from '../../../src/core/command/context.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { reviewAnswersActions } from '../../../src/core/quiz/review-answers-actions.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'
import type { QuizEvent, ReviewStep } from '../../../src/core/quiz/events.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { type Quiz, QuizState } from '../../../src/core/quiz/quiz.ts'
import { groupsOf, reviewWaitMs } from '../../../src/core/quiz/shown-answers.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { groupsSeen, reviewView } from '../../../src/core/quiz/views/open-review.ts'
import { projectorView } from '../../../src/core/quiz/views/projector-view.ts'
import { quizMessage } from '../../../src/core/quiz/views/quiz-message.ts'
import { render as renderForDiscord } from '../../../src/render/discord/render.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'

const teacher = { id: 'rivera', name: 'Ms Rivera', isTeacher: true }
const ana = { id: 'ana', name: 'Ana', isTeacher: false }

const open: PlayItem = {
  id: 'mood',
  by: 'open',
  scene: 'the-letter',
  prompt: 'How does she seem to you?',
  explanation: 'Compare the words.',
  length: 'text',
}

let now = openedAt

function apply(quiz: Quiz, event: Omit<QuizEvent, 'now'> & { kind: string }): Quiz {
  return transition(quiz, { ...event, now } as QuizEvent)[0]
}

function after(quiz: Quiz, by: typeof teacher, step: ReviewStep): Quiz {
  return apply(quiz, { kind: 'review', by, round: 0, step } as never)
}

/** The question has just closed; everyone has answered in the given words. */
function closed(
  words: readonly string[],
  {
    host = teacher,
    ...settings
  }: { host?: typeof teacher } & Partial<Quiz['plan']['settings']> = {},
): Quiz {
  now = openedAt
  const lobby = lobbyOf('quiz', { items: [open, open, open] })
  let quiz: Quiz = {
    ...lobby,
    host,
    plan: { ...lobby.plan, settings: { ...lobby.plan.settings, ...settings } },
  }
  for (const [at] of words.entries()) {
    quiz = apply(quiz, {
      kind: 'join',
      by: { ...ana, id: `s${at}`, name: `Student${at}` },
    } as never)
  }
  quiz = apply(quiz, { kind: 'start', by: teacher } as never)
  quiz = apply(quiz, { kind: 'shown', round: 0 } as never)
  for (const [at, response] of words.entries()) {
    const by = { ...ana, id: `s${at}`, name: `Student${at}` }
    quiz = apply(quiz, { kind: 'answer', by, round: 0, response, at: now } as never)
  }
  expect(quiz.state.phase).toBe('revealing')
  return quiz
}

function publicWords(quiz: Quiz): string {
  const { main, aside, board } = projectorView(quiz)
  return [
    toPlainText(quizMessage(quiz)),
    toPlainText({ blocks: [...main, ...aside, ...board] }),
  ].join('\n')
}

function keyOf(quiz: Quiz, words: string): string {
  return groupsOf(quiz).find((group) => group.words === words)!.key
}

function showAll(quiz: Quiz): Quiz {
  return after(quiz, teacher, { kind: 'show', seen: groupsSeen(quiz, 5), as: 'list' })
}

function pointsOf(quiz: Quiz): readonly number[] {
  return quiz.players.toSorted((a, b) => (a.person < b.person ? -1 : 1)).map(({ points }) => points)
}

describe('until a teacher has shown them', () => {
  test('nobody else reads an answer, in the channel or on the projector', () => {
    const quiz = closed(['lonely', 'Lonely', 'proud'])
    expect(publicWords(quiz)).toContain('3 answers. A teacher is having a look first.')
    expect(publicWords(quiz)).not.toMatch(/lonely|proud/i)
    const view = toPlainText(
      reviewView(quiz, { round: 0, page: 0, pagesSeen: 1, isMarking: false }, true),
    )
    expect(view).toMatch(/lonely × 2|Lonely × 2/)
    expect(view).not.toMatch(/Student/)
    const shown = showAll(quiz)
    expect(publicWords(shown)).toMatch(/onely × 2/)
    expect(publicWords(shown)).not.toMatch(/Student/)
  })

  test('the quiz waits for a teacher who hosts it, and goes on without the answers if they do not look', () => {
    const quiz = closed(['lonely', 'proud'])
    now += reviewWaitMs - 1
    expect(apply(quiz, { kind: 'wake', isOnTime: true, seenAt: now } as never).state.phase).toBe(
      'revealing',
    )
    now += 1
    const next = apply(quiz, { kind: 'wake', isOnTime: true, seenAt: now } as never)
    expect(next.state).toMatchObject({ phase: 'asking', round: 1 })
    expect(pointsOf(next)).toEqual([0, 0])
  })

  test('a quiz of a student does not wait; it says how many answered', () => {
    const quiz = closed(['lonely', 'proud'], { host: ana })
    expect(publicWords(quiz)).toContain('2 answers.')
    expect(publicWords(quiz)).not.toMatch(/lonely|teacher is looking/)
    now += 30_000
    expect(apply(quiz, { kind: 'wake', isOnTime: true, seenAt: now } as never).state).toMatchObject(
      { round: 1 },
    )
  })

  test('no student may show, leave out or mark anything, host or not', () => {
    const quiz = closed(['lonely', 'proud'], { host: ana })
    const group = keyOf(quiz, 'lonely')
    for (const step of [
      { kind: 'show', seen: [group], as: 'list' },
      { kind: 'leave-out', group },
      { kind: 'mark', group, credit: 1 },
    ] as const) {
      const [same, effects] = transition(quiz, { kind: 'review', by: ana, round: 0, step, now })
      expect(same).toBe(quiz)
      expect(effects).toMatchObject([{ kind: 'reject' }])
    }
  })
})

describe('what a teacher shows', () => {
  test('lacks names, links and mentions until they are put back, and whatever is left out', () => {
    const quiz = closed(['lonely', 'ask Student0', 'see example.com', 'proud'])
    const shown = showAll(after(quiz, teacher, { kind: 'leave-out', group: keyOf(quiz, 'proud') }))
    expect(publicWords(shown)).toContain('lonely')
    expect(publicWords(shown)).not.toMatch(/Student0|example|proud/)
    const back = after(shown, teacher, { kind: 'put-back', group: keyOf(quiz, 'proud') })
    expect(publicWords(back)).toContain('proud')
    const out = after(back, teacher, { kind: 'leave-out', group: keyOf(quiz, 'lonely') })
    expect(publicWords(out)).not.toContain('lonely')
  })

  test('is what they have had before their eyes: pages that nobody opened stay private', () => {
    const words = Array.from({ length: 12 }, (_, at) => `word${String.fromCharCode(97 + at)}`)
    const quiz = closed(words)
    const shown = after(quiz, teacher, { kind: 'show', seen: groupsSeen(quiz, 1), as: 'list' })
    expect(words.filter((word) => publicWords(shown).includes(word))).toHaveLength(8)
    expect(words.filter((word) => publicWords(showAll(quiz)).includes(word))).toHaveLength(12)
  })

  test('was seen to its end, however long it is', () => {
    const quiz = closed([`${'so '.repeat(60)}sly`])
    const place = { round: 0, page: 0, pagesSeen: 1, isMarking: false }
    expect(toPlainText(reviewView(quiz, place, true))).toContain('sly')
  })

  test('stays one message on Discord, whatever was typed', () => {
    const quiz = closed(
      Array.from({ length: 12 }, (_, at) => `${String.fromCharCode(97 + at)}${'*'.repeat(199)}`),
    )
    const place = { round: 0, page: 0, pagesSeen: 1, isMarking: false }
    expect(renderForDiscord(reviewView(quiz, place, true))).toHaveLength(1)
  })

  test('is asked for again if an answer was deleted meanwhile, so that no unseen one moves up', async () => {
    const words = Array.from({ length: 12 }, (_, at) => `word${String.fromCharCode(97 + at)}`)
    let quiz = closed(words)
    const context = {
      settings: { applied: { pictures: { value: 'off' } } },
      quiz: {
        find: () => Promise.resolve(quiz),
        reviewAnswers: (_id: string, _round: number, step: ReviewStep) => {
          quiz = after(quiz, teacher, step)
          return Promise.resolve()
        },
      },
    } as unknown as CommandContext
    async function press(address: string): Promise<Reply> {
      const [, action = '', value = ''] = address.split(':')
      const request = { value } as unknown as ActionRequest
      const answered = await reviewAnswersActions[action]!.run(request, context)
      return answered as Reply
    }
    const looked = await press('quiz:see-answers:quiz/0/0/1/s')
    const [, gone] = groupsOf(quiz)
    quiz = {
      ...quiz,
      answers: quiz.answers.map((given) =>
        gone!.people.includes(given.person) ? { ...given, response: '' } : given,
      ),
    }
    const again = await press(buttonsOf(looked)['Show to the class']!)
    expect(toPlainText(again)).toContain('have changed since you looked')
    expect(publicWords(quiz)).not.toMatch(/word[a-l]\b/)
    await press(buttonsOf(again)['Show to the class']!)
    expect(words.filter((word) => publicWords(quiz).includes(word))).toHaveLength(8)
  })

  test('stays shown when another teacher shows less', () => {
    const words = Array.from({ length: 12 }, (_, at) => `word${String.fromCharCode(97 + at)}`)
    const quiz = closed(words)
    const less = { kind: 'show', seen: groupsSeen(quiz, 1), as: 'list' } as const
    const shown = after(showAll(quiz), { ...teacher, id: 'lovelace' }, less)
    expect(words.filter((word) => publicWords(shown).includes(word))).toHaveLength(12)
  })

  test('can be a cloud, whose words for screen readers are the list', () => {
    const quiz = closed(['lonely', 'lonely', 'proud', '<script>'])
    const shown = after(quiz, teacher, { kind: 'show', seen: groupsSeen(quiz, 1), as: 'cloud' })
    const picture = quizMessage(shown).blocks.find((block) => block.kind === 'picture')
    expect(picture?.alt).toMatch(/^lonely × 2\n/)
    expect(picture?.svg).toContain('proud')
    expect(picture?.svg).not.toContain('<script>')
  })

  test('stays what it is after a restart', () => {
    const shown = showAll(closed(['lonely', 'proud']))
    const restored = { ...shown, state: QuizState.parse(JSON.parse(JSON.stringify(shown.state))) }
    expect(publicWords(restored)).toBe(publicWords(shown))
  })
})

describe('points by hand', () => {
  test('are added once, however often they are given, and taken back', () => {
    const quiz = closed(['lonely', 'Lonely', 'proud'])
    const [lonely, proud] = ['Lonely', 'proud'].map((words) => keyOf(quiz, words))
    const full = { kind: 'mark', group: lonely!, credit: 1 } as const
    const once = after(quiz, teacher, full)
    expect(pointsOf(once)).toEqual([100, 100, 0])
    expect(pointsOf(after(once, teacher, full))).toEqual([100, 100, 0])
    const both = after(once, teacher, { kind: 'mark', group: proud!, credit: 0.5 })
    expect(pointsOf(both)).toEqual([100, 100, 50])
    const less = after(both, teacher, { ...full, credit: 0 })
    expect(pointsOf(less)).toEqual([0, 0, 50])
    const none = after(less, teacher, { kind: 'mark', group: proud!, credit: 0 })
    expect(pointsOf(none)).toEqual([0, 0, 0])
    // As if nobody had ever marked it, the question counts for nobody.
    expect(none.answers.map(({ score }) => score)).toEqual([null, null, null])
    expect(none.state.uncounted).toBe(quiz.state.uncounted)
    expect(once.state.uncounted).toBe(quiz.state.uncounted! - 1)
  })

  test('are for the question that is shown, and for no later one', () => {
    const quiz = closed(['lonely'])
    const next = apply(quiz, { kind: 'skip', by: teacher } as never)
    const late = after(next, teacher, { kind: 'mark', group: keyOf(quiz, 'lonely'), credit: 1 })
    expect(pointsOf(late)).toEqual([0])
  })
})

test('a warm-up has no points by hand', () => {
  const quiz = closed(['lonely', 'proud'], { warmUp: 1 })
  const place = { round: 0, page: 0, pagesSeen: 1, isMarking: false }
  expect(JSON.stringify(reviewView(quiz, place, false))).not.toContain('Give points…')
  const marked = after(quiz, teacher, { kind: 'mark', group: keyOf(quiz, 'lonely'), credit: 1 })
  expect(pointsOf(marked)).toEqual([0, 0])
})

test('who gives points is told when the leaderboard shows whose answer has them', () => {
  const place = { round: 0, page: 0, pagesSeen: 1, isMarking: true }
  const [seen, unseen] = (['everyone', 'own'] as const).map((board) =>
    toPlainText(reviewView(closed(['lonely'], { board }), place, false)),
  )
  expect(seen).toContain('The leaderboard changes at once')
  expect(unseen).not.toContain('The leaderboard changes at once')
})

test('an anonymous quiz says that it cannot look for names', () => {
  const quiz = closed(['lonely'], { anonymous: true })
  const view = reviewView(quiz, { round: 0, page: 0, pagesSeen: 1, isMarking: false }, false)
  expect(toPlainText(view)).toContain('doesn’t know whose names to look for')
})
