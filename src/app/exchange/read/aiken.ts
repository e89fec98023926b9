/** Reads Aiken, Moodle’s simplest format: a question, its options with letters, and a line that says the right one. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { type AikenBlock, cutAikenFile } from './aiken-blocks.ts'
import { joinLines, plainWithFormulas } from './formatted-text.ts'
import { UnusableError } from './unusable-error.ts'

const maxNameLength = 60

/** Returns the questions of an Aiken file. Throws a UserError if no line in it says a right answer. */
export function readAiken({ bytes }: GivenFile): ExchangeFile {
  const blocks = cutAikenFile(decodeText(bytes))
  if (!blocks.some(({ answer, options }) => answer !== undefined && options.length > 0)) {
    throw new UserError(
      'This file has no Aiken questions. Below the options of each there has to be a line such as ANSWER: B.',
    )
  }
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  for (const block of blocks) {
    const place = `line ${block.line}`
    const { text: prompt, notes } = plainWithFormulas(
      joinLines(withoutNumber(block.prompt.join('\n'))),
    )
    try {
      questions.push({ place, category: [], tags: [], ...parseBlock(block, prompt), notes })
    } catch (error) {
      if (!(error instanceof UnusableError)) throw error
      const name = truncate(prompt.replaceAll(/\s+/g, ' '), maxNameLength)
      unusable.push({ place, ...(name === '' ? {} : { name }), reason: error.message })
    }
  }
  return { questions, unusable }
}

/** `12.` and `Question 12:`, or such a line by itself, count the questions of the file and say nothing about them. */
function withoutNumber(prompt: string): string {
  return prompt.replace(
    /^(?:(?:q|question|frage|pregunta)\s{0,3})?\d{1,3}\s?[.):]\s+(?=\S)|^(?:question|frage|pregunta)\s\d{1,3}\n\s*(?=\S)/i,
    '',
  )
}

function parseBlock({ options, answer, feedback }: AikenBlock, prompt: string) {
  if (options.length === 0) {
    throw new UnusableError(
      'It has no options. Write each on a line of its own, such as A. Ottawa.',
    )
  }
  if (prompt === '') throw new UnusableError('There is no question above its options.')
  const doubled = options.find(({ letter }, index) => options[index + 1]?.letter === letter)
  if (doubled !== undefined) {
    throw new UnusableError(
      `Two of its options have the letter ${doubled.letter}. Give each its own.`,
    )
  }
  const filled = options
    .map(({ letter, lines }) => ({
      letter,
      text: plainWithFormulas(joinLines(lines.join('\n'))).text,
    }))
    .filter(({ text }) => text !== '')
  if (filled.length < 2) throw new UnusableError('It has only one option. Add another one.')
  if (answer === undefined || answer === '') {
    throw new UnusableError(
      'No line says its right answer. Add one below its options, such as ANSWER: B.',
    )
  }
  const right = findRight(filled, answer)
  const credit = Math.round(1e7 / right.length) / 1e7
  const body = {
    kind: 'choice' as const,
    several: right.length > 1,
    options: filled.map((option) => ({
      text: option.text,
      credit: right.includes(option) ? credit : 0,
    })),
  }
  const shown = joinLines(feedback.join('\n'))
  return { prompt, body, ...(shown === '' ? {} : { feedback: shown }) }
}

interface LetteredOption {
  readonly letter: string
  readonly text: string
}

/** The answer is a letter, several letters, a letter with its text, or the text of an option. */
function findRight(options: readonly LetteredOption[], answer: string): readonly LetteredOption[] {
  const [, letter] = /^\(?([a-z])(?:[.)](?:\s.*)?)?$/i.exec(answer) ?? []
  const letters =
    letter === undefined && /^[a-z](?:\s?(?:,|;|&|\/|and|\s)\s?[a-z]){1,9}$/i.test(answer)
      ? (answer.replaceAll(/and/gi, ' ').match(/[a-z]/gi) ?? [])
      : [letter ?? '']
  const found = options.filter((option) =>
    letters.some((each) => each.toUpperCase() === option.letter),
  )
  const same = options.filter(({ text }) => text.toLowerCase() === answer.toLowerCase())
  const right = found.length === new Set(letters).size ? found : same
  if (right.length === 0) {
    throw new UnusableError(
      `Its answer “${truncate(answer, 40)}” is none of its options. Write the letter of the right one, such as ANSWER: B.`,
    )
  }
  return right
}
