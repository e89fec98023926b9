/** What a channel says while it is empty: a greeting, and command lines to begin with. */
import type { Suggestion } from '../../core/search/suggestion.ts'
import type { Channel } from './classroom.ts'
import type { DeclaredCommand } from './declare.ts'
import { type Html, html } from '../../render/html/html.ts'

/** A command line that a newcomer may press. */
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

const words: Readonly<Record<Channel['key'], string>> = {
  general:
    'Look up a scene, find a half-remembered line, or open a discussion. Start with one of these, or type your own below.',
  quiz: 'A quiz is played here by everybody who joins. Start one, then open a tab for each player.',
  me: 'What you look up or practise here stays with you.',
}

/** Hidden as soon as there is something to read. */
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
      In this tab you are ${isTeacher ? 'the teacher' : 'a student'}.
      ${reading !== undefined && html`Your class is studying <b>${reading}</b>. `}${words[channel.key]}
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

/** Command lines to begin with, made of what the class's own pack offers. */
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
    const offered = await suggest(found, option.name)
    const short = offered.find(({ label }) => label.length <= 28)
    return short === undefined ? undefined : { line: `${name} ${short.label}`, why }
  })
  return (await Promise.all(ideas)).filter((idea) => idea !== undefined)
}

interface WantedIdea {
  readonly name: string
  readonly why: string
  /** Whether to fill the first option with something from the pack. */
  readonly example: boolean
}

const quizIdeas: readonly WantedIdea[] = [
  { name: 'quiz start', why: 'Open a quiz for the channel', example: false },
  { name: 'scores', why: 'How the class stands', example: false },
  { name: 'help', why: 'Everything there is', example: false },
]

const lookupIdeas: readonly WantedIdea[] = [
  { name: 'scene', why: 'Read up on a scene', example: true },
  { name: 'quote', why: 'Draw a line from the story', example: false },
  { name: 'character', why: 'Meet somebody', example: true },
  { name: 'theme', why: 'Follow an idea', example: true },
  { name: 'discuss', why: 'Get a question to argue about', example: false },
  { name: 'quiz start', why: 'Play a round together', example: false },
]

const wantedIdeas: Readonly<Record<Channel['key'], readonly WantedIdea[]>> = {
  general: lookupIdeas,
  quiz: quizIdeas,
  me: [{ name: 'review', why: 'Practise what you missed', example: false }, ...lookupIdeas],
}
