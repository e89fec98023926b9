import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { load, loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { fillFormats } from '../../src/app/exchange/format-table.ts'
import { fillTables } from '../../src/app/pack-tools/field-table.ts'
import { importRows } from '../../src/app/pack-tools/import-rows.ts'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import { packCommands } from '../../src/cli/pack-commands.ts'
import { maxItems, maxPackBytes, maxTotalItems } from '../../src/core/pack/pack-limits.ts'
import { sectionNames } from '../../src/core/pack/sections.ts'
import { createUnitLabels } from '../../src/core/pack/unit-label.ts'
import { copyOfLantern, editFile, problemsOfPack } from '../fixtures/broken-pack.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

const pages = ['author', 'pack-play', 'pack-chapter', 'import'].map((name) => `docs/${name}.md`)
const format = await readFile('data/README.md', 'utf8')
const imports = await readFile('docs/import.md', 'utf8')
/** All pages for authors of packs, one after the other. */
const guide = [format, ...(await Promise.all(pages.map((page) => readFile(page, 'utf8'))))].join(
  '\n',
)

/** The code blocks of a language, in order. */
function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  )
}

/** The code block that is marked as an example for a file. */
function example(file: string): string {
  const marked = new RegExp(`<!-- example: ${file} -->\n\`\`\`yaml\n([^]*?)\`\`\``).exec(guide)
  return marked?.[1] ?? ''
}

describe('the pages for pack authors', () => {
  test('has fresh tables of fields; `npm run pack -- schema` writes them', () => {
    expect(fillTables(format)).toBe(format)
    expect(format.match(/^\| `/gm)?.length).toBeGreaterThan(80)
  })

  test('has a fresh table of formats; `npm run docs` writes it', () => {
    expect(fillFormats(imports)).toBe(imports)
    expect(imports).toContain('| GIFT | `.gift` | `gift` |')
  })

  test('says how large a pack can be', () => {
    const numbers = [maxPackBytes, maxTotalItems].map((limit) => limit.toLocaleString('en'))
    expect(guide).toContain(`up to ${numbers[0]} bytes`)
    expect(guide).toContain(`up to ${numbers[1]} items`)
    for (const name of sectionNames) {
      expect(guide).toContain(`| \`${name}.yaml\` | up to ${maxItems[name].toLocaleString('en')} |`)
    }
  })

  test('knows no table of a file that packs do not have', () => {
    expect(() => fillTables('<!-- fields of songs -->\n<!-- end of fields -->')).toThrow(
      'Packs have no file songs.yaml.',
    )
  })

  test('shows YAML that can be read: lists of items, or a whole pack', () => {
    const documents = blocks('yaml').flatMap((block) => loadAll(block, { maxAliases: 0 }))
    expect(documents.length).toBeGreaterThanOrEqual(4)
    const others = documents.filter((document) => !Array.isArray(document))
    expect(others).toHaveLength(3)
    expect(others).toContainEqual({ pack: expect.anything(), scenes: expect.anything() })
  })

  test('shows a line as a pack has it', () => {
    expect(load(example('quotes'))).toEqual([
      expect.objectContaining({ id: 'wet-letter', line: lantern.quotes[1]?.line }),
    ])
  })

  test('shows a quiz item, and what check says of it while a name is in no file', async () => {
    const folder = await copyOfLantern()
    await editFile(folder, 'quiz.yaml', '- id: who-ninety', `${example('quiz')}- id: who-ninety`)
    const [said = ''] = blocks('text')
    expect((await problemsOfPack(folder)).map((line) => `data/lantern/${line}\n`)).toEqual([said])
    await editFile(
      folder,
      'characters.yaml',
      '- id: osk',
      '- id: captain\n  name: The captain\n  role: Master of the ship\n  description: At sea.\n' +
        '  first: the-letter\n  rating: everyone\n  source: [T2]\n- id: osk',
    )
    expect(await problemsOfPack(folder)).toEqual([''])
  })

  test('shows a table that can be imported', async () => {
    const folder = await copyOfLantern()
    const [table = ''] = blocks('csv')
    const imported = await importRows({
      folder,
      pack: lantern,
      list: 'quiz',
      table: Buffer.from(table),
      partial: false,
    })
    expect(imported).toEqual({ added: 1, problems: [], notes: [] })
    expect(await problemsOfPack(folder)).toEqual([''])
  })

  test('names every tool of npm run pack, and no other', () => {
    const named = [...guide.matchAll(/npm run pack -- ([\w-]+)/g)].map(([, name]) => name)
    expect(new Set(named)).toEqual(new Set(packCommands.keys()))
  })
})

/** The files of a worked example, by name. */
function workedExample(name: string): Readonly<Record<string, string>> {
  const found = guide.matchAll(
    new RegExp(`<!-- ${name}: (\\w+) -->\n\`\`\`yaml\n([^]*?)\`\`\``, 'g'),
  )
  return Object.fromEntries([...found].map(([, file = '', code = '']) => [file, code]))
}

describe('the worked examples', () => {
  test.each([
    ['play', 'the-well', 'Act 1, Scene 2'],
    ['chapter', 'soil', 'Section 4.2'],
  ])('a %s is a whole pack without a mistake', async (name, id, label) => {
    const folder = join(await temporaryFolder(), id)
    await mkdir(folder)
    for (const [file, code] of Object.entries(workedExample(name))) {
      await writeFile(join(folder, `${file}.yaml`), code)
    }
    const { pack, problems } = await loadPack(folder)
    expect(problems).toEqual([])
    expect(createUnitLabels(pack!).label(pack!.scenes[1]?.id ?? '')).toBe(label)
  })
})

test('tables are filled where they are marked, whatever stood there', () => {
  const filled = fillTables('a\n<!-- fields of terms -->\nold\n<!-- end of fields -->\nb\n')
  expect(filled).toMatch(/^a\n<!-- fields of terms -->\n\n\| field /)
  expect(filled).toContain('| `example › text` |')
  expect(filled).not.toContain('old')
})
