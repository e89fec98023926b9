import { describe, expect, test } from 'vitest'
import { html } from '../../../src/render/html/html.ts'
import { renderForm } from '../../../src/render/html/render-form.ts'
import { renderReply } from '../../../src/render/html/render.ts'
import type { Form } from '../../../src/core/reply/form.ts'
import { type Block, button, buttons, select, text } from '../../../src/core/reply/reply.ts'
import { hostileMarkup as hostile } from '../../fixtures/hostile-text.ts'
import { blocksOf } from '../../fixtures/hostile-blocks.ts'

/** Without the white space between elements, which the layout of the templates decides. */
function markup(...blocks: readonly Block[]): string {
  return renderReply({ blocks }).markup.replace(/\s+/g, ' ').replace(/> </g, '><')
}

const form: Form = {
  title: hostile,
  press: hostile,
  submit: hostile,
  fields: [
    {
      kind: 'text',
      name: hostile,
      label: hostile,
      hint: hostile,
      required: true,
      long: true,
      maxLength: 9,
      value: hostile,
    },
    {
      kind: 'text',
      name: hostile,
      label: hostile,
      required: false,
      long: false,
      maxLength: 9,
      value: hostile,
      placeholder: hostile,
    },
    {
      kind: 'one',
      name: hostile,
      label: hostile,
      required: true,
      options: [{ label: hostile, value: hostile, description: hostile }],
    },
    {
      kind: 'several',
      name: hostile,
      label: hostile,
      required: false,
      options: [{ label: hostile, value: hostile }],
      value: [hostile],
    },
  ],
}

describe('hostile text stays text', () => {
  const documents = [
    ...Object.entries(blocksOf(hostile)).map(
      ([kind, block]) => [kind, renderReply({ blocks: [block] }).markup] as const,
    ),
    ['a form', renderForm(form).markup] as const,
  ]

  test.each(documents)('in %s', (_, document) => {
    expect(document).not.toMatch(/<script|<img(?! class="picture")|<@everyone/)
    expect(document).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(document).not.toMatch(/href="\s*javascript:/i)
    // Every quotation mark of the text is an entity, so that no attribute ends early.
    expect(document).not.toContain(`"'>`)
  })
})

test('a template writes text, numbers, lists and HTML, and nothing for undefined and false', () => {
  const inner = html`<b>${'1 < 2'}</b>`
  expect(html`<p>${[inner, ' & ', 3]}${false}${undefined}</p>`.markup).toBe(
    '<p><b>1 &lt; 2</b> &amp; 3</p>',
  )
})

test('a quote is a blockquote with its citation', () => {
  const shown = markup({
    kind: 'quote',
    line: ['The light ', { em: 'remembers' }, '.'],
    speaker: 'Mira',
    addressee: 'Jon',
    citation: 'The Lantern, scene 3',
  })
  expect(shown).toContain(
    '<blockquote><p class="line" dir="auto">“The light <em>remembers</em>.”</p></blockquote>',
  )
  expect(shown).toContain('<cite dir="auto">The Lantern, scene 3</cite>')
  expect(shown).toContain('Mira, to Jon')
})

test('facts are a description list, standings a table with row headers', () => {
  expect(markup(blocksOf('word').facts)).toContain('<dt>word</dt><dd dir="auto">word</dd>')
  const table = markup({
    kind: 'ranking',
    rows: [
      { rank: 1, name: 'Ana', score: '3' },
      { rank: 1, name: 'Ben', score: '3' },
    ],
  })
  expect(table).toContain('<th scope="row"><bdi>Ben</bdi></th>')
  expect(table.match(/<td>1<\/td>/g)).toHaveLength(2)
})

test('a distribution says in words what its bars show', () => {
  const shown = markup({
    kind: 'distribution',
    people: 3,
    rows: [
      { label: 'Jon', count: 3, right: true },
      { label: 'Mira', count: 0, right: false },
    ],
  })
  expect(shown).toContain('Right answer: ')
  expect(shown).toContain('aria-label="Jon: 3 of 3"')
  expect(shown).toContain('aria-label="Mira: 0 of 3"')
})

test('a spoiler is a disclosure, in a div because HTML allows none in a p', () => {
  const shown = markup(text('Then ', { spoiler: 'the lamp goes out' }))
  expect(shown).toMatch(/^<div class="text" dir="auto">Then <details/)
  expect(shown).toContain('<span>the lamp goes out</span></details>')
})

test('a time is a time element with the fallback of the reply', () => {
  const shown = markup(text({ time: Date.UTC(2026, 8, 1, 8, 30), fallback: '1 September, 8:30' }))
  expect(shown).toContain(
    '<time datetime="2026-09-01T08:30:00.000Z" data-moment>1 September, 8:30</time>',
  )
})

describe('the options of a quiz question', () => {
  const { choices } = blocksOf('word')
  const answers = buttons(button('A', 'quiz:answer:0'), button('B', 'quiz:answer:1'))

  test('become buttons if a row of buttons has their letters', () => {
    const shown = markup(choices, answers, buttons(button('Join', 'quiz:join:1')))
    expect(shown).toMatch(/<button[^>]*data-press="quiz:answer:1"[^>]*data-key="2"/)
    expect(shown.match(/<button/g)).toHaveLength(3)
    expect(shown).not.toMatch(/data-press="quiz:join:1"[^>]*data-key/)
  })

  test('have the keys 1 to 6', () => {
    const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
    const all = {
      kind: 'choices' as const,
      choices: letters.map((letter) => ({ letter, text: letter })),
    }
    const shown = markup(
      all,
      buttons(...letters.map((letter) => button(letter, `quiz:answer:${letter}`))),
    )
    expect(shown.match(/data-key="\d+"/g)).toEqual(
      [1, 2, 3, 4, 5, 6].map((key) => `data-key="${key}"`),
    )
    expect(shown.match(/<button/g)).toHaveLength(7)
  })

  test('have the same keys where several are ticked, which other menus have not', () => {
    const all = {
      kind: 'choices' as const,
      choices: ['A', 'B'].map((letter) => ({ letter, text: letter })),
    }
    const menu = {
      kind: 'select' as const,
      press: 'quiz:pick:1',
      label: 'Your answer',
      options: ['A. A', 'B. B'].map((label, value) => ({ label, value: String(value) })),
      min: 1,
      max: 2,
    }
    expect(markup(all, menu)).toMatch(/<input[^>]*value="1"[^>]*data-key="2"/)
    expect(markup(menu)).not.toContain('data-key')
  })

  test('stay a list if the buttons mean something else', () => {
    const shown = markup(choices, buttons(button('Answer…', 'quiz:write:1')))
    expect(shown).not.toContain('data-key')
    expect(shown).toContain('Answer…')
  })

  test('cannot be pressed once they are closed', () => {
    const closed = ['A', 'B'].map(
      (label) => ({ label, press: 'quiz:answer:0', style: 'plain', disabled: true }) as const,
    )
    expect(markup(choices, buttons(...closed)).match(/ disabled/g)).toHaveLength(2)
  })
})

test('a file is a download, which browsers do not open as a page', () => {
  const shown = markup({
    kind: 'file',
    name: 'scores.csv',
    mediaType: 'text/csv',
    content: 'Ana,3\n',
  })
  expect(shown).toContain('download="scores.csv"')
  expect(shown).toContain(`data:text/csv;charset=utf-8;base64,${btoa('Ana,3\n')}`)
  expect(shown).toContain('6 bytes')
})

test('a file that is not text is a download, byte by byte', () => {
  const content = new Uint8Array([0x50, 0x4b, 0x00, 0xff])
  const shown = markup({ kind: 'file', name: 'a.apkg', mediaType: 'application/zip', content })
  expect(shown).toContain('data:application/zip;base64,UEsA/w==')
})

test('a button links only to http and https addresses', () => {
  expect(markup(buttons({ label: 'Guide', href: 'https://example.org/?a=1&b=2' }))).toContain(
    'href="https://example.org/?a=1&amp;b=2"',
  )
  expect(markup(buttons({ label: 'Guide', href: 'javascript:alert(1)' }))).not.toContain('href')
})

test('a menu of several right options stands in the place of the options, whole, and once', () => {
  const long = 'a very long option, of which a menu shows no more than the beginning to anybody'
  const choices = [
    { letter: 'A', text: 'short' },
    { letter: 'B', text: long },
  ]
  const options = [
    { label: 'A. short', value: '0' },
    { label: 'B. a very long option, of …', value: '1' },
  ]
  const menu = select('Choose all that are right', 'quiz:pick:1', options, { min: 1, max: 2 })
  const shown = markup({ kind: 'choices', choices }, text('0 of 2 have answered.'), menu)
  expect(shown.match(/type="checkbox"/g)).toHaveLength(2)
  expect(shown.match(/\bshort\b/g)).toHaveLength(1)
  expect(shown.split(long)).toHaveLength(2)
  expect(shown.indexOf(long)).toBeLessThan(shown.indexOf('0 of 2'))
})

test('a table that may be wider than a phone is moved sideways by itself, with the keyboard too', () => {
  const columns = ['Week', 'Days', 'Quizzes', 'Right'].map((label) => ({ label }))
  const shown = [columns, columns.slice(0, 3)].map((each) =>
    markup({ kind: 'table', caption: 'Weeks', columns: each, rows: [each.map(() => ['1'])] }),
  )
  expect(shown[0]).toMatch(/<div class="table-box" tabindex="0"[^>]*><table/)
  expect(shown[1]).toMatch(/^<table/)
})

test('the button of a menu says which menu is its own', () => {
  const menus = ['A deck', 'A scene'].map((label) =>
    select(label, 'a:b:', [{ label: 'One', value: '1' }]),
  )
  const shown = markup(...menus)
  expect(shown).toContain('aria-label="Choose: A deck"')
  expect(shown).toContain('aria-label="Choose: A scene"')
})

test('a menu for one value is a native select, a menu for several is a group of checkboxes', () => {
  const options = [{ label: 'Memory', value: 'memory' }]
  expect(markup(select('Theme', 'a:b:', options))).toContain('<option value="memory">')
  const several = markup(select('Themes', 'a:b:', options, { min: 1, max: 2 }))
  expect(several).toContain('type="checkbox"')
  expect(several).toContain('Choose 1 to 2')
})
