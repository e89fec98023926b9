/** What a teacher has to decide about, one after the other: questions that students reported, then those that students wrote. */
import type { CommandContext } from '../command/context.ts'
import type { OpenFlag } from '../quiz/flag.ts'
import { formatCount } from '../reply/format.ts'
import { type Block, type Reply, type RichText, note } from '../reply/reply.ts'
import { advise } from './advise.ts'
import { findFlagged } from './flagged-question.ts'
import { flaggedView } from './flagged-view.ts'
import { emptyQueueView, queueView } from './queue-views.ts'
import type { Submission } from './submission.ts'
import { toQuizItem } from './written-question.ts'

type QueueEntry =
  | { readonly key: string; readonly flags: readonly OpenFlag[] }
  | { readonly key: string; readonly submission: Submission }

/** Tells a teacher, where they are answered anyway, that something waits. */
export async function queueNotice(context: CommandContext): Promise<readonly Block[]> {
  if (!context.person.isTeacher) return []
  const { length: count } = (await readQueue(context)).entries
  if (count === 0) return []
  return [
    note(
      `${formatCount(count, 'question')} that your students wrote or reported ${count === 1 ? 'is' : 'are'} waiting: `,
      { command: 'quiz questions' },
      '.',
    ),
  ]
}

/** Shows the first entry, or the next one after `after`, which may be gone. */
export async function showNext(
  context: CommandContext,
  after = '',
  said?: RichText,
): Promise<Reply> {
  const queue = await readQueue(context)
  const at = queue.entries.findIndex(({ key }) => key === after)
  return show(context, queue, queue.entries[(at + 1) % queue.entries.length], said)
}

/** Returns the key of what comes after an entry: to be asked before that is decided, since then it is gone. */
export async function findNext(context: CommandContext, key: string): Promise<string> {
  const { entries } = await readQueue(context)
  const at = entries.findIndex((entry) => entry.key === key)
  return entries[(at + 1) % entries.length]?.key ?? ''
}

/** Shows the entry with this key, or the first. */
export async function showEntry(
  context: CommandContext,
  wanted: string,
  said: RichText,
): Promise<Reply> {
  const queue = await readQueue(context)
  const entry = queue.entries.find(({ key }) => key === wanted) ?? queue.entries[0]
  return show(context, queue, entry, said)
}

async function readQueue({ quiz, submissions, settings }: CommandContext) {
  const pack = settings.applied.pack.value
  const flags = await quiz.listFlags()
  const { waiting, elsewhere } = await submissions.listWaiting()
  const here = flags.filter((flag) => flag.pack === pack)
  const reported = [...Map.groupBy(here, ({ item }) => item).values()]
  const entries: readonly QueueEntry[] = [
    ...reported.map((each) => ({ key: each[0]?.id ?? '', flags: each })),
    ...waiting.map((submission) => ({ key: submission.id, submission })),
  ]
  return { entries, waiting, elsewhere: elsewhere + flags.length - here.length }
}

/** Where teachers keep names away from the class, that holds for what was sent with one before, too. */
export function withAllowedName(
  { settings }: Pick<CommandContext, 'settings'>,
  submission: Submission,
): Submission {
  return settings.applied['student-questions'].value === 'unsigned'
    ? { ...submission, signature: undefined }
    : submission
}

async function show(
  context: CommandContext,
  { entries, waiting, elsewhere }: Awaited<ReturnType<typeof readQueue>>,
  entry: QueueEntry | undefined,
  said: RichText | undefined,
): Promise<Reply> {
  const { submissions, quiz, fullLibrary: library } = context
  const count = entries.length
  if (entry === undefined) {
    const added = await submissions.countAdded()
    const leftOut = (await quiz.listLeftOut()).length
    return emptyQueueView({ added, leftOut, elsewhere }, said)
  }
  if ('flags' in entry) {
    const found = await findFlagged(context, entry.flags)
    return flaggedView({ library, ...found, count, said })
  }
  const submission = withAllowedName(context, entry.submission)
  const scene = library.scene(submission.question.scene)
  const item = scene && toQuizItem(submission, scene)
  const others = waiting.filter(({ id }) => id !== submission.id).map(({ question }) => question)
  return queueView({
    library,
    submission,
    item,
    advice: item === undefined ? [] : advise(library, submission.question, item, others),
    count,
    said,
  })
}
