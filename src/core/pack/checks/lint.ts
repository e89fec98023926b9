/** Advice on a sound pack: what is allowed, and yet makes a poor quiz, a gap or a label that is cut off. */
import { kindOf } from '../../quiz/kinds/index.ts'
import { normaliseWords } from '../../reply/normalise-words.ts'
import type { Pack, PackProblem, ReportProblem } from '../pack.ts'
import { namesIn, sectionNames, sections } from '../sections.ts'
import { collectProblems } from './check-pack.ts'
import {
  absoluteWordIn,
  askTheSame,
  isMuchLonger,
  sharedBeginning,
  vagueOptionIn,
} from './quiz-clues.ts'
import {
  lintClues,
  lintExplanations,
  lintHints,
  lintLengths,
  lintPictures,
  lintLinks,
  lintQuotations,
  lintTitles,
} from './lint-items.ts'

/** Discord shows about this much of a button’s label on a phone before it cuts it off. */
const maxLabelLength = 38

/**
 * How many words of a work may be quoted, by the guidelines for classrooms that US educators and publishers agreed on
 * (https://www.copyright.gov/circs/circ21.pdf, page 6): 250 of a poem, 1,000 of prose, which we apply to films too.
 */
const maxQuotedWords = { poem: 250, other: 1000 } as const

/** Returns warnings, in no particular order. */
export function lintPack(pack: Pack): readonly PackProblem[] {
  return collectProblems(pack, [
    lintCoverage,
    lintLabels,
    lintQuotes,
    lintQuiz,
    lintLengths,
    lintPrompts,
    lintEntries,
    lintClues,
    lintHints,
    lintPictures,
    lintExplanations,
    lintTitles,
    lintLinks,
    lintQuotations,
  ])
}

/** Returns the ids of the scenes that discussion questions and quiz items are about, by their scene, line or evidence. */
export function coveredScenes(pack: Pack) {
  const sceneOfQuote = new Map(pack.quotes.map(({ id, scene }) => [id, scene]))
  const sceneByTitle = new Map(pack.scenes.map(({ id, title }) => [title, id]))
  function scenesOf(item: { readonly scene: string; readonly quote?: string | undefined }) {
    return [item.scene, sceneOfQuote.get(item.quote ?? '') ?? item.scene]
  }
  return {
    questions: new Set(
      pack.questions.flatMap((question) => [
        ...scenesOf(question),
        ...question.evidence.map(({ scene }) => scene),
      ]),
    ),
    quiz: new Set(
      pack.quiz.flatMap((item) =>
        item.kind === 'which-scene'
          ? [sceneByTitle.get(item.answer) ?? item.scene]
          : scenesOf(item),
      ),
    ),
  }
}

function lintCoverage(pack: Pack, report: ReportProblem): void {
  const { questions, quiz } = coveredScenes(pack)
  const { name } = pack.unit
  for (const [index, { id }] of pack.scenes.entries()) {
    if (!questions.has(id)) {
      report('scenes', [index], `No discussion question is about this ${name}.`)
    }
    if (!quiz.has(id)) report('scenes', [index], `No quiz item is about this ${name}.`)
  }
}

function lintLabels(pack: Pack, report: ReportProblem): void {
  for (const section of sectionNames) {
    for (const [index, name] of namesIn(pack, section).entries()) {
      if (name.length <= maxLabelLength) continue
      const message = `“${name}” is ${name.length} characters long. Phones cut off labels after about ${maxLabelLength}.`
      report(section, [index, sections[section].nameField ?? 'id'], message)
    }
  }
}

/** A work whose whole text comes with the pack may be copied, so as much of it may be quoted as there is. */
function lintQuotes(pack: Pack, report: ReportProblem): void {
  if (pack.text !== undefined) return
  const maxWords = pack.work.kind === 'poem' ? maxQuotedWords.poem : maxQuotedWords.other
  let words = 0
  for (const [index, { line }] of pack.quotes.entries()) {
    const wordsBefore = words
    words += line.split(/\s+/).length
    if (wordsBefore <= maxWords && words > maxWords) {
      const message = `From this line on, the pack quotes more than ${maxWords.toLocaleString('en')} words of the work. Check whether that is still fair use.`
      report('quotes', [index, 'line'], message)
    }
  }
}

/** Warns of what lets a class guess the answer without knowing it. */
function lintQuiz(pack: Pack, report: ReportProblem): void {
  // Names are as long as they are; only options that the author worded can give the answer away.
  const worded = pack.quiz.flatMap((item, index) => {
    const choice = kindOf(item).singleChoice?.(item)
    return choice === undefined || choice.names !== undefined ? [] : [{ ...choice, index }]
  })
  for (const { right, wrong, index } of worded) {
    const maxWrongLength = Math.max(...wrong.map(({ option }) => option.length))
    if (isMuchLonger(right.option, maxWrongLength)) {
      const message = 'The answer is much longer than the wrong options, which gives it away.'
      report('quiz', [index, ...right.path], message)
    }
    const beginning = sharedBeginning(
      right.option,
      wrong.map(({ option }) => option),
    )
    if (beginning !== undefined) {
      const message = `All wrong options begin with “${beginning}” and the right one doesn’t, which gives it away.`
      report('quiz', [index, ...right.path], message)
    }
    for (const { path, option } of [right, ...wrong]) {
      const word = absoluteWordIn(option, right.option)
      if (vagueOptionIn([option]) !== undefined) {
        const message = `“${option}” says nothing, because the options are shuffled. Name what you mean.`
        report('quiz', [index, ...path], message)
      } else if (word !== undefined) {
        const message = `“${word}” is an absolute word, which gives the option away as wrong.`
        report('quiz', [index, ...path], message)
      }
    }
  }
}

function lintPrompts(pack: Pack, report: ReportProblem): void {
  for (const file of ['questions', 'quiz'] as const) {
    const words = pack[file].map(({ prompt }) => new Set(normaliseWords(prompt)))
    for (const [index, own] of words.entries()) {
      const twin = pack[file]
        .slice(0, index)
        .find((_, earlier) => askTheSame(words[earlier] ?? own, own))
      if (twin !== undefined) {
        report(file, [index, 'prompt'], `This asks nearly the same as “${twin.id}”.`)
      }
    }
  }
}

/** In YAML, an entry that stands too far to the right becomes part of the one above it, and its hyphen with it. */
const swallowedEntry = /[.!?…”’] - (\S+(?: \S+)?)/u

function lintEntries(pack: Pack, report: ReportProblem): void {
  for (const file of ['scenes', 'questions', 'quiz', 'terms', 'characters'] as const) {
    for (const [index, entry] of pack[file].entries()) {
      for (const [field, texts] of Object.entries(entry)) {
        for (const [at, text] of Array.isArray(texts) ? texts.entries() : []) {
          const [, next] = typeof text === 'string' ? (swallowedEntry.exec(text) ?? []) : []
          if (next === undefined) continue
          const message = `“- ${next} …” has become part of the entry above it. Put its hyphen right below that entry’s hyphen.`
          report(file, [index, field, at], message)
        }
      }
    }
  }
}
