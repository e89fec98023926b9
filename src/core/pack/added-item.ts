/** What a teacher can add to a pack with a form: how each is asked for, and the item that it becomes. */
import { componentId } from '../command/component-id.ts'
import { questionForm, readQuestion, sceneField } from '../submissions/written-question.ts'
import type { Form, FormField } from '../reply/form.ts'
import { hasWords, tidyText } from '../reply/tidy-text.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { AddableSection } from './additions.ts'
import type { Library } from './library.ts'
import type { Scene } from './pack.ts'
import { withArticle } from './unit-label.ts'

export const addedKinds = ['question', 'true-or-false', 'line', 'term'] as const
export type AddedKind = (typeof addedKinds)[number]

type Fields = Readonly<Record<string, readonly string[]>>

export interface AddedItem {
  readonly section: AddableSection
  readonly item: Readonly<Record<string, unknown>>
}

interface Place {
  readonly library: Library
  /** What it is about, unless the form asks. */
  readonly scene: Scene
}

interface Kind {
  readonly title: (library: Library) => string
  readonly fields: (place: Place) => readonly FormField[]
  readonly read: (fields: Fields, place: Place) => AddedItem
}

/** Discord’s menus have no more options. */
const maxOptions = 25
const nobody = '-'

const kinds: Readonly<Record<AddedKind, Kind>> = {
  question: {
    title: () => 'Add a quiz question',
    fields: ({ library, scene }) =>
      questionForm(library, { title: '', press: '', submit: '', scene: scene.id }).fields,
    read(fields, { library, scene: first }) {
      const { prompt, answer, wrong, explanation, scene } = readQuestion(library, fields)
      const shared = { prompt, explanation, ...aboutOf(library.scene(scene) ?? first) }
      return {
        section: 'quiz',
        item:
          wrong.length === 0
            ? { kind: 'typed', accept: [answer], ...shared }
            : { kind: 'detail', answer, distractors: wrong, ...shared },
      }
    },
  },
  'true-or-false': {
    title: () => 'Add a true-or-false question',
    fields: ({ library, scene }) => [
      longField('prompt', 'The statement', 250),
      {
        kind: 'one',
        name: 'answer',
        label: 'Is it true?',
        required: true,
        options: [
          { label: 'True', value: 'true' },
          { label: 'False', value: 'false' },
        ],
      },
      longField('explanation', 'Why?', 600),
      sceneField(library, scene.id),
    ],
    read(fields, { library, scene: first }) {
      const scene = library.scene(fields['scene']?.[0] ?? '') ?? first
      return {
        section: 'quiz',
        item: {
          kind: 'true-false',
          prompt: wordsIn(fields, 'prompt', 'The statement'),
          answer: fields['answer']?.[0] === 'true',
          explanation: linesIn(fields, 'explanation', 'Why it’s so'),
          ...aboutOf(scene),
        },
      }
    },
  },
  line: {
    title: ({ words }) => `Add ${withArticle(words.quote)}`,
    fields: ({ library }) => [
      longField('line', `The ${library.words.quote}, word for word`, 1000),
      ...(library.has('characters') ? [speakerField(library)] : []),
      longField('context', 'What is happening when it’s said', 400),
      longField('significance', 'Why it matters', 600),
      themeField(library),
    ],
    read(fields, { library, scene }) {
      const [speaker = nobody] = fields['speaker'] ?? []
      return {
        section: 'quotes',
        item: {
          line: linesIn(fields, 'line', `The ${library.words.quote}`),
          ...(speaker !== nobody && { speaker }),
          context: linesIn(fields, 'context', 'What is happening'),
          significance: linesIn(fields, 'significance', 'Why it matters'),
          themes: fields['themes'] ?? [],
          ...aboutOf(scene),
        },
      }
    },
  },
  term: {
    title: () => 'Add a term',
    fields: () => [
      { ...longField('term', 'The term', 75), long: false },
      {
        ...longField('field', 'The field that uses it', 30),
        long: false,
        placeholder: 'film, biology, poetry',
      },
      longField('definition', 'What it means', 500),
    ],
    read(fields, { scene }) {
      const { rating, reasons, source } = aboutOf(scene)
      return {
        section: 'terms',
        item: {
          term: wordsIn(fields, 'term', 'The term'),
          field: wordsIn(fields, 'field', 'The field'),
          definition: linesIn(fields, 'definition', 'What it means'),
          rating,
          reasons,
          source,
        },
      }
    },
  },
}

export function addForm(kind: AddedKind, place: Place): Form {
  const { fields } = kinds[kind]
  const title = kinds[kind].title(place.library)
  const where = kind === 'line' ? `${title} from “${place.scene.title}”` : title
  const address = `${kind}/${place.scene.id}`
  return {
    title: truncate(where, 45),
    press: componentId('pack', 'write', address),
    opener: componentId('pack', 'compose', address),
    submit: 'Add it',
    fields: fields(place),
  }
}

/** Throws a UserError for what has no words in it. */
export function readAdded(kind: AddedKind, fields: Fields, place: Place): AddedItem {
  return kinds[kind].read(fields, place)
}

function aboutOf({ id, rating, reasons, source }: Scene) {
  return { scene: id, rating, reasons, source }
}

function longField(name: string, label: string, maxLength: number) {
  return { kind: 'text', name, label, required: true, long: true, maxLength } as const
}

function speakerField({ characters }: Library): FormField {
  return {
    kind: 'one',
    name: 'speaker',
    label: 'Who says it',
    required: true,
    options: [
      { label: 'Nobody: it’s told', value: nobody },
      ...characters
        .slice(0, maxOptions - 1)
        .map(({ id, name }) => ({ label: truncate(name, 75), value: id })),
    ],
  }
}

function themeField({ themes }: Library): FormField {
  return {
    kind: 'several',
    name: 'themes',
    label: 'Themes that it’s about',
    required: true,
    options: themes
      .slice(0, maxOptions)
      .map(({ id, name }) => ({ label: truncate(name, 75), value: id })),
  }
}

/** Returns what was typed, on one line. */
function wordsIn(fields: Fields, name: string, label: string): string {
  return linesIn(fields, name, label).replaceAll(/\n+/g, ' ')
}

/** Returns what was typed. Throws a UserError for what has no words in it. */
function linesIn(fields: Fields, name: string, label: string): string {
  const words = tidyText(fields[name]?.[0] ?? '')
  if (!hasWords(words)) throw new UserError(`${label} has no words in it yet.`)
  return words
}
