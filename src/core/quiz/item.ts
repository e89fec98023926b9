/** What a running quiz asks of a question, whatever its kind. */
import type { RandomInt } from '../platform/random.ts'
import { type PlayItem, type QuizItem, kindOf, playModeOf } from './kinds/index.ts'
import type { QuizAnswer } from './kinds/kind.ts'

/** Makes a pack's item ready to play, its options shuffled. */
export function toPlayItem(item: QuizItem, random: RandomInt): PlayItem {
  const { id, scene, quote, prompt, explanation } = item
  const fields = { id, scene, prompt, explanation, ...(quote === undefined ? {} : { quote }) }
  return kindOf(item).toPlayItem(item, fields, random)
}

/** Whether an answer has the form that the question asks for; anything else never reaches the score. */
export function isValidAnswer(item: PlayItem, answer: QuizAnswer): boolean {
  return playModeOf(item).isValid(item, answer)
}

/** Returns how much of the answer is right, from 0 to 1. Answers with several parts can be right in part. */
export function creditFor(item: PlayItem, answer: QuizAnswer): number {
  return playModeOf(item).credit(item, answer)
}

/** Returns the credit that a blind guess gains on average over the wrong options; 0 where there is nothing to guess among. */
export function guessCost(item: PlayItem): number {
  return playModeOf(item).guessCost?.(item) ?? 0
}

/** Returns an answer in words, for the person who gave it. */
export function formatAnswer(item: PlayItem, answer: QuizAnswer): string {
  return playModeOf(item).format(item, answer)
}

/** Returns the right answer. */
export function correctAnswer(item: PlayItem): QuizAnswer {
  return playModeOf(item).correct(item)
}

export interface OptionCount {
  readonly text: string
  readonly count: number
  readonly right: boolean
}

/** Returns how often each option was chosen; none for questions whose options are not chosen one by one. */
export function countOptions(
  item: PlayItem,
  answers: readonly { readonly response: QuizAnswer }[],
): readonly OptionCount[] {
  const options = playModeOf(item).countedOptions?.(item) ?? []
  return options.map((text, index) => ({
    text,
    count: answers.filter(({ response }) => isChosen(response, index)).length,
    right: isChosen(correctAnswer(item), index),
  }))
}

function isChosen(answer: QuizAnswer, index: number): boolean {
  return typeof answer !== 'string' && answer.includes(index)
}
