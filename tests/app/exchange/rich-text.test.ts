import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { richToText } from '../../../src/app/exchange/rich-text.ts'

const stays = 'A formula couldn’t be written as plain text, so it stays as LaTeX.'
const noPicture = 'A picture without a description was left out.'

describe('questions of other programs become plain text', () => {
  test.each<readonly [string, string, ...string[]]>([
    // Moodle
    ['<p dir="ltr">What is \\(\\frac{1}{2} + \\frac{1}{4}\\)?<br></p>', 'What is 1/2 + 1/4?'],
    ['<p>Solve $$x^2 = 4$$ for x.</p>', 'Solve x² = 4 for x.'],
    ['<p>Is \\(a &lt; b\\) or \\[a \\geq b\\]</p>', 'Is a < b or a ≥ b'],
    ['Escaped twice: \\\\(x^2\\\\)', 'Escaped twice: x²'],
    [
      '<p>Look:\n  <img src="@@PLUGINFILE@@/cell%20wall.png" alt="A plant cell" class="img-fluid" width="300"></p>',
      'Look: [picture: A plant cell]',
    ],
    ['<p><img src="x.png" alt="" role="presentation">What is it?</p>', 'What is it?', noPicture],
    [
      '<img class="Wirisformula" data-mathml="«math xmlns=¨http://www.w3.org/1998/Math/MathML¨»«msqrt»«mn»2«/mn»«/msqrt»«/math»" alt="square root of 2" src="x">',
      '√2',
    ],
    ['<img class="texrender" alt="\\frac{a}{b}" src="/filter/tex/pix.php/1.gif">', 'a/b'],
    [
      '<audio controls="true"><source src="a.mp3">a.mp3</audio>Who sings?',
      'Who sings?',
      'A sound was left out.',
    ],
    [
      '<video controls><source src="a.mp4"></video><video src="b.mp4"></video>Well?',
      'Well?',
      '2 videos were left out.',
    ],
    [
      '<iframe src="https://www.youtube.com/embed/x" allowfullscreen></iframe><p>Who is it?</p>',
      'Who is it?',
      'Something embedded from another page was left out.',
    ],
    [
      '<pre>for x in y:\n    print(x)</pre>What does it print?',
      'for x in y:\n    print(x)\nWhat does it print?',
    ],
    [
      '<table class="t"><tbody><tr><th>City</th><th>People</th></tr><tr><td><p>Bern</p></td><td>134,000</td></tr></tbody></table>',
      'City People\nBern 134,000',
    ],
    // Anki
    ['[sound:hola.mp3] hola', 'hola', 'A sound was left out.'],
    ['der Hund<div>[$]x^2[/$]</div>', 'der Hund\nx²'],
    ['[latex]\\begin{equation} E = mc^2 \\end{equation}[/latex]', 'E = mc²'],
    ['[latex]The area is $\\pi r^2$.[/latex]', 'The area is πr².'],
    ['<img src="paste-12ab.jpg">', '', noPicture],
    // Web pages
    [
      '<p>If <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>&#x2264;</mo><mn>2</mn></math> then</p>',
      'If x ≤ 2 then',
    ],
    [
      '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a+b</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="base">a+b</span></span></span>',
      'a + b',
    ],
    ['<p>So <script type="math/tex">x^2</script> it is</p>', 'So x² it is'],
    // What has no plain form
    ['Is \\(\\cancel{x}\\) gone?', 'Is \\(\\cancel{x}\\) gone?', stays],
    [
      '\\(\\foo\\) and \\(\\bar\\) and \\(\\baz\\)',
      '\\(\\foo\\) and \\(\\bar\\) and \\(\\baz\\)',
      '3 formulas couldn’t be written as plain text, so they stay as LaTeX.',
    ],
    // Dollars are money, too
    ['It costs $5 or $6.', 'It costs $5 or $6.'],
    ['Hotels from $$ to $$$.', 'Hotels from $$ to $$$.'],
    ['Is $x^2$ even?', 'Is x² even?'],
    ['A file is called $HOME\\temp or $PATH\\x', 'A file is called $HOME\\temp or $PATH\\x'],
    ['An open \\(x and no end', 'An open \\(x and no end'],
    ['Promise<Section> &amp; List<String>', 'Promise<Section> & List<String>'],
  ])('%s', (html, text, ...notes) => {
    expect(richToText(html)).toEqual({ text, notes })
  })
})

test('a picture that stands in the text itself is left out', () => {
  const picture = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(50_000)}">`
  expect(richToText(`${picture}What is it?`)).toEqual({ text: 'What is it?', notes: [noPicture] })
})

const pieces = [
  '<b>',
  '</b>',
  '<p>',
  '<li>',
  '</ul>',
  '<',
  '>',
  '&',
  ';',
  '"',
  "'",
  ' a="',
  " b='",
  ' c=x',
  '<!--',
  '-->',
  '<sup>',
  '</sup>',
  '<script>',
  '</script>',
  '<math>',
  '</math>',
  '<mfrac>',
  '<mi>',
  '</mi>',
  '<td>',
  '</td>',
  '<pre>',
  '\\(',
  '\\)',
  '\\[',
  '$$',
  '$',
  '[latex]',
  '[/latex]',
  '[$]',
  '[/$]',
  '{',
  '}',
  '\\frac',
  '^',
  '_',
  'x',
  '<img ',
  'alt="',
  '[sound:',
  ']',
  '\n',
  '\u0000',
]

test('whatever stands in a text, the answer is text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 300 }), (parts) => {
      expect(richToText(parts.join('')).text).toBeTypeOf('string')
    }),
  )
})

test.each([
  ...pieces,
  '<b a="" ',
  '<b a=\'<b c="',
  '<b><i>',
  '<!-- <b>x</b> ',
  '<script>x',
  '<sup><sub>',
  '\\(x\\)',
  '$x^',
  '[latex]$',
])('a text of nothing but %j is read once', (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length))
  expect(richToText(`${text}<b>x</b>`).text.length).toBeLessThan(500_000)
})
