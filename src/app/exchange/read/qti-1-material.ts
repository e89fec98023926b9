/** Turns what QTI 1.2 shows (texts, pictures, flows) into HTML. Blackboard has blocks of its own in it. */
import { childrenOf, escape, findFirst, innerHtml, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'

const responses = ['response_lid', 'response_str', 'response_num', 'response_grp', 'response_xy']

export function isResponse({ name }: XmlElement): boolean {
  return responses.includes(name)
}

/** Blocks that belong to the answers, or name files beside the question. */
const otherBlocks = /^(?:RIGHT_MATCH_BLOCK|FILE_BLOCK|LINK_BLOCK)$/

/** Returns what is shown, as HTML. @param replace returns what stands for a response. */
export function htmlOf(
  element: XmlElement | undefined,
  replace: (response: XmlElement) => string = () => '',
): string {
  return childrenOf(element)
    .map((child) => {
      if (isResponse(child)) return replace(child)
      if (otherBlocks.test(child.attributes['class'] ?? '')) return ''
      switch (child.name) {
        case 'mattext':
        case 'matemtext':
          return textHtml(child)
        case 'mat_formattedtext':
          return textOf(child)
        case 'matbreak':
          return '<br>'
        case 'matimage':
          return ` <img alt="${escape(child.attributes['label'] ?? '')}">`
        case 'mataudio':
          return '<audio></audio>'
        case 'matvideo':
          return '<video></video>'
        case 'flow':
        case 'flow_mat':
        case 'flow_label':
          return `<div>${htmlOf(child, replace)}</div>`
        case 'material':
        case 'mat_extension':
        case 'presentation_material':
        case 'solution':
        case 'solutionmaterial':
          return htmlOf(child, replace)
        default:
          return ''
      }
    })
    .join('')
}

/** Many programs leave out the type of what is HTML. */
function textHtml(element: XmlElement): string {
  if (childrenOf(element).length > 0) return innerHtml(element)
  // Canvas describes the picture of a formula so.
  const text = textOf(element).replaceAll(/(\balt=")LaTeX:\s*/g, '$1')
  return element.attributes['texttype'] === 'text/plain' ? escape(text) : text
}

/** Returns the HTML of the question itself, without what belongs to the answers. */
export function promptHtml(
  presentation: XmlElement | undefined,
  replace?: (response: XmlElement) => string,
): string {
  const block = findBlock(presentation, 'QUESTION_BLOCK')
  return htmlOf(block ?? presentation, replace)
}

export function findBlock(
  element: XmlElement | undefined,
  className: string,
): XmlElement | undefined {
  for (const child of childrenOf(element)) {
    if (child.attributes['class'] === className) return child
    const found = findBlock(child, className)
    if (found !== undefined) return found
  }
  return undefined
}

/** What Blackboard calls the options of a question with two. */
const eitherOr: Readonly<Record<string, string>> = {
  'yes_no.true': 'Yes',
  'yes_no.false': 'No',
  'agree_disagree.true': 'Agree',
  'agree_disagree.false': 'Disagree',
  'right_wrong.true': 'Right',
  'right_wrong.false': 'Wrong',
  'true_false.true': 'True',
  'true_false.false': 'False',
}

/** Returns the HTML of an option. */
export function labelHtml(label: XmlElement): string {
  const named = eitherOr[textOf(label).trim()]
  if (named !== undefined) return named
  return findFirst(label, 'mattext', 'mat_formattedtext', 'matimage', 'matemtext') === undefined
    ? escape(textOf(label))
    : htmlOf(label)
}
