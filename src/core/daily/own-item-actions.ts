/** A teacher writes a line or question for a day: the form, what is saved, and how it is deleted again. */
import { formatDate, formatDateTime } from '../calendar/format-calendar.ts'
import { readDate } from '../calendar/parse-date.ts'
import type { ActionHandlers } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { Form } from '../reply/form.ts'
import { type Block, type SelectOption, text } from '../reply/reply.ts'
import { cutText, truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { type ComingDays, findComingDays, maxPlanDays } from './coming-days.ts'
import type { DailyPlan } from './daily-plan.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import {
  type OwnWords,
  maxOwnWaiting,
  ownItemId,
  ownWordsLimits,
  readOwnWords,
  requireVisible,
} from './own-item.ts'
import { noSuchDay, pinItem, resolveDay, showDay } from './plan-days.ts'
import type { DailyItem } from './pool.ts'
import { sameDayNotes } from './same-day-notes.ts'
import { itemOn } from './views/plan-view.ts'

export const ownItemActions = {
  /** Opens the form: for a day, for what was written for it, or for the next days. */
  own: {
    teachersOnly: true,
    async run(request, { daily }) {
      if (request.value === '') {
        return ownItemForm(await findComingDays(daily, request.room), noWords)
      }
      const { schedule, date, rest: id } = await resolveDay(request, daily)
      const plan = await daily.plan(schedule, maxPlanDays)
      const item = plan.pool.get(id)
      const words =
        item?.own === true
          ? { line: item.quote.line, source: item.source, prompt: item.question.prompt }
          : noWords
      const coming = [{ schedule, plan, number: 1 }]
      return ownItemForm(coming, words, { day: `${schedule.id}/${date}`, replaced: id })
    },
  },
  write: {
    teachersOnly: true,
    async run({ value: replaced, fields }, context) {
      const { daily } = context
      const words = readOwnWords(fields)
      const [id = '', day = ''] = (fields['day']?.[0] ?? '').split('/')
      const date = readDate(day)
      if (date === undefined) throw oldButtonError()
      const schedule = await daily.schedule(id)
      const displaced = await saveOwnWords(daily, schedule, { words, date, replaced })
      const { blocks, ...reply } = await showDay(schedule.id, date, daily)
      const notes = await sameDayNotes(schedule, date, context)
      const waiting = displaced === undefined ? [] : [stillWaiting(displaced)]
      return { ...reply, blocks: [...waiting, ...blocks, ...notes] }
    },
  },
  discard: {
    teachersOnly: true,
    async run(request, { daily }) {
      const { schedule, date, rest: id } = await resolveDay(request, daily)
      const { pool } = await daily.plan(schedule, maxPlanDays)
      const item = pool.get(id)
      if (item?.own === true && item.wasPosted) {
        throw new UserError('That has been posted already, so it stays.')
      }
      await daily.removeOwnItem(schedule, id)
      return showDay(schedule.id, date, daily)
    },
  },
} as const satisfies ActionHandlers

const noWords: OwnWords = { line: '', source: '', prompt: '' }

/** Returns what a message says as far as the form can know it: a short question is the question, anything else the line. */
export function wordsOfMessage(message: string): OwnWords {
  const words = message.trim()
  const isQuestion = /[?？؟]["”’»)]*$/.test(words) && words.length <= ownWordsLimits.prompt
  return isQuestion && !words.includes('\n')
    ? { ...noWords, prompt: words }
    : { ...noWords, line: words }
}

/** Returns the form for the days that can still be changed. `replaced` is the id of what is written anew. */
export function ownItemForm(
  coming: ComingDays,
  { line, source, prompt }: OwnWords,
  { day, replaced = '' }: { readonly day?: string; readonly replaced?: string } = {},
): Form {
  const isCut = line.length > ownWordsLimits.line
  const options = dayOptions(coming)
  const chosen =
    options.find(({ value }) => value === day) ??
    options.find(({ isTaken }) => !isTaken) ??
    options[0]
  return {
    title: 'In your own words',
    press: componentId('daily', 'write', replaced),
    opener: componentId('daily', 'own'),
    submit: 'Put it in the plan',
    intro: [
      text(
        'It’s posted once, on the day you choose. Until then only your class’s teachers can see it.',
      ),
    ],
    fields: [
      {
        kind: 'text',
        name: 'line',
        label: 'The line',
        ...(isCut && { hint: 'Your message is longer. Only its beginning fits here.' }),
        required: false,
        long: true,
        maxLength: ownWordsLimits.line,
        value: cutText(line, ownWordsLimits.line),
      },
      {
        kind: 'text',
        name: 'source',
        label: 'Who said it, or where it’s from',
        required: false,
        long: false,
        maxLength: ownWordsLimits.source,
        value: source,
      },
      {
        kind: 'text',
        name: 'prompt',
        label: 'Your question',
        required: true,
        long: true,
        maxLength: ownWordsLimits.prompt,
        value: prompt,
      },
      {
        kind: 'one',
        name: 'day',
        label: 'On which day?',
        required: true,
        options: options.map(({ label, value }) => ({ label, value })),
        value: chosen === undefined ? [] : [chosen.value],
      },
    ],
  }
}

/** Menus have no more options. */
const maxOptions = 25

/** A day with words of the class's own says so, since others would take their place. */
function dayOptions(coming: ComingDays): readonly (SelectOption & { readonly isTaken: boolean })[] {
  const each = Math.floor(maxOptions / coming.length)
  return coming.flatMap(({ schedule, plan, number }) => {
    const { name, calendar, id } = schedule
    const which = name === '' ? `daily post ${number}` : name
    return plan.days.slice(0, each).map((day) => {
      const { date, at } = day
      const isTaken = itemOn(day, plan)?.own === true
      const notes = [coming.length > 1 && which, isTaken && 'your own words'].filter(Boolean)
      const aside = notes.length === 0 ? '' : ` (${notes.join(', ')})`
      return {
        label: `${formatDateTime(calendar.zone, at)}${aside}`,
        value: `${id}/${date}`,
        isTaken,
      }
    })
  })
}

function stillWaiting({ quote, question }: DailyItem): Block {
  const words = truncate(quote.line === '' ? question.prompt : quote.line, 75)
  return text(`“${words}” was planned for this day. To keep it, choose it for another day.`)
}

interface OwnWordsToSave {
  readonly words: OwnWords
  readonly date: string
  /** The id of what is written anew, or nothing. */
  readonly replaced: string
}

/** Returns the class's own words that had the day before, if it had any. */
async function saveOwnWords(
  daily: DailyService,
  schedule: Schedule,
  toSave: OwnWordsToSave,
): Promise<DailyItem | undefined> {
  const { words, date, replaced } = toSave
  const plan = await daily.plan(schedule, maxPlanDays)
  requireVisible(plan.libraryOn(date), words)
  const id = ownItemId(schedule.id, words)
  const moved = requireNew(plan, id, toSave)
  const day = plan.days.find((each) => each.date === date)
  if (day === undefined) throw noSuchDay()
  await daily.saveOwnItem(schedule, { id, words })
  if (moved !== undefined) await daily.removeChange(schedule, moved)
  try {
    await pinItem(daily, schedule, date, id)
  } catch (error) {
    // The class may have had words that have been deleted since, so nothing of what is refused is kept.
    if (!plan.pool.has(id)) await daily.removeOwnItem(schedule, id, { isReplaced: true })
    throw error
  }
  const old = plan.pool.get(replaced)
  if (old?.own === true && !old.wasPosted && old.id !== id) {
    await daily.removeOwnItem(schedule, old.id, { isReplaced: true })
  }
  const before = itemOn(day, plan)
  return before?.own === true && before.id !== id && before.id !== replaced ? before : undefined
}

/**
 * Throws a UserError if the class has had it, if it is planned for another day or with another question, or if too many wait.
 * Returns the day that it leaves if its teacher moves it.
 */
function requireNew(
  plan: DailyPlan,
  id: string,
  { words: { prompt }, date, replaced }: OwnWordsToSave,
): string | undefined {
  const known = plan.pool.get(id)
  if (known?.own === true && known.wasPosted) {
    throw new UserError('Your class has had those words already. Write something new.')
  }
  const planned = plan.days.find((day) => day.pick?.itemId === id)
  // The same form sent twice is no mistake, but another teacher's question about the line is not replaced unseen.
  const isSame = planned?.date === date && known?.question.prompt === prompt
  if (planned !== undefined && id !== replaced && !isSame) {
    throw new UserError(`It’s already in the plan for ${formatDate(planned.date)}.`)
  }
  const waiting = [...plan.pool.values()].filter(isWaiting)
  if (known === undefined && waiting.length >= maxOwnWaiting) {
    throw new UserError(
      `This daily post already has ${maxOwnWaiting} of your own lines waiting, which is the limit. Delete one in `,
      { command: 'daily plan' },
      '.',
    )
  }
  return planned?.date === date ? undefined : planned?.date
}

function isWaiting(item: DailyItem): boolean {
  return item.own === true && !item.wasPosted
}
