/** What an empty channel shows: a greeting, and command lines to start with. */
import type { Suggestion } from '../../core/search/suggestion.ts'
import type { Channel } from './classroom.ts'
import type { DeclaredCommand } from './declare.ts'
import { type Html, html } from '../../render/html/html.ts'

/** A command line to start with; pressing it sends it. */
export interface Idea {
  readonly line: string
  readonly why: string
}

interface WelcomeParts {
  readonly name: string
  readonly isTeacher: boolean
  readonly channel: Channel
  readonly ideas: readonly Idea[]
  readonly reading?: string
}

const introductions: Readonly<Record<Channel['key'], string>> = {
  general:
    'Look up a scene, find a line you half remember, or get a question to discuss. Try one of these, or type your own command below.',
  quiz: 'Quizzes are played here. Start one, then open a tab for each player.',
  me: 'Only you can see what you look up and practise here.',
}

/** `empty`: whether the channel has no messages; the welcome is hidden once it has. */
export function renderWelcome(
  { name, isTeacher, channel, ideas, reading }: WelcomeParts,
  empty: boolean,
): Html {
  return html`<section
    class="welcome"
    id="welcome"
    ${!empty && html` hidden`}
    aria-labelledby="welcome-title"
  >
    <h2 id="welcome-title">Hello, ${name}.</h2>
    <p>
      In this tab you’re ${isTeacher ? 'the teacher' : 'a student'}.
      ${reading !== undefined && html`Your class is studying <b>${reading}</b>. `}${introductions[channel.key]}
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

/** Returns command lines to start with, made from what the class’s own pack offers. */
export async function ideasFor(
  channel: Channel,
  commands: readonly DeclaredCommand[],
  suggest: (command: DeclaredCommand, option: string) => Promise<readonly Suggestion[]>,
): Promise<readonly Idea[]> {
  const wanted = wantedIdeas[channel.key]
  const ideas = wanted.map(async ({ name, why, example }): Promise<Idea | undefined> => {
    const found = commands.find((command) => command.name === name)
    const [option] = found?.options ?? []
    if (found === undefined) return undefined
    if (!example || option === undefined) return { line: name, why }
    const suggestions = await suggest(found, option.name)
    const short = suggestions.find(({ label }) => label.length <= maxExampleLength)
    return short === undefined ? undefined : { line: `${name} ${short.label}`, why }
  })
  return (await Promise.all(ideas)).filter((idea) => idea !== undefined)
}

/** A longer example would not fit on a phone. */
const maxExampleLength = 28

interface WantedIdea {
  readonly name: string
  readonly why: string
  /** Whether to fill the first option with something from the pack. */
  readonly example: boolean
}

const quizIdeas: readonly WantedIdea[] = [
  { name: 'quiz start', why: 'Start a quiz in this channel', example: false },
  { name: 'scores', why: 'See how the class is doing', example: false },
  { name: 'help', why: 'See all commands', example: false },
]

const lookupIdeas: readonly WantedIdea[] = [
  { name: 'scene', why: 'Read about a scene', example: true },
  { name: 'quote', why: 'Get a line from the story', example: false },
  { name: 'character', why: 'Meet a character', example: true },
  { name: 'theme', why: 'Follow a theme through the story', example: true },
  { name: 'discuss', why: 'Get a question to talk about', example: false },
  { name: 'quiz start', why: 'Play a quiz together', example: false },
]

const wantedIdeas: Readonly<Record<Channel['key'], readonly WantedIdea[]>> = {
  general: lookupIdeas,
  quiz: quizIdeas,
  me: [{ name: 'review', why: 'Practise with your flashcards', example: false }, ...lookupIdeas],
}
