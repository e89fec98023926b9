/** Collects what happened in a class since a moment, for the digest of one of its teachers. */
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import { localDate } from '../../core/calendar/local-time.ts'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import { hasFailed } from '../../core/daily/delivery.ts'
import { digestZone, nextComing } from '../../core/digest/digest-time.ts'
import type { DigestPlan } from '../../core/digest/digest.ts'
import type { DigestFacts, FailedPost, ReadingTurn } from '../../core/digest/digest-facts.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Library } from '../../core/pack/library.ts'
import { dayMs } from '../../core/platform/clock.ts'
import type { Room } from '../../core/platform/room.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import { stepsAfter, turnOn } from '../../core/reading/reading-plan.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { ClassReading } from '../reading/class-reading.ts'
import { type AnswerSources, answerNews, peopleWithAnswers, readAnswers } from './answer-news.ts'
import { type ClassWork, homeworkNews, peopleAtHomework, readHomework } from './homework-news.ts'
import { type PlayedResult, peopleInQuizzes, quizNews, readQuizzes } from './quiz-news.ts'
import { findToTakeUp } from './to-take-up.ts'

export interface FactSources extends AnswerSources {
  readonly daily: Pick<DailyStore, 'schedules' | 'deliveriesBetween'>
  readonly homework: Pick<HomeworkStore, 'list' | 'attempts' | 'members'>
  readonly quizzes: Pick<QuizRecords, 'listPlayed' | 'result' | 'pseudonyms'>
  readonly reading: Pick<ClassReading, 'plansOf'>
  /** Returns what the class sees in a room. Throws a UserError where its pack is gone. */
  readonly library: (room: Room) => Promise<Library>
  readonly calendar: (classId: string) => Promise<ClassCalendar>
}

export interface FactsWanted {
  readonly room: Room
  readonly plan: DigestPlan
  /** Epoch milliseconds. */
  readonly since: number
  readonly now: number
}

/** Within so many days somebody was heard lately, and what was missed is worth taking up again. */
const weekDays = 7

/** News are not older than this, however long no digest came: a holiday, or a month of closed messages. */
const maxNewsMs = 8 * dayMs

/** More than a class posts in a week. */
const maxDeliveries = 200

export async function collectFacts(
  sources: FactSources,
  { room, plan, since: given, now }: FactsWanted,
): Promise<DigestFacts> {
  const { daily, homework } = sources
  const classId = room.class
  const calendar = await sources.calendar(classId)
  const zone = digestZone(plan, calendar)
  const date = localDate(zone, now)
  const since = Math.max(given, now - maxNewsMs)
  const weekAgo = now - weekDays * dayMs
  const from = Math.min(since, weekAgo)
  const [library, members, schedules, deliveries, played, works, answers] = await Promise.all([
    openLibrary(sources, room),
    homework.members(classId),
    daily.schedules(classId),
    daily.deliveriesBetween(classId, localDate(zone, from - dayMs), date, maxDeliveries),
    readQuizzes(sources.quizzes, classId, from),
    readHomework(homework, classId, from, now),
    readAnswers(sources, classId, { since: from, now, zone }),
  ])
  const next = nextComing(plan, calendar, now) ?? now + dayMs
  const posts = deliveries.filter(({ due, kind }) => kind === 'card' && due > since && due <= now)
  const lately = { played, works }
  const answered = peopleWithAnswers(answers, weekAgo)
  const heard = new Set([
    ...peopleInQuizzes(played, weekAgo),
    ...peopleAtHomework(works, weekAgo),
    ...(answered ?? []),
  ])
  return {
    zone,
    date,
    now,
    since,
    members,
    notHeard: answered && members.filter(({ id }) => !heard.has(id)),
    couldBeHeard: answers.discussions.length > 0 || couldBeHeard(lately, weekAgo),
    answers: answerNews(answers, since),
    posted: posts.filter(({ state }) => state === 'sent').length,
    failed: deliveries
      .filter(({ due }) => due > since && due <= now)
      .flatMap((delivery): readonly FailedPost[] => {
        const schedule = schedules.find(({ id }) => id === delivery.schedule)
        return schedule !== undefined && hasFailed(delivery) ? [{ schedule, delivery }] : []
      }),
    paused: schedules.filter(({ status, problem }) => status === 'paused' && problem !== undefined),
    quizzes: quizNews(played, since),
    homework: homeworkNews(works, { since, now, next }),
    again: findToTakeUp(lately, { since: weekAgo, now, library }),
    turn: await nextTurn(sources, { room, calendar, now, until: next, library }),
    library,
  }
}

/** Returns the next turn of the reading plan before the next digest comes. */
async function nextTurn(
  { reading }: Pick<FactSources, 'reading'>,
  { room, calendar, now, until, library }: TurnWanted,
): Promise<ReadingTurn | undefined> {
  const plans = (await reading.plansOf(room.class)).filter(({ pack }) => pack === library?.pack.id)
  const found =
    plans.find((each) => each.room === room.id) ?? plans.find((each) => each.room === '')
  if (found?.plan === undefined || found.plan.held !== undefined) return undefined
  const { plan } = found
  const [step] = stepsAfter(plan, calendar, now)
  if (step === undefined) return undefined
  const at = turnOn(plan, calendar, step.date)
  return at > now && at <= until ? { date: step.date, at, scene: step.scene } : undefined
}

interface TurnWanted {
  readonly room: Room
  readonly calendar: ClassCalendar
  readonly now: number
  readonly until: number
  readonly library: Library | undefined
}

function couldBeHeard(
  {
    played,
    works,
  }: { readonly played: readonly PlayedResult[]; readonly works: readonly ClassWork[] },
  weekAgo: number,
): boolean {
  return (
    played.some(({ plan }) => plan.openedAt >= weekAgo) ||
    works.some(({ assignment }) => (assignment.state.dueAt ?? Infinity) >= weekAgo)
  )
}

/** A digest says the rest where the pack of the class is gone. */
async function openLibrary(
  { library }: Pick<FactSources, 'library'>,
  room: Room,
): Promise<Library | undefined> {
  try {
    return await library(room)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
