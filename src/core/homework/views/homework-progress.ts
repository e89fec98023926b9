/** How an assignment goes, for teachers alone: counts, and names in a message of their own. */
import { componentId } from '../../command/component-id.ts'
import { listPeople } from '../../reply/list-people.ts'
import {
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import type { Assignment } from '../assignment.ts'
import { isOpen } from '../attempt.ts'
import { countedAttempt } from '../attempt-result.ts'
import { momentOf, titleOf } from '../due-words.ts'
import type { ClassMember } from '../homework-service.ts'
import type { NamedAttempt } from '../homework-store.ts'

export interface Progress {
  readonly handedIn: readonly ClassMember[]
  readonly late: readonly ClassMember[]
  readonly begun: readonly ClassMember[]
  /** Whose time for a test is up, and who answered nothing in it. */
  readonly timeUp: readonly ClassMember[]
  readonly notBegun: readonly ClassMember[]
}

/** Sorts everybody by how far they are. Who has never used the bot in the class is unknown to it. */
export function sortByProgress(
  assignment: Assignment,
  attempts: readonly NamedAttempt[],
  members: readonly ClassMember[],
  now: number,
): Progress {
  const progress = { handedIn: [], late: [], begun: [], timeUp: [], notBegun: [] } as {
    -readonly [Key in keyof Progress]: ClassMember[]
  }
  const byPerson = Map.groupBy(attempts, ({ attempt }) => attempt.person)
  for (const [id, own] of byPerson) {
    const member = { id, name: own.at(-1)?.name ?? '' }
    const attempts = own.map(({ attempt }) => attempt)
    const counted = countedAttempt(assignment, attempts, now)
    const isWriting = attempts.some((attempt) => isOpen(assignment, attempt, now))
    if (counted === undefined) {
      const isTimeUp = assignment.plan.use === 'test' && !isWriting
      progress[isTimeUp ? 'timeUp' : 'begun'].push(member)
    } else (counted.score.isLate ? progress.late : progress.handedIn).push(member)
  }
  progress.notBegun.push(...members.filter(({ id }) => !byPerson.has(id)))
  return progress
}

export function homeworkProgressView(assignment: Assignment, progress: Progress): Reply {
  const { handedIn, late, begun, timeUp, notBegun } = progress
  const { dueAt } = assignment.state
  return privateReply(
    heading(titleOf(assignment)),
    facts(
      dueAt !== null && fact('Due', momentOf(assignment, dueAt)),
      fact('Handed in', String(handedIn.length)),
      late.length > 0 && fact('Handed in late', String(late.length)),
      fact(begunLabel(assignment), String(begun.length)),
      timeUp.length > 0 && fact(timeUpLabel, String(timeUp.length)),
      fact('Not begun', String(notBegun.length)),
    ),
    note('“Not begun” counts students who have used the bot in this class.'),
    buttons(
      button('Show names', componentId('homework', 'names', assignment.plan.id)),
      button('Report', componentId('homework', 'report', assignment.plan.id)),
      assignment.plan.show === 'released' &&
        assignment.state.releasedAt === null &&
        button('Release results…', componentId('homework', 'ask-release', assignment.plan.id)),
    ),
  )
}

const timeUpLabel = 'Time up, nothing answered'

function begunLabel({ plan }: Assignment): string {
  return plan.use === 'test' ? 'Taking it now' : 'Begun'
}

/** As many names as fit a message beside the others. */
const maxNames = 40

/** Names students, so it says so. */
export function homeworkNamesView(assignment: Assignment, progress: Progress): Reply {
  return privateReply(
    heading(titleOf(assignment)),
    text('This names your students. Please keep it private.'),
    facts(
      ...(
        [
          ['Handed in', progress.handedIn],
          ['Handed in late', progress.late],
          [begunLabel(assignment), progress.begun],
          [timeUpLabel, progress.timeUp],
          ['Not begun', progress.notBegun],
        ] as const
      ).map(([label, people]) => people.length > 0 && fact(label, ...listPeople(people, maxNames))),
    ),
  )
}
