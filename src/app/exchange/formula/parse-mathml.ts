/** Reads MathML into a tree. It comes from other programs, so nothing is taken for granted but the brackets of its tags. */
import { decodeHTMLStrict } from 'entities/decode'

export interface MathNode {
  readonly name: string
  readonly attributes: string
  readonly children: MathNode[]
  text: string
}

const part = /<(\/?)(?:[a-z]+:)?([a-z]+)([^<>]*)>|<[^<>]*>|([^<]+)/gi

/** Deeper formulas are no line of text. */
const maxDepth = 60

/** Returns undefined where the formula is too deep or its tags do not fit together. */
export function parseMathml(source: string): MathNode | undefined {
  const root: MathNode = { name: 'mrow', attributes: '', children: [], text: '' }
  const open: MathNode[] = [root]
  for (const [, slash, name, attributes = '', text] of source.matchAll(part)) {
    const parent = open.at(-1)
    if (parent === undefined || open.length > maxDepth) return undefined
    if (text !== undefined) parent.text += decodeHTMLStrict(text)
    else if (name === undefined) continue
    else if (slash === '/') {
      if (open.length === 1 || parent.name !== name.toLowerCase()) return undefined
      open.pop()
    } else {
      const node: MathNode = { name: name.toLowerCase(), attributes, children: [], text: '' }
      parent.children.push(node)
      if (!attributes.endsWith('/')) open.push(node)
    }
  }
  return open.length === 1 ? root : undefined
}
