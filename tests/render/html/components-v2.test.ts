import { describe, expect, test } from 'vitest'
import { render } from '../../../src/render/discord/render.ts'
import { renderComponents } from '../../../src/render/html/components-v2.ts'
import { type Block, type RichText, text } from '../../../src/core/reply/reply.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { hostileMarkup, withWords } from '../../fixtures/hostile-text.ts'
import { textOf, textsIn, wordsIn } from '../../fixtures/payload-words.ts'

const shownFields = new Set(['content', 'label', 'placeholder', 'description'])

function draw(blocks: readonly Block[], now = 0): string {
  return render({ blocks })
    .flatMap((message) => renderComponents(message, now))
    .map(({ markup }) => markup)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('> <', '><')
}

function drawText(...parts: RichText): string {
  return draw([text(...parts)])
}

describe('a Discord payload as HTML', () => {
  test.each(everyBlock.map((block) => [block.kind, block] as const))(
    'shows every word of a %s',
    (_, block) => {
      const texts = textsIn(render({ blocks: [block] }), shownFields)
      // Moments are written out, roles are shown by a word, and the page numbers lists.
      const words = wordsIn(
        texts.map((each) => each.replaceAll(/<t:\d+:[fR]>|<@&\d+>|^\d+\. /gm, ' ')),
      )
      const shown = new Set(wordsIn([textOf(draw([block]))]))
      expect(words.filter((word) => !shown.has(word))).toEqual([])
    },
  )

  test('shows every kind of block as the Discord app does', () => {
    expect(draw(everyBlock).replaceAll(/<(?=\w)/g, '\n<')).toMatchInlineSnapshot(`
      "
      <div class="container" >
      <p class="h">A heading</p>
      <p>Words 
      <em>em</em>
      <b>strong</b>
      <u>mark</u>
      <span class="hidden" tabindex="0">spoiler</span>
      <code>code</code>
      <time class="chip" datetime="1970-01-01T09:00:00.000Z" data-moment>1 January 1970 at 09:00</time>
      <b>Ana</b> another channel 
      <code>/daily set 08:30</code></p>
      <div class="bar">
      <p>“The line”
      <br />— 
      <b>Mara, to Osk</b></p></div>
      <p class="sub">Tale, scene 1</p>
      <p>
      <b>Who:</b> Mara
      <br />
      <b>Where:</b> The tower</p>
      <ul>
      <li>one</li>
      <li>two</li></ul>
      <ol start="1">
      <li>first</li>
      <li>second</li></ol>
      <p>
      <b>Why?</b></p>
      <p class="sub">analysis</p>
      <ul>
      <li>And then?</li></ul>
      <p>
      <b>A.</b> Mara
      <br />
      <b>B.</b> Osk</p>
      <p>
      <code>████████░░</code> 75% (3) · 
      <b>✓ A. Mara</b>
      <br />
      <code>███░░░░░░░</code> 25% (1) · B. Osk</p>
      <p>
      <b>1.</b> Ana: 
      <b>5</b>
      <br />
      <b>1.</b> Ben: 
      <b>5</b>
      <br />
      <b>3.</b> Cy: 
      <b>2</b></p>
      <p>⏳ Closes at nine 
      <time class="chip" datetime="1970-01-01T09:00:00.000Z">in 9 hours</time></p>
      <p class="sub">small print 
      <span class="chip">@role</span></p>
      <hr />
      <div class="section">
      <div>
      <p>The wall</p></div>
      <span class="b ">Open</span></div>
      <p>
      <b>Monday</b> · Line: Keep the light · Posts: 1
      <br />
      <b>Tuesday</b> · Line: I would not · Posts: 2</p>
      <p class="file">
      <span class="link">scores.csv</span></p>
      <div class="buttons">
      <span class="b primary">Next</span>
      <span class="b danger off">Stop</span>
      <span class="b">Guide ↗</span>
      <span class="b ">Cite</span></div>
      <div class="buttons">
      <details class="menu">
      <summary>Open one of these</summary>
      <ul role="list">
      <li> The climb
      <span class="sub">Scene</span></li>
      <li> Mara </li></ul></details></div></div>"
    `)
  })

  test('shows what is escaped as plain text, and no backslash', () => {
    const plain = String.raw`*a* **b** __c__ ||d|| \e ~~f~~ [g](h) <@1> <t:1:f>`
    expect(textOf(drawText(plain)).trim()).toBe(plain)
    expect(textOf(draw([{ kind: 'list', ordered: false, items: [['- # > 1. x']] }]))).toContain(
      '- # > 1. x',
    )
  })

  test('keeps an escaped mark inside marked text', () => {
    expect(drawText({ strong: 'two ** stars' }, { strong: '*' })).toContain(
      '<b>two ** stars</b><b>*</b>',
    )
    expect(drawText({ em: 'a' }, { em: 'b' })).toContain('<em>a</em><em>b</em>')
    expect(drawText({ strong: 'see https://example.org/a_b_c' })).toContain(
      '<b>see <span class="link">https://example.org/a_b_c</span></b>',
    )
  })

  test.each([
    [30_000, 'in 30 seconds'],
    [-120_000, '2 minutes ago'],
    [7_200_000, 'in 2 hours'],
    [172_800_000, 'in 2 days'],
  ])('counts a timer %i ms from now as “%s”', (ms, words) => {
    const now = 1_800_000_000_000
    expect(draw([{ kind: 'timer', label: 'Closes', until: now + ms }], now)).toContain(words)
  })

  test('names a person and a file, and shows a picture with its words', () => {
    expect(drawText({ person: 'discord:7', name: 'Ana' })).toContain(
      '<span class="chip">@member</span>',
    )
    const [strange] = renderComponents({ components: [{ type: 13, file: { url: 'a.txt' } }] }, 0)
    expect(strange?.markup).toContain('a.txt')
    const media = { url: 'attachment://bars.png' }
    const gallery = { type: 12 as const, items: [{ media, description: 'Half & half' }] }
    const files = [{ name: 'bars.png', contentType: 'image/png', data: '<svg/>' }]
    const [shown] = renderComponents({ components: [gallery], files }, 0)
    expect(shown?.markup).toContain(`base64,${btoa('<svg/>')}" alt="Half &amp; half"`)
  })

  test('keeps hostile text as text in every block', () => {
    const shown = draw(everyBlock.map((block) => withWords(block, hostileMarkup)))
    expect(shown).not.toMatch(/<script|<img|href=/)
    expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  })
})
