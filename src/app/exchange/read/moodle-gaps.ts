/** Reads Moodle’s texts with gaps: embedded answers (cloze), words to drag into a text, and lists in a text. */
import type { ExchangeOption, QuestionBody } from '../../../core/exchange/question.ts'
import { childrenOf, textAt } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, option } from './question-drafts.ts'
import { type Gap, checkGapCount, draftGaps, markGap, withoutMarks } from './gaps.ts'
import { htmlAt, moodleText, number, typed } from './moodle-body.ts'
import type { MoodleKind } from './moodle-kinds.ts'
import type { Texts } from './texts.ts'

/** Returns undefined for kinds without gaps. */
export function readMoodleGaps(
  kind: MoodleKind,
  question: XmlElement,
  texts: Texts,
): readonly Draft[] | undefined {
  const html = withoutMarks(texts.clip(htmlAt(question, 'questiontext')))
  if (kind === 'cloze' || kind === 'multianswer') return readCloze(html, texts)
  if (kind === 'ddwtos') return readWords(html, childrenOf(question, 'dragbox'), texts)
  if (kind === 'gapselect') return readWords(html, childrenOf(question, 'selectoption'), texts)
  return undefined
}

const embedded =
  /\{(\d*):(MULTICHOICE|MULTIRESPONSE|SHORTANSWER|NUMERICAL|MCVS|MCHS|MCS|MCV|MCH|MC|MRHS|MRS|MRH|MR|SAC|SA|MWC|MW|NM)(?:_[HVCS]+)?:((?:\\.|[^\\}]){0,5000})\}/g

/** Such as `{1:MULTICHOICE:=Berlin#Right!~Bonn~%50%Bonn until 1999}`. */
function readCloze(html: string, texts: Texts): readonly Draft[] {
  const gaps: Gap[] = []
  const marked = html.replaceAll(embedded, (_, _weight, kind: string, answers: string) => {
    checkGapCount(gaps.length)
    gaps.push(readEmbedded(kind, answers, texts))
    return markGap(gaps.length - 1)
  })
  return draftGaps(texts.toText(marked), gaps)
}

function readEmbedded(kind: string, answers: string, texts: Texts): Gap {
  const parts = answers.split(/(?<!\\)~/).filter((part) => part.trim() !== '')
  const read = parts.map((part) => readAnswer(part, texts))
  if (/^(?:NUMERICAL|NM)/.test(kind)) {
    const split = read.map((answer) => {
      const [value = '', tolerance = ''] = answer.text.split(':')
      return { answer: { ...answer, text: value.trim() }, tolerance }
    })
    return number(
      split.map(({ answer }) => answer),
      split.map(({ tolerance }) => tolerance),
    )
  }
  if (/^(?:SHORT|SA|MW)/.test(kind)) return typed(read)
  return { body: { kind: 'choice', several: /^(?:MULTIR|MR)/.test(kind), options: read } }
}

/** “=” is completely right, “%50%” half; what follows “#” is feedback. */
function readAnswer(part: string, texts: Texts): ExchangeOption {
  const [, equals, percent, rest = ''] = /^\s*(?:(=)|%(-?[\d.]+)%)?([^]*)$/.exec(part) ?? []
  const [text = '', feedback = ''] = rest.split(/(?<!\\)#/)
  const credit = equals === undefined ? Number(percent ?? 0) / 100 || 0 : 1
  return option(plain(text, texts), credit, plain(feedback, texts))
}

function plain(text: string, texts: Texts): string {
  return texts.toText(text.replaceAll(/\\([^\w\s])/g, '$1').trim())
}

/** `[[2]]` is filled by the second word; the words of its group are what a student can choose from. */
function readWords(html: string, boxes: readonly XmlElement[], texts: Texts): readonly Draft[] {
  const words = boxes.map((box) => ({
    text: moodleText(texts, box),
    group: textAt(box, 'group') || '1',
  }))
  const gaps: Gap[] = []
  const marked = html.replaceAll(/\[\[(\d{1,3})\]\]/g, (_, index: string) => {
    const word = words[Number(index) - 1]
    checkGapCount(gaps.length)
    gaps.push({ body: word && chooseWord(word, words) })
    return markGap(gaps.length - 1)
  })
  return draftGaps(texts.toText(marked), gaps)
}

function chooseWord(
  right: { readonly text: string; readonly group: string },
  words: readonly (typeof right)[],
): QuestionBody {
  const group = new Set(words.flatMap(({ text, group }) => (group === right.group ? [text] : [])))
  const options = [...group].map((text) => option(text, text === right.text ? 1 : 0))
  return { kind: 'choice', several: false, options }
}
