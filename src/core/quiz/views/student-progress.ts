/** How one student is doing in the quizzes of their class, and what to read again: for them alone, or for their teacher. */
import type { Library } from '../../pack/library.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  buttons,
  commandMention,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { isScored } from '../item.ts'
import { type PlacesOf, createPlacesOf } from '../places.ts'
import type { StudentRound } from '../quiz-records.ts'
import { type OwnAnswer, findWorthReading } from '../worth-reading.ts'
import { placeButtons } from './teach-again-view.ts'

/** What somebody answered less often about says nothing yet. */
const minPerTheme = 3

interface StudentProgressParts {
  readonly rounds: readonly StudentRound[]
  readonly library: Library
  /** The student, if a teacher asks. */
  readonly student?: { readonly id: string; readonly name: string }
  readonly days: number
}

export function studentProgressView({
  rounds: all,
  library,
  student,
  days,
}: StudentProgressParts): Reply {
  const whose = student === undefined ? 'In your quizzes' : 'In quizzes'
  const span = days === 1 ? 'the last day' : `the last ${formatCount(days, 'day')}`
  const left = note(
    'Only you see this. ',
    ...(student === undefined
      ? []
      : ['The student sees the same with ', commandMention('progress mine'), '. ']),
    'Anonymous quizzes aren’t counted.',
  )
  const rounds = all.filter(({ item }) => isScored(item))
  if (rounds.length === 0) {
    return privateReply(
      heading(whose),
      student && text({ person: student.id, name: student.name }),
      text(`There are no answers from ${span}.`),
      left,
    )
  }
  const right = rounds.filter(({ credit }) => credit === 1).length
  const placesOf = createPlacesOf(library)
  const here = rounds.filter(({ pack }) => pack === library.pack.id)
  return privateReply(
    heading(whose),
    student && text({ person: student.id, name: student.name }),
    text(
      { strong: `${right} of ${formatCount(rounds.length, 'answer')}` },
      ` completely right in ${span}.`,
    ),
    ...themeFacts(here, library, placesOf),
    ...worthReadingBlocks(here, library),
    left,
  )
}

function themeFacts(
  rounds: readonly StudentRound[],
  library: Library,
  placesOf: PlacesOf,
): readonly Block[] {
  const rows = library.themes.flatMap(({ id, name }) => {
    const about = rounds.filter(({ item }) =>
      placesOf(item).some((place) => place.kind === 'theme' && place.id === id),
    )
    const right = about.filter(({ credit }) => credit === 1).length
    return about.length < minPerTheme ? [] : [fact(name, `${right} of ${about.length}`)]
  })
  return rows.length === 0 ? [] : [facts(...rows)]
}

/** `back` is what the places lead back to, as in `placeButtons`. Returns nothing where nothing was missed. */
export function worthReadingBlocks(
  answers: readonly OwnAnswer[],
  library: Library,
  back?: string,
): readonly Block[] {
  const places = findWorthReading(answers, createPlacesOf(library))
  const links = placeButtons(library, places, back)
  return links.length === 0 ? [] : [text('Worth reading again:'), buttons(...links)]
}
