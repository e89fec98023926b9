/** Reads a drawing that a pack brings along, and writes it anew from nothing but what a drawing may have. */
import { pictureWidth } from '../svg.ts'
import {
  adviceByElement,
  childrenOf,
  elementsWithoutPointers,
  leftOutElements,
  repeatedElements,
  textElements,
} from './allowed.ts'
import { checkAttributes } from './check-attributes.ts'
import { DrawingError, type DrawingProblem, type XmlToken, readXml } from './xml-tokens.ts'

const maxElements = 1500
const maxDepth = 12
/** Shapes in an arrowhead or a clipping, which is drawn wherever something points to it. */
const maxRepeatedShapes = 10
const maxSide = 10_000
/** As high as a phone shows beside its words; a picture also takes memory for every point. */
const maxHeightByWidth = 1.5
const maxWidthByHeight = 5

/** Returns SVG that runs nothing, loads nothing and is cheap to draw, or what to change. */
export function readDrawing(
  source: string,
): { readonly svg: string } | { readonly problem: DrawingProblem } {
  try {
    return { svg: writeAnew(source) }
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error
    const line = source.slice(0, error.at).split('\n').length
    return { problem: { line, message: error.message } }
  }
}

interface OpenElement {
  readonly name: string
  /** Inside a title or a description. */
  readonly isLeftOut: boolean
  shapes: number
}

type OpenTag = Extract<XmlToken, { kind: 'open' }>

function writeAnew(source: string): string {
  const written: string[] = []
  const open: OpenElement[] = []
  const ids = new Map<string, string>()
  const pointers: {
    readonly at: number
    readonly id: string
    readonly elements: readonly string[]
  }[] = []
  let count = 0

  function openTag(tag: OpenTag): void {
    const parent = open.at(-1)
    if (parent === undefined && count > 0) throw new DrawingError(tag.at, secondRoot)
    checkPlace(tag, parent, open.length)
    count += 1
    if (count > maxElements) {
      throw new DrawingError(
        tag.at,
        `The drawing has more than ${maxElements.toLocaleString('en')} shapes. Simplify it.`,
      )
    }
    const { kept, pointsTo } = attributesOf(tag, parent)
    const id = kept.find(([name]) => name === 'id')?.[1]
    if (id !== undefined && ids.has(id)) {
      throw new DrawingError(tag.at, `Two elements have the id “${id}”. Give one another id.`)
    }
    if (id !== undefined) ids.set(id, tag.name)
    pointers.push(...pointsTo.map((each) => ({ at: tag.at, ...each })))
    const isLeftOut = leftOutElements.has(tag.name)
    const attributes = [...(parent === undefined ? rootAttributes : []), ...kept]
    if (!isLeftOut) written.push(startTag(tag.name, attributes, tag.isClosed))
    if (!tag.isClosed) open.push({ name: tag.name, isLeftOut, shapes: 0 })
  }

  function closeTag(name: string, at: number): void {
    const last = open.pop()
    if (last?.name !== name) {
      const expected = last === undefined ? 'nothing is open' : `</${last.name}> is due`
      throw new DrawingError(at, `</${name}> closes the wrong tag: ${expected} here.`)
    }
    if (!last.isLeftOut) written.push(`</${name}>`)
  }

  for (const token of readXml(source)) {
    if (token.kind === 'open') openTag(token)
    else if (token.kind === 'close') closeTag(token.name, token.at)
    else {
      const inside = open.at(-1)
      if (inside !== undefined && textElements.has(inside.name)) written.push(escape(token.text))
      else if (inside?.isLeftOut !== true && token.text.trim() !== '') {
        throw new DrawingError(token.at, 'These words would not be seen. Put them into <text>.')
      }
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) {
    throw new DrawingError(
      source.length,
      `<${unclosed.name}> isn’t closed. Add </${unclosed.name}>.`,
    )
  }
  if (count === 0) throw new DrawingError(0, 'There is no drawing in this file. Save it as SVG.')
  for (const { at, id, elements } of pointers) {
    if (!elements.includes(ids.get(id) ?? '')) {
      const names = elements.map((name) => `<${name}>`).join(' or ')
      throw new DrawingError(
        at,
        `There is no ${names} with the id “${id}”. Add it, or remove what points to it.`,
      )
    }
  }
  return written.join('')
}

const secondRoot = 'After </svg> nothing may follow. Remove the rest.'

/** Throws where an element may not stand. */
function checkPlace({ name, at }: OpenTag, parent: OpenElement | undefined, depth: number): void {
  if (depth >= maxDepth) {
    throw new DrawingError(at, `More than ${maxDepth} elements are nested. Ungroup some.`)
  }
  if (parent === undefined) {
    if (name !== 'svg') {
      throw new DrawingError(at, `The file begins with <${name}>. Save it as SVG.`)
    }
    return
  }
  const advice = adviceByElement.get(name)
  if (advice !== undefined) throw new DrawingError(at, advice)
  if (name === 'svg' || childrenOf(name) === undefined) {
    throw new DrawingError(at, `A drawing can’t have the element <${name}>. Remove it.`)
  }
  if (childrenOf(parent.name)?.includes(name) !== true) {
    throw new DrawingError(at, `<${name}> can’t be in <${parent.name}>. Move it out.`)
  }
  parent.shapes += 1
  if (repeatedElements.has(parent.name) && parent.shapes > maxRepeatedShapes) {
    throw new DrawingError(
      at,
      `<${parent.name}> has more than ${maxRepeatedShapes} shapes. Simplify it.`,
    )
  }
}

function attributesOf({ name, attributes, at }: OpenTag, parent: OpenElement | undefined) {
  try {
    const checked = checkAttributes(name, attributes)
    const [pointer] = checked.pointsTo
    const places = [name, parent?.name ?? '']
    const place = places.find(
      (each) => repeatedElements.has(each) || (each === name && elementsWithoutPointers.has(each)),
    )
    if (place !== undefined && pointer !== undefined) {
      throw new Error(
        `<${place}> and what is in it can’t point to “${pointer.id}”. Write a plain value, or move it to the shapes.`,
      )
    }
    if (parent !== undefined) return checked
    checkSize(checked.kept)
    return { ...checked, kept: checked.kept.filter(([key]) => !sizeAttributes.includes(key)) }
  } catch (error) {
    throw new DrawingError(at, (error as Error).message)
  }
}

/** Taken from `viewBox`, so that every platform shows the whole drawing. */
const sizeAttributes = ['x', 'y', 'width', 'height', 'preserveAspectRatio']
const rootAttributes = [['xmlns', 'http://www.w3.org/2000/svg']] as const

function checkSize(attributes: readonly (readonly [string, string])[]): void {
  const box = attributes.find(([name]) => name === 'viewBox')?.[1] ?? ''
  const [x, y, width = 0, height = 0, ...more] = box.split(/[\s,]+/).map(Number)
  const isBox = more.length === 0 && [x, y, width, height].every(Number.isFinite)
  if (!isBox || width < 1 || height < 1) {
    throw new Error(`<svg> needs a viewBox with four numbers, such as 0 0 ${pictureWidth} 450.`)
  }
  if (Math.max(width, height) > maxSide) {
    throw new Error(
      `The viewBox is too large. Keep it below ${maxSide.toLocaleString('en')} each way.`,
    )
  }
  if (height > maxHeightByWidth * width || width > maxWidthByHeight * height) {
    throw new Error(
      `The drawing is too ${height > width ? 'high' : 'wide'} for a phone. Make it at most ${maxHeightByWidth} times as high as wide, and ${maxWidthByHeight} times as wide as high.`,
    )
  }
}

function startTag(
  name: string,
  attributes: readonly (readonly [string, string])[],
  isClosed: boolean,
): string {
  const inside = attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')
  return `<${name}${inside}${isClosed ? '/' : ''}>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
