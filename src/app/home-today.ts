/** What is due on the day that somebody opens their home page: the post of the day, homework, and a teacher’s digest. */
import { localDate, zoned } from '../core/calendar/local-time.ts'
import type { CommandContext } from '../core/command/context.ts'
import { componentId } from '../core/command/component-id.ts'
import { dueWorkRows } from '../core/homework/views/homework-list.ts'
import { findWorksToDo } from '../core/homework/works-to-do.ts'
import { welcomeBack } from '../core/reading/offer-catch-up.ts'
import { type Block, button, row, text } from '../core/reply/reply.ts'
import { truncate } from '../core/reply/truncate.ts'
import {
  type HomeSection,
  classProgress,
  dailySchedules,
  lineOfTheDay,
  reviewsDue,
} from './home-page.ts'
import type { PlatformEvent } from './dispatch.ts'

const maxWorks = 5
const maxPosts = 3
const maxPromptLength = 200

/** The question that the class was asked today, with the way to it. */
export async function postOfTheDay(
  { at }: PlatformEvent,
  { catchUp }: CommandContext,
): Promise<readonly Block[]> {
  if (!catchUp.hasClass) return []
  const since = zoned(await catchUp.zone(), at).startOfDay().epochMilliseconds
  const posts = await catchUp.posts({ since, now: at })
  return posts.slice(0, maxPosts).flatMap(({ item, link }) => {
    if (item === undefined) return []
    const words = [
      { strong: 'Today’s question: ' },
      truncate(item.question.prompt, maxPromptLength),
    ] as const
    return [link === undefined ? text(...words) : row({ label: 'Open', href: link }, ...words)]
  })
}

/** Homework and tests that the person can still hand in. */
export async function homeworkDue(
  { at }: PlatformEvent,
  { homework, person }: CommandContext,
): Promise<readonly Block[]> {
  if (person.isTeacher) return []
  return dueWorkRows((await findWorksToDo(homework, at)).slice(0, maxWorks), at)
}

/** Says that a teacher’s digest comes today, and opens it before. */
export async function digestToday(
  { at }: PlatformEvent,
  { digest, person }: CommandContext,
): Promise<readonly Block[]> {
  if (!person.isTeacher) return []
  const [own] = await digest.list()
  if (own?.next === undefined) return []
  const { zone = own.plan.zone } = await digest.calendar(own)
  if (own.next.date !== localDate(zone, at)) return []
  return [
    row(
      button('See it now', componentId('digest', 'open', `${own.id}/all/0`)),
      { strong: 'Your digest' },
      ` comes today at ${own.plan.time}.`,
    ),
  ]
}

/** What a home page shows, from what is due to what is always there. */
export const homeSections: readonly HomeSection[] = [
  welcomeBack,
  postOfTheDay,
  homeworkDue,
  reviewsDue,
  digestToday,
  lineOfTheDay,
  classProgress,
  dailySchedules,
]
