import { describe, expect, test } from 'vitest'
import { render } from '../../../src/render/slack/render.ts'
import { renderBlockKit } from '../../../src/render/html/block-kit.ts'
import type { Block } from '../../../src/core/reply/reply.ts'
import { everyBlock } from '../../fixtures/every-block.ts'
import { hostileMarkup, withWords } from '../../fixtures/hostile-text.ts'
import { textOf, textsIn, wordsIn } from '../../fixtures/payload-words.ts'

const shownFields = new Set(['text', 'fallback'])

function draw(blocks: readonly Block[]): string {
  return render({ blocks })
    .flatMap((message) => renderBlockKit(message.blocks))
    .map(({ markup }) => markup)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('> <', '><')
}

describe('a Slack payload as HTML', () => {
  test.each(everyBlock.map((block) => [block.kind, block] as const))(
    'shows every word of a %s',
    (_, block) => {
      const payload = render({ blocks: [block] }).map(({ blocks }) => blocks)
      const shown = new Set(wordsIn([textOf(draw([block]))]))
      expect(wordsIn(textsIn(payload, shownFields)).filter((word) => !shown.has(word))).toEqual([])
    },
  )

  test('shows every kind of block as the Slack app does', () => {
    expect(draw(everyBlock).replaceAll(/<(?=\w)/g, '\n<')).toMatchInlineSnapshot(`
      "
      <div class="block">
      <p class="h">A heading</p></div>
      <div class="block">
      <p>Words 
      <em>em</em>
      <b>strong</b>
      <b>mark</b> spoiler 
      <code>code</code>
      <time datetime="1970-01-01T09:00:00.000Z" data-moment >at nine</time > Ana another channel 
      <code>/study daily set 08:30</code></p></div>
      <div class="block">
      <div class="bar">
      <p>
      <b>“</b>The line
      <b>”</b></p></div>
      <p>— 
      <b>Mara, to Osk</b></p></div>
      <div class="block">
      <p class="sub">Tale, scene 1</p></div>
      <div class="block">
      <p>
      <b>Who: </b>Mara</p>
      <p>
      <b>Where: </b>The tower</p></div>
      <div class="block">
      <ul>
      <li>one</li></ul>
      <ul>
      <li>two</li></ul></div>
      <div class="block">
      <ol start="1">
      <li>first</li></ol>
      <ol start="2">
      <li>second</li></ol></div>
      <div class="block">
      <p>
      <b>Why?</b>
      <em> (analysis)</em></p>
      <ul>
      <li>And then?</li></ul></div>
      <div class="block">
      <p>
      <b>A </b>Mara</p>
      <p>
      <b>B </b>Osk</p></div>
      <div class="block">
      <table>
      <caption> How often each answer was chosen </caption>
      <tr>
      <th scope="col">Answer</th>
      <th scope="col">Chosen</th>
      <th scope="col">Share</th></tr>
      <tr>
      <th scope="row">
      <b>✓ A. Mara</b></th>
      <td>3</td>
      <td>████████░░ 75%</td></tr>
      <tr>
      <th scope="row">B. Osk</th>
      <td>1</td>
      <td>███░░░░░░░ 25%</td></tr></table></div>
      <div class="block">
      <p>
      <b>1.</b> Ana: 
      <b>5</b></p>
      <p>
      <b>1.</b> Ben: 
      <b>5</b></p>
      <p>
      <b>3.</b> Cy: 
      <b>2</b></p></div>
      <div class="block">
      <p>
      <em>Closes at nine · </em>
      <time datetime="1970-01-01T09:00:00.000Z" data-moment >09:00:00 UTC</time ></p></div>
      <div class="block">
      <p class="sub">small print the readers</p></div>
      <div class="block">
      <hr /></div>
      <div class="block">
      <p>The wall</p></div>
      <div class="block">
      <div class="buttons">
      <span class="b ">Open</span></div></div>
      <div class="block">
      <p>
      <b>Monday</b> · Line: Keep the light · Posts: 1</p>
      <p>
      <b>Tuesday</b> · Line: I would not · Posts: 2</p></div>
      <div class="block">
      <p>
      <b>scores.csv</b></p>
      <pre tabindex="0">name,score Ana,5</pre></div>
      <div class="block">
      <div class="buttons">
      <span class="b primary">Next</span>
      <span class="b ">Guide</span>
      <span class="b ">Cite</span></div></div>
      <div class="block">
      <p class="sub">Stop</p></div>
      <div class="block">
      <div class="buttons">
      <details class="menu">
      <summary>Open one of these</summary>
      <ul role="list">
      <li> The climb
      <span class="sub">Scene</span></li>
      <li> Mara </li></ul></details></div></div>"
    `)
  })

  test('numbers a list on where each item is a list of its own', () => {
    const shown = draw([{ kind: 'list', ordered: true, items: [['one'], ['two']] }])
    expect(shown).toContain('<ol start="1"><li>one</li></ol><ol start="2"><li>two</li></ol>')
  })

  test('shows text that looks like markup as it is', () => {
    const plain = '*a* _b_ ~c~ `d` <https://example.org|e> & &amp; :wave:'
    expect(textOf(draw([{ kind: 'text', text: [plain] }])).trim()).toBe(plain)
  })

  test('names what it does not draw', () => {
    const image = { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a' } as const
    expect(renderBlockKit([image])[0]?.markup).toContain('[image]')
    const broadcast = { type: 'broadcast', range: 'here' } as const
    const section = { type: 'rich_text_section', elements: [broadcast] } as const
    const [shown] = renderBlockKit([
      { type: 'rich_text', elements: [{ ...section, elements: [...section.elements] }] },
    ])
    expect(shown?.markup).toContain('[broadcast]')
  })

  test('keeps hostile text as text in every block', () => {
    const shown = draw(everyBlock.map((block) => withWords(block, hostileMarkup)))
    expect(shown).not.toMatch(/<script|<img|href=/)
    expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  })
})
