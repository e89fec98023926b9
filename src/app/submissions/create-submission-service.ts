/** Binds students’ questions to the person and the class of an invocation. */
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { LeftOutStore } from '../../core/quiz/left-out.ts'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'
import { hasVisible } from '../../core/reply/invisible.ts'
import { tidyText } from '../../core/reply/tidy-text.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { readFinished } from './finish-taking.ts'
import { takeQuestion } from './take-question.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { SubmissionService } from '../../core/submissions/submission-service.ts'
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
  readonly classPacks: Pick<ClassPacks, 'add' | 'removeAddition' | 'listAdditions'>
}

export function createSubmissionService(
  { submissions: store, quiz: { records, newId } }: SubmissionServiceParts,
  { room, person, pack, classPacks }: Asked,
): SubmissionService {
  const className = room.class

  function finished<Found extends readonly Submission[]>(read: () => Promise<Found>) {
    return readFinished({ store, classId: className, classPacks }, read)
  }

  async function find(id: string): Promise<Submission | undefined> {
    const [found] = await finished(async () => {
      const submission = await store.find(className, id)
      return submission === undefined ? [] : [submission]
    })
    return found
  }

  async function findOwn(id: string): Promise<Submission | undefined> {
    const submission = await find(id)
    return submission?.by.id === person.id ? submission : undefined
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
    listOwn: () => finished(() => store.listOf(className, person.id)),
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
      const all = await finished(() => store.listWaiting(className))
      const waiting = all.filter((each) => each.pack === pack)
      return { waiting, elsewhere: all.length - waiting.length }
    },
    decide: ({ id, version }, change) =>
      store.change(
        className,
        { id, version, states: ['waiting'] },
        { ...change, decidedBy: person.id },
      ),
    take: (seen, item) =>
      takeQuestion({ store, classId: className, classPacks, person }, seen, item),
    countAdded: async () => (await listAdded()).length,
    async patch() {
      const items = (await listAdded()).map(({ item }) => item)
      const { packPatch } = await import('./pack-patch.ts')
      return packPatch(items, await records.listLeftOut(className, pack))
    },
  }
}

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
