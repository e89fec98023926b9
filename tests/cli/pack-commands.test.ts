import { cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import { createPack } from '../../src/app/pack-tools/create-pack.ts'
import { packCommands } from '../../src/cli/pack-commands.ts'
import { editFile } from '../fixtures/broken-pack.ts'
import { packsFolder } from '../fixtures/tiny-pack.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

interface Ran {
  readonly sound: boolean
  readonly said: string
}

/** A folder with the small pack in it, and a way to run tools over it; what is said names files without the folder. */
async function openPackTools() {
  const folder = await temporaryFolder()
  await cp(packsFolder, folder, { recursive: true })
  async function run(
    line: string,
    options: {
      ceiling?: string
      gate?: string
      kind?: string
      unit?: string
      partial?: boolean
    } = {},
  ): Promise<Ran> {
    const [name = '', ...names] = line.split(' ')
    const written: string[] = []
    const sound = await packCommands.get(name)!({
      packsDir: folder,
      names,
      options: { ceiling: 'everyone', partial: false, ...options },
      write: (words) => written.push(words),
      renderOptions: { width: 80, colours: false },
    })
    return { sound, said: written.join('').replaceAll(`${folder}/`, '') }
  }
  return { folder, run }
}

/** Writes a table and imports it into the small pack. */
async function imported(list: string, rows: readonly string[], partial = false) {
  const { folder, run } = await openPackTools()
  const file = join(folder, 'table.csv')
  await writeFile(file, rows.join('\n'))
  const ran = await run(`import lantern ${list} ${file}`, { partial })
  const { pack, problems } = await loadPack(join(folder, 'lantern'))
  return { ...ran, folder, run, problems, pack: pack! }
}

describe('what a teacher would not notice', () => {
  test.each([
    ['title: The climb #1', true],
    ['title: Don’t climb # 1', true],
    ["title: Mara's climb #top", true],
    ['title: The climb # a note', false],
    ["title: 'The climb #1'", false],
    ['title: The climb#1', false],
  ])('words after # that are lost: %s', async (title, isWarned) => {
    const { folder, run } = await openPackTools()
    await editFile(join(folder, 'lantern'), 'scenes.yaml', 'title: The climb', title)
    const { said } = await run('check lantern')
    const warning =
      'scenes.yaml:2:10: warning: Everything from # on is a note that nobody sees. If it belongs to the text, put all of it in quotes.'
    expect(said.includes(warning)).toBe(isWarned)
  })

  test.each(['“Wait.”', '\'"Wait."\'', '„Warte.“', '«Attends.»', '‘Don’t wait.’'])(
    'quotation marks that would be there twice: %s',
    async (line) => {
      const { folder, run } = await openPackTools()
      await setFirstLine(join(folder, 'lantern'), `line: ${line}`)
      expect((await run('check lantern')).said).toContain(
        'warning: The bot puts quotation marks around lines itself. Leave these out.',
      )
    },
  )

  test('a line that only begins and ends with quoted words keeps them', async () => {
    const { folder, run } = await openPackTools()
    await setFirstLine(join(folder, 'lantern'), 'line: “Wait” is not “stay”')
    expect((await run('check lantern')).said).not.toContain('quotation marks')
  })

  test.each([
    ['rows below', 'line: You own the well.\n    Then own the thirst.', true],
    ['rows in quotes', "line: 'You own the well.\n    Then own the thirst.'", true],
    ['rows that are folded', 'line: >\n    You own the well.\n    Then own the thirst.', true],
    ['strokes', 'line: You own the well. / Then own the thirst.', true],
    ['rows that are kept', 'line: |-\n    You own the well.\n    Then own the thirst.', false],
  ])('verse that becomes one line: %s', async (_, line, isWarned) => {
    const { folder, run } = await openPackTools()
    const lantern = join(folder, 'lantern')
    const manifest = await readFile(join(lantern, 'pack.yaml'), 'utf8')
    await writeFile(join(lantern, 'pack.yaml'), manifest.replace(/kind: .*/, 'kind: poem'))
    await setFirstLine(lantern, line)
    const { said } = await run('check lantern')
    expect(said.includes('warning: These lines of verse become one.')).toBe(isWarned)
  })

  test('a pack whose pack.yaml has another ending is checked with all the others', async () => {
    const { folder, run } = await openPackTools()
    await rename(join(folder, 'lantern', 'pack.yaml'), join(folder, 'lantern', 'pack.yml'))
    expect(await run('check')).toEqual({
      sound: false,
      said:
        'lantern/pack.yml:1:1: The bot doesn’t read files with this name. Should it be pack.yaml?\n' +
        'lantern: 1 mistake, 0 warnings\n',
    })
  })

  test('a folder for packs that is not there yet is made', async () => {
    const folder = join(await temporaryFolder(), 'mine')
    expect(await readdir(await createPack(folder, 'my-play'))).toContain('scenes.yaml')
  })
})

/** Puts another line in the place of the first one of quotes.yaml. */
async function setFirstLine(folder: string, line: string): Promise<void> {
  const path = join(folder, 'quotes.yaml')
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(/line: .*/, () => line),
  )
}

describe('check', () => {
  test('says that a pack is sound, and what could be better', async () => {
    const { run } = await openPackTools()
    const { sound, said } = await run('check')
    expect(sound).toBe(true)
    expect(said).toContain('lantern/scenes.yaml:21:3: warning: No quiz item is about this scene.\n')
    expect(said).toMatch(/lantern: 0 mistakes, \d+ warnings\n$/)
  })

  test('says every mistake with its place, and that all is not well', async () => {
    const { folder, run } = await openPackTools()
    await editFile(join(folder, 'lantern'), 'terms.yaml', 'scene: the-light', 'scene: the-night')
    expect(await run('check lantern')).toEqual({
      sound: false,
      said:
        'lantern/terms.yaml:6:14: There is no scene “the-night”. Did you mean “the-light”?\n' +
        'lantern: 1 mistake, 0 warnings\n',
    })
  })

  test('finds files that the bot would pass over', async () => {
    const { folder, run } = await openPackTools()
    await writeFile(join(folder, 'lantern', 'quote.yml'), '')
    await writeFile(join(folder, 'lantern', 'notes.txt'), '')
    expect((await run(`check ${join(folder, 'lantern')}`)).said).toContain(
      'lantern/quote.yml:1:1: warning: The bot doesn’t read files with this name. Should it be quotes.yaml?\n',
    )
  })

  test('notices a list in brackets that a comma splits', async () => {
    const { folder, run } = await openPackTools()
    await editFile(
      join(folder, 'lantern'),
      'scenes.yaml',
      'Mara fills the can., Mara',
      'Mara fills the can, and sighs., Mara',
    )
    expect((await run('check lantern')).said).toContain(
      'lantern/scenes.yaml:6:32: warning: In brackets every comma begins a new entry, and “and sighs.” reads like',
    )
  })

  test('knows which packs there are', async () => {
    const { folder, run } = await openPackTools()
    await expect(run('check latern')).rejects.toThrow(
      `There is no pack “latern”. The packs in ${folder} are: lantern.`,
    )
  })
})

describe('new', () => {
  test('makes five chapters for a text in chapters, without a mistake or a warning', async () => {
    const packsDir = await temporaryFolder()
    const written: string[] = []
    function run(name: 'new' | 'check', unit?: string) {
      return packCommands.get(name)!({
        packsDir,
        names: ['soil'],
        options: { ceiling: 'everyone', partial: false, unit },
        write: (text) => written.push(text),
        renderOptions: { width: 80, colours: false },
      })
    }
    await expect(run('new', 'two words')).rejects.toThrow('Use a single word')
    await run('new', 'chapter')
    expect(await run('check')).toBe(true)
    expect(written.at(-1)).toBe('soil: 0 mistakes, 0 warnings\n')
    const { pack } = await loadPack(`${packsDir}/soil`)
    expect(pack?.scenes).toHaveLength(5)
    expect(pack?.unit).toEqual({ name: 'chapter' })
  })

  test('makes a pack that passes every check', async () => {
    const { folder, run } = await openPackTools()
    await run('new the-ferry')
    expect(await run('check the-ferry')).toEqual({
      sound: true,
      said: 'the-ferry: 0 mistakes, 0 warnings\n',
    })
    expect(await readdir(join(folder, 'the-ferry'))).toHaveLength(8)
  })

  test('makes a play in verse, with acts, a quiz and questions, without a mistake or a warning', async () => {
    const { folder, run } = await openPackTools()
    await run('new the-well', { kind: 'play' })
    expect(await run('check the-well')).toEqual({
      sound: true,
      said: 'the-well: 0 mistakes, 0 warnings\n',
    })
    const { pack } = await loadPack(join(folder, 'the-well'))
    expect(pack).toMatchObject({ id: 'the-well', work: { kind: 'play' } })
    expect(pack?.quotes.some(({ line }) => line.includes('\n'))).toBe(true)
    expect(pack?.quotes.every(({ at }) => at?.lines !== undefined)).toBe(true)
    const { said } = await run('preview the-well')
    expect(said).toContain('Act 2, Scene 1')
    expect(said).toContain('act 1, scene 1: The bucket, lines 14–15')
    expect(said).toContain('Rosa')
    expect(said).toContain('One thoughtful answer: ')
    expect(new Set(pack?.quiz.map(({ kind }) => kind)).size).toBeGreaterThan(3)
  })

  test('says which kinds there are, and that only a text takes a unit', async () => {
    const { run } = await openPackTools()
    await expect(run('new the-well', { kind: 'opera' })).rejects.toThrow(
      '--kind can’t be “opera”. Use one of: story, play, text.',
    )
    await expect(run('new the-well', { kind: 'toString' })).rejects.toThrow('Use one of: story')
    await expect(run('new the-well', { kind: 'play', unit: 'canto' })).rejects.toThrow(
      'Leave it out, and change unit in pack.yaml afterwards.',
    )
    await run('new soil', { kind: 'text' })
    expect((await run('check soil')).said).toBe('soil: 0 mistakes, 0 warnings\n')
  })

  test('does not overwrite a pack, and wants an id', async () => {
    const { run } = await openPackTools()
    await expect(run('new lantern')).rejects.toThrow('already exists. Choose another id.')
    await expect(run('new The_Ferry')).rejects.toThrow('“The_Ferry” isn’t a valid id.')
    await expect(run('new ../x')).rejects.toThrow('“../x” isn’t a valid id.')
    await expect(run('new')).rejects.toThrow('Please name the id of the new pack.')
  })
})

describe('preview', () => {
  test('shows an item as a class sees it', async () => {
    const { run } = await openPackTools()
    expect((await run('preview lantern the-letter')).said).toContain('Osk gives Mara a letter.')
    expect((await run('preview lantern order-tale')).said).toContain('2. Osk brings a letter.')
    expect((await run('preview lantern letter-opened')).said).toContain('✓ False')
    expect((await run('preview lantern why-shut')).said).toContain('One thoughtful answer: ')
  })

  test('shows everything that the limits let through, and nothing else', async () => {
    const { run } = await openPackTools()
    const mild = (await run('preview lantern')).said
    expect(mild).toContain('Mara opens the letter.')
    expect(mild).not.toContain('They drowned')
    expect((await run('preview lantern', { ceiling: 'mature' })).said).toContain('They drowned')
    const early = (await run('preview lantern', { gate: 'the-letter' })).said
    expect(early).toContain('Osk gives Mara a letter.')
    expect(early).not.toContain('Mara opens the letter.')
  })

  test('says why there is nothing to show', async () => {
    const { run } = await openPackTools()
    await expect(run('preview lantern drowned')).rejects.toThrow(
      'A class with these limits doesn’t see “drowned”: its rating is too high, or its scene comes after --gate.',
    )
    await expect(run('preview lantern ninty')).rejects.toThrow('Did you mean “ninety”?')
    await expect(run('preview lantern', { gate: 'the-clim' })).rejects.toThrow(
      'The pack has no scene “the-clim” for --gate. Did you mean “the-climb”?',
    )
    await expect(run('preview lantern', { ceiling: 'adult' })).rejects.toThrow(
      '--ceiling can’t be “adult”. Use one of: everyone, teen, mature.',
    )
    await expect(run('preview')).rejects.toThrow('Please name a pack.')
  })

  test('wants a sound pack', async () => {
    const { folder, run } = await openPackTools()
    await editFile(join(folder, 'lantern'), 'terms.yaml', 'term: Symbol', 'term: 1')
    await expect(run('preview lantern')).rejects.toThrow(
      /The pack has mistakes\. Correct them first\.\n.*terms.yaml:2:3/,
    )
  })
})

describe('import', () => {
  const header =
    'kind,prompt,answer,distractors,events,pairs,accept,quote,scene,explanation,source,min,max'

  test('adds quiz items of every kind, as they stand in the table', async () => {
    const { sound, said, problems, pack } = await imported('quiz', [
      header,
      'cause,"Why, do you think?",She must,She can | She will,,,,,the-climb,So it is.,T1 | T2,,',
      'true-false,It rains.,FALSE,,,,,,the-climb,So it is.,T1,,',
      'finish,Ninety steps …,,,,,and not one of them is mine,ninety,the-climb,So it is.,T1,,',
      'typed,What burns?,,,,,The oil | Oil,,the-climb,So it is.,T1,,',
      'order,In order?,,,One | Two | Three,,,,the-climb,So it is.,T1,,',
      'match,Who is who?,,,,a = b | c = d = e | f = g,,,the-climb,So it is.,T1,,',
      'estimate,How many steps?,90,,,,,,the-climb,So it is.,T1,1,200',
      'estimate,How high?,"1,5",,,,,,the-climb,So it is.,T1,0.5,20',
    ])
    expect({ sound, said, problems }).toEqual({
      sound: true,
      said: 'Added 8 to lantern/quiz.yaml.\n',
      problems: [],
    })
    const added = pack.quiz.slice(3)
    expect(added[0]).toMatchObject({
      id: 'why-do-you-think',
      prompt: 'Why, do you think?',
      distractors: ['She can', 'She will'],
      source: ['T1', 'T2'],
      rating: 'everyone',
    })
    expect(added[1]).toMatchObject({ answer: false })
    expect(added[3]).toMatchObject({ kind: 'typed', accept: ['The oil', 'Oil'] })
    expect(added[5]).toMatchObject({
      pairs: [
        { left: 'a', right: 'b' },
        { left: 'c', right: 'd = e' },
        { left: 'f', right: 'g' },
      ],
    })
    expect(added[6]).toMatchObject({ answer: 90, min: 1, max: 200 })
    expect(added[7]).toMatchObject({ answer: 1.5, min: 0.5, max: 20 })
  })

  test('takes who wrote an item, and shows it to its author', async () => {
    const { sound, pack, run } = await imported('quiz', [
      'kind,prompt,accept,scene,explanation,source,author',
      'typed,What burns?,The oil,the-climb,So it is.,T1,Ana',
    ])
    expect(sound).toBe(true)
    expect(pack.quiz.at(-1)?.author).toBe('Ana')
    expect((await run('preview lantern what-burns')).said).toContain('Written by Ana')
  })

  const mixed = [
    header,
    'cause,Good?,Yes,No | Perhaps,,,,,the-climb,So it is.,T1,,',
    'caus,Kind?,Yes,No | Perhaps,,,,,the-climb,So it is.,T1,,',
    'cause,Scene?,Yes,No | Perhaps,,,,,the-clim,So it is.,T9,,',
    'cause,Twins?,Yes,No | yes,,,,,the-climb,So it is.,T1,,',
  ]

  test('writes nothing while a row is bad, and says why for each', async () => {
    const { sound, said, folder, pack } = await imported('quiz', mixed)
    expect(sound).toBe(false)
    expect(said.split('\n')).toEqual([
      expect.stringMatching(
        /^table\.csv:3: kind is “caus”, but should be one of: .* Did you mean “cause”\?$/,
      ),
      'table.csv:4: The guide has no paragraph T9. It has T1 to T4.',
      'table.csv:4: There is no scene “the-clim”. Did you mean “the-climb”?',
      'table.csv:5: “yes” appears twice, so there would be two right answers.',
      'Nothing was added. Correct these rows, or use --partial to add only the others.',
      '',
    ])
    expect(pack.quiz).toHaveLength(3)
    expect(await readFile(join(folder, 'lantern/quiz.yaml'), 'utf8')).toBe(
      await readFile(join(packsFolder, 'lantern/quiz.yaml'), 'utf8'),
    )
  })

  test('takes the good rows where that is asked for', async () => {
    const { sound, said, pack } = await imported('quiz', mixed, true)
    expect(sound).toBe(false)
    expect(said).toContain('Added 1 to lantern/quiz.yaml.')
    expect(pack.quiz.map((item) => item.id).slice(3)).toEqual(['good'])
  })

  test('adds discussion questions, from a table with semicolons and a byte-order mark', async () => {
    const { said, pack } = await imported('questions', [
      '\uFEFFPrompt;Level;Scene;Quote;FollowUps;Look;Exemplar;Source',
      'Why count?;recall;the-climb;ninety;And then? | Why?;the word “mine”;To keep going.;T1',
    ])
    expect(said).toBe('Added 1 to lantern/questions.yaml.\n')
    expect(pack.questions.at(-1)).toMatchObject({
      id: 'why-count-2',
      followUps: ['And then?', 'Why?'],
      evidence: [{ scene: 'the-climb', quote: 'ninety', look: 'the word “mine”' }],
    })
  })

  test('starts a file that is not there', async () => {
    const { folder, run } = await openPackTools()
    await rm(join(folder, 'lantern/questions.yaml'))
    const file = join(folder, 'table.csv')
    await writeFile(
      file,
      'prompt,level,scene,followups,look,exemplar,source\nWhy?,recall,the-climb,And?,it,So.,T1\n',
    )
    expect((await run(`import lantern questions ${file}`)).sound).toBe(true)
    const content = await readFile(join(folder, 'lantern/questions.yaml'), 'utf8')
    expect(content).toMatch(/^# yaml-language-server: \$schema=/)
  })

  test('says what the file is if it holds no such table', async () => {
    await expect(imported('quiz', [header])).rejects.toThrow(
      'The file has no rows below its header.',
    )
    await expect(imported('questions', ['prompt,level,answer', 'Why?,recall,So'])).rejects.toThrow(
      'The column “answer” isn’t known. Remove it or correct its name. The first row doesn’t name scene, followUps, exemplar, source and look. Add these columns.',
    )
    await expect(imported('questions', ['%PDF-1.7'])).rejects.toThrow(
      'This is a PDF. Copy what you need into a spreadsheet and save that as “CSV UTF-8”.',
    )
  })

  test('one row that cannot be read stops all, or with --partial only itself', async () => {
    const rows = [
      'kind,prompt,answer,distractors,scene,explanation,source',
      'cause,"Open?,Yes,No | Perhaps,the-climb,So it is.,T1',
      'cause,Good?,<b>Yes</b>,No | Perhaps,the-climb,So it is.,T1',
      'cause,Short?,Yes,No | Perhaps,the-climb',
    ]
    const all = await imported('quiz', rows)
    expect(all.pack.quiz).toHaveLength(3)
    expect(all.said.split('\n')).toEqual([
      'table.csv:2: The quotation marks don’t match. If the text of a cell contains any, double each one and put the whole cell in quotation marks.',
      'table.csv:4: This row has 5 cells, but the first row names 7 columns. Check which one is missing.',
      'Nothing was added. Correct these rows, or use --partial to add only the others.',
      '',
    ])
    const some = await imported('quiz', rows, true)
    expect(some.sound).toBe(false)
    expect(some.pack.quiz.at(-1)).toMatchObject({ prompt: 'Good?', answer: 'Yes' })
    expect(some.said).toContain(
      'table.csv:3: note: The HTML in answer became plain text. Check how it reads.\nAdded 1 to ',
    )
  })

  test('reads a table that is not UTF-8', async () => {
    const { folder, run } = await openPackTools()
    const file = join(folder, 'table.csv')
    const rows = ['kind,prompt,answer,distractors,scene,explanation,source']
    rows.push('cause,Café?,Ja,Nein | Nie,the-climb,Weil er schläft.,T1')
    await writeFile(file, Buffer.from(rows.join('\n'), 'latin1'))
    const { said } = await run(`import lantern quiz ${file}`)
    expect(said).toBe('Added 1 to lantern/quiz.yaml.\n')
    const { pack } = await loadPack(join(folder, 'lantern'))
    expect(pack?.quiz.at(-1)).toMatchObject({ prompt: 'Café?', explanation: 'Weil er schläft.' })
  })

  test('does not add to a file that is laid out in another way', async () => {
    const { folder, run } = await openPackTools()
    await writeFile(join(folder, 'lantern/quiz.yaml'), '[]\n')
    const file = join(folder, 'table.csv')
    await writeFile(file, mixed.slice(0, 2).join('\n'))
    await expect(run(`import lantern quiz ${file}`)).rejects.toThrow(
      'should end in a list of items',
    )
    expect(await readFile(join(folder, 'lantern/quiz.yaml'), 'utf8')).toBe('[]\n')
  })

  test('wants to know what the file holds, and a file', async () => {
    const { run } = await openPackTools()
    await expect(run('import lantern scenes x.csv')).rejects.toThrow('quiz, questions or nothing')
    await expect(run('import lantern quiz')).rejects.toThrow('Please name the file.')
    await expect(run('import lantern quiz none.csv')).rejects.toThrow('none.csv can’t be read')
  })
})

test('stats counts what a pack holds', async () => {
  const { run } = await openPackTools()
  const { said } = await run('stats lantern')
  expect(said).toContain('scenes: 4\nquotes: 4\n')
  expect(said).toContain('the-quarrel: 1 line, no question, no quiz item')
})

test('schema writes one schema for each file of a pack', async () => {
  const { folder, run } = await openPackTools()
  await run('schema')
  expect(await readdir(join(folder, 'schema'))).toHaveLength(8)
})
