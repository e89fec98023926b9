/** What a running quiz asks of a question, whatever its kind. */
import type { PackManifest } from '../pack/manifest.ts'
import type { RandomInt } from '../platform/random.ts'
import { type PlayItem, type QuizItem, kindOf, playModeOf } from './kinds/index.ts'
import type { AnswerParts, QuizAnswer } from './kinds/kind.ts'

/**
 * Makes a pack's item ready to play, its options shuffled.
 * @param pack whose language typed answers are read in
 */
export function toPlayItem(
  item: QuizItem,
  { id: pack, language }: Pick<PackManifest, 'id' | 'language'>,
  random: RandomInt,
): PlayItem {
  const { id, scene, quote, prompt, explanation, hint, picture, author } = item
  const kind = kindOf(item)
  const by = kind.play.schema.shape.by.value
  const line = quote === undefined ? {} : { quote }
  const writer = author === undefined ? {} : { author }
  const help = hint === undefined ? {} : { hint }
  const shown = picture === undefined ? {} : { picture: { pack, ...picture } }
  const own = { by, id, scene, language, prompt, explanation }
  const fields = { ...own, ...line, ...help, ...shown, ...writer }
  return kind.toPlayItem(item, fields, random)
}

/** Whether an answer has the form that the question asks for; anything else never reaches the score. */
export function isValidAnswer(item: PlayItem, answer: QuizAnswer): boolean {
  return playModeOf(item).isValid(item, readAnswer(answer))
}

/** Returns how good the answer is, from −1 to 1: 1 is completely right, and blind guesses average 0. */
export function gradeOf(item: PlayItem, answer: QuizAnswer): number {
  return playModeOf(item).grade(item, readAnswer(answer))
}

/** Returns how much of the answer is right, from 0 to 1. Answers with several parts can be right in part. */
export function creditFor(item: PlayItem, answer: QuizAnswer): number {
  return Math.max(0, gradeOf(item, answer))
}

/** Returns an answer in words, for the person who gave it. */
export function formatAnswer(item: PlayItem, answer: QuizAnswer): string {
  return playModeOf(item).format(item, readAnswer(answer))
}

/** Returns the answer line by line for a question that is answered by an order or by pairs, and undefined for any other. */
export function answerLines(item: PlayItem, answer: QuizAnswer): readonly string[] | undefined {
  return playModeOf(item).lines?.(item, readAnswer(answer))
}

/** Returns the right answer, or undefined where a question asks for an opinion. */
export function findCorrectAnswer(item: PlayItem): QuizAnswer | undefined {
  return playModeOf(item).correct(item)
}

/** Returns the right answer. Throws a RangeError for a question that has none. */
export function correctAnswer(item: PlayItem): QuizAnswer {
  const answer = findCorrectAnswer(item)
  if (answer === undefined) throw new RangeError(`The question ${item.id} has no right answer.`)
  return answer
}

/** Whether an answer can be right or wrong. Where none can, answers have no score unless a teacher gives them one. */
export function isScored(item: PlayItem): boolean {
  return findCorrectAnswer(item) !== undefined
}

export interface OptionCount {
  readonly text: string
  readonly count: number
  readonly right: boolean
}

/** Returns how often each option was chosen, or each part of a scale; none for questions whose answers are not counted one by one. */
export function countOptions(
  item: PlayItem,
  answers: readonly { readonly response: QuizAnswer }[],
): readonly OptionCount[] {
  const mode = playModeOf(item)
  const right = findCorrectAnswer(item)
  function countedAs(answer: QuizAnswer): readonly number[] {
    const parts = readAnswer(answer)
    return mode.countedAs?.(item, parts) ?? parts.indexes
  }
  const rightIndexes = right === undefined ? [] : countedAs(right)
  const counts = new Map<number, number>()
  for (const index of answers.flatMap(({ response }) => countedAs(response))) {
    counts.set(index, (counts.get(index) ?? 0) + 1)
  }
  return (mode.countedOptions?.(item) ?? []).map((text, index) => ({
    text,
    count: counts.get(index) ?? 0,
    right: rightIndexes.includes(index),
  }))
}

function readAnswer(answer: QuizAnswer): AnswerParts {
  return typeof answer === 'string'
    ? { indexes: [], words: answer }
    : { indexes: answer, words: '' }
}
