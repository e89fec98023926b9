import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { collectSaidTexts } from '../fixtures/said-texts.ts'
import { sentencesIn } from '../fixtures/source-texts.ts'

/** What no reader should see, and the words that show it. */
const blemishes: Readonly<Record<string, RegExp>> = {
  'a value that is missing': /\bundefined\b|\bnull\b|\bNaN\b|\[object /,
  'two spaces': / {2}/,
  'a straight quote': /["']/,
  'an id':
    /\b(?:discord|slack|web|terminal):\S|\b(?:scene|quote|character|theme|question|term)\/\S/,
  'the name of a column': /\b[a-z]+_[a-z_]+\b/,
  'a wrong plural': /(?<![\d.,:–-])\b1 (?!is\b|was\b|has\b|plus\b)[a-z]+s\b/,
  'a space before %': /\d %/,
  'words of another language':
    /(?<![Tt]here )\b(?:is|are) no (?!longer\b)[a-z]+\b|so long as|\btake along\b|\bbring along\b/,
}

/** Commands to type, and the tables of a tool's usage, are not prose. */
function withoutCode(text: string): string {
  return text
    .replaceAll(/`[^`]*`/g, '…')
    .replaceAll(/\b[a-z-]+:"[^"]*"/g, '…')
    .replaceAll(/pg_(?:dump|restore) .*/g, '…')
    .replaceAll(/^ {2}npm run .*$/gm, '…')
}

function blemished(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    Object.entries(blemishes)
      .filter(([, pattern]) => pattern.test(withoutCode(text)))
      .map(([name]) => `${name}: ${text}`),
  )
}

describe('every sentence', () => {
  test('that the bot says on the fixtures is in the list, and fit to be read', async () => {
    const said = await collectSaidTexts()
    expect(said.length).toBeGreaterThan(300)
    expect(blemished(said)).toEqual([])
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot('sentences/said.txt')
  })

  test('in the source is in the list, and fit to be read', async () => {
    const files = globSync(['commands/*.ts', 'src/**/*.ts'])
      .filter((file) => !/src\/(?:core\/search|render\/|adapters\/web\/(?:render|page))/.test(file))
      .toSorted()
    const bySource = files.map((file) => [file, sentencesIn(readFileSync(file, 'utf8'))] as const)
    expect(bySource.flatMap(([, sentences]) => blemished(sentences))).toEqual([])
    const list = bySource
      .filter(([, sentences]) => sentences.length > 0)
      .map(([file, sentences]) => `${file}\n${sentences.map((each) => `  ${each}`).join('\n')}\n`)
    await expect(list.join('\n')).toMatchFileSnapshot('sentences/source.txt')
  })
})
