import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'
import { renderAvatar } from '../../src/adapters/web/elements.ts'
import { parseCommandLine } from '../../src/core/command/parse-line.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import { generateItems } from '../../src/core/quiz/generate/generate-items.ts'
import { typedIn } from '../../src/core/quiz/kinds/options.ts'
import { createRandom } from '../../src/core/platform/random.ts'
import { findDeck } from '../../src/core/review/decks.ts'
import { text } from '../../src/core/reply/reply.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { createSearch } from '../../src/core/search/search.ts'
import { entriesOf } from '../../src/core/search/entries.ts'
import { truncateLabel } from '../../src/render/truncate-label.ts'
import { render as renderForDiscord } from '../../src/render/discord/render.ts'
import { render as renderForSlack } from '../../src/render/slack/render.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

/** Files that cut texts which have no characters of more than one unit, with what they cut. */
const plainTexts: Readonly<Record<string, string>> = {
  'src/adapters/slack/command-modal.ts': 'the name of an option',
  'src/app/exchange/class-exchange.ts': 'an id of a to z',
  'src/bundle/find-bundle.ts': 'a hash',
  'src/cli/thesaurus.ts': 'a word of a to z',
  'src/core/calendar/format-calendar.ts': 'our own words',
  'src/core/command/validate-options.ts': 'our own words',
  'src/core/pack/checks/references.ts': 'a letter from A to Z',
  'src/core/pack/fields.ts': 'an id of a to z',
  'src/core/pack/new-id.ts': 'an id of a to z',
  'src/core/privacy/personal-data-view.ts': 'our own words',
  'src/core/quiz/answer-words.ts': 'a letter from a to z',
  'src/core/quiz/views/confidence-views.ts': 'our own words',
  'src/core/search/suggest.ts': 'the beginning of a word, to find its range',
  'src/health-routes.ts': 'a header, whose characters have one unit each',
  'src/render/discord/message-packer.ts': 'a file name without other characters',
}

test('what people write is cut by the functions that keep characters whole', () => {
  const cut =
    /\.(?:slice|substring|substr)\(0, (?:[\w.]*(?:Length|Characters)(?: [-+] \d+)?|2[6-9]|[3-9]\d|\d{3,})\)|\.slice\(-[\w.]*(?:Length|fileName)\)|\.charAt\(0\)/
  const files = globSync(['commands/*.ts', 'src/**/*.ts']).filter((file) =>
    cut.test(readFileSync(file, 'utf8')),
  )
  expect(files.filter((file) => plainTexts[file] === undefined)).toEqual([])
})

const family = '👨‍👩‍👧‍👦'
const view = createLibrary(lantern, { ceiling: 'mature' })
const commands = await loadCommands('commands')
const index = createSearch(entriesOf(lantern), lantern.synonyms)

function messageOf(error: () => unknown): unknown {
  try {
    return error()
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
}

/** Places where what somebody wrote may be too long. */
const places: Readonly<Record<string, (words: string) => unknown>> = {
  'an unknown command': (words) => messageOf(() => parseCommandLine(words, commands)),
  'an unknown subcommand': (words) => messageOf(() => parseCommandLine(`quiz ${words}`, commands)),
  'words too many': (words) => messageOf(() => parseCommandLine(`quiz stop ${words}`, commands)),
  'a typed answer': (words) => typedIn({ typed: [words] }),
  'an unknown deck': (words) => messageOf(() => findDeck(view, words)),
  'an explanation': (words) => [
    ...generateItems(
      view,
      {
        quotes: view.quotes.map((quote) => ({ ...quote, significance: words })),
        scenes: [],
        terms: [],
      },
      createRandom(1),
    ),
  ],
  'a search': (words) => [
    index.search(words),
    index.didYouMean(words),
    index.suggest(words, ['scene']),
  ],
  'a label': (words) => truncateLabel(words, 80),
  'a person on the page': (words) => renderAvatar({ id: 'ana', name: words } as never).markup,
  'a message on Discord': (words) => renderForDiscord({ blocks: [text(words)] }),
  'a message on Slack': (words) => renderForSlack({ blocks: [text(words)] }),
}

describe.each(Object.entries(places))('%s', (_, show) => {
  test('never shows half a character', () => {
    fc.assert(
      fc.property(
        fc.nat(700),
        fc.constantFrom('🎄', family, '🇩🇪', '👍🏽'),
        fc.constantFrom('x', 'x '),
        (length, character, before) => {
          const shown = JSON.stringify(show(before.repeat(length) + character.repeat(300)))
          // A lone surrogate is written as an escape.
          expect(shown).not.toMatch(/\\ud[89a-f]/i)
          expect(shown).not.toMatch(/\uFFFD/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
