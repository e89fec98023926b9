/** Drawings of packs that would run, load, follow or cost something: refused, or written anew without it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDrawing } from '../../src/core/picture/drawing/read-drawing.ts'

function svg(inside: string, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"${attributes}>${inside}</svg>`
}

const chain = Array.from(
  { length: 9 },
  (_, n) =>
    `<marker id="m${n}"><path d="M0 0L1 1" marker-start="url(#m${n + 1})" marker-end="url(#m${n + 1})"/></marker>`,
).join('')

const refused: Readonly<Record<string, string>> = {
  script: svg('<script>alert(1)</script>'),
  'script in capitals': svg('<SCRIPT>alert(1)</SCRIPT>'),
  'script of another namespace': svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'),
  'event handler': svg('', ' onload="alert(1)"'),
  'event handler in capitals': svg('<g ONCLICK="alert(1)"/>'),
  'foreign object': svg('<foreignObject><p>hi</p></foreignObject>'),
  'style import': svg('<style>@import url(https://x.test/a.css);</style>'),
  'style attribute': svg('<g style="background:url(https://x.test)"/>'),
  'style sheet': `<?xml-stylesheet href="https://x.test/a.css"?>${svg('')}`,
  'outside image': svg('<image href="https://x.test/a.png"/>'),
  'image within': svg('<image href="data:image/png;base64,AAAA"/>'),
  'outside use': svg('<use xlink:href="https://x.test/a.svg#a"/>'),
  link: svg('<a href="javascript:alert(1)"><rect/></a>'),
  'outside colour': svg('<rect fill="url(https://x.test/a.svg#g)"/>'),
  'outside colour, written in numbers': svg('<rect fill="&#117;rl(//x.test/#g)"/>'),
  'outside colour, escaped': svg(String.raw`<rect fill="\75rl(https://x.test/#g)"/>`),
  'outside colour after a name': svg('<rect fill="red url(https://x.test/#g)"/>'),
  'image set as a colour': svg('<rect fill="image-set(https://x.test)"/>'),
  'outside typeface': svg('<text font-family="url(https://x.test/f.woff)">a</text>'),
  'outside cursor': svg('<g cursor="url(https://x.test/c.cur)"/>'),
  filter: svg('<filter id="f"><feImage href="https://x.test"/></filter>'),
  mask: svg('<rect mask="url(#m)"/>'),
  base: svg('<g xml:base="https://x.test/"/>'),
  animation: svg('<rect><animate attributeName="x" values="0;9" dur="1s"/></rect>'),
  'changed by time': svg('<g><set attributeName="href" to="javascript:alert(1)"/></g>'),
  doctype: `<!DOCTYPE svg SYSTEM "file:///etc/passwd">${svg('')}`,
  'entities that multiply': `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg('<text>&b;</text>')}`,
  'entity alone': svg('<text>&xxe;</text>'),
  cdata: svg('<text><![CDATA[<script>]]></text>'),
  'comment that hides a tag': svg('<!-- -- ><script/> -->'),
  'markup in an attribute': svg('<g id="a<script>"/>'),
  'null character': svg('<text>a\u0000b</text>'),
  'null character, written': svg('<text>&#0;</text>'),
  'character that is none': svg('<text>&#xD800;</text>'),
  'character beyond the last': svg('<text>&#x110000;</text>'),
  'arrowheads of arrowheads': svg(`<defs>${chain}</defs><path marker-end="url(#m0)"/>`),
  'arrowheads from above': svg('<marker id="m"><path/></marker>', ' marker-end="url(#m)"'),
  'arrowhead of many shapes': svg(`<marker id="m">${'<path d="M0 0"/>'.repeat(11)}</marker>`),
  'arrowheads at every corner': svg('<marker id="m"/><path marker-mid="url(#m)"/>'),
  'clipping that clips itself': svg('<clipPath id="c"><path clip-path="url(#c)"/></clipPath>'),
  'drawing in a drawing': svg('<svg viewBox="0 0 9 9"/>'),
  pattern: svg('<pattern id="p" width="0.001" height="0.001"><rect/></pattern>'),
  'numbers beyond all': svg('<rect width="1e308"/>'),
  'size that is no number': svg('').replace('0 0 80 40', '0 0 NaN Infinity'),
}

test.each(Object.entries(refused))('%s is refused', (_, source) => {
  expect(readDrawing(source)).toHaveProperty('problem')
})

test('whatever the bytes, there is a sentence, or a drawing of allowed parts that is read again as it is', () => {
  const pieces = fc.constantFrom(
    '<svg viewBox="0 0 9 9">',
    '</svg>',
    '<g',
    '<g>',
    '</g>',
    '<text>',
    '</text>',
    '/>',
    '>',
    ' x="1"',

    ' fill="url(#a)"',
    ' id="a"',
    ' onload="x"',
    '<script>',
    '&lt;',
    '&#60;',
    '&',
    '"',
    "'",
    '<!--',
    '-->',
    '<title>',
    '</title>',
    ']]>',
    '<?xml?>',
    ' xmlns="y"',
    'a',
    ' ',
    '\n',
    '\uFEFF',
    '\uD800',
  )
  const inside = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))
  const source = fc.oneof(inside, inside.map(svg), fc.string().map(svg))
  const everyText = fc.property(source, (text) => {
    const read = readDrawing(text)
    if ('problem' in read) return read.problem.message !== '' && read.problem.line > 0
    const again = readDrawing(read.svg)
    return 'svg' in again && again.svg === read.svg && !/<script|onload|<!|<\?/.test(read.svg)
  })
  expect(fc.check(everyText, { seed: 2013, numRuns: 3000 })).toMatchObject({ failed: false })
})

test.each([
  '<'.repeat(65_000),
  '<!--'.repeat(16_000),
  `<g ${'a="'.repeat(20_000)}`,
  `<g${' x'.repeat(30_000)}`,
  `<?xml${' a=""'.repeat(13_000)}`,
  `<!--${'- '.repeat(32_000)}`,
  svg(`<text>${'&'.repeat(60_000)}</text>`),
  svg(`<g transform="${'scale('.repeat(10_000)}"/>`),
  svg(`<g fill="rgb(${' '.repeat(60_000)}"/>`),
])('a file that is long in a strange way is read at once (%#)', (source) => {
  expect(readDrawing(source)).toHaveProperty('problem')
})
