/** Binds the class’s book and the list of its students to the person and the class of a request. */
import { createHash } from 'node:crypto'
import type { BookService } from '../../core/book/book-service.ts'
import type { BookStore } from '../../core/book/book-store.ts'
import { codeLifetimeMs, codeOf, readCode } from '../../core/book/link-code.ts'
import { matchNames } from '../../core/book/match-names.ts'
import { changeRoster } from '../../core/book/roster.ts'
import type { CalendarService } from '../../core/calendar/calendar-store.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { createBookReader } from './read-book.ts'

export interface BookServiceParts {
  readonly store: BookStore
  readonly homework: Pick<HomeworkStore, 'listBetween' | 'attempts'>
  readonly work: HeavyWork
  /** Returns a new id that nothing else has. */
  readonly newId: () => string
  /** Of this database alone: from it come the code names in files. */
  readonly secret: () => Promise<string>
}

/** With 40 bits, a thousand students and five guesses an hour, nobody finds a code in their life. */
const guesses = { max: 5, withinMs: 3_600_000 }

/** Assembles what every request shares. */
export function createBookParts({
  store,
  ...parts
}: Pick<BookServiceParts, 'work' | 'newId'> & {
  readonly store: {
    readonly book: BookStore
    readonly homework: HomeworkStore
    readonly sharedSecrets: { read(name: string): Promise<string> }
  }
}): BookServiceParts {
  return {
    ...parts,
    store: store.book,
    homework: store.homework,
    secret: () => store.sharedSecrets.read('book'),
  }
}

interface BoundTo {
  readonly room: Room
  readonly person: Person
  /** The classes of the room, or in direct messages of the person. */
  readonly classes: readonly string[]
  readonly calendar: Pick<CalendarService, 'read' | 'now'>
}

export function createBookService(
  parts: BookServiceParts,
  { room, person, classes, calendar }: BoundTo,
): BookService {
  const { store, work, newId } = parts
  const { class: classId } = room
  const [home = classId] = classes
  const reader = createBookReader(parts, { calendar, person })

  async function matches() {
    const [students, people] = await Promise.all([store.roster(classId), peopleOf(store, classId)])
    return matchNames(students, people)
  }

  return {
    own: (reading) => reader.read(home, reading, person.id),
    ownEntry: () => store.ownEntry(home, person.id),
    async useCode(typed) {
      if (!(await store.tryCode(person.id, guesses))) return 'too-often'
      const code = readCode(typed)
      return code === undefined ? 'wrong' : store.useCode(classes, hashOf(code), person.id)
    },
    read: (reading) => reader.read(classId, reading),
    sheet: (reading, names) => reader.sheet(classId, reading, names),
    roster: () => store.roster(classId),
    readRoster: (file) => work.run('readRoster', classId, file),
    saveRoster: ({ students }, mode) =>
      store.changeRoster(classId, (before) => {
        const change = changeRoster(before, students, { mode, newId })
        return { students: change.students, result: change }
      }),
    matches,
    async linkMatches() {
      const linked = []
      for (const match of await matches()) {
        const result = await store.link(classId, match.student.id, match.person.id, 'name')
        if (result === 'linked') linked.push(match)
      }
      return linked
    },
    link: (id, whom) => store.link(classId, id, whom, 'teacher'),
    unlink: (id) => store.unlink(classId, id),
    forget: (id) =>
      store.changeRoster(classId, (before) => {
        const students = id === undefined ? [] : before.filter((each) => each.id !== id)
        return { students, result: before.length - students.length }
      }),
    async makeCodes() {
      const students = (await store.roster(classId)).filter((each) => each.person === null)
      const codes = students.map((student) => ({ student, code: codeOf(digest(newId())) }))
      const hashed = codes.map(({ student: { id }, code }) => ({ id, hash: hashOf(code) }))
      await store.saveCodes(classId, hashed, codeLifetimeMs)
      return codes
    },
  }
}

/** Adds up first, so that whoever has only played is known. */
async function peopleOf(store: BookStore, classId: string) {
  await store.addUpQuizzes(classId)
  return store.people(classId)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function hashOf(code: string): string {
  return digest(`code ${code}`).toString('base64url')
}
