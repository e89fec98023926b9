import { readFile, readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readDrawing } from '../../../../src/core/picture/drawing/read-drawing.ts'

function drawing(inside: string, attributes = 'viewBox="0 0 80 40"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`
}

/** What is said of a drawing, with its line. */
function said(source: string): string {
  const read = readDrawing(source)
  return 'problem' in read ? `${read.problem.line}: ${read.problem.message}` : read.svg
}

test('the drawings of the built-in packs keep their shapes, words and arrowheads', async () => {
  const folder = 'data/how-cells-make-energy/pictures'
  for (const name of await readdir(folder)) {
    const svg = said(await readFile(`${folder}/${name}`, 'utf8'))
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=/)
    expect(svg).toContain('Matrix</text>')
  }
})

test('what a drawing has is written anew, and what means nothing in a picture is left out', () => {
  const source = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
${drawing(
  `<title>A &amp; B</title><g class="x" data-n='1'>
    <text x="1"
      y='2'>1 &lt; 2 &#x26; <tspan font-weight="bold">“so”</tspan></text></g>`,
  'viewBox="0 0 80 40" width="210mm" height="5" role="img" aria-label="A"',
)}
`
  expect(said(source)).toBe(
    drawing(
      '<g><text x="1" y="2">1 &lt; 2 &amp; <tspan font-weight="bold">“so”</tspan></text></g>',
    ),
  )
})

test('colours, gradients, arrowheads and clippings work within the file', () => {
  const inside =
    '<defs><linearGradient id="sky"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>' +
    '<marker id="tip"><path d="M0 0L1 1z"/></marker><clipPath id="hole"><rect width="5" height="5"/></clipPath></defs>' +
    '<g clip-path="url(#hole)"><path d="M0,0 q1-2 3.5e" fill="url(#sky)" marker-end="url(#tip)" transform="rotate(45 2 2) scale(2e-1)"/></g>'
  expect(said(drawing(inside))).toBe(drawing(inside))
})

test.each([
  ['<rect fill="url(#no)"/>', 'There is no <linearGradient> or <radialGradient> with the id “no”'],
  ['<g id="a"/><g id="a"/>', 'Two elements have the id “a”'],
  ['<g style="fill:red"/>', 'Write the style as attributes, such as `fill` and `stroke`'],
  ['<style>g{}</style>', 'Write colours as attributes'],
  ['<inkscape:grid/>', 'can’t have the element <inkscape:grid>. Remove it.'],
  ['<g><rect></g>', '</g> closes the wrong tag: </rect> is due here.'],
  ['<g', 'The tag <g> isn’t well-formed.'],
  ['<rect x=1/>', 'The tag <rect> isn’t well-formed.'],
  ['<rect x="1" x="2"/>', '`x` appears twice in one tag.'],
  ['<text>a &nbsp; b</text>', 'instead of &nbsp;'],
  ['<text>R & D</text>', '& as &amp;'],
  ['Matrix', 'These words would not be seen. Put them into <text>.'],
  ['<rect x="123456"/>', 'a number that is too large'],
  ['<rect x="1e9"/>', 'a number that is too large'],
])('%s is refused, with what to change', (inside, sentence) => {
  const words = said(drawing(`\n${inside}`))
  expect(words).toContain(sentence)
  expect(words).toMatch(/^2: /)
})

test.each([
  ['', 'There is no drawing in this file.'],
  ['<html></html>', 'The file begins with <html>.'],
  ['GIF89a', 'These words would not be seen.'],
  [drawing('', 'width="80" height="40"'), '<svg> needs a viewBox with four numbers'],
  [drawing('', 'viewBox="0 0 80"'), '<svg> needs a viewBox with four numbers'],
  [drawing('', 'viewBox="0 0 -8 -4"'), '<svg> needs a viewBox with four numbers'],
  [drawing('', 'viewBox="0 0 40000 40000"'), 'The viewBox is too large. Keep it below 10,000'],
  [drawing('', 'viewBox="0 0 10 90"'), 'The drawing is too high for a phone.'],
  [drawing('', 'viewBox="0 0 90 10"'), 'The drawing is too wide for a phone.'],
  ['<svg viewBox="0 0 8 4">', '<svg> isn’t closed. Add </svg>.'],
  [drawing('') + drawing(''), 'After </svg> nothing may follow.'],
  [`${drawing('')} more`, 'These words would not be seen.'],
  [drawing('<g>'.repeat(12) + '</g>'.repeat(12)), 'More than 12 elements are nested.'],
  [drawing('<g/>'.repeat(1500)), 'more than 1,500 shapes'],
])('a file that cannot be shown is refused (%#)', (source, sentence) => {
  expect(said(source)).toContain(sentence)
})
