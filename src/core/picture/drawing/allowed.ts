/** What a drawing of a pack may be made of: shapes, texts, colours, arrowheads. Nothing that runs, moves or loads. */

/** Elements with what may stand in them. A definition holds only a few plain shapes, so that repeating it stays cheap. */
const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'] as const
const words = ['title', 'desc'] as const
const groups = ['g', 'text', ...shapes, ...words] as const
const definitions = ['marker', 'clipPath', 'linearGradient', 'radialGradient'] as const

const children: Readonly<Record<string, readonly string[]>> = {
  svg: [...groups, 'defs', ...definitions],
  g: groups,
  defs: [...shapes, ...definitions],
  marker: shapes,
  clipPath: shapes,
  linearGradient: ['stop'],
  radialGradient: ['stop'],
  stop: [],
  text: ['tspan', ...words],
  tspan: ['tspan'],
  title: [],
  desc: [],
  ...Object.fromEntries(shapes.map((shape) => [shape, words])),
}

/** What may stand in an element; undefined for an element that no drawing has. */
export function childrenOf(element: string): readonly string[] | undefined {
  return Object.hasOwn(children, element) ? children[element] : undefined
}

export const textElements: ReadonlySet<string> = new Set(['text', 'tspan'])
/** Said by `alt`, so that it is read and then left out. */
export const leftOutElements: ReadonlySet<string> = new Set(words)
/** Drawn once for each place that points to them. */
export const repeatedElements: ReadonlySet<string> = new Set(['marker', 'clipPath'])
/** What definitions inherit from; if these pointed to others, a few lines could repeat a shape a million times. */
export const elementsWithoutPointers: ReadonlySet<string> = new Set(['svg', 'defs'])

const numbers =
  'x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height d points offset opacity fill-opacity stroke-opacity ' +
  'stop-opacity stroke-width stroke-dasharray stroke-dashoffset stroke-miterlimit font-size letter-spacing ' +
  'refX refY markerWidth markerHeight orient viewBox transform gradientTransform rotate'
const keywords =
  'fill-rule clip-rule stroke-linecap stroke-linejoin font-family font-weight font-style text-anchor ' +
  'dominant-baseline text-decoration gradientUnits spreadMethod clipPathUnits markerUnits preserveAspectRatio ' +
  'vector-effect paint-order'
export const numberAttributes: ReadonlySet<string> = new Set(numbers.split(' '))
export const keywordAttributes: ReadonlySet<string> = new Set(keywords.split(' '))
export const colourAttributes: ReadonlySet<string> = new Set([
  'fill',
  'stroke',
  'stop-color',
  'color',
])

/** Attributes that point to a definition of the same file, with the elements that they may name. */
export const references: ReadonlyMap<string, readonly string[]> = new Map([
  ['fill', ['linearGradient', 'radialGradient']],
  ['stroke', ['linearGradient', 'radialGradient']],
  ['marker-start', ['marker']],
  ['marker-end', ['marker']],
  ['clip-path', ['clipPath']],
])

/** Mean nothing in a picture, and are left out. */
export const leftOutAttributes =
  /^(?:xmlns|xmlns:svg|version|baseProfile|role|aria-[a-z]+|xml:space|xml:lang|lang|class|data-[\w-]+)$/

/** Sentences for what drawing programs write most often; everything else gets the general one. */
export const adviceByAttribute: ReadonlyMap<string, string> = new Map([
  [
    'style',
    'Write the style as attributes, such as `fill` and `stroke`; in Inkscape, save it as “Optimised SVG”.',
  ],
  ['href', 'A drawing can’t refer to anything outside itself. Remove `href`.'],
  ['xlink:href', 'A drawing can’t refer to anything outside itself. Remove `xlink:href`.'],
  ['marker-mid', 'Use `marker-start` and `marker-end` only.'],
])
export const adviceByElement: ReadonlyMap<string, string> = new Map([
  ['style', 'Write colours as attributes, such as `fill`, instead of in <style>.'],
  ['image', 'A drawing can’t hold photographs. Draw it with shapes, and remove <image>.'],
  ['use', 'Write the shapes again instead of <use>.'],
  ['metadata', 'Remove <metadata>; in Inkscape, save it as “Plain SVG”.'],
  ['a', 'A drawing can’t have links. Remove <a> and keep what is in it.'],
])
