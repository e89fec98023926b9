/** A position on a scale, such as from 0 to 10: what a class thinks, or an estimate with a right answer. */
import { z } from 'zod'
import { singleLineText } from '../../pack/fields.ts'
import type { FormField } from '../../reply/form.ts'
import { bullets, note, text } from '../../reply/reply.ts'
import { cutText } from '../../reply/truncate.ts'
import { UserError } from '../../reply/user-error.ts'
import { readAnswer } from '../answer-words.ts'
import { answerLanguageOf } from '../languages/answer-language-of.ts'
import { numbersIn } from '../same-number.ts'
import { defineKind, definePlayMode, itemSchema } from './kind.ts'
import { gradeGuess } from './options.ts'
import { noRightAnswer } from './poll.ts'

/** From 0 to 100 by ones. */
const maxPositions = 101
/** With more positions, several of them share a bar. */
const maxBars = 11
const maxNumber = 999_999

const stored = {
  min: z.int(),
  max: z.int(),
  step: z.int(),
  /** Left out where no answer is right. */
  key: z.int().optional(),
  tolerance: z.int(),
  low: z.string().optional(),
  high: z.string().optional(),
  unit: z.string().optional(),
}

interface Scale {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly low?: string | undefined
  readonly high?: string | undefined
  readonly unit?: string | undefined
}

function positionsOf({ min, max, step }: Scale): number {
  return Math.floor((max - min) / step) + 1
}

function isPosition({ min, max, step }: Scale, value: number): boolean {
  return value >= min && value <= max && (value - min) % step === 0
}

function withUnit(value: number, { unit }: Scale): string {
  return unit === undefined ? String(value) : unit === '%' ? `${value}%` : `${value} ${unit}`
}

/** Returns such as “From 0 (not at all) to 10 (very much)”. */
function describe(scale: Scale): string {
  const [from, to] = [[scale.min, scale.low] as const, [scale.max, scale.high] as const].map(
    ([value, words]) => `${withUnit(value, scale)}${words === undefined ? '' : ` (${words})`}`,
  )
  const steps = scale.step === 1 ? '' : `, in steps of ${scale.step}`
  return `From ${from} to ${to}${steps}`
}

/** How many positions share a bar. */
function barWidth(scale: Scale): number {
  return Math.ceil(positionsOf(scale) / maxBars)
}

function barsOf(scale: Scale): readonly string[] {
  const width = barWidth(scale)
  return Array.from({ length: Math.ceil(positionsOf(scale) / width) }, (_, bar) => {
    const first = scale.min + bar * width * scale.step
    const last = Math.min(first + (width - 1) * scale.step, scale.max)
    const end = first === scale.min ? scale.low : last === scale.max ? scale.high : undefined
    const range = first === last ? withUnit(first, scale) : `${first}–${withUnit(last, scale)}`
    return end === undefined ? range : `${range} (${end})`
  })
}

/** Returns how many of the positions count as right. */
function countRight(scale: Scale, key: number, tolerance: number): number {
  const low = Math.max(scale.min, key - tolerance)
  const high = Math.min(scale.max, key + tolerance)
  const skipped = Math.ceil((low - scale.min) / scale.step)
  return Math.floor((high - scale.min) / scale.step) - skipped + 1
}

function sliderOf(scale: Scale): FormField {
  const { min, max, step } = scale
  const shared = { name: 'typed', label: 'Your answer', hint: `${describe(scale)}.` }
  return { kind: 'number', ...shared, required: true, min, max, step }
}

const slider = definePlayMode('scale', stored, {
  isValid: (scale, { indexes: [given = NaN, ...others] }) =>
    others.length === 0 && isPosition(scale, given),
  grade({ key, tolerance, ...scale }, { indexes: [given = NaN] }) {
    if (key === undefined) return 0
    const chance = countRight(scale, key, tolerance) / positionsOf(scale)
    return gradeGuess(Math.abs(given - key) <= tolerance, chance)
  },
  format: (scale, { indexes }) => indexes.map((value) => withUnit(value, scale)).join(''),
  correct: ({ key }) => (key === undefined ? undefined : [key]),
  blocks: (scale) => [note(`${describe(scale)}.`)],
  fields: (scale) => [sliderOf(scale)],
  parse(scale, { typed: [typed = ''] = [] }) {
    const language = answerLanguageOf(scale.language ?? 'en')
    const plain = cutText(typed, 20).replace(/\s*%\s*$/, '')
    const [word = '', ...others] = readAnswer(plain, language).inDigits[0]?.words ?? []
    const given = numbersIn(others.length === 0 ? word : '', language.hasDecimalComma).find(
      (each) => isPosition(scale, each),
    )
    if (given !== undefined) return [given]
    throw new UserError(`Please choose a number. ${describe(scale)}.`)
  },
  countedOptions: barsOf,
  countedAs: (scale, { indexes }) =>
    indexes.map((value) => Math.floor((value - scale.min) / scale.step / barWidth(scale))),
})

const schema = itemSchema(['scale'], 'What the class is asked.', {
  min: z.int().describe('The lowest position.'),
  max: z.int().describe('The highest position.'),
  step: z.int().min(1).default(1).describe('From one position to the next.'),
  low: singleLineText(30).optional().describe('What the lowest position means.'),
  high: singleLineText(30).optional().describe('What the highest position means.'),
  unit: singleLineText(12).optional().describe('What is counted, such as %.'),
  answer: z.int().optional().describe('The right position. Leave it out to ask for opinions.'),
  tolerance: z.int().min(0).default(0).describe('How far off still counts as right.'),
})

export const scale = defineKind(schema, slider, {
  labels: { scale: 'A scale, with a right answer or none' },
  toPlayItem({ min, max, step, low, high, unit, answer, tolerance }, fields) {
    const optional = { key: answer, low, high, unit }
    const given = Object.entries(optional).filter(([, value]) => value !== undefined)
    return { ...fields, min, max, step, tolerance, ...Object.fromEntries(given) }
  },
  toCard(item) {
    const { answer, tolerance } = item
    const leeway = tolerance === 0 ? '' : ` (give or take ${tolerance})`
    return {
      question: [text(`${describe(item)}.`)],
      answer: [
        answer === undefined
          ? note(noRightAnswer)
          : text({ strong: withUnit(answer, item) }, leeway),
      ],
    }
  },
  preview(item) {
    const { answer, tolerance } = item
    const right = answer === undefined ? 'no right answer' : `${withUnit(answer, item)} is right`
    const leeway = answer === undefined || tolerance === 0 ? '' : `, give or take ${tolerance}`
    return bullets([[`${describe(item)}: ${right}${leeway}`]])
  },
  check(item, _, report) {
    const { min, max, step, answer, tolerance } = item
    for (const field of ['min', 'max'] as const) {
      if (Math.abs(item[field]) > maxNumber) report([field], 'Six digits are the most.')
    }
    const count = positionsOf(item)
    if (max <= min) return report(['max'], `${max} isn’t more than ${min}.`)
    if (count < 3 || count > maxPositions) {
      report(['step'], `A scale has 3 to ${maxPositions} positions; this one has ${count}.`)
    }
    if (!isPosition(item, max)) {
      report(['step'], `Steps of ${step} don’t lead from ${min} to ${max}.`)
    }
    if (answer === undefined) return
    if (!isPosition(item, answer)) report(['answer'], `${answer} isn’t on the scale.`)
    else if (countRight(item, answer, tolerance) * 2 > count) {
      report(['tolerance'], 'More than half of the scale would be right.')
    }
  },
  isOpinion: ({ answer }) => answer === undefined,
})
