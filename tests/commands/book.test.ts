import { describe, expect, test } from 'vitest'
import { componentId } from '../../src/core/command/component-id.ts'
import { exportBookActions } from '../../src/core/book/export-book.ts'
import { codeLifetimeMs } from '../../src/core/book/link-code.ts'
import { rosterActions } from '../../src/core/book/roster-subcommands.ts'
import { showActions } from '../../src/core/book/show-subcommands.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import {
  ana,
  ben,
  cleo,
  dayMs,
  fileOf,
  filesOf,
  monday,
  openBookClass,
} from '../fixtures/book-class.ts'
import { buttonsOf, room, teacher } from '../fixtures/invoke.ts'

const list = fileOf(
  'Student ID;Surname;First name;E-mail\n17;Silva;Ana;ana@school.example\n18;Adams;Ben;ben@school.example\n19;Nobody;Known;\n',
)

describe('book show', () => {
  test('shows a teacher alone what each student did, and says that it names them', async () => {
    const { play, handIn, line, say } = await openBookClass()
    await play('q1', { ana: '110', ben: '1.0' })
    await play('q2', { ana: '1' }, { at: monday + dayMs })
    await handIn('h1', monday + 3 * dayMs, { ana: 3 })
    const shown = await line('book show')
    expect(shown.private).toBe(true)
    const words = toPlainText(shown)
    expect(words).toContain('Your class’s book, 11 Jan – 17 Jan 2027')
    expect(words).toContain('This names your students.')
    expect(words).toContain('Ana Silva · Days: 2 · Quizzes: 2 · Right: 75% · Homework (of 1): 1')
    expect(words).toContain('Ben Adams · Days: 1 · Quizzes: 1 · Right: 50% · Homework (of 1): 0')
    expect(await say('book show', ana)).toContain('Only teachers')
  })

  test('counts a day once, however often somebody was there', async () => {
    const { play, say } = await openBookClass()
    await play('q1', { ana: '1' })
    await play('q2', { ana: '1' }, { at: monday + 3_600_000 })
    expect(await say('book show')).toContain('Ana Silva · Days: 1 · Quizzes: 2')
  })

  test('counts questions without an answer as wrong if the teacher wants that, and says which it does', async () => {
    const { play, say } = await openBookClass()
    await play('q1', { ana: '111', ben: '1..' })
    const without = await say('book show')
    expect(without).toContain('Ben Adams · Days: 1 · Quizzes: 1 · Right: 100%')
    expect(without).toContain('what they didn’t answer isn’t counted')
    const counted = await say('book show count-missing:yes')
    expect(counted).toContain('Ben Adams · Days: 1 · Quizzes: 1 · Right: 33%')
    expect(counted).toContain('no answer counts as wrong')
  })

  test('has nothing of anonymous quizzes, not even who was there that day', async () => {
    const { play, say, line } = await openBookClass()
    await play('q1', { ana: '1' })
    await play('q2', { ana: '0', ben: '1' }, { at: monday + dayMs, anonymous: true })
    const words = await say('book show')
    expect(words).toContain('Ana Silva · Days: 1 · Quizzes: 1 · Right: 100%')
    expect(words).not.toContain('Ben')
    expect(words).toContain('Anonymous quizzes are in nobody’s row.')
    const made = filesOf(await line('book export for:plain names:none'))
    expect(made['book.csv']).toContain('Quiz 11 Jan 2027')
    expect(made['book.csv']).not.toContain('Quiz 12 Jan 2027')
  })

  test('counts answers to the question of the day, where the class answers it', async () => {
    const { store, line } = await openBookClass()
    const post = { class: room.class, schedule: 's1', date: '2027-01-12' }
    await store.discussion.open({
      ...post,
      room: room.id,
      item: 'q1',
      prompt: 'Why?',
      names: 'named',
      minimum: 3,
      isHeld: false,
      closesAt: monday + 9 * dayMs,
      zone: 'Europe/London',
      post: { blocks: [] },
    })
    const key = { ...post, person: ana.id }
    await store.discussion.write(key, { id: 'a1', name: ana.name, text: 'Because.' })
    const shown = await line('book show')
    expect(toPlainText(shown)).toContain('Ana Silva · Days: 1 · Quizzes: 0 · Right: – · Answers: 1')
    expect(toPlainText(shown)).toContain('anonymous answers are in nobody’s row')
    const made = filesOf(await line('book export for:plain names:none'))['book.csv']
    expect(made).toContain('"Discussion answers, week of 11 Jan 2027 (out of 5)"')
    expect(toPlainText(await line('book mine', ana))).toContain('Discussion answers: 1')
  })

  test('shows one thing week by week, sorted by whoever has most', async () => {
    const { play, line, press } = await openBookClass()
    await play('q1', { ana: '1', ben: '1' })
    await play('q2', { ben: '1' }, { at: monday + dayMs })
    await play('q3', { ben: '1' }, { at: monday - 7 * dayMs })
    const weekly = toPlainText(await line('book show from:2027-01-04 weekly:days sort:days'))
    expect(weekly.indexOf('Ben Adams · 4 Jan: 1 · 11 Jan: 2')).toBeGreaterThan(0)
    expect(weekly.indexOf('Ana Silva · 4 Jan: 0 · 11 Jan: 1')).toBeGreaterThan(
      weekly.indexOf('Ben Adams'),
    )
    const shown = await line('book show from:2027-01-04')
    const menu = shown.blocks.find((block) => block.kind === 'select')
    const chosen = await press(menu?.kind === 'select' ? menu.press : '', teacher, {
      chosen: ['quizzes'],
    })
    expect(toPlainText(chosen)).toContain('Ben Adams · 4 Jan: 1 · 11 Jan: 2')
  })

  test('pages a long class, and its spreadsheet has everybody and every week', async () => {
    const { store, line, push } = await openBookClass()
    const students = Array.from({ length: 60 }, (_, index) => {
      const name = `Student ${String(index + 1).padStart(2, '0')}`
      const details = {
        firstName: '',
        lastName: '',
        studentId: '',
        email: '',
        login: '',
        group: '',
      }
      return { ...details, id: `s${index}`, name, person: null, linkedBy: null }
    })
    await store.book.changeRoster(room.class, () => ({ students, result: undefined }))
    const first = await line('book show')
    expect(toPlainText(first)).toContain('Page 1 of 3')
    expect(toPlainText(first)).not.toContain('Student 26')
    const second = await push(first, 'More students')
    expect(toPlainText(second)).toContain('Student 26 · Days: not linked yet')
    expect(buttonsOf(second)).toHaveProperty('Back')
    expect(filesOf(second)['book-with-names.csv']?.trim().split('\r\n')).toHaveLength(61)
  })

  test('refuses what is no time, and buttons that nobody made', async () => {
    const { say, press } = await openBookClass()
    expect(await say('book show from:2027-01-20 to:2027-01-10')).toContain('before it begins')
    expect(await say('book show from:2019-01-01')).toContain('at most 104 weeks')
    expect(toPlainText(await press('book:page:nonsense'))).toContain('older version')
    expect(toPlainText(await press('book:make:canvas/none/1/2/-'))).toContain('older version')
  })

  test('students who deleted their data vanish from it, and from every file', async () => {
    const { play, attach, push, line, say, store } = await openBookClass()
    await play('q1', { ana: '1', ben: '1' })
    await push(await attach('roster', list), 'Link these 2')
    expect(await say('book show')).toContain('Ana Silva · Days: 1')
    await store.personalData.erase(ana.id)
    const shown = await line('book show')
    expect(toPlainText(shown)).not.toContain('Silva')
    expect(toPlainText(shown)).not.toContain('Deleted')
    const made = await push(await line('book export for:plain'), 'Make the file')
    expect(filesOf(made)['book-with-names.csv']?.trim().split('\r\n')).toHaveLength(2)
  })
})

describe('buttons of the book', () => {
  test.each(Object.keys({ ...showActions, ...exportBookActions, ...rosterActions }))(
    '%s is for whoever is a teacher at that moment, and shows nobody another class',
    async (action) => {
      const { play, attach, press, bot, store } = await openBookClass()
      await play('q1', { ana: '1' })
      await attach('roster', list)
      const period = '2027-01-11/2027-01-17'
      const values: Readonly<Record<string, string>> = {
        make: `plain/real/${period}/-/-`,
        page: `${period}/-/all/name/0`,
        view: `${period}/-/all/name/0`,
      }
      const id = componentId('book', action, ...(action in values ? [values[action] ?? ''] : []))
      for (const person of [ana, { ...teacher, isTeacher: false }]) {
        const refused = toPlainText(await press(id, person))
        expect(refused).toContain('Only teachers')
        expect(refused).not.toContain('Silva')
      }
      const elsewhere = { ...room, id: 'another', class: 'another' }
      const asked = { id: `elsewhere ${action}`, person: teacher, room: elsewhere, at: monday }
      const files = { file: list }
      const answer = await bot.dispatch.action({ ...asked, componentId: id, files })
      // Whoever uploads a list is told what is on theirs.
      const said = action === 'take' ? '' : JSON.stringify(answer)
      expect(said).not.toMatch(/Silva|Adams|@school/)
      const here = await store.book.roster(room.class)
      expect(here.map(({ person }) => person)).toEqual([null, null, null])
      expect(await store.book.scores('another', { from: 0, to: 9e15 })).toEqual([])
    },
  )
})

describe('book quizzes and book mine', () => {
  test('lists every quiz of the class, from which its report opens', async () => {
    const { play, line, press } = await openBookClass()
    await play('q1', { ana: '1' })
    await play('q2', { ana: '1' }, { at: monday + dayMs, about: 'The climb' })
    const shown = await line('book quizzes')
    expect(toPlainText(shown)).toContain('The climb (1 student, 1 question)')
    const menu = shown.blocks.find((block) => block.kind === 'select')
    if (menu?.kind !== 'select') throw new Error('There is no menu.')
    const opened = await press(menu.press, teacher, { chosen: ['q1'] })
    expect(toPlainText(opened)).toContain('The letter')
  })

  test('students see their own row alone', async () => {
    const { play, say, line } = await openBookClass()
    await play('q1', { ana: '110', ben: '1' })
    const own = await line('book mine', ana)
    expect(own.private).toBe(true)
    expect(toPlainText(own)).toContain('Quizzes: 1')
    expect(toPlainText(own)).toContain('67%')
    expect(toPlainText(own)).not.toContain('Ben')
    expect(await say('book mine')).toContain('book show')
    expect(await say('book', cleo)).toContain('Quizzes: 0')
  })
})

describe('the list of students', () => {
  test('is read, matched by whole names once a teacher has looked, and then names the rows', async () => {
    const { play, attach, push, say, line } = await openBookClass()
    await play('q1', { ana: '1', cleo: '0' })
    const read = await attach('roster', list)
    const words = toPlainText(read)
    expect(words).toContain('3 students added')
    expect(words).toContain('Ana Silva is Ana Silva')
    expect(words).toContain('Not known yet: Adams, Ben; Nobody, Known.')
    expect(await say('book show')).toContain('Ana Silva · Days: not linked yet')
    expect(toPlainText(await push(read, 'Link this one'))).toContain('Linked 1 student')
    const shown = await say('book show')
    expect(shown).toContain('Ana Silva · Days: 1')
    expect(shown).toContain('Ben Adams · Days: not linked yet')
    expect(shown).toContain('Cleo · Days: 1')
    expect(toPlainText(await line('book mine', ana))).toContain('has you as Ana Silva')
  })

  test('never guesses: not by a first name, not where two have the name', async () => {
    const { play, attach } = await openBookClass()
    await play('q1', { ana: '1', cleo: '1' })
    const read = toPlainText(
      await attach('roster', fileOf('Name,ID\nAna Silva,1\nSilva Ana,2\nAna Silva,3\nCleo,4\n')),
    )
    expect(read).not.toContain('Found by their names')
    expect(read).toContain('Not known yet')
  })

  test('says which lines it could not read, and keeps the list where mode is add', async () => {
    const { attach, say } = await openBookClass()
    await attach('roster', list)
    const more = toPlainText(
      await attach(
        'roster',
        fileOf('Name\tStudent ID\tShoe size\nDora Diaz\t20\t38\n\t21\t\nEve\t17\t\nFinn\t20\t\n'),
      ),
    )
    expect(more).toContain('1 student added and 1 changed')
    expect(more).toContain('Line 3: The name is missing.')
    expect(more).toContain('Line 5: It has the same student ID as line 2.')
    expect(more).toContain('Not needed: “Shoe size”')
    expect(await say('book roster')).toContain('Students: 4')
    const replaced = toPlainText(
      await attach('roster', fileOf('Name,Student ID\nDora Diaz,20\n'), { mode: 'replace' }),
    )
    expect(replaced).toContain('3 removed')
    expect(replaced).toContain('No longer on it: Adams, Ben; Eve; Nobody, Known.')
    expect(await say('book roster')).toContain('Students: 1')
  })

  test('refuses files that are none, in a sentence', async () => {
    const { attach } = await openBookClass()
    expect(toPlainText(await attach('roster', fileOf('a,b\n1,2\n')))).toContain(
      'has to name the columns',
    )
    expect(toPlainText(await attach('roster', fileOf('')))).toContain('empty')
    expect(toPlainText(await attach('roster', fileOf('%PDF-1.7 …', 'list.csv')))).toContain(
      'This is a PDF.',
    )
    const many = Array.from({ length: 1_001 }, (_, index) => `Student ${index}`).join('\n')
    expect(toPlainText(await attach('roster', fileOf(`Name,ID\n${many}`)))).toContain(
      'A class can have 1,000 at most.',
    )
  })

  test('students link themselves with a code: once, in its time, and nobody tries often', async () => {
    const { attach, line, say, push, clock } = await openBookClass()
    await attach('roster', list)
    const asked = await line('book codes')
    expect(toPlainText(asked)).toContain('The file names your students.')
    const made = filesOf(await push(asked, 'Make the codes'))['codes-with-names.csv'] ?? ''
    const codes = new Map(
      made
        .trim()
        .split('\r\n')
        .map((row) => row.split(','))
        .map(([name = '', , code = '']) => [name, code]),
    )
    const code = codes.get('Ana Silva') ?? ''
    expect(code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}$/)
    const joined = await line(`book join ${code.toUpperCase().replace('-', ' ')}`, cleo)
    expect(joined.private).toBe(true)
    expect(toPlainText(joined)).toContain('has you as Ana Silva now')
    expect(await say(`book join ${code}`, ben)).toContain('used already')
    expect(await say(`book join ${codes.get('Ben Adams')}`, cleo)).toContain('list already')
    clock.set(clock.now() + codeLifetimeMs)
    expect(await say(`book join ${codes.get('Ben Adams')}`, ben)).toContain('two weeks old')
    expect(await say('book join aaaa-aaaa')).toContain('Codes are for students.')
    for (let guess = 0; guess < 4; guess += 1) await say('book join aaaa-aaaa', ben)
    expect(await say('book join aaaa-aaaa', ben)).toContain('too many codes')
  })

  test('a teacher links and unlinks by hand, and deletes one or all', async () => {
    const { play, attach, say, line, push } = await openBookClass()
    await play('q1', { cleo: '1' })
    await attach('roster', list)
    expect(await say('book link student:"Known Nobody" person:web:cleo')).toContain('is Cleo')
    expect(await say('book show')).toContain('Known Nobody · Days: 1')
    expect(await say('book link student:17 person:web:cleo')).toContain('somebody else')
    expect(await say('book link student:Zoe person:web:ben')).toContain('Nobody on your list')
    expect(await say('book unlink "Nobody, Known"')).toContain(
      'isn’t linked to anybody in the chat any more',
    )
    expect(await say('book unlink 19')).toContain('isn’t linked')
    expect(await say('book forget student:19')).toContain('Known Nobody is deleted')
    const asked = await line('book forget')
    expect(toPlainText(asked)).toContain('Delete the whole list, 2 students?')
    expect(toPlainText(await push(asked, 'Delete the list'))).toContain('deleted')
    expect(await say('book roster')).toContain('There’s none yet.')
    expect(await say('book show')).toContain('Cleo · Days: 1')
  })
})

describe('book export', () => {
  test('says that a file names people before it makes it', async () => {
    const { play, line, push } = await openBookClass()
    await play('q1', { ana: '1' })
    const asked = await line('book export for:canvas')
    expect(filesOf(asked)).toEqual({})
    expect(toPlainText(asked)).toContain('This file names your students')
    expect(filesOf(await push(asked, 'Make the file'))).toHaveProperty('book-canvas.csv')
  })

  test('makes files without names at once, whose order says nothing', async () => {
    const { play, line } = await openBookClass()
    await play('q1', { ana: '1', ben: '0' })
    const named = filesOf(await line('book export for:plain names:pseudonym'))['book.csv'] ?? ''
    expect(named).toMatch(/^\uFEFFCode name,"?Quiz 11 Jan 2027: The letter/)
    expect(named).not.toContain('Ana')
    expect(named).toMatch(/\r\n[0-9A-Z]{4}-[0-9A-Z]{4},/)
    const again = filesOf(await line('book export for:plain names:pseudonym'))['book.csv']
    expect(again).toBe(named)
    const none = filesOf(await line('book export for:plain names:none'))['book.csv'] ?? ''
    expect(none).toMatch(/\r\n1,\d+,1\r\n2,\d+,1\r\n$/)
  })

  test('refuses a gradebook without names, and Moodle without ids', async () => {
    const { play, line, push, say } = await openBookClass()
    await play('q1', { ana: '1' })
    expect(await say('book export for:canvas names:none')).toContain('has to know who is who')
    const asked = await line('book export for:moodle')
    expect(toPlainText(await push(asked, 'Make the file'))).toContain('Moodle needs to know')
  })

  test('writes numbers as the class’s language does, or as a teacher says', async () => {
    const { play, line, push, press, say } = await openBookClass()
    await play('q1', { ana: '110' })
    async function made(words: string) {
      return push(await line(`book export for:plain ${words}`), 'Make the file')
    }
    expect(filesOf(await made(''))['book-with-names.csv']).toContain('Ana Silva,66.67,1')
    const german = await made('decimals:comma')
    expect(filesOf(german)['book-with-names.csv']).toContain('Ana Silva;66,67;1')
    expect(toPlainText(german)).toContain('choose decimals:point')
    await say('settings set locale:de')
    expect(filesOf(await made(''))['book-with-names.csv']).toContain('Ana Silva;66,67;1')
    expect(filesOf(await made('decimals:point'))['book-with-names.csv']).toContain('Silva,66.67,1')
    expect(filesOf(await line('book show'))['book-with-names.csv']).toContain('Ana Silva;1;1;0,667')
    expect(await say('book export for:moodle decimals:comma')).toContain(
      'always has numbers with a point',
    )
    // A button from before there was a choice.
    const before = await press('book:make:plain/real/2027-01-11/2027-01-17/-')
    expect(filesOf(before)['book-with-names.csv']).toContain('Ana Silva;66,67;1')
  })

  test('says how many are left out of a gradebook, since nobody knows who they are', async () => {
    const { play, attach, push, line } = await openBookClass()
    await play('q1', { ana: '1', cleo: '1' })
    await push(await attach('roster', list), 'Link this one')
    const made = await push(await line('book export for:moodle'), 'Make the file')
    expect(toPlainText(made)).toContain('1 student, 2 columns')
    expect(toPlainText(made)).toContain('1 student is not in it')
  })

  test('has nothing to write where nothing happened', async () => {
    const { say } = await openBookClass()
    expect(await say('book export for:plain names:none')).toContain('There’s nothing to write')
  })
})
