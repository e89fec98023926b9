/** Checks that the parts of a pack agree: references lead somewhere, places and ratings fit, quiz items have one answer. */
import { closestName } from './closest-name.ts'
import type { Moment, Pack } from './pack.ts'
import { problemsOfQuiz } from './pack-check-quiz.ts'
import { type Rating, within } from './rating.ts'

export type PackFile =
  | 'pack'
  | 'scenes'
  | 'quotes'
  | 'characters'
  | 'themes'
  | 'questions'
  | 'quiz'
  | 'terms'

/** A mistake in a pack: which file, the path to the value, what is wrong and how to mend it. */
export interface PackProblem {
  readonly file: PackFile
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Adds a problem at a path. */
export type Report = (file: PackFile, path: readonly (string | number)[], message: string) => void

/** Every disagreement in the pack, in no particular order; empty for a sound one. */
export function checkPack(pack: Pack): readonly PackProblem[] {
  const problems: PackProblem[] = []
  function report(...[file, path, message]: Parameters<Report>): void {
    problems.push({ file, path, message })
  }
  checkIds(pack, report)
  checkSources(pack, report)
  checkReferences(pack, report)
  checkRatings(pack, report)
  checkStoryOrder(pack, report)
  problemsOfQuiz(pack, report)
  return problems
}

const lists = ['scenes', 'quotes', 'characters', 'themes', 'questions', 'quiz', 'terms'] as const

function checkIds(pack: Pack, report: Report): void {
  for (const file of lists) {
    const seen = new Set<string>()
    for (const [index, item] of pack[file].entries()) {
      if (seen.has(item.id)) {
        report(
          file,
          [index, 'id'],
          `“${item.id}” is used twice in this file; give one of them another id.`,
        )
      }
      seen.add(item.id)
    }
  }
}

function checkSources(pack: Pack, report: Report): void {
  const known = new Set(
    pack.guide.sections.flatMap((section) =>
      Array.from({ length: section.paragraphs }, (_, index) => `${section.key}${index + 1}`),
    ),
  )
  const sections = pack.guide.sections
    .map((section) => `${section.key}1 to ${section.key}${section.paragraphs}`)
    .join(', ')
  for (const file of lists) {
    for (const [index, item] of pack[file].entries()) {
      for (const [at, source] of item.source.entries()) {
        if (!known.has(source)) {
          report(
            file,
            [index, 'source', at],
            `${source} is no paragraph of the guide; there are ${sections}.`,
          )
        }
      }
    }
  }
}

function checkReferences(pack: Pack, report: Report): void {
  const ids = {
    scene: pack.scenes.map((scene) => scene.id),
    quote: pack.quotes.map((quote) => quote.id),
    character: pack.characters.map((character) => character.id),
    theme: pack.themes.map((theme) => theme.id),
  }

  function check(
    file: PackFile,
    path: readonly (string | number)[],
    kind: keyof typeof ids,
    given: string | readonly string[] | undefined,
  ): void {
    if (given === undefined) return
    if (typeof given !== 'string') {
      for (const [at, id] of given.entries()) check(file, [...path, at], kind, id)
      return
    }
    if (ids[kind].includes(given)) return
    const close = closestName(given, ids[kind])
    const hint =
      close === undefined ? `Add it to ${kind}s.yaml or mend the name.` : `Did you mean “${close}”?`
    report(file, path, `There is no ${kind} “${given}”. ${hint}`)
  }

  function checkMoments(
    file: PackFile,
    path: readonly (string | number)[],
    moments: readonly Moment[],
  ) {
    for (const [at, moment] of moments.entries())
      check(file, [...path, at, 'scene'], 'scene', moment.scene)
  }

  for (const [index, scene] of pack.scenes.entries()) {
    check('scenes', [index, 'characters'], 'character', scene.characters)
    check('scenes', [index, 'themes'], 'theme', scene.themes)
  }
  for (const [index, quote] of pack.quotes.entries()) {
    check('quotes', [index, 'scene'], 'scene', quote.scene)
    check('quotes', [index, 'speaker'], 'character', quote.speaker)
    check('quotes', [index, 'addressee'], 'character', quote.addressee)
    check('quotes', [index, 'themes'], 'theme', quote.themes)
  }
  for (const [index, character] of pack.characters.entries()) {
    check('characters', [index, 'first'], 'scene', character.first)
    checkMoments('characters', [index, 'arc'], character.arc)
    checkMoments('characters', [index, 'relationships'], character.relationships)
    for (const [at, relationship] of character.relationships.entries()) {
      check('characters', [index, 'relationships', at, 'with'], 'character', relationship.with)
    }
  }
  for (const [index, theme] of pack.themes.entries()) {
    checkMoments('themes', [index, 'evidence'], theme.evidence)
    for (const [at, moment] of theme.evidence.entries()) {
      check('themes', [index, 'evidence', at, 'quote'], 'quote', moment.quote)
    }
  }
  for (const [index, question] of pack.questions.entries()) {
    check('questions', [index, 'scene'], 'scene', question.scene)
    check('questions', [index, 'quote'], 'quote', question.quote)
    check('questions', [index, 'themes'], 'theme', question.themes)
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      check('questions', [index, 'evidence', at, 'scene'], 'scene', scene)
      check('questions', [index, 'evidence', at, 'quote'], 'quote', quote)
    }
  }
  for (const [index, item] of pack.quiz.entries()) {
    check('quiz', [index, 'scene'], 'scene', item.scene)
    check('quiz', [index, 'quote'], 'quote', item.quote)
    check('quiz', [index, 'themes'], 'theme', item.themes)
  }
  for (const [index, term] of pack.terms.entries()) {
    check('terms', [index, 'example', 'scene'], 'scene', term.example.scene)
  }
}

/** An item must not be milder than what it rests on, or it would show what the ceiling hides. */
function checkRatings(pack: Pack, report: Report): void {
  const scenes = new Map(pack.scenes.map((scene) => [scene.id, scene.rating]))
  const quotes = new Map(pack.quotes.map((quote) => [quote.id, quote.rating]))

  function atLeast(
    file: PackFile,
    index: number,
    own: Rating,
    base: Rating | undefined,
    what: string,
  ): void {
    if (base !== undefined && !within(base, own)) {
      report(
        file,
        [index, 'rating'],
        `It is rated ${own}, but its ${what} is rated ${base}; rate it ${base} too.`,
      )
    }
  }

  for (const file of lists) {
    for (const [index, item] of pack[file].entries()) {
      if (item.rating !== 'everyone' && item.reasons.length === 0) {
        report(
          file,
          [index, 'rating'],
          `Say why it is rated ${item.rating}: add reasons, such as [language].`,
        )
      }
    }
  }
  for (const [index, quote] of pack.quotes.entries()) {
    atLeast('quotes', index, quote.rating, scenes.get(quote.scene), 'scene')
  }
  for (const file of ['questions', 'quiz'] as const) {
    for (const [index, item] of pack[file].entries()) {
      atLeast(file, index, item.rating, scenes.get(item.scene), 'scene')
      const quote = item.quote === undefined ? undefined : quotes.get(item.quote)
      atLeast(file, index, item.rating, quote, 'quote')
    }
  }
}

/** An item's `scene` is the last one a student has to know, so nothing in it may lie behind that scene. */
function checkStoryOrder(pack: Pack, report: Report): void {
  const place = new Map(pack.scenes.map((scene, index) => [scene.id, index]))
  const quotes = new Map(pack.quotes.map((quote) => [quote.id, quote]))

  function before(
    file: PackFile,
    path: readonly (string | number)[],
    inner: string | undefined,
    outer: string,
  ) {
    const [a, b] = [inner === undefined ? undefined : place.get(inner), place.get(outer)]
    if (a !== undefined && b !== undefined && a > b) {
      report(
        file,
        path,
        `“${inner}” comes after “${outer}” in the story; the item would give it away.`,
      )
    }
  }

  for (const [index, character] of pack.characters.entries()) {
    for (const [at, moment] of character.arc.entries()) {
      before('characters', [index, 'arc', at, 'scene'], character.first, moment.scene)
      const next = character.arc[at + 1]
      if (next !== undefined)
        before('characters', [index, 'arc', at + 1, 'scene'], moment.scene, next.scene)
    }
  }
  for (const [index, theme] of pack.themes.entries()) {
    for (const [at, moment] of theme.evidence.entries()) {
      const quote = moment.quote === undefined ? undefined : quotes.get(moment.quote)
      before('themes', [index, 'evidence', at, 'quote'], quote?.scene, moment.scene)
    }
  }
  for (const [index, question] of pack.questions.entries()) {
    const start = question.quote === undefined ? undefined : quotes.get(question.quote)
    before('questions', [index, 'quote'], start?.scene, question.scene)
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      before('questions', [index, 'evidence', at, 'scene'], scene, question.scene)
      const line = quote === undefined ? undefined : quotes.get(quote)
      before('questions', [index, 'evidence', at, 'quote'], line?.scene, scene)
    }
  }
  for (const [index, item] of pack.quiz.entries()) {
    const line = item.quote === undefined ? undefined : quotes.get(item.quote)
    before('quiz', [index, 'quote'], line?.scene, item.scene)
  }
}
