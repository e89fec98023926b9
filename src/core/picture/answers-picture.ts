/** How a class answered each question of a quiz: one bar a question, the right part first, each wrong option beside it. */
import { formatCount, formatPercent } from '../reply/format.ts'
import type { Picture } from './picture.ts'
import { type Shape, drawPicture, pictureWidth, rectangle, writeLine } from './svg.ts'
import { textWidth } from './text-width.ts'

export interface AnsweredQuestion {
  /** From 1. */
  readonly number: number
  readonly prompt: string
  /** How many answered. */
  readonly answers: number
  /** From 0 to 1. */
  readonly rightShare: number
  /** The wrong options with how many chose them, if each answer is one option. */
  readonly wrong: readonly { readonly letter: string; readonly count: number }[]
}

/** With more, each has only its number and its bar. */
const maxWithPrompts = 12
/** More do not fit on a picture that can be read. */
const maxQuestions = 30

const left = 64
const barWidth = 610
const barHeight = 26

export function drawAnswers(all: readonly AnsweredQuestion[]): Picture {
  const questions = all.slice(0, maxQuestions)
  const hasPrompts = questions.length <= maxWithPrompts
  const rowHeight = hasPrompts ? 64 : 36
  const top = 74
  const shapes = questions.flatMap((question, index) =>
    drawQuestion(question, top + index * rowHeight, hasPrompts),
  )
  return {
    kind: 'picture',
    name: 'answers',
    svg: drawPicture(top + questions.length * rowHeight + 14, [
      writeLine('How each question was answered', { x: 28, y: 44, size: 26 }),
      ...drawKey(),
      ...shapes,
    ]),
    alt: ['How each question was answered:', ...questions.map((each) => inWords(each))].join('\n'),
  }
}

function drawKey(): readonly Shape[] {
  const y = 29
  return [
    rectangle('good', { x: 590, y, width: 18, height: 18 }, 3),
    writeLine('Right', { x: 614, y: y + 15, size: 17, look: 'soft' }),
    rectangle('other', { x: 680, y, width: 18, height: 18 }, 3),
    writeLine('Wrong', { x: 704, y: y + 15, size: 17, look: 'soft' }),
  ]
}

function drawQuestion(question: AnsweredQuestion, y: number, hasPrompt: boolean): readonly Shape[] {
  const { number, prompt, rightShare } = question
  const barY = hasPrompt ? y + 24 : y
  const textY = barY + 19
  const rightWidth = barWidth * rightShare
  let x = left + rightWidth
  const wrong = wrongParts(question).map(({ letter, share }) => {
    const width = barWidth * share
    const start = x
    x += width
    return [
      rectangle('other', {
        x: start + 1,
        y: barY,
        width: Math.max(width - 2, 1),
        height: barHeight,
      }),
      ...(textWidth(letter, 16) + 8 < width
        ? [writeLine(letter, { x: start + width / 2, y: textY, size: 16, anchor: 'middle' })]
        : []),
    ]
  })
  return [
    ...(hasPrompt ? [writeLine(prompt, { x: left, y: y + 15, size: 18, maxWidth: 700 })] : []),
    writeLine(String(number), { x: left - 14, y: textY, size: 20, look: 'soft', anchor: 'end' }),
    ...(rightWidth > 0
      ? [rectangle('good', { x: left, y: barY, width: rightWidth, height: barHeight })]
      : []),
    ...wrong.flat(),
    writeLine(formatPercent(rightShare), {
      x: pictureWidth - 28,
      y: textY,
      size: 20,
      anchor: 'end',
    }),
  ]
}

/** Returns the wrong part of a bar, divided among the options that were chosen, the most chosen first. */
function wrongParts({ answers, rightShare, wrong }: AnsweredQuestion) {
  const chosen = wrong.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  if (chosen.length === 0) return rightShare < 1 ? [{ letter: '', share: 1 - rightShare }] : []
  return chosen.map(({ letter, count }) => ({ letter, share: count / Math.max(answers, 1) }))
}

function inWords({ number, answers, rightShare, wrong }: AnsweredQuestion): string {
  const others = wrong.filter(({ count }) => count > 0)
  const letters = others.map(({ letter, count }) => `${letter} ${count}`).join(', ')
  const share = `${number}. ${formatPercent(rightShare)} right of ${formatCount(answers, 'answer')}`
  return letters === '' ? share : `${share}; wrong: ${letters}`
}
