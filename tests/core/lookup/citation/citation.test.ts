import { describe, expect, test } from 'vitest'
import { cite, citationStyles } from '../../../../src/core/lookup/citation/citation.ts'
import { sourceOfGuide } from '../../../../src/core/lookup/citation/source.ts'
import type { Guide, Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

function all(work: CitedWork | Work, language?: string): readonly string[] {
  return citationStyles.map((style) => withItalics(cite(citedSource(work, language), style)))
}

describe('the words and the quotation marks are those of the pack’s language', () => {
  test('German', () => {
    expect(all('poem', 'de')).toEqual([
      'Plath, Sylvia. „Daddy“. *Collected Poems*, herausgegeben von Ted Hughes, Faber, 1981, S. 222–24.',
      'Plath, S. (1981). Daddy. In T. Hughes (Hrsg.), *Collected Poems* (S. 222–224). Faber.',
      'Plath, Sylvia. „Daddy“. In *Collected Poems*, herausgegeben von Ted Hughes, 222–24. Faber, 1981.',
      'Plath, S. (1981) „Daddy“, in T. Hughes (Hrsg.) *Collected Poems*. Faber, S. 222–224.',
    ])
    expect(all('film', 'de-AT')).toEqual([
      '*Her*. Regie: Spike Jonze, Warner Bros. Pictures, 2013.',
      'Jonze, S. (Regie). (2013). *Her* [Film]. Warner Bros. Pictures.',
      'Jonze, Spike, Regie. *Her*. Warner Bros. Pictures, 2013.',
      '*Her* (2013) Regie: Spike Jonze [Spielfilm]. Warner Bros. Pictures.',
    ])
    expect(all('web page without author and year', 'de')).toEqual([
      '„What is a light?“ *Lights*, https://example.org/light. Abgerufen am 5. März 2027.',
      '*What is a light?* (o.\u00A0J.). Lights. https://example.org/light',
      'Lights. „What is a light?“ Abgerufen am 5. März 2027. https://example.org/light.',
      '*What is a light?* (ohne Jahr) *Lights*. Verfügbar unter: https://example.org/light (Abgerufen am 5. März 2027).',
    ])
  })

  test('French, without “de” before names and with hyphens between numbers', () => {
    expect(all('short story', 'fr')).toEqual([
      'Doe, Jane. «\u00A0Who’s There?\u00A0» *Night Tales*, édité par A. B. Bo, Faber, 2001, p. 112-31.',
      'Doe, J. (2001). Who’s there? Dans A. B. Bo (Éd.), *Night Tales* (p. 112-131). Faber.',
      'Doe, Jane. «\u00A0Who’s There?\u00A0» Dans *Night Tales*, édité par A. B. Bo, 112-31. Faber, 2001.',
      'Doe, J. (2001) «\u00A0Who’s there?\u00A0», dans A.B. Bo (éd.) *Night Tales*. Faber, p. 112-131.',
    ])
    expect(all('film of two directors', 'fr')).toEqual([
      '*Fargo*. Réalisé par Joel Coen et Ethan Coen, scénario écrit par Ethan Coen, Gramercy Pictures, 1996.',
      'Coen, J., & Coen, E. (Réalisation). (1996). *Fargo* [Film]. Gramercy Pictures.',
      'Coen, Joel, et Ethan Coen, réal. *Fargo*. Scénario écrit par Ethan Coen. Gramercy Pictures, 1996.',
      '*Fargo* (1996) Réalisé par Joel Coen et Ethan Coen [Film]. Gramercy Pictures.',
    ])
    expect(all('translated novel', 'fr')).toEqual([
      'Kafka, Franz. *The Trial*. Traduit par Breon Mitchell, Schocken, 1998.',
      'Kafka, F. (1998). *The trial* (B. Mitchell, Trad.). Schocken.',
      'Kafka, Franz. *The Trial*. Traduit par Breon Mitchell. Schocken, 1998.',
      'Kafka, F. (1998) *The trial*. Traduit par B. Mitchell. Schocken.',
    ])
  })

  test('Spanish', () => {
    expect(all('film of two directors', 'es')).toEqual([
      '*Fargo*. Dirección de Joel Coen y Ethan Coen, guion de Ethan Coen, Gramercy Pictures, 1996.',
      'Coen, J. y Coen, E. (Dirección). (1996). *Fargo* [Película]. Gramercy Pictures.',
      'Coen, Joel, y Ethan Coen, dirs. *Fargo*. Guion de Ethan Coen. Gramercy Pictures, 1996.',
      '*Fargo* (1996) Dirección de Joel Coen y Ethan Coen [Película]. Gramercy Pictures.',
    ])
    expect(all('chapter of a textbook', 'es')).toEqual([
      'Reed, Ben. «The Krebs Cycle». *Biology Today*, edición de Edgar Poe y Jo Roe, vol. 2, Harbour Press, 2026, p. 12.',
      'Reed, B. (2026). The Krebs cycle. En E. Poe y J. Roe (Eds.), *Biology Today* (Vol. 2, p. 12). Harbour Press.',
      'Reed, Ben. «The Krebs Cycle». En *Biology Today*, edición de Edgar Poe y Jo Roe, 2:12. Harbour Press, 2026.',
      'Reed, B. (2026) «The Krebs cycle», en E. Poe y J. Roe (eds.) *Biology Today*, vol. 2. Harbour Press, p. 12.',
    ])
  })

  test('the Spanish “y” is “e” before a name that sounds the same', () => {
    function lists(second: string) {
      const creators = [person('author', 'Ruiz', 'Ana'), person('author', second, 'Hilda')]
      return all({ ...citedWorks.novel, creators }, 'es').slice(0, 2)
    }
    expect(lists('Ibarra')).toEqual([
      'Ruiz, Ana, e Hilda Ibarra. *Middlemarch*. Blackwood, 1871.',
      'Ruiz, A. e Ibarra, H. (1871). *Middlemarch*. Blackwood.',
    ])
    expect(lists('Hierro')[1]).toContain('Ruiz, A. y Hierro, H.')
  })

  test('editors of a Spanish book', () => {
    const creators = [person('editor', 'Poe', 'Edgar'), person('editor', 'Roe', 'Jo')]
    expect(all({ ...citedWorks.textbook, creators }, 'es')[0]).toBe(
      'Poe, Edgar, y Jo Roe, editores. *How Cells Make Energy*. Commonplace, 2026.',
    )
  })

  test('only English has the full stop inside quotation marks', () => {
    const endings = ['en', 'de', 'fr', 'es'].map((language) =>
      all('article', language).map((entry) => /(?:S|s)tudy of (.*?)[ *]*Journal/u.exec(entry)?.[1]),
    )
    expect(endings).toEqual([
      ['‘Light.’”', '“light.”', '‘Light.’”', '“light”’,'],
      ['‚Light‘“.', '„light“.', '‚Light‘“.', '‚light‘“,'],
      ['“Light”\u00A0».', '«\u00A0light\u00A0».', '“Light”\u00A0».', '“light”\u00A0»,'],
      ['“Light”».', '«light».', '“Light”».', '“light”»,'],
    ])
  })

  test('abbreviations of two words do not break between them', () => {
    const undated = ['de', 'fr', 'es'].map(
      (language) => all('non-fiction without year', language)[1],
    )
    expect(undated).toEqual([
      'Hughes, T. (Hrsg.). (o.\u00A0J.). *Letters*. Faber.',
      'Hughes, T. (Éd.). (s.\u00A0d.). *Letters*. Faber.',
      'Hughes, T. (Ed.). (s.\u00A0f.). *Letters*. Faber.',
    ])
  })

  test('any other is cited in English', () => {
    expect(all('film', 'it')).toEqual(all('film', 'en-GB'))
  })
})

describe('titles keep their own punctuation, and none is doubled', () => {
  const titles = [
    'Who’s There?',
    'Mother!',
    'E.T.',
    'Once …',
    'Say “Yes”',
    'Say “Yes?”',
    'The Boys’',
    'A, B; C:',
  ]
  const kinds = Object.values(citedWorks)
  const cases = titles.flatMap((title) =>
    kinds.map((work): Work => ({ ...work, title, sentenceTitle: title })),
  )

  test.each(citationStyles)('%s', (style) => {
    for (const work of cases) {
      const plain = withItalics(cite(citedSource(work), style)).replaceAll('*', '')
      expect(plain).not.toMatch(
        /[?!…][”’»]?\.|(?<!n\.d)\.\.|\.[”’]{1,2}\.|,,| [,.;]|\(\)|undefined|  /u,
      )
      expect(plain.replaceAll(/[“”‘’.,]/g, '')).toContain(work.title.replaceAll(/[“”‘’.,]/g, ''))
    }
  })
})

test('letters that are markup elsewhere stay letters', () => {
  const work = {
    ...citedWorks.novel,
    title: '*Her* <b>_now_</b> @everyone',
    publisher: '`<script>`',
  }
  expect(cite(citedSource(work), 'MLA')).toEqual([
    'Eliot, George. ',
    { em: '*Her* <b>_now_</b> @everyone' },
    '. `<script>`, 1871.',
  ])
})

test('a work of which nothing is known but its title is still cited', () => {
  expect(all({ title: 'Beowulf', kind: 'novel', creators: [] })).toEqual([
    '*Beowulf*.',
    '*Beowulf*. (n.d.).',
    '*Beowulf*. n.d.',
    '*Beowulf* (no date).',
  ])
})

test('a poem or a story stands in quotation marks unless it was published by itself', () => {
  const poem: Work = {
    title: 'Ash',
    kind: 'poem',
    year: 1916,
    creators: [person('poet', 'Frost', 'Robert')],
  }
  expect(all(poem)[0]).toBe('Frost, Robert. “Ash.” 1916.')
  expect(all({ ...poem, publisher: 'Holt' })[0]).toBe('Frost, Robert. *Ash*. Holt, 1916.')
})

test('a poem on a site is cited as a page of it', () => {
  const { publisher: _publisher, pages: _pages, ...poem } = citedWorks.poem
  const creators = [person('poet', 'Plath', 'Sylvia')]
  const url = 'https://example.org/daddy'
  expect(all({ ...poem, creators, container: 'Poems Online', url })).toEqual([
    `Plath, Sylvia. “Daddy.” *Poems Online*, 1981, ${url}.`,
    `Plath, S. (1981). *Daddy*. Poems Online. ${url}`,
    `Plath, Sylvia. “Daddy.” Poems Online. 1981. ${url}.`,
    `Plath, S. (1981) *Daddy*, *Poems Online*. Available at: ${url} (Accessed: 5 March 2027).`,
  ])
})

describe('study guides', () => {
  const sections = [{ key: 'S', name: 'Summary', paragraphs: 1 }]
  const bare: Guide = {
    title: 'Part 2: Loving Samantha',
    container: 'Her Summary and Analysis',
    sections,
  }
  const full: Guide = {
    title: 'What is a light?',
    author: { given: 'Ben-Jon A.', family: 'Reed' },
    publisher: 'Harbour Press',
    year: 2026,
    url: 'https://example.org/keeper',
    sections,
  }

  function guide(each: Guide) {
    const source = sourceOfGuide(each, { language: 'en', today: '2027-03-05' })
    return citationStyles.map((style) => withItalics(cite(source, style)))
  }

  test('one that names no author, publisher or year', () => {
    expect(guide(bare)).toEqual([
      '“Part 2: Loving Samantha.” *Her Summary and Analysis*.',
      'Part 2: Loving Samantha. (n.d.). In *Her Summary and Analysis*.',
      '“Part 2: Loving Samantha.” In *Her Summary and Analysis*. n.d.',
      '‘Part 2: Loving Samantha’ (no date), in *Her Summary and Analysis*.',
    ])
  })

  test('a web page that names everything, with a title that ends in a question mark', () => {
    expect(guide(full)).toEqual([
      'Reed, Ben-Jon A. “What is a light?” Harbour Press, 2026, https://example.org/keeper.',
      'Reed, B.-J. A. (2026). *What is a light?* Harbour Press. https://example.org/keeper',
      'Reed, Ben-Jon A. “What is a light?” Harbour Press. 2026. https://example.org/keeper.',
      'Reed, B.-J.A. (2026) *What is a light?* Harbour Press. Available at: https://example.org/keeper (Accessed: 5 March 2027).',
    ])
  })
})
