import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../../../src/app/exchange/html/html-to-text.ts'
import { anyCodePoint } from '../../../fixtures/any-code-point.ts'

describe('HTML becomes text', () => {
  test.each([
    ['She goes&nbsp;to <b>school</b>.<br>', 'She goes to school.'],
    ['<b>For</b> the ferry', 'For the ferry'],
    ['one<br>two<br/>three<BR />four', 'one\ntwo\nthree\nfour'],
    ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['<p>One.<p>Two.', 'One.\nTwo.'],
    ['<div>One</div><div><br></div><div>Two</div>', 'One\nTwo'],
    ['<ul><li>one</li><li>two</li></ul>', '• one\n• two'],
    ['Any of: <ol><li>one<li>two</ol>', 'Any of:\n• one\n• two'],
    ['<span style="color: red">red</span> and <span class=x>x</span>', 'red and x'],
    ['<span><span>deep</span></span>', 'deep'],
    ['<font color="#f00">red', 'red'],
    ['<a href="https://x.org/?a=1&amp;b=2">the page</a>', 'the page'],
    ['<strong><em>both</em></strong>', 'both'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['See <img src="map.png" alt="the map"> there', 'See [picture: the map] there'],
    ['See <img src=map.png> there', 'See there'],
    ['<style>p { color: red }</style><p>Text</p><!-- note -->', 'Text'],
    ['<b>x</b><script>alert(1)</script>', 'x'],
    ['H<sub>2</sub>O and x<sup>2</sup> = 10<sup>−3</sup>', 'H₂O and x² = 10⁻³'],
    ['the 1<sup>st</sup>, 2<sup>n+1/2</sup>', 'the 1st, 2^(n+1/2)'],
    ['<ruby>漢<rt>かん</rt></ruby>', '漢(かん)'],
    ['<b>I <3 you</b>', 'I <3 you'],
    ['<p>Use List<String> or Vec<Section> here</p>', 'Use List<String> or Vec<Section> here'],
    ['<p>if a < b then</p>', 'if a < b then'],
    [
      'Tom &amp; Jerry &#8211; caf&eacute; &quot;x&quot; &#x27;y&#39;',
      'Tom & Jerry – café "x" \'y\'',
    ],
    ['Write &lt;b&gt; for bold', 'Write <b> for bold'],
    ['word<o:p></o:p>', 'word'],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })
})

describe('what only looks like HTML stays', () => {
  test.each([
    'a < b',
    'a<b and c>d',
    'x <y> z',
    'I <3 it',
    'List<String>',
    'Map<String, List<B>>',
    'Promise<Section>',
    'What does the <b> tag do?',
    'Which tag makes a list, <ul> or <li>?',
    '<-- look',
    'AT&T, R&D and Q&A;',
    'x.org/?a=1&copy=2&lt=3',
    'a && b || c',
    '5 > 3 > 1',
    '<Ada> waits',
    'two  blanks\nand a line',
  ])('%j', (cell) => {
    expect(htmlToText(cell)).toBe(cell)
  })
})

test('text without angle brackets and ampersands is never touched, and nothing takes long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCodePoint }).filter((text) => !/[<&]/.test(text)),
      (text) => {
        expect(htmlToText(text)).toBe(text)
      },
    ),
  )
  const parts = fc.constantFrom(
    '<b>',
    '</b>',
    '<li>',
    '</ul>',
    '<',
    '>',
    '&',
    ';',
    '=',
    '"',
    'amp',
    ' ',
    '\n',
    '<!--',
    '<sup>',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 400 }), (pieces) => {
      expect(htmlToText(pieces.join(''))).toBeTypeOf('string')
    }),
  )
})
