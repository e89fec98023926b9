import { expect, test } from 'vitest'
import { loadCommands } from '../../../src/app/load-commands.ts'
import {
  commandsInWords,
  missingSection,
  summaryInWords,
} from '../../../src/core/command/in-class-words.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { cellsPack } from '../../fixtures/cells-pack.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const inStory = createLibrary(lantern, { ceiling: 'mature' })
const inChapter = createLibrary(cellsPack, { ceiling: 'mature' })

test.each([
  [
    'Look up a scene: what happens, who is there, its themes and lines',
    'Look up a section: what it says, its themes and key statements',
  ],
  ['Add a deck: a character’s lines, a scene, or the terms', 'Add a deck: a section, or the terms'],
  [
    'Which cards to add, such as a character’s lines, or terms',
    'Which cards to add, such as terms',
  ],
  ['A scene, character or theme', 'A section or theme'],
  ['Search scenes, lines, characters, themes', 'Search sections, key statements, themes'],
  ['A scene’s name', 'A section’s name'],
  ['Open the whole story', 'Open the whole text'],
  ['Local time, such as 08:30', 'Local time, such as 08:30'],
])('“%s” is “%s” in a chapter, and as it is in a story', (summary, words) => {
  expect(summaryInWords(summary, inChapter)).toBe(words)
  expect(summaryInWords(summary, inStory)).toBe(summary)
})

test('the article follows the unit', () => {
  const acts = createLibrary({ ...lantern, unit: { name: 'act' } }, { ceiling: 'mature' })
  expect(summaryInWords('A scene, a theme', acts)).toBe('An act, a theme')
})

test('what a pack has nothing for is not shown, neither as a command nor as an option', async () => {
  const all = await loadCommands('commands')
  function shown(pack: Pack): readonly string[] {
    const commands = commandsInWords(all, createLibrary(pack, { ceiling: 'mature' }))
    return [...commands].flatMap(([name, { subcommands }]) => [
      name,
      ...[...subcommands.values()].flatMap(({ options }) =>
        Object.keys(options).map((option) => `${name} ${option}`),
      ),
    ])
  }
  expect(shown(lantern)).toEqual(expect.arrayContaining(['character', 'quote character', 'theme']))
  expect(shown(cellsPack).filter((each) => /\bcharacter\b/.test(each))).toEqual([])
  const bare = { ...cellsPack, themes: [], questions: [] }
  expect(shown(bare).filter((each) => /\btheme\b|^discuss/.test(each))).toEqual([])
  expect(shown(bare)).toEqual(expect.arrayContaining(['scene', 'quote', 'search', 'help']))
})

test('what a pack lacks is named, so that help can say why a command is not there', () => {
  const bare = createLibrary({ ...cellsPack, themes: [] }, { ceiling: 'mature' })
  const names = ['character', 'theme', 'quote', 'scene', 'nothing']
  expect(names.map((name) => missingSection(name, bare))).toEqual([
    'characters',
    'themes',
    undefined,
    undefined,
    undefined,
  ])
})
