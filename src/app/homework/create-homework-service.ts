/** Binds homework to the person, the room and the classes of an invocation. */
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import { dueCalendar } from '../../core/homework/due-calendar.ts'
import { reminderAt } from '../../core/homework/reminder-time.ts'
import { titleOf } from '../../core/homework/due-words.ts'
import type { Assignment } from '../../core/homework/assignment.ts'
import type { HomeworkService, NewAssignment } from '../../core/homework/homework-service.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { RunningTests } from './running-tests.ts'
import type { HomeworkCards } from './homework-cards.ts'

export interface HomeworkParts {
  readonly store: HomeworkStore
  readonly cards: Pick<HomeworkCards, 'draw'>
  /** Learns that somebody may have begun or handed in a test. */
  readonly tests: Pick<RunningTests, 'forget' | 'refresh'>
  /** Returns a new id of about ten lower-case letters and digits. */
  readonly newId: () => string
  /** Learns that homework of a class has changed. */
  readonly changed: (classId: string) => void
}

interface BoundTo {
  readonly room: Room
  readonly person: Person
  readonly pack: string
  /** In whose class the person practises. */
  readonly practiceRoom: Room
  /** The classes of the room, or in direct messages of the person. */
  readonly classes: readonly string[]
  readonly year: () => Promise<ClassCalendar>
}

export function createHomeworkService(
  { store, cards, tests, newId, changed }: HomeworkParts,
  { room, person, pack, practiceRoom, classes, year }: BoundTo,
): HomeworkService {
  /** The one place that checks the class of what a student asks for. A draft is for its teachers only. */
  async function findIn(id: string): Promise<Assignment | undefined> {
    for (const className of classes) {
      const found = await store.find(className, id)
      const isOthers = found !== undefined && (found.plan.person ?? person.id) !== person.id
      if (found !== undefined && !isOthers && !found.state.draft) return found
    }
    return undefined
  }

  /** What one person practises is nothing for teachers. */
  async function findForClass(id: string): Promise<Assignment | undefined> {
    const found = await store.find(room.class, id)
    return found?.plan.person === null ? found : undefined
  }

  return {
    calendar: async () => dueCalendar(await year()),
    async draft(given) {
      const assignment = toAssignment(given, { room, pack, id: newId(), person: null })
      return (await store.create(assignment)) ? assignment : undefined
    },
    async publish(id) {
      const draft = await findForClass(id)
      if (draft === undefined || draft.state.cancelled) return 'gone'
      // The button may be pressed again, even weeks later.
      if (!draft.state.draft) return draft.state.message === null ? 'late' : 'posted'
      const { posted, isFirst } = await endDraft(store, draft, person)
      if (posted === undefined) return 'gone'
      if (!isFirst) return posted.state.message === null ? 'late' : 'posted'
      await fitReminder(store, posted, year)
      const drawn = await cards.draw(posted)
      changed(room.class)
      if (typeof drawn !== 'object') return drawn
      // It can be posted once the teacher has done something about it.
      await store.changeState(room.class, id, ({ state }) => ({ ...state, draft: true }))
      return drawn
    },
    async list() {
      const lists = await Promise.all(classes.map((className) => store.list(className)))
      return lists.flat().toSorted((a, b) => b.plan.setAt - a.plan.setAt)
    },
    async find(id) {
      const assignment = await findIn(id)
      if (assignment === undefined) return undefined
      const key = { class: assignment.plan.class, assignment: id, person: person.id }
      return { assignment, attempts: await store.attemptsOf(key) }
    },
    async update(id, update) {
      const assignment = await findIn(id)
      if (assignment === undefined) return undefined
      const key = { class: assignment.plan.class, assignment: id }
      const result = await store.update({ ...key, person: person.id, name: person.name }, update)
      if (assignment.plan.use === 'test') tests.forget(person.id)
      return result
    },
    ...bindPractices(store, {
      person: person.id,
      classes,
      find: findIn,
      create: (given) =>
        toAssignment(given, { room: practiceRoom, pack, id: newId(), person: person.id }),
    }),
    isQuiet: () => store.isQuiet(person.id),
    setQuiet: (isQuiet) => store.setQuiet(person.id, isQuiet),
    ...bindClass({ store, tests, changed }, { className: room.class, person, year }, findForClass),
  }
}

/** A second press may have read the draft at the same moment, and only the first of them is to post its card. */
async function endDraft(store: HomeworkStore, { plan }: Assignment, { id, name }: Person) {
  let isFirst = false
  const posted = await store.changeState(
    plan.class,
    plan.id,
    ({ state }) => {
      isFirst = state.draft
      return isFirst ? { ...state, draft: false } : state
    },
    { by: { id, name }, said: (work) => `set “${titleOf(work)}”` },
  )
  return { posted, isFirst }
}

/** Nobody is reminded on a day off: the reminder comes on the last school day before it. */
async function fitReminder(
  store: HomeworkStore,
  assignment: Assignment,
  year: BoundTo['year'],
): Promise<void> {
  const usual = reminderAt(assignment)
  const at = reminderAt(assignment, await year())
  if (usual !== undefined && at !== usual) await store.moveReminder({ assignment, at: usual }, at)
}

/** What teachers see and change. */
function bindClass(
  { store, tests, changed }: Pick<HomeworkParts, 'store' | 'tests' | 'changed'>,
  { className, person, year }: Pick<BoundTo, 'person' | 'year'> & { readonly className: string },
  find: (id: string) => Promise<Assignment | undefined>,
): Pick<HomeworkService, 'change' | 'attempts' | 'members'> {
  return {
    async change(id, change, said) {
      const assignment = await find(id)
      if (assignment === undefined) return undefined
      const by = { id: person.id, name: person.name }
      const after = await store.changeState(className, id, change, said && { by, said })
      // Closing or moving a test concerns whoever is taking it.
      if (assignment.plan.use === 'test') tests.refresh()
      if (after !== undefined) await fitReminder(store, after, year)
      changed(className)
      return after
    },
    async attempts(id) {
      const assignment = await find(id)
      if (assignment === undefined) return undefined
      return { assignment, attempts: await store.attempts(className, id) }
    },
    members: () => store.members(className),
  }
}

interface PracticeParts {
  readonly person: string
  readonly classes: readonly string[]
  readonly find: (id: string) => Promise<Assignment | undefined>
  readonly create: (given: NewAssignment) => Assignment
}

/** What one person practises alone. */
function bindPractices(
  store: HomeworkStore,
  { person, classes, find, create }: PracticeParts,
): Pick<HomeworkService, 'practices' | 'startPractice' | 'endPractice'> {
  return {
    async practices() {
      const lists = await Promise.all(classes.map((each) => store.listPractices(each, person)))
      return lists.flat().toSorted((a, b) => b.plan.setAt - a.plan.setAt)
    },
    async startPractice(given) {
      await store.create(create(given))
    },
    async endPractice(id, at) {
      const found = await find(id)
      if (found?.plan.person !== person) return
      await store.changeState(found.plan.class, id, ({ state }) => ({ ...state, closedAt: at }))
    },
  }
}

/** What is for the class is a draft first; what is for one person is open at once. */
function toAssignment(
  { opensAt, dueAt, lateUntil, releasedAt, ...plan }: NewAssignment,
  {
    room,
    pack,
    id,
    person,
  }: Pick<BoundTo, 'room' | 'pack'> & { readonly id: string; readonly person: string | null },
): Assignment {
  const place = { class: room.class, room: room.id, platform: room.platform }
  return {
    plan: { ...plan, ...place, id, person, pack },
    state: {
      draft: person === null,
      opensAt,
      dueAt,
      lateUntil,
      releasedAt,
      closedAt: null,
      cancelled: false,
      message: null,
    },
  }
}
