import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { dayMs } from '../../src/core/platform/clock.ts'
import { openAnsweringClass, room, student, teacher } from '../fixtures/answering-class.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'

const hourMs = 3_600_000
const others = ['Ben', 'Cem', 'Dan', 'Eve'].map((name) => student(name))

async function classWith(rules: string) {
  const opened = await openAnsweringClass({ rules })
  await opened.postNow()
  return opened
}

/** Four classmates of Ana have answered. */
async function answeredClass(rules = '') {
  const opened = await classWith(rules)
  for (const person of others) await opened.answer(person, `It reminds me of ${person.name}’s home`)
  return opened
}

describe('a class that has not switched answers on', () => {
  test('gets the post as ever, and nothing is stored', async () => {
    const { post, store, press, platform } = await classWith('off')
    expect(platform.messages).toHaveLength(1)
    expect(buttonsOf(post())).not.toHaveProperty('Write my answer')
    expect(await store().discussion.recent(room.class, 5)).toEqual([])
    const [schedule] = await store().daily.schedules(room.class)
    const forged = replyOf(await press(`answers:write:${schedule?.id}/2027-01-13`, student('Ana')))
    expect(toPlainText(forged)).toContain('There are no answers to this post any more.')
    const stored = await store().exportClass(room.class)
    const tables = Object.entries(stored).filter(([table]) => table.startsWith('discussion'))
    expect(tables.length).toBeGreaterThan(2)
    expect(tables.flatMap(([, rows]) => rows)).toEqual([])
  })

  test('is told how to switch it on', async () => {
    const { say } = await classWith('off')
    expect(await say('answers status')).toContain('answers settings answers:on')
    expect(await say('answers settings minimum:5')).toContain('Answers are off')
    expect(await say('answers settings', student('Ana'))).toContain('Only teachers')
  })
})

describe('answers status', () => {
  test('leads to the answers of a post only once it has some', async () => {
    const { line, answer } = await classWith('')
    async function rows() {
      return (await line('answers status')).blocks.filter(({ kind }) => kind === 'row')
    }
    expect(await rows()).toEqual([])
    await answer(student('Ana'), 'It reminds me of home')
    expect(await rows()).toMatchObject([{ button: { label: 'See answers' } }])
  })
})

describe('switching answers on', () => {
  test('stands in the history by what has changed alone, with Undo beside the overview', async () => {
    const { line, say } = await openAnsweringClass({ rules: '' })
    const saved = await line('answers settings names:anonymous')
    const rows = saved.blocks.flatMap((block) => (block.kind === 'buttons' ? [block] : []))
    expect(Object.keys(buttonsOf({ blocks: rows.slice(0, 1) }))).toEqual(['Undo', 'What’s set up'])
    expect(await say('settings history')).toContain(
      'changed answers to the daily post: anonymously, after a teacher has looked at them (until then with names, without a teacher looking first) for the class',
    )
  })

  test('says whether anybody looks first; without names a teacher does unless they say otherwise', async () => {
    const { say } = await openAnsweringClass({ rules: 'off' })
    const soon = 'Classmates can read an answer as soon as it’s written.'
    const first = 'Nobody in your class reads an answer until you’ve looked at it'
    expect(await say('answers settings answers:on')).toContain(soon)
    expect(await say('answers settings names:pseudonym')).toContain(soon)
    const anonymous = await say('answers settings names:anonymous')
    expect(anonymous).toContain(first)
    expect(anonymous).toContain('after a teacher has looked at them')
    expect(await say('answers settings hold:no')).toContain(soon)
    expect(await say('answers settings minimum:4')).toContain(soon)
    expect(await say('answers settings names:named hold:yes')).toContain(first)
    expect(await say('answers settings answers:off')).not.toMatch(/soon|until you/)
  })
})

describe('rules of one channel', () => {
  const other = { ...room, id: 'web:other' }

  test('stay in that channel when the class’s are changed there', async () => {
    const { say } = await openAnsweringClass({ rules: 'closes:16:00' })
    await say('answers settings where:channel hold:yes names:anonymous')
    const said = await say('answers settings minimum:5')
    expect(said).toContain('Saved: on, with names, shown once 5 others have answered, until 16:00')
    expect(said).toContain('This channel keeps its own setting')
    expect(await say('answers settings', teacher, other)).toContain('with names')
    expect(await say('answers settings')).toContain('anonymously')
  })

  test('are not taken over by a class whose answers are off', async () => {
    const { say } = await openAnsweringClass({ rules: 'where:channel names:anonymous' })
    expect(await say('answers settings minimum:5')).toContain('off for the rest of your class')
    expect(await say('answers settings', teacher, other)).toContain('are off')
    expect(await say('answers settings minimum:5 where:channel')).toContain('once 5 others')
    expect(await say('answers settings answers:on')).toContain('on, with names')
  })
})

describe('answering', () => {
  test('opens three answers of others, and more', async () => {
    const { answer, push, openForm, pass } = await answeredClass()
    const { title, intro = [] } = await openForm(student('Ana'))
    expect(title).toBe('My answer')
    expect(toPlainText({ blocks: intro })).toContain('can see this with your name')
    const read = toPlainText(await answer(student('Ana'), 'A lighthouse'))
    expect(read).toContain('Your answer is in.')
    expect(read.match(/It reminds me of/g)).toHaveLength(3)
    expect(read).not.toContain('A lighthouse')
    const first = replyOf(await push('Read the others', student('Ana')))
    const more = toPlainText(replyOf(await push('Three more', student('Ana'), first)))
    expect(more.match(/It reminds me of/g)).toHaveLength(1)
    expect(await pass(10_000)).toContain('5 people have answered. Open until midnight.')
  })

  test('comes before reading', async () => {
    const { push } = await answeredClass()
    const refused = replyOf(await push('Read the others', student('Ana')))
    expect(toPlainText(refused)).toContain('Write your own answer first.')
    expect(buttonsOf(refused)).toHaveProperty('Write my answer')
  })

  test('has readers wait for enough others, and tells them once these are there', async () => {
    const { answer, pass, direct, push } = await classWith('minimum:2')
    expect(toPlainText(await answer(student('Ana'), 'First'))).toContain('2 more are needed')
    await answer(student('Ben'), 'Second')
    await pass(10_000)
    expect(direct).toEqual([])
    await answer(student('Cem'), 'Third')
    await pass(10_000)
    await answer(student('Dan'), 'Fourth')
    await pass(10_000)
    expect(direct.map(({ person }) => person).toSorted()).toEqual(['web:ana', 'web:ben'])
    const [message] = direct
    const read = await push('Read the others', student('Ana'), message?.reply)
    expect(toPlainText(replyOf(read))).toContain('Second')
  })

  test('can be changed until it closes, and deleted', async () => {
    const { answer, openForm, push, line } = await answeredClass()
    await answer(student('Ana'), 'A lighthouse')
    const form = await openForm(student('Ana'))
    expect(form.fields[0]).toMatchObject({ value: 'A lighthouse' })
    expect(toPlainText(await answer(student('Ana'), 'A harbour'))).toContain('is changed')
    const mine = await line('answers mine', student('Ana'))
    expect(toPlainText(mine)).toContain('“A harbour”')
    const own = replyOf(await push('Open', student('Ana'), mine))
    const asked = replyOf(await push('Delete…', student('Ana'), own))
    const gone = replyOf(await push('Delete', student('Ana'), asked))
    expect(toPlainText(gone)).toBe('Your answer is deleted.')
    expect(toPlainText(await line('answers mine', student('Ana')))).toContain('haven’t answered')
    expect(toPlainText(replyOf(await push('Read the others', student('Ana'))))).toContain(
      'Write your own answer first.',
    )
  })

  test('late is still taken for a week and says so, and then is not', async () => {
    const { answer, pass, push, post } = await answeredClass('closes:16:00')
    await answer(student('Ana'), 'In time')
    expect(await pass(8 * hourMs)).toContain('Closed. 5 people answered.')
    const closed = replyOf(await push('Write my answer', student('Ana')))
    expect(toPlainText(closed)).toContain('This question has closed, so your answer stays')
    expect(toPlainText(await answer(student('Fay'), 'Sorry'))).toContain('marked as late')
    expect(await pass(7 * dayMs)).toContain('Closed. 6 people answered.')
    expect(buttonsOf(post())).not.toHaveProperty('Write my answer')
    const refused = toPlainText(replyOf(await push('Read the others', student('Gus'))))
    expect(refused).toContain('Its answers are for those who wrote one themselves.')
    expect(toPlainText(replyOf(await push('Read the others', student('Ana'))))).toContain(
      'reminds me',
    )
  })

  test('goes on after a kill, from the buttons of old posts', async () => {
    const { answer, restart, push, post } = await answeredClass()
    const before = post()
    await answer(student('Ana'), 'A lighthouse')
    await restart()
    const read = toPlainText(replyOf(await push('Read the others', student('Ana'), before)))
    expect(read.match(/It reminds me of/g)).toHaveLength(3)
    expect(toPlainText(await answer(student('Ana'), 'A harbour', before))).toContain('is changed')
  })

  test('works under a teacher’s own words, too', async () => {
    const { store, line, clock, bot, post, answer } = await openAnsweringClass()
    const [schedule] = await store().daily.schedules(room.class)
    if (schedule === undefined) throw new Error('There is no daily post.')
    const words = { line: '', source: '', prompt: 'What do you light a lamp for?' }
    await store().daily.saveOwnItem(schedule, { id: 'own.1', words, person: teacher.id })
    await store().daily.saveChanges(schedule, [{ date: '2027-01-14', itemId: 'own.1', cycle: 0 }])
    clock.set(clock.now() + 23.5 * hourMs)
    await bot().daily.worker.runDue()
    expect(toPlainText(post())).toContain('What do you light a lamp for?')
    await answer(student('Ana'), 'To be found')
    expect(toPlainText(await line('answers status'))).toContain('lamp for? — 1 answer')
  })
})

describe('what is said of an answer', () => {
  test('can be changed and taken back, and reaches its writer without names', async () => {
    const { answer, push, line } = await answeredClass()
    const read = await answer(student('Ana'), 'A lighthouse')
    const said = replyOf(await push('Agree', student('Ana'), read))
    expect(Object.keys(buttonsOf(said))).toContain('✓ Agree')
    const changed = replyOf(await push('I see it differently', student('Ana'), said))
    expect(Object.keys(buttonsOf(changed))).toContain('✓ I see it differently')
    const mine = await Promise.all(
      others.map(async (person) => {
        const open = await push('Open', person, await line('answers mine', person))
        return toPlainText(replyOf(open))
      }),
    )
    const told = mine.filter((words) => words.includes('Classmates: '))
    expect(told.length).toBeGreaterThan(0)
    expect(told.join('\n')).not.toContain('Ana')
    const back = replyOf(await push('✓ I see it differently', student('Ana'), changed))
    expect(Object.keys(buttonsOf(back))).not.toContain('✓ I see it differently')
  })

  test('is never of one’s own answer, nor of one that was not shown', async () => {
    const { answer, press, store, post } = await answeredClass('minimum:1')
    await answer(student('Ana'), 'A lighthouse')
    const [, place] = /answers:write:(.*)/.exec(buttonsOf(post())['Write my answer'] ?? '') ?? []
    const mine = await store().discussion.listOwn(room.class, 'web:ana', 1)
    for (const id of [mine[0]?.id, 'id999']) {
      const refused = replyOf(await press(`answers:say:${id}/agree/${place}/0`, student('Ana')))
      expect(toPlainText(refused)).toContain('This answer isn’t there any more.')
    }
  })
})

describe('names', () => {
  test.each([
    ['named', 'Ben', 'Ben'],
    ['anonymous', 'A classmate', 'A student'],
    ['pseudonym', 'Brave Otter', 'Ben (as Brave Otter)'],
  ])('%s: classmates read “%s”, teachers “%s”', async (names, toClass, toTeachers) => {
    const { answer, push, line } = await classWith(`names:${names} hold:no minimum:1`)
    await line('scores name:"Brave Otter"', student('Ben'))
    await answer(student('Ben'), 'It is dark')
    const read = toPlainText(await answer(student('Ana'), 'It is bright'))
    expect(read).toContain(`“It is dark”\n${toClass}`)
    const all = replyOf(await push('See answers', teacher, await line('answers status')))
    expect(toPlainText(all)).toContain(`“It is dark”\n${toTeachers}`)
  })

  test('stay as they were promised when the class changes its mind', async () => {
    const { answer, push, line } = await classWith('names:anonymous hold:no minimum:1')
    await answer(student('Ben'), 'It is dark')
    await line('answers settings names:named')
    expect(toPlainText(await answer(student('Ana'), 'It is bright'))).not.toContain('Ben')
    const all = replyOf(await push('See answers', teacher, await line('answers status')))
    expect(toPlainText(all)).not.toMatch(/Ben|Ana/)
  })
})

describe('what holds elsewhere holds here', () => {
  test('a class that is not so far reads neither question nor answers', async () => {
    const { push, store } = await classWith('')
    const [found] = await store().discussion.recent(room.class, 1)
    if (found === undefined) throw new Error('Nothing is answered.')
    // The post is of last year; its question is behind the gate of this one.
    const { counts: _, openedAt: _at, ...discussion } = found
    await store().discussion.open({ ...discussion, item: 'later', post: { blocks: [] } })
    for (const label of ['Write my answer', 'Read the others']) {
      const refused = toPlainText(replyOf(await push(label, student('Ana'))))
      expect(refused).toContain('Your class hasn’t reached this part of the story yet')
      expect(refused).not.toContain(found.prompt)
    }
  })

  test('a class that has gone on to a quiz keeps what is written, and reads later', async () => {
    const { answer, line, push, post } = await answeredClass()
    const question = post()
    const lobby = await line('quiz start questions:3')
    await push('Join', student('Eve'))
    await push('Start now', teacher, lobby)
    const sent = toPlainText(await answer(student('Ana'), 'A lighthouse', question))
    expect(sent).toContain('Your answer is in.')
    expect(sent).not.toContain('It reminds me of')
    expect(toPlainText(await line('answers mine', student('Ana')))).toContain('A lighthouse')
  })

  test('the end waits until no question of a quiz is open', async () => {
    const { answer, line, push, post, platform, bot, clock } = await answeredClass('closes:16:00')
    const question = post()
    await answer(student('Ana'), 'A lighthouse', question)
    function posted(): string {
      return platform.messages.map(({ reply }) => toPlainText(reply)).join('\n')
    }
    clock.set(clock.now() + 7 * hourMs - 5_000)
    const lobby = await line('quiz start questions:3 seconds:30')
    await push('Join', student('Eve'))
    await push('Start now', teacher, lobby)
    clock.set(clock.now() + 10_000)
    await bot().daily.worker.runDue()
    expect(posted()).toContain('Question 1')
    expect(posted()).not.toContain('Looking back at')
    await line('quiz stop')
    clock.set(clock.now() + 60_000)
    await bot().daily.worker.runDue()
    expect(posted()).toContain('Looking back at')
  })

  test('whoever takes a test writes, and reads once it is handed in', async () => {
    const { answer, line, push, post, say, bot } = await answeredClass()
    const question = post()
    const set = await line('homework set due:Friday questions:3 kind:test minutes:10')
    await push('Post it', teacher, set)
    await bot().homeworkCards.drawStale()
    const rules = replyOf(await push('Begin or go on', student('Ana')))
    await push('Begin', student('Ana'), rules)
    const sent = toPlainText(await answer(student('Ana'), 'A lighthouse', question))
    expect(sent).toContain('Your answer is in.')
    expect(sent).toContain('You’re taking a test')
    expect(sent).not.toContain('reminds me')
    const refused = replyOf(await push('Read the others', student('Ana'), question))
    expect(toPlainText(refused)).toContain('You’re taking a test')
    expect(await say('answers mine', student('Ana'))).toContain('A lighthouse')
    const others = toPlainText(await answer(student('Fay'), 'Home', question))
    expect(others).toContain('reminds me')
  })

  test('whoever knows every id of another class reads and changes nothing there', async () => {
    const { press, post, bot, store, answer } = await answeredClass()
    await answer(student('Ana'), 'A lighthouse')
    const [, place = ''] =
      /answers:write:(.*)/.exec(buttonsOf(post())['Write my answer'] ?? '') ?? []
    const [mine] = await store().discussion.listOwn(room.class, 'web:ana', 1)
    const id = mine?.id ?? ''
    const elsewhere = { ...room, id: 'web:other', class: 'web:other-class' }
    const before = await store().exportClass(room.class)
    const actions = [...(bot().commands.get('answers')?.actions.keys() ?? [])]
    expect(actions).toEqual(expect.arrayContaining(['read', 'all', 'delete', 'say']))
    const fields = { answer: ['Not mine'], reason: ['x'], words: ['x'] }
    let tried = 0
    for (const action of actions) {
      const values = [
        place,
        `${place}/0`,
        `${id}/agree/${place}/0`,
        id,
        `${id}/${place}`,
        `${place}/${id}`,
      ]
      for (const value of values) {
        for (const person of [student('Eve'), { ...teacher, id: 'web:okafor' }]) {
          const seen = JSON.stringify(
            await press(`answers:${action}:${value}`, person, fields, elsewhere),
          )
          expect(seen).not.toMatch(/reminds me|lighthouse|count the steps/)
          tried += 1
        }
      }
    }
    expect(tried).toBeGreaterThan(90)
    expect(await store().exportClass(room.class)).toEqual(before)
  })

  test.each([
    ['nothing at all', '   ', 'in a few words'],
    ['only emoji', '😂'.repeat(250), 'in a few words'],
    ['six hundred emoji', `ha ${'👩‍👩‍👧‍👦'.repeat(600)}`, 'characters that an answer can have'],
    ['a wall of lines', 'a\n'.repeat(40), 'Keep your answer to 20 lines'],
  ])('%s is not an answer', async (_, words, expected) => {
    const { answer } = await classWith('')
    expect(toPlainText(await answer(student('Ana'), words))).toContain(expected)
  })

  test('hostile words stay words', async () => {
    const { answer } = await classWith('minimum:1')
    const zalgo = `z${'\u0301'.repeat(300)}algo @everyone <@1> \u202Egnp.exe`
    await answer(student('Ben'), zalgo)
    const read = toPlainText(await answer(student('Ana'), 'Fine'))
    expect(read.match(/\u0301/g)?.length ?? 0).toBeLessThanOrEqual(4)
    expect(read).not.toContain('\u202E')
    expect(read).toContain('@everyone')
  })
})
