/** Checks the attributes of an element in a drawing, and keeps those that mean something in a picture. */
import {
  adviceByAttribute,
  colourAttributes,
  keywordAttributes,
  leftOutAttributes,
  numberAttributes,
  references,
} from './allowed.ts'

export interface CheckedAttributes {
  readonly kept: readonly (readonly [name: string, value: string])[]
  /** Ids that it points to, with the elements that may have them. */
  readonly pointsTo: readonly { readonly id: string; readonly elements: readonly string[] }[]
}

const id = /^[A-Za-z_][\w.-]{0,60}$/
const pointer = /^url\(\s*["']?#([A-Za-z_][\w.-]{0,60})["']?\s*\)$/
const colour = /^(?:[a-zA-Z]{1,30}|#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/+-]{1,40}\))$/
const geometry = /^[\w\s.,%+-]*$/
const transform = /^(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s?\([\d\s.,eE+-]*\)[\s,]*)*$/
const keyword = /^[\p{L}\d\s,.'"-]{0,200}$/u

/** More than any sheet of paper has; larger numbers take drawing programs to their limits. */
const hugeNumber = /(?<![\d.])\d{6}|\d[eE]\+?\d/

/** Throws an Error with a sentence for the first attribute that a drawing cannot have. */
export function checkAttributes(
  element: string,
  attributes: ReadonlyMap<string, string>,
): CheckedAttributes {
  const kept: [string, string][] = []
  const pointsTo: { id: string; elements: readonly string[] }[] = []
  for (const [name, written] of attributes) {
    const value = written.trim()
    const target = pointer.exec(value)?.[1]
    const elements = references.get(name)
    if (leftOutAttributes.test(name)) continue
    if (elements !== undefined && target !== undefined) {
      pointsTo.push({ id: target, elements })
      kept.push([name, `url(#${target})`])
    } else if (isAllowed(name, value)) kept.push([name, value])
    else throw new Error(describe(element, name, value))
  }
  return { kept, pointsTo }
}

function isAllowed(name: string, value: string): boolean {
  if (name === 'id') return id.test(value)
  if (colourAttributes.has(name)) return colour.test(value)
  if (references.has(name)) return value === 'none'
  if (keywordAttributes.has(name)) return keyword.test(value)
  return (
    numberAttributes.has(name) &&
    (/transform$/i.test(name) ? transform : geometry).test(value) &&
    !hugeNumber.test(value)
  )
}

function describe(element: string, name: string, value: string): string {
  const advice = adviceByAttribute.get(name)
  if (advice !== undefined) return advice
  if (/^on/i.test(name)) return `A drawing can’t run anything. Remove \`${name}\`.`
  if (/url|:\/\/|data:/i.test(value)) {
    return `\`${name}\` of <${element}> points to something that a drawing can’t use. Write a plain value.`
  }
  if (numberAttributes.has(name) && hugeNumber.test(value)) {
    return `\`${name}\` of <${element}> has a number that is too large. Stay below 100,000, without powers of ten.`
  }
  const isKnown =
    name === 'id' ||
    numberAttributes.has(name) ||
    keywordAttributes.has(name) ||
    colourAttributes.has(name) ||
    references.has(name)
  return isKnown
    ? `\`${name}\` of <${element}> can’t be written like this. Write a plain value.`
    : `A drawing can’t have the attribute \`${name}\`. Remove it.`
}
