/** Whatever a class asks of a play or of a chapter is answered in its own words: nothing there assumes a film. */
import { describe, expect, test } from 'vitest'
import { itemView } from '../../src/core/lookup/item-view.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import { generateItems } from '../../src/core/quiz/generate/generate-items.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { builtInPacks } from './built-in-packs.ts'

const play = builtInPacks.find(({ id }) => id === 'low-water')!
const chapter = builtInPacks.find(({ id }) => id === 'how-cells-make-energy')!

/** Words that do not belong. The name of a command is no word of the reply. */
const ofFilms = /\b(?:films?|movies?|screen)\b/i
const ofStories = /\b(?:films?|movies?|scenes?|characters?|watch(?:ed|ing)?|the story)\b/i
const commandLine = /\b(?:scene|character) (?:[A-Z0-9.]+|…)(?![a-z])|\/?scene\b(?=[`”])/g

const lines = [
  'scene',
  'scene 2',
  'scene 1.2',
  'scene nothing like that',
  'quote',
  'theme',
  'discuss',
  'daily',
  'progress',
  'progress set 2',
  'progress',
  'progress clear',
  'scene 99',
  'review',
  'review start terms',
  'review decks',
  'review start nothing like it',
  'search water',
  'pack',
  'pack list',
  'scores',
  'settings',
  'quiz start 3',
]

async function answersTo(pack: typeof play) {
  const bot = await openBot({ packs: [pack] })
  const request = { id: 'event', room, at: 0 }
  const answers: string[] = []
  for (const person of [student, teacher]) {
    for (const line of lines) {
      const answer = await bot.dispatch.line({ ...request, person, line }).catch(() => undefined)
      if (answer !== undefined && 'blocks' in answer) {
        answers.push(`${line}: ${toPlainText(replyOf(answer))}`)
      }
    }
  }
  return answers
}

function viewsOf(pack: typeof play) {
  const library = createLibrary(pack, { ceiling: 'mature' })
  const kinds = {
    scene: 'scenes',
    quote: 'quotes',
    theme: 'themes',
    question: 'questions',
    term: 'terms',
  } as const
  return [
    ...Object.entries(kinds).flatMap(([kind, section]) =>
      library[section].map(({ id }) =>
        toPlainText(itemView(library, kind as keyof typeof kinds, id)),
      ),
    ),
    ...[...generateItems(library, library, () => 0)].map(({ prompt }) => prompt),
  ]
}

describe.each([
  { pack: play, foreign: ofFilms },
  { pack: chapter, foreign: ofStories },
])('$pack.title', ({ pack, foreign }) => {
  test('no view and no question made from it has a word of another kind of work', () => {
    const wrong = viewsOf(pack).filter((words) => foreign.test(words.replace(commandLine, '')))
    expect(wrong).toEqual([])
  })

  test('no command answers with one', async () => {
    const wrong = (await answersTo(pack)).flatMap((words) =>
      words
        .split('\n')
        .filter((line) => foreign.test(line.replace(/^[^:]*: /, '').replace(commandLine, ''))),
    )
    expect(wrong).toEqual([])
  })
})
