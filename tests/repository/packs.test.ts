import { readFile, readdir } from 'node:fs/promises'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkPackFolder } from '../../src/app/pack-tools/check-pack-folder.ts'
import { schemaFiles } from '../../src/app/pack-tools/json-schema.ts'
import { formatProblems } from '../../src/app/pack/format-problems.ts'
import { loadPacks } from '../../src/app/pack/load-packs.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import { levels } from '../../src/core/pack/sections/questions.ts'

const { packs, problems } = await loadPacks('data')

describe('the packs in data/', () => {
  test('load without mistakes', () => {
    expect(formatProblems(problems)).toBe('')
    expect(packs.size).toBeGreaterThan(0)
  })

  test.each([...packs.keys()])('%s leaves nothing to advise', async (id) => {
    const { mistakes, warnings } = await checkPackFolder(`data/${id}`)
    expect(formatProblems([...mistakes, ...warnings])).toBe('')
  })

  test.each([...packs.keys()])('%s tells editors its schemas', async (id) => {
    const files = await readdir(`data/${id}`)
    for (const file of files.flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])) {
      const [first] = (await readFile(`data/${id}/${file}.yaml`, 'utf8')).split('\n')
      expect(first).toBe(`# yaml-language-server: $schema=../schema/${file}.schema.json`)
    }
  })
})

test('the schemas in data/schema are fresh; `npm run pack -- schema` writes them', async () => {
  const names = await readdir('data/schema')
  const stored = await Promise.all(
    names.map(async (name) => [name, await readFile(`data/schema/${name}`, 'utf8')] as const),
  )
  expect(new Map(stored)).toEqual(new Map(schemaFiles()))
})

const her = packs.get('her-part-2') as Pack

/** The lines that the guide quotes, by paragraph. */
const lines = z
  .record(z.string(), z.array(z.string()))
  .parse(load(await readFile('tests/fixtures/her-part-2-lines.yaml', 'utf8')))

/** Apostrophes may be curly or straight. */
function fold(words: string): string {
  return words.replaceAll('’', "'")
}

describe('the Her pack', () => {
  test('quotes word for word, from the paragraph it names first, which is one of its scene', () => {
    const scenes = new Map(her.scenes.map((scene) => [scene.id, scene]))
    const astray = her.quotes.filter((quote) => {
      const [paragraph = ''] = quote.source
      const stands = lines[paragraph]?.some((line) => fold(line).includes(fold(quote.line)))
      return stands !== true || scenes.get(quote.scene)?.source.includes(paragraph) !== true
    })
    expect(astray.map((quote) => quote.id)).toEqual([])
  })

  test('uses every line of the summary that the guide quotes', () => {
    const known = her.quotes.map((quote) => fold(quote.line))
    const unused = Object.entries(lines)
      .filter(([paragraph]) => paragraph.startsWith('S'))
      .flatMap(([, all]) => all)
      .filter((line) => !known.some((quote) => fold(line).includes(quote)))
    expect(unused).toEqual([])
  })

  test('has as much as a class needs', () => {
    expect(her.scenes.length).toBeGreaterThanOrEqual(18)
    expect(her.quotes.length).toBeGreaterThanOrEqual(36)
    expect(her.themes.length).toBeGreaterThanOrEqual(10)
    expect(her.questions.length).toBeGreaterThanOrEqual(40)
    expect(her.quiz.length).toBeGreaterThanOrEqual(90)
    expect(her.terms.length).toBeGreaterThanOrEqual(15)
    expect(new Set(her.quiz.map((item) => item.kind)).size).toBeGreaterThanOrEqual(6)
    expect(new Set(her.questions.map((question) => question.level))).toEqual(new Set(levels))
  })

  test('has most of it for a class that has set nothing', () => {
    const view = createLibrary(her, { ceiling: 'everyone' })
    expect(view.quotes.length).toBeGreaterThanOrEqual(30)
    expect(view.questions.length).toBeGreaterThanOrEqual(36)
    expect(view.quiz.length).toBeGreaterThanOrEqual(80)
  })

  test('shows such a class nothing unfit for a school', async () => {
    const unfit =
      /\b(?:fuck\w*|shit\w*|damn\w*|bitch\w*|bastard\w*|crap|ass|asshole|butthole|dick|cock|cunt|piss\w*|sex\w*|anal|penis|vagina|breasts?|naked|nude|porn\w*|erotic\w*|orgasm\w*|coital|moan\w*|penetrat\w*|lewd|horny|drunk|suicid\w*)\b/gi
    const { pack, limits, openSearch, ...content } = createLibrary(her, { ceiling: 'everyone' })
    const search = await openSearch()
    const suggested = search.suggest('', ['scene', 'quote', 'character', 'theme', 'term'], 1000)
    const shown = JSON.stringify([content, pack.summary, suggested])
    expect(limits).toEqual({ ceiling: 'everyone' })
    expect(shown.match(unfit) ?? []).toEqual([])
  })

  test('shows such a class nothing of what is rated higher', () => {
    const view = createLibrary(her, { ceiling: 'everyone' })
    const { scenes, quotes, characters, themes, questions, quiz, terms } = view
    const shown = JSON.stringify({ scenes, quotes, characters, themes, questions, quiz, terms })
    const hidden = [
      ...her.scenes.flatMap(({ rating, title, summary, events }) => [
        { rating, texts: [title, summary, ...events] },
      ]),
      ...her.quotes.map(({ rating, line, context }) => ({ rating, texts: [line, context] })),
      ...her.questions.map(({ rating, prompt, exemplar }) => ({
        rating,
        texts: [prompt, exemplar],
      })),
      ...her.quiz.map(({ rating, explanation }) => ({ rating, texts: [explanation] })),
      ...her.characters
        .flatMap(({ arc, relationships }) => [...arc, ...relationships])
        .map(({ rating, text }) => ({ rating, texts: [text] })),
      ...her.themes
        .flatMap(({ evidence }) => evidence)
        .map(({ rating, text }) => ({ rating, texts: [text] })),
    ].filter(({ rating }) => rating !== 'everyone')
    expect(hidden.length).toBeGreaterThan(10)
    const leaked = hidden
      .flatMap(({ texts }) => texts)
      .filter((text) => shown.includes(JSON.stringify(text).slice(1, -1)))
    expect(leaked).toEqual([])
  })
})
