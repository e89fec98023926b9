/** Cuts an Aiken file into questions, though lines are wrapped, blank or missing. */

import { trimUnseen } from '../../../core/reply/invisible.ts'

export interface AikenBlock {
  /** The line of the file where the question begins. */
  readonly line: number
  readonly prompt: readonly string[]
  /** Letters are capitals. */
  readonly options: readonly { readonly letter: string; readonly lines: readonly string[] }[]
  /** What stands behind `ANSWER:`. */
  readonly answer?: string
  readonly feedback: readonly string[]
}

const optionLine = /^(\*?)\s?\(?([A-Za-z](?=\s?[.)])|[A-Z](?=:))\s?[.):]\s*(.*)$/
/** As Moodle writes it, and as teachers do who type it in their own language. */
export const answerLine =
  /^(?:(?:correct|richtige|bonne)\s)?(?:answers?|ans|antwort(?:en)?|lösung(?:en)?|réponses?|respuestas?|solución)(?:\s(?:correctes?|correctas?))?\s?[:=]\s*(.*)$/i
const feedbackLine =
  /^(?:feedback|explanation|rationale|erklärung|explication|explicación)\s?:\s*(.*)$/i

/** Letters may be skipped, since options get deleted. */
const maxSkipped = 2

class Draft implements AikenBlock {
  prompt: string[] = []
  options: { letter: string; lines: string[] }[] = []
  answer?: string
  /** The letters of options that have a star before them, as some programs mark right ones. */
  starred: string[] = []
  feedback: string[] = []
  /** Lines below the last option that go on with it, unless they turn out to be the next question. */
  below: { line: number; text: string }[] = []

  readonly line: number

  constructor(line: number) {
    this.line = line
  }

  /** Whether the line is the next option; a sentence may begin with a letter, too. */
  takes(letter: string, text: string): boolean {
    const last = this.options.at(-1)?.letter
    if (last === undefined) return letter === 'A' && this.prompt.length > 0
    const step = letter.charCodeAt(0) - last.charCodeAt(0)
    return step >= 0 && step <= 1 + maxSkipped && (text !== '' || step === 1)
  }

  finish(): this {
    this.options.at(-1)?.lines.push(...this.below.map(({ text }) => text))
    this.below = []
    return this
  }

  /** Returns the question when nothing can follow that belongs to it. */
  close(): AikenBlock {
    if (this.starred.length > 0) this.answer ??= this.starred.join(', ')
    return this.finish()
  }
}

/** Returns the questions of the file in its order, whole or not. */
export function cutAikenFile(file: string): readonly AikenBlock[] {
  const blocks: AikenBlock[] = []
  let draft: Draft | undefined
  let isAfterBlank = false

  function close() {
    if (draft !== undefined) blocks.push(draft.close())
    draft = undefined
  }

  for (const [index, raw] of file.split('\n').entries()) {
    const text = trimUnseen(raw)
    const line = index + 1
    if (text === '') {
      isAfterBlank = true
      continue
    }
    const [, answer] = answerLine.exec(text) ?? []
    const [, feedback] = feedbackLine.exec(text) ?? []
    const [, star = '', letter = '', option = ''] = optionLine.exec(text) ?? []
    if (draft?.answer !== undefined) {
      if (feedback !== undefined) draft.feedback.push(feedback)
      else if (!isAfterBlank && draft.feedback.length > 0) draft.feedback.push(text)
      else close()
    }
    if (draft?.answer === undefined) {
      if (answer !== undefined) {
        draft ??= new Draft(line)
        draft.answer = answer.trim()
      } else if (draft !== undefined && letter !== '' && startsAgain(draft, letter)) {
        const { below } = draft
        draft.below = []
        close()
        draft = new Draft(below[0]?.line ?? line)
        draft.prompt = below.map((each) => each.text)
        draft.options = [{ letter: 'A', lines: [option] }]
        if (star !== '') draft.starred.push(letter)
      } else if (letter !== '' && draft?.takes(letter.toUpperCase(), option) === true) {
        draft.finish()
        draft.options.push({ letter: letter.toUpperCase(), lines: [option] })
        if (star !== '') draft.starred.push(letter)
      } else if (draft === undefined || (draft.options.length > 0 && isAfterBlank)) {
        close()
        draft = new Draft(line)
        draft.prompt.push(text)
      } else if (draft.options.length > 0) draft.below.push({ line, text })
      else draft.prompt.push(text)
    }
    isAfterBlank = false
  }
  close()
  return blocks
}

/** A second A below lines that seemed to go on with an option: these were the next question, and this one has no answer. */
function startsAgain(draft: Draft, letter: string): boolean {
  return draft.options.length > 1 && draft.below.length > 0 && letter.toUpperCase() === 'A'
}
