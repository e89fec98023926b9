/** What teachers see of accommodations, and students of their own. */
import { optionalComponentId } from '../command/component-id.ts'
import type { PersonValue } from '../command/option.ts'
import {
  type Block,
  type Reply,
  bullets,
  heading,
  note,
  privateReply,
  select,
  text,
  moreNote,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { type Accommodation, type StudentAccommodation, isUsual } from './accommodation.ts'
import { formatAccommodation, optionWords, timeWords } from './accommodation-words.ts'

const maxListed = 40

/** As much of a name as fits into a component’s id beside the person’s. */
const maxCarriedName = 30

const whoSees = 'Only teachers and the student can see this. Quizzes never show it to anyone else.'

export function accommodationList(all: readonly StudentAccommodation[]): Reply {
  if (all.length === 0) {
    return privateReply(
      text('Nobody in this class has extra time or fewer options.'),
      note(
        'To give somebody more time, use ',
        {
          command: 'settings accommodation',
          words: 'student:… time:1.5',
        },
        '.',
      ),
    )
  }
  return privateReply(
    heading('Extra time and fewer options'),
    bullets(
      all
        .slice(0, maxListed)
        .map(({ student, ...has }) => [
          { person: student.id, name: student.name },
          `: ${formatAccommodation(has)}`,
        ]),
    ),
    moreNote(all.length - maxListed),
    note(whoSees),
  )
}

/** What one student has, with menus that change it. */
export function accommodationView(
  student: PersonValue,
  found: Accommodation,
  said?: string,
): Reply {
  return privateReply(
    said !== undefined && text(said),
    text({ person: student.id, name: student.name }, ` has ${formatAccommodation(found)}.`),
    ...menu('Time', 'time', student, timeWords),
    ...menu('Options', 'fewer', student, optionWords),
    !isUsual(found) &&
      note(
        'In a quiz the class waits at most as long again as a question is open, and never more than a minute.',
      ),
    note(whoSees),
  )
}

function menu(
  label: string,
  what: string,
  { id, name }: PersonValue,
  words: Readonly<Record<string, string>>,
): readonly Block[] {
  const value = `${what} ${id} ${truncate(name, maxCarriedName)}`
  const press = optionalComponentId('settings', 'accommodate', value)
  if (press === undefined) return []
  // The order of an object’s keys would put whole numbers first.
  const order = Object.keys(words).toSorted(
    (a, b) => (Number(a) || (a === '0' ? 0 : 9)) - (Number(b) || (b === '0' ? 0 : 9)),
  )
  return [
    select(
      label,
      press,
      order.map((key) => ({ value: key, label: words[key] ?? key })),
    ),
  ]
}

/** Tells a student what they have; nothing where that is the usual. */
export function ownAccommodation(own: Accommodation): readonly Block[] {
  if (isUsual(own)) return []
  return [
    note(
      `In this class you have ${formatAccommodation(own)}. Only you and your teachers can see this.`,
    ),
  ]
}
