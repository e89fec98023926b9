/** Every benchmark, in the order of the page, with the sentence that says what it shows. */
import { benchAdapters } from './adapters.ts'
import { benchAnswers } from './answers.ts'
import type { Bench } from './bench.ts'
import { benchBook } from './book.ts'
import { benchClasses } from './classes.ts'
import { benchDaily } from './daily.ts'
import { benchDiscord } from './discord.ts'
import { benchExchange } from './exchange.ts'
import { benchFleet } from './fleet.ts'
import { benchMeasuring } from './measuring.ts'
import { benchMemory } from './memory.ts'
import { benchHomework } from './homework.ts'
import { benchQuiz } from './quiz.ts'
import { benchSearch } from './search.ts'
import { benchSlack } from './slack.ts'
import { benchStart } from './start.ts'
import { benchStore } from './store.ts'
import { benchStudio } from './studio.ts'
import { benchUploads } from './uploads.ts'
import { benchYear } from './year.ts'

export const benches: Readonly<Record<string, Bench>> = {
  start: {
    shows:
      'How long the bot takes from the start of its process until it answers, and what it holds when nobody asks.',
    run: benchStart,
  },
  memory: {
    shows:
      'That the bot holds no more after many classes than after some: everything it remembers of a class has a bound.',
    run: benchMemory,
  },
  discord: {
    shows:
      'What an answer costs on Discord, beside bare bots that send the same answers from a table.',
    run: benchDiscord,
  },
  slack: {
    shows: 'What an answer costs on Slack, beside a bare Bolt app that sends the same answer.',
    run: benchSlack,
  },
  search: {
    shows:
      'Whether search finds what people mean, and how fast, beside MiniSearch. The large libraries are generated, with English words as common as in texts.',
    run: benchSearch,
  },
  quiz: {
    shows: 'How long a crowd waits until their quiz answers are on disk and acknowledged.',
    run: benchQuiz,
  },
  homework: {
    shows:
      'How long students wait until an answer of their homework is on disk and acknowledged, where 2,000 answer at once.',
    run: benchHomework,
  },
  answers: {
    shows:
      'How long students wait until their answer to the daily post is on disk, and until they read three others, where 500 write within a second.',
    run: benchAnswers,
  },
  book: {
    shows:
      'How long a teacher waits for the book of a large class: what each of 500 students did in each of 40 weeks.',
    run: benchBook,
  },
  daily: {
    shows:
      'That no daily post is lost or doubled when processes are killed, and how fast many are sent that are due at once.',
    run: benchDaily,
  },
  year: {
    shows:
      'That every gate, post, digest and reminder of a school year comes once and as the plan of the evening before showed, through three restarts a week.',
    run: benchYear,
  },
  classes: {
    shows:
      'What it takes to look after the daily posts of 100,000 classes that are due all over the day, on a simulated clock.',
    run: benchClasses,
  },
  store: {
    shows:
      'What saving costs beside the bare drivers on the same disk, and that nothing confirmed is lost when the process is killed.',
    run: benchStore,
  },
  uploads: {
    shows:
      'How long everybody else waits while one class uploads and searches packs, among them hostile ones.',
    run: benchUploads,
  },
  studio: {
    shows:
      'How long an author in the studio waits for the check after each key, in the largest pack that is allowed.',
    run: benchStudio,
  },
  exchange: {
    shows:
      'How long 2,000 questions take to be read from each format, beside the same questions as JSON.',
    run: benchExchange,
  },
  measuring: {
    shows: 'What the metrics cost an answer.',
    run: benchMeasuring,
  },
  fleet: {
    shows:
      'What people notice of two processes behind a proxy that are restarted and killed and lose their database.',
    run: benchFleet,
  },
  adapters: {
    shows:
      'That nothing is lost or doubled when the bot is killed at work on Discord and Slack, with both databases.',
    run: benchAdapters,
  },
}
