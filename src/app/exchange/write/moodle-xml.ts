/** Writes questions as Moodle XML, which Moodle’s question bank imports. */
import type {
  ExchangeFile,
  ExchangeOption,
  ExchangeQuestion,
  Unusable,
} from '../../../core/exchange/question.ts'
import type { WrittenFile } from '../format.ts'
import { joinMoodleCategory } from '../moodle-category.ts'
import { bodyToAsk } from './cards.ts'
import { grade } from './moodle-grades.ts'
import { isSafeAsHtml, nameOf, paragraphs, xmlText } from './xml-text.ts'

/** The title of the file becomes the outermost category. */
export function writeMoodleXml({ title, questions, unusable }: ExchangeFile): WrittenFile {
  const parts: string[] = []
  let category = joinMoodleCategory([])
  const lost: Unusable[] = [...unusable]
  for (const question of questions) {
    const names = [...(title === undefined ? [] : [title]), ...question.category]
    const path = joinMoodleCategory(names)
    if (path !== category) parts.push(writeCategory(path))
    category = path
    parts.push(writeQuestion(question, lost))
  }
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('')}</quiz>\n`
  return { content, lost }
}

function writeCategory(path: string): string {
  return `  <question type="category"><category><text>${xmlText(path)}</text></category></question>\n`
}

function writeQuestion(question: ExchangeQuestion, lost: Unusable[]): string {
  const { type, content } = writeBody(question, (reason) =>
    lost.push({ place: question.place, name: nameOf(question), reason }),
  )
  const tags = question.tags.map((tag) => `      <tag><text>${xmlText(tag)}</text></tag>\n`)
  return [
    `  <question type="${type}">\n`,
    `    <name><text>${xmlText(nameOf(question))}</text></name>\n`,
    element('questiontext', question.prompt),
    element('generalfeedback', question.feedback ?? ''),
    '    <defaultgrade>1</defaultgrade>\n',
    ...content,
    ...(tags.length === 0 ? [] : ['    <tags>\n', ...tags, '    </tags>\n']),
    '  </question>\n',
  ].join('')
}

function element(name: string, text: string, inner = ''): string {
  const { format, content } = formatted(text)
  return `    <${name} format="${format}"><text>${content}</text>${inner}</${name}>\n`
}

/** HTML, which Moodle’s own editor makes, wherever the text stays what it is. */
function formatted(text: string): { readonly format: string; readonly content: string } {
  if (text === '') return { format: 'html', content: '' }
  return isSafeAsHtml(text)
    ? { format: 'html', content: `<![CDATA[${paragraphs(text)}]]>` }
    : { format: 'plain_text', content: xmlText(text) }
}

function writeBody(
  question: ExchangeQuestion,
  lose: (reason: string) => void,
): { readonly type: string; readonly content: readonly string[] } {
  const body = bodyToAsk(question)
  switch (body.kind) {
    case 'choice': {
      const grades = grade(body, lose)
      const answers = body.options.map((option, index) =>
        answer(option, grades[index] ?? 0, 'html'),
      )
      return {
        type: 'multichoice',
        content: [
          `    <single>${!body.several}</single>\n    <shuffleanswers>true</shuffleanswers>\n    <answernumbering>abc</answernumbering>\n`,
          ...answers,
        ],
      }
    }
    case 'true-false': {
      const answers = [true, false].map((value) => {
        const isRight = value === body.answer
        const feedback = (isRight ? body.feedback?.right : body.feedback?.wrong) ?? ''
        const option = { text: String(value), credit: 0, feedback }
        return answer(option, isRight ? 100 : 0, 'moodle_auto_format')
      })
      return { type: 'truefalse', content: answers }
    }
    case 'typed': {
      const grades = grade({ options: body.accept, several: false }, lose)
      const answers = body.accept.map((option, index) =>
        answer(
          { ...option, text: option.text.replaceAll('*', '\\*') },
          grades[index] ?? 0,
          'plain_text',
        ),
      )
      return { type: 'shortanswer', content: ['    <usecase>0</usecase>\n', ...answers] }
    }
    case 'number': {
      const tolerance = `<tolerance>${body.tolerance}</tolerance>`
      const option = { text: String(body.answer), credit: 1 }
      return { type: 'numerical', content: [answer(option, 100, 'plain_text', tolerance)] }
    }
    case 'match': {
      const halves = [...body.pairs, ...body.extra.map((right) => ({ left: '', right }))]
      const pairs = halves.map(({ left, right }) =>
        element('subquestion', left, `<answer><text>${xmlText(right)}</text></answer>`),
      )
      return {
        type: 'matching',
        content: ['    <shuffleanswers>true</shuffleanswers>\n', ...pairs],
      }
    }
    case 'order':
      return {
        type: 'ordering',
        content: [
          '    <layouttype>VERTICAL</layouttype>\n    <selecttype>ALL</selecttype>\n    <selectcount>0</selectcount>\n    <gradingtype>ABSOLUTE_POSITION</gradingtype>\n    <showgrading>SHOW</showgrading>\n    <numberingstyle>none</numberingstyle>\n',
          ...body.events.map((event, index) =>
            answer({ text: event, credit: 0 }, index + 1, 'html'),
          ),
        ],
      }
    case 'open':
      return {
        type: 'essay',
        content: [
          '    <responseformat>editor</responseformat>\n    <responserequired>1</responserequired>\n    <responsefieldlines>15</responsefieldlines>\n    <attachments>0</attachments>\n',
          element('graderinfo', body.sample ?? ''),
        ],
      }
  }
}

function answer(
  { text, feedback = '' }: ExchangeOption,
  fraction: number,
  kind: 'html' | 'plain_text' | 'moodle_auto_format',
  inner = '',
): string {
  const { format, content } =
    kind === 'html' ? formatted(text) : { format: kind, content: xmlText(text) }
  return `    <answer fraction="${fraction}" format="${format}"><text>${content}</text>\n  ${element('feedback', feedback).trimEnd()}${inner}</answer>\n`
}
