/** Turns what an item of QTI 2 shows into HTML, without what students do not see. */
import { childrenOf, escape, innerHtml, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { withoutMarks } from './gaps.ts'

/** Returns what can be answered in a body, in its order. */
export function findInteractions(element: XmlElement | undefined): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'endAttemptInteraction') return []
    return isInteraction(child) ? [child] : findInteractions(child)
  })
}

function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith('Interaction')
}

/** What students do not see, or only later. */
const hidden = ['feedbackBlock', 'feedbackInline', 'templateBlock', 'templateInline', 'stylesheet']

/** Returns the HTML of a body. @param replace returns what stands for an interaction or a gap. */
export function bodyHtml(
  body: XmlElement | undefined,
  replace: (element: XmlElement) => string = () => '',
): string {
  return innerHtml(clean(body), (child) => {
    if (isInteraction(child) || child.name === 'gap') return replace(child)
    if (hidden.includes(child.name)) return ''
    if (child.name === 'hottext') return bodyHtml(child, replace)
    if (child.name === 'rubricBlock') return isForStudents(child) ? undefined : ''
    if (child.name === 'object') {
      const kind = child.attributes['type'] ?? ''
      if (kind.startsWith('image')) return `<img alt="${escape(textOf(child).trim())}">`
      return kind.startsWith('video') ? '<video></video>' : '<audio></audio>'
    }
    return undefined
  })
}

export function isForStudents({ attributes }: XmlElement): boolean {
  return /candidate/.test(attributes['view'] ?? 'candidate')
}

/** Only our own marks may stand in a text. */
function clean(element: XmlElement | undefined): XmlElement | undefined {
  if (element === undefined) return undefined
  const children = element.children.map((child) =>
    typeof child === 'string' ? withoutMarks(child) : child,
  )
  return { ...element, children }
}

export function withoutPrompt(block: XmlElement): XmlElement {
  const children = block.children.filter(
    (child) => typeof child === 'string' || child.name !== 'prompt',
  )
  return { ...block, children }
}
