/** Checks that each quiz item has exactly one right answer and that its answer agrees with the line it is about. */
import type { Pack, Quote } from '../pack.ts'
import type { PackPath, ReportProblem } from '../problem.ts'
import type { ChoiceItem, QuizItem } from '../quiz-item.ts'

export function checkQuiz(pack: Pack, report: ReportProblem): void {
  for (const [index, item] of pack.quiz.entries()) {
    checkShape(item, index, report)
    checkLine(pack, item, index, report)
  }
}

function checkShape(item: QuizItem, index: number, report: ReportProblem): void {
  function distinct(options: readonly AnswerOption[]): void {
    const seen = new Set<string>()
    for (const { path, option } of options) {
      if (seen.has(fold(option))) {
        report(
          'quiz',
          [index, ...path],
          `“${option}” stands there twice, so there would be two right answers.`,
        )
      }
      seen.add(fold(option))
    }
  }

  switch (item.kind) {
    case 'several':
      return distinct([
        ...listed('answers', item.answers),
        ...listed('distractors', item.distractors),
      ])
    case 'order':
      return distinct(listed('events', item.events))
    case 'match':
      for (const side of ['left', 'right'] as const) {
        distinct(item.pairs.map((pair, at) => ({ path: ['pairs', at, side], option: pair[side] })))
      }
      return
    case 'estimate':
      if (item.answer < item.min || item.answer > item.max) {
        report(
          'quiz',
          [index, 'answer'],
          `${item.answer} does not lie between ${item.min} and ${item.max}.`,
        )
      }
      return
    case 'true-false':
    case 'finish':
      return
    default:
      return distinct(listAnswerOptions(item))
  }
}

function checkLine(pack: Pack, item: QuizItem, index: number, report: ReportProblem): void {
  const quote = pack.quotes.find((each) => each.id === item.quote)
  if (quote === undefined) {
    if (item.quote === undefined && asksAboutLine(item)) {
      report('quiz', [index, 'quote'], 'Say which line it asks about: add quote.')
    }
    return
  }
  function nameOf(id: string | undefined): string | undefined {
    return pack.characters.find((character) => character.id === id)?.name
  }
  function expect(answer: string, right: string | undefined, what: string): void {
    if (right !== undefined && fold(answer) !== fold(right)) {
      report(
        'quiz',
        [index, 'answer'],
        `The ${what} of “${quote?.id}” is “${right}”, not “${answer}”.`,
      )
    }
  }

  switch (item.kind) {
    case 'who-said':
      return expect(item.answer, nameOf(quote.speaker), 'speaker')
    case 'to-whom':
      return expect(item.answer, nameOf(quote.addressee), 'addressee')
    case 'which-scene':
      return expect(
        item.answer,
        pack.scenes.find((scene) => scene.id === quote.scene)?.title,
        'scene',
      )
    case 'theme-of-line':
      return checkThemes(pack, quote, item, index, report)
    case 'finish': {
      const [ending = ''] = item.accept
      if (!fold(quote.line).includes(fold(ending))) {
        report(
          'quiz',
          [index, 'accept', 0],
          `The line “${quote.id}” does not go on with “${ending}”.`,
        )
      }
      return
    }
    default:
      return
  }
}

function asksAboutLine({ kind }: QuizItem): boolean {
  return kind === 'who-said' || kind === 'to-whom' || kind === 'theme-of-line'
}

/** The answer must be a theme of the line, and no distractor may be one, or it would be right as well. */
function checkThemes(
  pack: Pack,
  quote: Quote,
  item: ChoiceItem,
  index: number,
  report: ReportProblem,
): void {
  const themes = pack.themes
    .filter((theme) => quote.themes.includes(theme.id))
    .map((theme) => theme.name)
  const right = new Set(themes.map((theme) => fold(theme)))
  if (!right.has(fold(item.answer))) {
    report(
      'quiz',
      [index, 'answer'],
      `“${item.answer}” is no theme of “${quote.id}”, which has: ${themes.join(', ')}.`,
    )
  }
  for (const [at, distractor] of item.distractors.entries()) {
    if (right.has(fold(distractor))) {
      report(
        'quiz',
        [index, 'distractors', at],
        `“${distractor}” is a theme of “${quote.id}” too, so it would be right as well.`,
      )
    }
  }
}

interface AnswerOption {
  readonly path: PackPath
  readonly option: string
}

/** The right option and the wrong ones, each with its path inside the item. */
export function listAnswerOptions({ answer, distractors }: ChoiceItem): readonly AnswerOption[] {
  return [{ path: ['answer'], option: answer }, ...listed('distractors', distractors)]
}

function listed(field: string, options: readonly string[]): readonly AnswerOption[] {
  return options.map((option, at) => ({ path: [field, at], option }))
}

/** Letters and digits only, so that quotes, case and full stops do not matter. */
function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
