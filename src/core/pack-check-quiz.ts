/** Checks that each quiz item has exactly one right answer and that its answer agrees with the line it is about. */
import type { Pack } from './pack.ts'
import type { Report } from './pack-check.ts'
import type { QuizItem } from './pack-quiz.ts'

export function problemsOfQuiz(pack: Pack, report: Report): void {
  for (const [index, item] of pack.quiz.entries()) {
    checkShape(item, index, report)
    checkLine(pack, item, index, report)
  }
}

function checkShape(item: QuizItem, index: number, report: Report): void {
  function distinct(options: readonly string[], field: string): void {
    const folded = options.map((option) => fold(option))
    const twin = options.find((_, at) => folded.indexOf(folded[at] ?? '') !== at)
    if (twin !== undefined) {
      report(
        'quiz',
        [index, field],
        `“${twin}” stands there twice, so there would be two right answers.`,
      )
    }
  }

  switch (item.kind) {
    case 'several':
      return distinct([...item.answers, ...item.distractors], 'distractors')
    case 'order':
      return distinct(item.events, 'events')
    case 'match':
      distinct(
        item.pairs.map((pair) => pair.left),
        'pairs',
      )
      return distinct(
        item.pairs.map((pair) => pair.right),
        'pairs',
      )
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
      return distinct([item.answer, ...item.distractors], 'distractors')
  }
}

function checkLine(pack: Pack, item: QuizItem, index: number, report: Report): void {
  const quote = pack.quotes.find((each) => each.id === item.quote)
  if (quote === undefined) return
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

/** Letters and digits only, so that quotes, case and full stops do not matter. */
function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
