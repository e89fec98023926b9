/** QTI 3 writes the names of QTI 2 with dashes and a prefix. */
import type { XmlElement } from '../xml-tree.ts'

/** Returns the tree with the names of QTI 2, so that one reader knows both. */
export function withOldNames(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : withOldNames(child),
  )
  if (!element.name.startsWith('qti-')) return { ...element, children }
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => [toCamelCase(name), value] as const,
  )
  return {
    ...element,
    children,
    name: toCamelCase(element.name.slice('qti-'.length)),
    attributes: Object.fromEntries(attributes),
  }
}

function toCamelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
