/** How people are asked how sure they are of an answer, and what they read of it. Only they ever see any of this. */
import { componentId } from '../../command/component-id.ts'
import type { FormField } from '../../reply/form.ts'
import { type Block, bullets, button, buttons, note, text } from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { type Confidence, certaintyPoints, confidenceLabels, confidences } from '../confidence.ts'
import { findConfidentMistakes } from '../confident-mistakes.ts'
import { isScored } from '../item.ts'
import type { PlayItem } from '../kinds/index.ts'
import type { QuizSettings } from '../quiz-settings.ts'
import type { QuizResult } from '../quiz-records.ts'
import type { ScoredAnswer } from '../report.ts'

type Asked = Pick<QuizSettings, 'confidence'>

const question = 'How sure are you?'

/** The action of the press that answers a question. What is pressed to say how sure one is has the same. */
export function answerAction({ by }: Pick<PlayItem, 'by'>): string {
  switch (by) {
    case 'one':
    case 'poll':
    case 'place':
      return 'answer'
    case 'several':
      return 'pick'
    case 'order':
    case 'match':
    case 'words':
    case 'number':
    case 'scale':
    case 'open':
      return 'send'
    default:
      return by satisfies never
  }
}

/** The field of a form; nobody has to say. */
export function confidenceField({ confidence }: Asked): FormField {
  return {
    kind: 'one',
    name: 'confidence',
    label: question,
    required: false,
    options: confidences.map((value) => ({
      label: confidenceLabels[value],
      value,
      ...(confidence === 'score' && { description: formatStakes(value) }),
    })),
  }
}

/** What stands under an answer in private: what they have said, and the buttons to say it; `at` names the quiz and the round. */
export function confidenceBlocks(
  settings: Asked,
  item: PlayItem,
  at: string,
  stated: Confidence | undefined,
): readonly Block[] {
  if (settings.confidence === 'off' || !isScored(item)) return []
  const isStake = settings.confidence === 'score'
  return [
    stated === undefined
      ? note(isStake ? `${question} Until you say, it counts as a guess.` : question)
      : text(statedTexts[stated]),
    buttons(
      ...confidences.map((value) =>
        button(
          isStake ? `${confidenceLabels[value]} (${formatRange(value)})` : confidenceLabels[value],
          statementId(item, at, value),
          value === stated ? 'primary' : 'plain',
        ),
      ),
    ),
  ]
}

/** The component id of the button that says so. */
export function statementId(item: PlayItem, at: string, confidence: Confidence): string {
  return componentId('quiz', answerAction(item), `${at}/${confidence}`)
}

const statedTexts: Readonly<Record<Confidence, string>> = {
  sure: 'You’re sure.',
  think: 'You think so.',
  guess: 'You’re guessing.',
}

function pointsOf(confidence: Confidence): { readonly right: string; readonly wrong: string } {
  const [right, wrong] = [1, 0].map((credit) => formatSigned(certaintyPoints(credit, confidence)))
  return { right: right ?? '', wrong: wrong ?? '' }
}

function formatRange(confidence: Confidence): string {
  const { right, wrong } = pointsOf(confidence)
  return `${right} or ${wrong}`
}

function formatStakes(confidence: Confidence): string {
  const { right, wrong } = pointsOf(confidence)
  return `${right} points if it’s right, ${wrong} if it’s wrong`
}

function formatSigned(points: number): string {
  return points < 0 ? `−${-points}` : String(points)
}

/** What a quiz says about it before it starts. */
export function confidenceRule({ confidence }: Asked): string | false {
  switch (confidence) {
    case 'off':
      return false
    case 'ask':
      return 'You say how sure you are of each answer. It doesn’t change your points, and nobody else sees it.'
    case 'score':
      return `How sure you are decides your points. Right and wrong earn: sure ${formatRange('sure')}, think so ${formatRange('think')}, guessing ${formatRange('guess')}. Nobody else sees how sure you were.`
    default:
      return confidence satisfies never
  }
}

const levelTexts: Readonly<Record<Confidence, string>> = {
  sure: 'were sure of',
  think: 'thought you knew',
  guess: 'guessed',
}

/** Tells somebody in private how well their sureness fitted, level by level; undefined where they never said. */
export function fittedConfidence(
  answers: readonly Pick<ScoredAnswer, 'confidence' | 'credit'>[],
): string | undefined {
  const parts = confidences.flatMap((level) => {
    const said = answers.filter(({ confidence }) => confidence === level)
    const right = said.filter(({ credit }) => credit === 1).length
    if (said.length === 1) {
      return [`the one you ${levelTexts[level]} ${right === 1 ? 'was right' : 'wasn’t right'}`]
    }
    return said.length === 0
      ? []
      : [
          `of the ${said.length} you ${levelTexts[level]}, ${right} ${right === 1 ? 'was' : 'were'} right`,
        ]
  })
  const [first, ...others] = parts
  if (first === undefined) return undefined
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others].join('; ').concat('.')
}

/** As many as fit a message on every platform, beside the rest of a report. */
const maxMistakesShown = 3

/** What many were sure of and wrong about, for the teacher: it counts, and names nobody. */
export function confidentMistakeBlocks({
  plan,
  answers,
}: Pick<QuizResult, 'plan' | 'answers'>): readonly Block[] {
  const found = findConfidentMistakes(plan.items, answers).slice(0, maxMistakesShown)
  if (found.length === 0) return []
  return [
    text({ strong: 'Sure, and wrong' }),
    bullets(
      found.map(({ round, prompt, count, answers: answered, options }) => [
        `${round + 1}. ${truncate(prompt, 80)} `,
        { strong: `${count} of ${answered} were sure of a wrong answer` },
        ...(options.length === 0
          ? []
          : [
              `: ${options.map((option) => `${truncate(option.text, 40)} (${option.count})`).join(', ')}`,
            ]),
      ]),
    ),
  ]
}
