/** Binds students’ questions to the person and the class of an invocation. */
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { QuizItem } from '../../core/quiz/kinds/index.ts'
import type { LeftOutStore } from '../../core/quiz/left-out.ts'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'
import { hasVisible } from '../../core/reply/invisible.ts'
import { tidyText } from '../../core/reply/tidy-text.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { packPatch } from './pack-patch.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { SubmissionService } from '../../core/submissions/submission-service.ts'
import { itemIdOf } from '../../core/submissions/written-question.ts'
import {
  type Submission,
  type SubmissionStore,
  maxOpenSubmissions,
} from '../../core/submissions/submission.ts'

/** As long as the author of an item may be. */
const maxSignature = 60

export interface SubmissionServiceParts {
  readonly submissions: SubmissionStore
  readonly quiz: {
    readonly records: Pick<PseudonymStore, 'pseudonyms'> & Pick<LeftOutStore, 'listLeftOut'>
    /** Returns a new id of about ten lower-case letters and digits. */
    readonly newId: () => string
  }
}

interface Asked {
  readonly room: Room
  readonly person: Person
  /** The id of the pack in use. */
  readonly pack: string
  readonly classPacks: Pick<ClassPacks, 'add' | 'listAdditions'>
}

export function createSubmissionService(
  { submissions: store, quiz: { records, newId } }: SubmissionServiceParts,
  { room, person, pack, classPacks }: Asked,
): SubmissionService {
  const className = room.class

  async function find(id: string): Promise<Submission | undefined> {
    const found = await store.find(className, id)
    if (found === undefined || !(await finishTaking([found]))) return found
    return store.find(className, id)
  }

  async function findOwn(id: string): Promise<Submission | undefined> {
    const submission = await find(id)
    return submission?.by.id === person.id ? submission : undefined
  }

  /**
   * Marks as taken what a process added to the pack and was cut off before it could say so: nobody may decide again about what the
   * class can be asked. Returns whether there was any.
   */
  async function finishTaking(submissions: readonly Submission[]): Promise<boolean> {
    const undone = submissions.filter(
      ({ state, decidedBy }) => state === 'waiting' && decidedBy !== undefined,
    )
    if (undone.length === 0) return false
    const ids = new Set((await classPacks.listAdditions()).map(({ pack: of, id }) => `${of}/${id}`))
    const added = undone.filter((each) => ids.has(`${each.pack}/${itemIdOf(each)}`))
    for (const { id, version } of added) {
      await store.change(className, { id, version, states: ['waiting'] }, { state: 'taken' })
    }
    return added.length > 0
  }

  async function listAdded() {
    const additions = await classPacks.listAdditions(pack)
    return additions.filter(({ section }) => section === 'quiz')
  }

  return {
    async create(question) {
      const id = newId()
      const by = { id: person.id, name: person.name }
      const result = await store.create(className, { id, pack, by, question })
      if (result !== 'created') throw noRoom(result)
      const created = await findOwn(id)
      if (created === undefined) throw new Error('A question that was just stored is not there.')
      return created
    },
    findOwn,
    async listOwn() {
      const own = await store.listOf(className, person.id)
      return (await finishTaking(own)) ? store.listOf(className, person.id) : own
    },
    changeOwn: (expected, change) =>
      store.change(className, { ...expected, person: person.id }, change),
    removeOwn: (expected) => store.remove(className, { ...expected, person: person.id }),
    async publicName() {
      const pseudonyms = await records.pseudonyms(className)
      const own = pseudonyms.find((each) => each.person === person.id)
      const words = tidyText(own?.name ?? person.name).replaceAll('\n', ' ')
      if (!hasVisible(words)) return undefined
      return { name: cutText(words, maxSignature), isPseudonym: own !== undefined }
    },
    find,
    async listWaiting() {
      const found = await store.listWaiting(className)
      const all = (await finishTaking(found)) ? await store.listWaiting(className) : found
      const waiting = all.filter((each) => each.pack === pack)
      return { waiting, elsewhere: all.length - waiting.length }
    },
    decide: ({ id, version }, change) =>
      store.change(
        className,
        { id, version, states: ['waiting'] },
        { ...change, decidedBy: person.id },
      ),
    /** Claims it first, so that of two teachers only one adds it; whoever is cut off before it is added leaves it waiting again. */
    async take(seen, item) {
      const { id, version, question, signature } = seen
      const written = await store.find(className, id)
      const claim = { state: 'taking', decidedBy: person.id } as const
      const isClaimed = await store.change(className, { id, version, states: ['waiting'] }, claim)
      if (!isClaimed) return 'changed'
      const named = signature === undefined ? item : { ...item, author: signature }
      const claimed = { id, version: version + 1, states: ['taking'] } as const
      const problems = await addOnce(classPacks, seen, named).catch(async (error: unknown) => {
        await store.change(className, claimed, waitingAgain)
        throw error
      })
      // Its writer does not read what a teacher made of it for a later scene, which the class may not have reached.
      const changed = written?.question.scene === question.scene ? { question } : {}
      const taken = { state: 'taken', ...changed } as const
      await store.change(className, claimed, problems.length === 0 ? taken : waitingAgain)
      return problems.length === 0 ? 'taken' : { problems }
    },
    countAdded: async () => (await listAdded()).length,
    async patch() {
      const items = (await listAdded()).map(({ item }) => item)
      return packPatch(items, await records.listLeftOut(className, pack))
    },
  }
}

/** Returns why the pack cannot hold it. What was added before its claim was cut off is not added twice. */
async function addOnce(
  classPacks: Asked['classPacks'],
  { pack, by }: Pick<Submission, 'pack' | 'by'>,
  item: QuizItem,
): Promise<readonly string[]> {
  const additions = await classPacks.listAdditions(pack)
  if (additions.some(({ section, id }) => section === 'quiz' && id === item.id)) return []
  return (await classPacks.add(pack, 'quiz', [item], by)).problems
}

const waitingAgain = { state: 'waiting' } as const

function noRoom(limit: 'person' | 'class'): UserError {
  if (limit === 'class') {
    return new UserError(
      `Your class has ${maxOpenSubmissions.class} questions waiting already. Try again once your teacher has looked at some.`,
    )
  }
  return new UserError(
    `You have ${maxOpenSubmissions.person} questions open, which is the limit. Take one back with `,
    { command: 'quiz mine' },
    ', or wait until your teacher has looked at them.',
  )
}
