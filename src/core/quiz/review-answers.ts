/** What a teacher does with the answers to an open question: leave some out, show the rest to the class, give points by hand. */
import { type QuizEvent, type Transition, reject } from './events.ts'
import { revealMsFor, showNow } from './phases.ts'
import { type GivenAnswer, type Quiz, type QuizState, withState } from './quiz.ts'
import { groupsOf } from './shown-answers.ts'
import { isWarmUp } from './warm-up.ts'
import { quizMovedOn } from './too-late.ts'

type Revealing = Extract<QuizState, { phase: 'revealing' }>

type ReviewEvent = Extract<QuizEvent, { kind: 'review' }>

/** How long a teacher has at least after each step, milliseconds. */
const stepMs = 45_000

/** How long the class has at least to read what was shown, milliseconds. */
const readMs = 25_000

const pointsInFull = 100

export function reviewAnswers(quiz: Quiz, { by, round, step, now }: ReviewEvent): Transition {
  const { state } = quiz
  if (!by.isTeacher) return reject(quiz, 'Only teachers can look at these answers.')
  if (state.phase !== 'revealing' || state.round !== round || state.review === undefined) {
    return reject(quiz, quizMovedOn)
  }
  const { review } = state
  const later = Math.max(state.nextAt, now + stepMs)
  switch (step.kind) {
    case 'leave-out':
    case 'put-back': {
      const others = review.leftOut.filter((key) => key !== step.group)
      const leftOut = step.kind === 'put-back' ? others : [...others, step.group]
      return update(quiz, { ...state, nextAt: later, review: { ...review, leftOut } })
    }
    case 'show': {
      const nextAt = now + Math.max(revealMsFor(quiz), readMs)
      // What another teacher has shown stays shown.
      const seen = new Set([...(review.shown ?? []), ...step.seen])
      const shown = { ...review, shown: [...seen], as: step.as }
      return update(quiz, { ...state, nextAt, review: shown })
    }
    case 'mark':
      if (isWarmUp(quiz.plan, round)) return reject(quiz, 'A warm-up question has no points.')
      return mark(quiz, { ...state, nextAt: later }, step.group, step.credit)
    default:
      return step satisfies never
  }
}

function update(quiz: Quiz, state: Revealing): Transition {
  return [withState(quiz, state), [showNow]]
}

/** What a group is worth replaces what it was worth, so that doing it twice, or once more after a restart, adds nothing. */
function mark(quiz: Quiz, state: Revealing, group: string, credit: number): Transition {
  const people = groupsOf(quiz).find(({ key }) => key === group)?.people ?? []
  const creditFor = new Map(
    quiz.answers.map((answer): [string, number] => {
      const { person, score } = answer
      return [person, people.includes(person) ? credit : (score?.credit ?? 0)]
    }),
  )
  // Where nobody has points, the question counts for nobody.
  const isCounted = [...creditFor.values()].some((each) => each > 0)
  const answers = quiz.answers.map((answer) =>
    withCredit(answer, isCounted ? (creditFor.get(answer.person) ?? 0) : null),
  )
  const gained = new Map(
    answers.map(({ person, score }, at): [string, number] => [
      person,
      (score?.points ?? 0) - (quiz.answers[at]?.score?.points ?? 0),
    ]),
  )
  const players = quiz.players.map((player) => {
    const points = gained.get(player.person) ?? 0
    return points === 0 ? player : { ...player, points: player.points + points }
  })
  const wasCounted = quiz.answers.some(({ score }) => score !== null)
  const uncounted = (state.uncounted ?? 0) + Number(wasCounted) - Number(isCounted)
  return update({ ...quiz, answers, players }, { ...state, uncounted })
}

function withCredit(answer: GivenAnswer, credit: number | null): GivenAnswer {
  if ((answer.score?.credit ?? null) === credit) return answer
  return {
    ...answer,
    score: credit === null ? null : { credit, points: Math.round(pointsInFull * credit) },
  }
}
