/** Writes GIFT, the text format that Moodle and many other programs import. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import type { WrittenFile } from '../format.ts'
import { joinMoodleCategory } from '../moodle-category.ts'
import { UnusableError } from '../read/unusable-error.ts'
import { writeAnswers } from './gift-answers.ts'
import { cleanText, needsPlain, writeGiftText } from './gift-text.ts'

/** Returns the questions by category, and what GIFT cannot hold. */
export function writeGift({ title = '', questions, unusable }: ExchangeFile): WrittenFile {
  const lost: Unusable[] = [...unusable]
  const parts = title === '' ? [] : [`// ${oneLine(title)}`]
  let category = joinMoodleCategory([])
  for (const question of questions) {
    const { place, name } = question
    function lose(reason: string) {
      lost.push({ place, ...(name === undefined ? {} : { name }), reason })
    }
    try {
      const written = writeQuestion(question, lose)
      const path = joinMoodleCategory(question.category.map(oneLine))
      if (path !== category) parts.push(`$CATEGORY: ${path}`)
      category = path
      parts.push(written)
    } catch (error) {
      if (!(error instanceof UnusableError)) throw error
      lose(error.message)
    }
  }
  return { content: `${parts.join('\n\n')}\n`, lost }
}

function writeQuestion(question: ExchangeQuestion, lose: (reason: string) => void): string {
  const isPlain = needsPlain(question)
  const prompt = `${isPlain ? '[plain]' : ''}${writeGiftText(question.prompt, { isMarked: isPlain })}`
  const name = oneLine(question.name ?? '')
  const tags = question.tags.map(oneLine).filter((tag) => tag !== '')
  return [
    ...(tags.length === 0 ? [] : [`// ${tags.map(writeTag).join(' ')}\n`]),
    name === '' ? '' : `::${writeGiftText(name, { isMarked: true })}::`,
    prompt,
    writeAnswers(question, lose),
  ].join('')
}

function oneLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ')
}

function writeTag(tag: string): string {
  return `[tag:${tag.replaceAll(/[[\]\\]/g, '\\$&')}]`
}
