/** What a teacher sees in private of the answers to an open question, and what everyone sees once it is shown. */
import { hash53 } from '../../platform/hash53.ts'
import { componentId } from '../../command/component-id.ts'
import { drawCloud } from '../../picture/cloud-picture.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Button,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { type AnswerGroup, cautionOf } from '../open-answers.ts'
import { creditOf, groupsOf, namesIn, shownGroups } from '../shown-answers.ts'
import { type Quiz, currentItem } from '../quiz.ts'
import type { PlayItem } from '../kinds/index.ts'
import { isWarmUp } from '../warm-up.ts'
import { escapedLength, fitOptions, maxQuizMessageLength } from './fit-options.ts'
import { hasStandings } from './leaderboards.ts'
import { quizMovedOn } from '../too-late.ts'

/** Each is a row with a button, of which Discord takes so many in a message. */
const groupsPerPage = 8
/** Nobody reads more while a class waits; the rest is in the report. */
const maxPages = 5
/** Whole answers: the class must not see an end that the teacher has not. */
const maxShownWords = 200

/** Where a teacher is in the list: the page, how many pages they have seen, and whether the buttons give points. */
export interface ReviewPlace {
  readonly round: number
  readonly page: number
  readonly pagesSeen: number
  readonly isMarking: boolean
}

export function formatReviewPlace({ round, page, pagesSeen, isMarking }: ReviewPlace): string {
  return `${round}/${page}/${pagesSeen}/${isMarking ? 'm' : 's'}`
}

/** Returns the place in what a button carries after the id of the quiz, or undefined for a forged one. */
export function parseReviewPlace(parts: readonly string[]): ReviewPlace | undefined {
  const [round = NaN, page = NaN, pagesSeen = NaN] = parts.slice(0, 3).map(Number)
  const isSound = [round, page, pagesSeen].every((each) => Number.isInteger(each) && each >= 0)
  if (!isSound || page >= maxPages || pagesSeen > maxPages) return undefined
  return { round, page, pagesSeen: Math.max(pagesSeen, page + 1), isMarking: parts[3] === 'm' }
}

/** Returns the groups that somebody has had before their eyes who has seen so many pages. */
export function groupsSeen(quiz: Quiz, pagesSeen: number): readonly string[] {
  return groupsOf(quiz)
    .slice(0, Math.min(pagesSeen, maxPages) * groupsPerPage)
    .map(({ key }) => key)
}

/** Returns a short text that is another one if other groups are seen, as when somebody has deleted their answer. */
export function printOf(groups: readonly string[]): string {
  return hash53(groups.join(' ')).toString(36)
}

/** The list that a teacher looks at before anybody else does; `said` is what came of the last press. */
export function reviewView(
  quiz: Quiz,
  place: ReviewPlace,
  hasPictures: boolean,
  said?: RichText,
): Reply {
  const { state, plan, answers } = quiz
  const item = currentItem(quiz)
  if (state.phase !== 'revealing' || state.round !== place.round || item?.by !== 'open') {
    return privateReply(text(...(said ?? [quizMovedOn])))
  }
  const groups = groupsOf(quiz)
  const pages = Math.min(maxPages, Math.max(1, Math.ceil(groups.length / groupsPerPage)))
  const page = Math.min(place.page, pages - 1)
  const from = page * groupsPerPage
  const listed = groups.slice(from, from + groupsPerPage)
  const rest = groups.length - maxPages * groupsPerPage
  return privateReply(
    heading('What the class answered'),
    text({ strong: item.prompt }),
    said !== undefined && text(...said),
    groups.length === 0
      ? note('Nobody answered this one.')
      : note(
          formatCount(answers.length, 'answer'),
          groups.length === answers.length ? '. ' : `, ${groups.length} different. `,
          state.review?.shown === undefined
            ? 'The class sees nothing until you show it, and never with names.'
            : 'The class sees what isn’t left out.',
        ),
    ...listed.map((group) => groupRow(quiz, { ...place, page }, group)),
    page + 1 === pages && rest > 0
      ? note(`And ${rest} more. The class can’t see those; they’re in the report.`)
      : undefined,
    buttons(
      page > 0 && turn(plan.id, { ...place, page: page - 1 }, 'Previous'),
      page + 1 < pages && turn(plan.id, { ...place, page: page + 1 }, 'Next'),
      groups.length > 0 &&
        !isWarmUp(plan, place.round) &&
        turn(
          plan.id,
          { ...place, isMarking: !place.isMarking },
          place.isMarking ? 'Back to showing' : 'Give points…',
        ),
    ),
    ...(groups.length === 0 ? [] : [showButtons(quiz, { ...place, page }, hasPictures)]),
    place.isMarking &&
      hasStandings(quiz) &&
      note('The leaderboard changes at once, so it can show the class whose answer has points.'),
    page + 1 < pages && note('Only the answers on the pages you’ve opened are shown to the class.'),
    plan.settings.anonymous &&
      note('The quiz is anonymous, so the bot doesn’t know whose names to look for.'),
  )
}

function turn(id: string, place: ReviewPlace, label: string): Button {
  return button(label, componentId('quiz', 'see-answers', `${id}/${formatReviewPlace(place)}`))
}

function showButtons(quiz: Quiz, place: ReviewPlace, hasPictures: boolean): Block {
  const seen = printOf(groupsSeen(quiz, place.pagesSeen))
  function show(label: string, as: string, style: 'plain' | 'primary'): Button {
    const value = `${quiz.plan.id}/${formatReviewPlace(place)}/${as}/${seen}`
    return button(label, componentId('quiz', 'show-answers', value), style)
  }
  return buttons(
    show('Show to the class', 'list', 'primary'),
    hasPictures && show('Show with a word cloud', 'cloud', 'plain'),
  )
}

function groupRow(quiz: Quiz, place: ReviewPlace, group: AnswerGroup): Block {
  const { state, plan } = quiz
  const leftOut = state.phase === 'revealing' && state.review?.leftOut.includes(group.key) === true
  const at = `${plan.id}/${formatReviewPlace(place)}/${group.key}`
  const credit = creditOf(group, quiz)
  const control = place.isMarking
    ? button(
        nextMark(credit).label,
        componentId('quiz', 'mark-answer', `${at}/${nextMark(credit).value}`),
      )
    : button(
        leftOut ? 'Put back' : 'Leave out',
        componentId('quiz', leftOut ? 'unhide-answer' : 'hide-answer', at),
      )
  const caution = cautionOf(group.words, namesIn(quiz))
  const remarks = [
    credit > 0 && (credit === 1 ? 'full points' : 'half the points'),
    caution === 'name' && 'has a name',
    caution === 'link' && 'has a link or a mention',
    leftOut && 'left out',
  ].filter((remark) => remark !== false)
  return row(
    control,
    { strong: truncate(group.words, maxShownWords) },
    ` × ${group.people.length}`,
    ...(remarks.length === 0 ? [] : [' (', { em: remarks.join(', ') }, ')']),
  )
}

/** From none to full, to half, and back. */
function nextMark(credit: number): { readonly label: string; readonly value: string } {
  if (credit === 0) return { label: 'Full points', value: '1' }
  return credit === 1
    ? { label: 'Half the points', value: '0.5' }
    : { label: 'No points', value: '0' }
}

/** Room for the heading, the timer, the leaderboard and the marks of a list. Characters. */
const besideAnswers = 1500

/** As many as a screen shows. */
const maxGroupsShown = 15

/** What everyone sees of the answers: how many there are, and what a teacher has shown. */
export function openResultBlocks(quiz: Quiz, item: PlayItem): readonly Block[] {
  const { state, answers, host } = quiz
  if (answers.length === 0) return [note('Nobody answered this one.')]
  const count = `${formatCount(answers.length, 'answer')}.`
  const review = state.phase === 'revealing' ? state.review : undefined
  if (review?.shown === undefined) {
    const isAwaited = review !== undefined && host?.isTeacher === true
    return [note(isAwaited ? `${count} A teacher is having a look first.` : count)]
  }
  const groups = shownGroups(quiz)
  if (groups.length === 0) return [note(count)]
  const shown = groups.slice(0, maxGroupsShown)
  const words = fitOptions(
    shown.map((group) => group.words),
    maxQuizMessageLength - besideAnswers - escapedLength(item.prompt + item.explanation),
  )
  const lines = shown.map(({ people }, at): RichText => {
    const times = people.length > 1 ? ` × ${people.length}` : ''
    return [{ strong: words[at] ?? '' }, times]
  })
  const more = groups.length - shown.length
  return [
    ...(review.as === 'cloud'
      ? [drawCloud(shown.map(({ words: said, people }) => ({ words: said, count: people.length })))]
      : []),
    bullets(lines),
    note(more > 0 ? `${count} ${more} more didn’t fit here.` : count),
  ]
}
