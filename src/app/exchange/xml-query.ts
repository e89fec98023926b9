/** Finds elements and their text in a tree of XML. */
import type { XmlElement, XmlNode } from './xml-tree.ts'

export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** Returns the first element at the end of this path. */
export function childOf(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  const [name, ...rest] = path
  if (name === undefined) return element
  for (const child of childrenOf(element, name)) {
    const found = childOf(child, ...rest)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns all elements of these names inside, in the order of the file. */
export function findAll(
  element: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  const found: XmlElement[] = []
  collect(element?.children ?? [], names, found)
  return found
}

function collect(nodes: readonly XmlNode[], names: readonly string[], found: XmlElement[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    if (names.includes(node.name)) found.push(node)
    collect(node.children, names, found)
  }
}

export function findFirst(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  for (const child of childrenOf(element)) {
    const found = names.includes(child.name) ? child : findFirst(child, ...names)
    if (found !== undefined) return found
  }
  return undefined
}

/** Returns all text inside, as it stands there. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined || typeof node === 'string') return node ?? ''
  return node.children.map(textOf).join('')
}

/** Returns the text at the end of a path, without the space around it. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  return textOf(childOf(element, ...path)).trim()
}

/** Returns what is inside as HTML. @param replace returns the HTML for an element, or undefined where it stays. */
export function innerHtml(
  element: XmlElement | undefined,
  replace: (child: XmlElement) => string | undefined = () => undefined,
): string {
  return (element?.children ?? []).map((child) => outerHtml(child, replace)).join('')
}

function outerHtml(node: XmlNode, replace: (child: XmlElement) => string | undefined): string {
  if (typeof node === 'string') return escape(node)
  const replaced = replace(node)
  if (replaced !== undefined) return replaced
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escape(value)}"`,
  )
  const inner = innerHtml(node, replace)
  const isVoid = /^(?:br|hr|img|wbr)$/i.test(node.name)
  return `<${node.name}${attributes.join('')}>${isVoid ? '' : `${inner}</${node.name}>`}`
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
