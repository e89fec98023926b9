/** What an empty channel shows: a greeting, and command lines to start with. */
import { summaryInWords } from '../../core/command/in-class-words.ts'
import type { Library } from '../../core/pack/library.ts'
import type { Person } from '../../core/platform/room.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import { type Html, html } from '../../render/html/html.ts'
import type { DeclaredCommand } from './declare.ts'
import type { ChannelKey } from './ids.ts'

/** A command line to start with; pressing it sends it. */
export interface Idea {
  readonly line: string
  readonly why: string
}

const introductions: Readonly<Record<ChannelKey, string>> = {
  general:
    'Look up a scene, find a line you half remember, or get a question to discuss. Try one of these, or type your own command below.',
  quiz: 'Quizzes are played here. Start one, then open a tab for each player.',
  me: 'Only you can see what you look up and practise here.',
}

interface WelcomeParts {
  readonly person: Person
  readonly channel: ChannelKey
  readonly ideas: readonly Idea[]
  readonly library: Library | undefined
  /** Whether the channel has no messages; the welcome is hidden once it has. */
  readonly isEmpty: boolean
}

export function renderWelcome({ person, channel, ideas, library, isEmpty }: WelcomeParts): Html {
  const { name, isTeacher } = person
  return html`<section
    class="welcome"
    id="welcome"
    ${!isEmpty && html` hidden`}
    aria-labelledby="welcome-title"
  >
    <h2 id="welcome-title">Hello, ${name}.</h2>
    <p>
      In this tab you’re ${isTeacher ? 'the teacher' : 'a student'}.
      ${library !== undefined && html`Your class is studying <b>${library.pack.title}</b>. `}${summaryInWords(introductions[channel], library)}
    </p>
    <ul class="ideas" role="list">
      ${ideas.map(
        ({ line, why }) =>
          html`<li>
            <button type="button" class="idea" data-line="${line}">
              <code>${line}</code><span>${why}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`
}

/** A longer example would not fit on a phone. */
const maxExampleLength = 28

/** Returns command lines to start with, made from what the class’s own pack offers. */
export async function ideasFor(
  channel: ChannelKey,
  commands: readonly DeclaredCommand[],
  library: Library | undefined,
  suggest: (command: DeclaredCommand, option: string) => Promise<readonly Suggestion[]>,
): Promise<readonly Idea[]> {
  const ideas = [...wantedIdeas[channel], termIdea].map(async ([name, reason, example]) => {
    const command = commands.find((each) => each.name === name)
    if (command === undefined) return []
    const why = summaryInWords(reason, library)
    const [option] = command.options
    if (example === undefined || option === undefined) return [{ line: name, why }]
    const suggestions = await suggest(command, option.name)
    // Nothing is suggested while a quiz question is open.
    const short = suggestions.find(({ label }) => label.length <= maxExampleLength)
    return [{ line: short === undefined ? name : `${name} ${short.label}`, why }]
  })
  return (await Promise.all(ideas)).flat()
}

/** A command, why to try it, and whether to fill its first option with something from the pack. */
type WantedIdea = readonly [name: string, why: string, example?: 'example']

/** Students have no such command. */
const termIdea: WantedIdea = ['settings overview', 'Set up your class for the term']

const lookupIdeas: readonly WantedIdea[] = [
  ['scene', 'Read about a scene', 'example'],
  ['quote', 'Get a line from the story'],
  ['character', 'Meet a character', 'example'],
  ['theme', 'Follow a theme through the story', 'example'],
  ['discuss', 'Get a question to talk about'],
  ['quiz start', 'Play a quiz together'],
]

const wantedIdeas: Readonly<Record<ChannelKey, readonly WantedIdea[]>> = {
  general: lookupIdeas,
  quiz: [
    ['quiz start', 'Start a quiz in this channel'],
    ['scores', 'See how the class is doing'],
    ['help', 'See all commands'],
  ],
  me: [['review', 'Practise with your flashcards'], ...lookupIdeas],
}
