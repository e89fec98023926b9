/** Advice on single items: what gives an answer away, what leads nowhere, and what a quiz about a scene or theme would miss. */
import { normaliseText } from '../../reply/normalise-words.ts'
import type { Pack, ReportProblem } from '../pack.ts'
import { type QuizItem, kindOf } from '../../quiz/kinds/index.ts'
import { createClippedFinder, createKeyWordFinder, findOverlaps, lengthClue } from './quiz-clues.ts'

/** With fewer items nobody sees a pattern. */
const minSeveral = 4

/** By chance one answer in three or four is the longest, or the shortest; above this share a class will notice. */
const maxLengthClueShare = 0.4
/** With fewer items the share says nothing. */
const minLengthItems = 8

/** Warns of words that give the answer away, and of a number of right options that is always the same. */
export function lintClues(pack: Pack, report: ReportProblem): void {
  const findKeyWord = createKeyWordFinder(pack)
  for (const [index, item] of pack.quiz.entries()) {
    const word = findKeyWord(item)
    if (word === undefined) continue
    const message = `“${word}” is in the question and only in the right answer, which gives it away. Use another word, or give it to a wrong option, too.`
    report('quiz', [index, 'prompt'], message)
  }
  for (const [index, item] of pack.quiz.entries()) {
    if (item.kind !== 'typed') continue
    const asked = ` ${normaliseText(item.prompt)} `
    const told = item.accept.find((words) => asked.includes(` ${normaliseText(words)} `))
    if (told === undefined) continue
    const message = `The question says “${told}”, which counts as its answer. Ask it in other words.`
    report('quiz', [index, 'prompt'], message)
  }
  const counts = pack.quiz.flatMap((item) => (item.kind === 'several' ? [item.answers.length] : []))
  const [count] = counts
  if (counts.length >= minSeveral && counts.every((each) => each === count)) {
    const message = `Every question with several right answers has ${count} of them; a class will notice. Vary the number.`
    report('quiz', [], message)
  }
}

/** Warns if the right option is too often the longest or the shortest, in one kind of question or in all together. */
export function lintLengths({ quiz }: Pack, report: ReportProblem): void {
  const choices = quiz.filter((item) => {
    const choice = kindOf(item).singleChoice?.(item)
    // People’s names are as long as they are, and of two options one is always the longer.
    return choice !== undefined && choice.names !== 'character' && choice.wrong.length > 1
  })
  const byKind = [...Map.groupBy(choices, ({ kind }) => kind)]
  const told = byKind.flatMap(([kind, items]) => lengthClues(items, ` of kind “${kind}”`))
  for (const message of told.length > 0 ? told : lengthClues(choices, '')) {
    report('quiz', [], message)
  }
}

function lengthClues(items: readonly QuizItem[], which: string): readonly string[] {
  if (items.length < minLengthItems) return []
  return (['longest', 'shortest'] as const).flatMap((clue) => {
    const count = items.filter((item) => lengthClue(item) === clue).length
    return count / items.length > maxLengthClueShare
      ? [
          `In ${count} of ${items.length} items${which} the answer is the ${clue} option; a class will notice.`,
        ]
      : []
  })
}

/** Warns of hints that say the answer, or a word that only the right option has. */
export function lintHints(pack: Pack, report: ReportProblem): void {
  lintHelp(
    pack,
    ({ hint }) => hint,
    (index, told) =>
      report(
        'quiz',
        [index, 'hint'],
        `The hint says “${told}”, which gives the answer away. Say where to look, or what to think of.`,
      ),
  )
}

/** Warns of the words for a picture that say the answer, which some of the class would read and others would not. */
export function lintPictures(pack: Pack, report: ReportProblem): void {
  lintHelp(
    pack,
    ({ picture }) => picture?.alt,
    (index, told) =>
      report(
        'quiz',
        [index, 'picture', 'alt'],
        `The words for the picture say “${told}”, which gives the answer away. Say what can be seen, without the answer.`,
      ),
  )
}

function lintHelp(
  pack: Pack,
  wordsOf: (item: Pack['quiz'][number]) => string | undefined,
  report: (index: number, told: string) => void,
): void {
  const findKeyWord = createKeyWordFinder(pack)
  for (const [index, item] of pack.quiz.entries()) {
    const words = wordsOf(item)
    if (words === undefined) continue
    const said = ` ${normaliseText(words)} `
    const told =
      answersOf(item).find((answer) => said.includes(` ${normaliseText(answer)} `)) ??
      findKeyWord({ ...item, prompt: words })
    if (told !== undefined) report(index, told)
  }
}

/** How sentences begin that only say the answer again, as those do that an import makes. */
const answerSentence =
  /^(?:the (?:right |correct )?answers? (?:is|are)|die (?:richtigen? |korrekten? )?antwort(?:en)? (?:ist|sind|lautet)|las? (?:bonnes? )?réponses? (?:correctes? )?(?:est|sont)|les bonnes réponses sont|las? respuestas? (?:correctas? )?(?:es|son))\b/iu

/** Warns of explanations that say no more than the answer, which everybody sees anyway. */
export function lintExplanations(pack: Pack, report: ReportProblem): void {
  for (const [index, item] of pack.quiz.entries()) {
    const said = normaliseText(item.explanation)
    const isSentence =
      answerSentence.test(item.explanation) && !/[.!?…]\s/.test(item.explanation.trim())
    if (!isSentence && !answersOf(item).some((answer) => normaliseText(answer) === said)) continue
    report(
      'quiz',
      [index, 'explanation'],
      'This only says the answer again. Say why it is right, or what is worth knowing about it.',
    )
  }
}

function answersOf(item: Pack['quiz'][number]): readonly string[] {
  if ('accept' in item) return item.accept
  if ('answers' in item) return [item.answers.join(' ')]
  return 'answer' in item ? [String(item.answer)] : []
}

/** Warns of scenes that a class could take for each other in a question. */
export function lintTitles(pack: Pack, report: ReportProblem): void {
  const titles = pack.scenes.map(({ title }) => title)
  for (const [at, index] of findOverlaps(titles, pack.language)) {
    const message = `“${pack.scenes[index]?.title}” could be called “${pack.scenes[at]?.title}” as well. Give them titles that tell them apart, or both are right in a quiz.`
    report('scenes', [at, 'title'], message)
  }
}

/** Warns of items that nothing leads to. */
export function lintLinks(pack: Pack, report: ReportProblem): void {
  const shown = new Set(pack.scenes.flatMap(({ characters }) => characters))
  for (const [index, { id, name }] of pack.characters.entries()) {
    if (shown.has(id)) continue
    const message = `No scene lists “${name}” under characters, so their card leads to none.`
    report('characters', [index], message)
  }
  const sceneOfQuote = new Map(pack.quotes.map(({ id, scene }) => [id, scene]))
  for (const [index, { about, quote, scene, themes }] of pack.quiz.entries()) {
    if (themes.length === 0 && quote === undefined && pack.themes.length > 0) {
      report('quiz', [index], 'Quizzes about a theme never ask this. Add themes.')
    }
    const origin = sceneOfQuote.get(quote ?? '') ?? scene
    if (about === undefined && origin !== scene) {
      const message = `Its line is from “${origin}”, but this is asked in quizzes about “${scene}”. Say what it is about: add about.`
      report('quiz', [index, 'scene'], message)
    }
  }
}

const isInQuotationMarks = /^(?:“[^“”]*”|‘[^‘]*’|"[^"]*"|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«)$/

/** Warns of quotation marks that would be there twice, and of lines that are cut where they go on, which makes another sentence of them. */
export function lintQuotations(pack: Pack, report: ReportProblem): void {
  for (const [index, { line }] of pack.quotes.entries()) {
    if (!isInQuotationMarks.test(line)) continue
    report(
      'quotes',
      [index, 'line'],
      'The bot puts quotation marks around lines itself. Leave these out.',
    )
  }
  const findClipped = createClippedFinder(pack)
  for (const file of ['questions', 'quiz'] as const) {
    for (const [index, { prompt }] of pack[file].entries()) {
      const clipped = findClipped(prompt)
      if (clipped === undefined) continue
      const message = `The line goes on after “${clipped}”. Quote all of it, or end with “…”.`
      report(file, [index, 'prompt'], message)
    }
  }
}
