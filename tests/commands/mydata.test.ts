import { DatabaseSync } from 'node:sqlite'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { personalWords } from '../../src/core/privacy/personal-words.ts'
import { fileText } from '../../src/core/reply/file-text.ts'
import { listStoredTables } from '../../src/store/schema.ts'
import { openDatabase, openStore } from '../../src/store/store.ts'
import { buttonsOf, replyOf, student, teacher } from '../fixtures/invoke.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { openReviewClass, words } from '../fixtures/review-class.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'

async function openClass(url?: string) {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const store = await (url === undefined ? openMemoryStore() : openStore(url))
  onTestFinished(() => store.close())
  return { ...(await openReviewClass(store, pino({ level: 'trace' }, sink))), store, lines }
}

describe('mydata', () => {
  test('says what is stored, or that nothing is', async () => {
    const { say } = await openClass()
    expect(await say('mydata')).toContain('Nothing is stored about you.')
    await say('review start lines')
    const shown = await say('mydata show')
    expect(shown).toContain('Your flashcards (3 entries): each card, and how well you remember it')
    expect(shown).toContain('How you review (1 entry)')
  })

  test('names whatever can be about somebody in words for them, not as the database does', async () => {
    await using opened = await openDatabase('sqlite::memory:')
    const tables = await listStoredTables(opened.kysely, opened.engine.name)
    const personal = tables.filter(({ columns }) => columns.includes('person'))
    expect(personal.length).toBeGreaterThan(10)
    expect(personal.filter(({ name }) => personalWords(name) === undefined)).toEqual([])
  })

  test('exports everything as text and as JSON, for the person alone', async () => {
    const { say, answer } = await openClass()
    await say('review start terms')
    const reply = await answer('mydata export')
    expect(reply.private).toBe(true)
    const files = reply.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []))
    expect(files.map(({ name }) => name)).toEqual(['my-data.txt', 'my-data.json'])
    expect(files[0]?.content).toContain('  item: symbol\n  added at: 2027-01-15T09:30:00.000Z')
    expect(files[0]?.content).not.toMatch(/: \d{13}$/m)
    const data = JSON.parse(fileText(files[1]?.content ?? '')) as {
      person: string
      tables: unknown[]
    }
    expect(data.person).toBe(student.id)
    expect(data.tables).toHaveLength(3)
    expect(JSON.stringify(data)).not.toContain(teacher.id)
  })

  test('deletes only if it is confirmed twice within ten minutes', async () => {
    const { say, answer, pressButton, pass, store } = await openClass()
    await say('review start lines')
    const asked = await answer('mydata delete')
    const sure = await pressButton(asked, 'Delete my data')
    expect(words(sure)).toContain('Are you sure?')
    pass(11 * 60_000)
    expect(words(await pressButton(sure, 'Yes'))).toContain('expired. Nothing was deleted')
    expect(words(await pressButton(asked, 'Delete my data'))).toContain('expired')
    expect((await store.personalData.read(student.id)).tables).not.toEqual([])
    const again = await pressButton(await answer('mydata delete'), 'Delete my data')
    expect(words(await pressButton(again, 'Yes'))).toContain('Your data has been deleted')
    expect(await store.personalData.read(student.id)).toEqual({ tables: [], mentions: [] })
    expect(await say('review')).toContain('no flashcards')
  })

  test('says so if another program still reads what was deleted', async () => {
    const path = `${await temporaryFolder()}/test.db`
    const { say, answer, pressButton } = await openClass(`sqlite:${path}`)
    await say('review start lines')
    const other = new DatabaseSync(path, { readOnly: true })
    onTestFinished(() => other.close())
    other.exec('begin; select * from review_card')
    const sure = await pressButton(await answer('mydata delete'), 'Delete my data')
    const deleted = words(await pressButton(sure, 'Yes'))
    expect(deleted).toContain('Your data has been deleted')
    expect(deleted).toContain('As soon as it has finished, the bot overwrites the last traces')
  })

  test('a button without a valid time deletes nothing', async () => {
    const { say, press, store } = await openClass()
    await say('review start lines')
    for (const address of ['mydata:forget:', 'mydata:forget:x', 'mydata:forget:99999999999999']) {
      expect(words(await press(address))).toContain('Nothing was deleted')
    }
    expect((await store.personalData.read(student.id)).tables).not.toEqual([])
  })

  test('settings stay for the class, and stop naming the teacher at once', async () => {
    const { say, answer, pressButton } = await openClass()
    await say('settings set rating:teen', { person: teacher })
    expect(await say('settings')).toContain('Ms. Rivera')
    const asked = await answer('mydata delete', { person: teacher })
    const sure = await pressButton(asked, 'Delete my data', { person: teacher })
    await pressButton(sure, 'Yes', { person: teacher })
    const after = await say('settings')
    expect(after).toContain('teen')
    expect(after).toContain('Deleted user')
    expect(after).not.toContain('Ms. Rivera')
  })

  test('no log line names the person, whatever fails', async () => {
    const { say, answer, pressButton, remindDue, chat, setClock, lines, store } = await openClass()
    await say('review start lines')
    await say('review settings reminder:18:30 timezone:UTC')
    chat.failWith(() => 'forbidden')
    setClock('2027-01-15T18:31Z')
    expect(await remindDue()).toBe(0)
    const sure = await pressButton(await answer('mydata delete'), 'Delete my data')
    await store.close()
    expect(words(await pressButton(sure, 'Yes'))).toContain('Something went wrong on our side')
    expect(lines.join('')).toContain('A reminder could not be delivered')
    expect(lines.join('')).toContain('A command failed')
    expect(lines.join('')).not.toContain(student.id)
  })

  test('every answer is private', async () => {
    const { say, answer, pressButton } = await openClass()
    await say('review start lines')
    const asked = await answer('mydata delete')
    const sure = replyOf(await pressButton(asked, 'Delete my data'))
    const replies = [await answer('mydata'), await answer('mydata export'), asked, sure]
    expect(replies.every((reply) => reply.private === true && reply.share === undefined)).toBe(true)
    expect(Object.keys(buttonsOf(sure))).toEqual(['Yes, delete everything'])
  })
})
