/** What search sees of a view: one entry for everything that can be looked up. */
import type { PackContent } from '../pack/visible-content.ts'

export const entryKinds = ['scene', 'quote', 'character', 'theme', 'question', 'term'] as const
export type EntryKind = (typeof entryKinds)[number]

export interface Entry {
  readonly kind: EntryKind
  readonly id: string
  /** What a list shows: the title, the line, the name. */
  readonly label: string
  /** Other names it answers to. */
  readonly aliases: readonly string[]
  /** Names of those who speak or appear. */
  readonly people: readonly string[]
  readonly themes: readonly string[]
  /** What is told about it, in order of weight. */
  readonly body: readonly string[]
}

export function entriesOf(content: PackContent): readonly Entry[] {
  const names = new Map(content.characters.map((character) => [character.id, character.name]))
  const sceneTitles = new Map(content.scenes.map((scene) => [scene.id, scene.title]))
  const themeNames = new Map(content.themes.map((theme) => [theme.id, theme.name]))

  function named(ids: readonly string[], among: ReadonlyMap<string, string>): readonly string[] {
    return ids.flatMap((id) => among.get(id) ?? [])
  }

  return [
    ...content.scenes.map((scene) => ({
      kind: 'scene' as const,
      id: scene.id,
      label: scene.title,
      aliases: scene.aliases,
      people: named(scene.characters, names),
      themes: named(scene.themes, themeNames),
      body: [scene.summary, ...scene.events, scene.setting, ...scene.keywords],
    })),
    ...content.quotes.map((quote) => ({
      kind: 'quote' as const,
      id: quote.id,
      label: quote.line,
      aliases: [],
      people: named([quote.speaker], names),
      themes: named(quote.themes, themeNames),
      body: [
        quote.context,
        quote.significance,
        ...quote.keywords,
        ...named([quote.scene], sceneTitles),
      ],
    })),
    ...content.characters.map((character) => ({
      kind: 'character' as const,
      id: character.id,
      label: character.name,
      aliases: character.aliases,
      people: [character.name],
      themes: [],
      body: [
        character.role,
        character.description,
        ...[...character.arc, ...character.relationships].map((moment) => moment.text),
      ],
    })),
    ...content.themes.map((theme) => ({
      kind: 'theme' as const,
      id: theme.id,
      label: theme.name,
      aliases: theme.aliases,
      people: [],
      themes: [theme.name],
      body: [theme.idea, ...theme.evidence.map((moment) => moment.text)],
    })),
    ...content.questions.map((question) => ({
      kind: 'question' as const,
      id: question.id,
      label: question.prompt,
      aliases: [],
      people: [],
      themes: named(question.themes, themeNames),
      body: [...question.followUps, ...question.evidence.map(({ look }) => look)],
    })),
    ...content.terms.map((term) => ({
      kind: 'term' as const,
      id: term.id,
      label: term.term,
      aliases: term.aliases,
      people: [],
      themes: [],
      body: [term.definition, term.example.text],
    })),
  ]
}
