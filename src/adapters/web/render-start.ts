/** The teacher’s start page: what is going on today, and a form for each thing that a teacher does. */
import type { DailyOverview, OpenQuiz, TeacherOverview } from '../../app/teacher-overview.ts'
import { localDate } from '../../core/calendar/local-time.ts'
import { formatTimes } from '../../core/calendar/format-calendar.ts'
import { componentId } from '../../core/command/component-id.ts'
import { itemOn } from '../../core/daily/views/plan-view.ts'
import { formatReadyCards } from '../../core/review/review-views.ts'
import { formatCount } from '../../core/reply/format.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderReply } from '../../render/html/render.ts'
import { renderAnswerDialog, renderTop } from './elements.ts'
import { type ChannelKey, type PersonKey, channelOf, channels, personOf } from './ids.ts'
import { renderCalendar } from './render-calendar.ts'
import { renderHead } from './render-page.ts'
import { renderSidebar } from './sidebar.ts'
import { hidden, renderCommandForm } from './form-fields.ts'
import {
  renderDailyForm,
  renderPackForms,
  renderProgressForms,
  renderQuizForm,
} from './start-forms.ts'

export interface StartParts {
  readonly as: PersonKey
  readonly overview: TeacherOverview
  /** What the bot answers to the commands that each part stands for. */
  readonly answers: {
    /** For each daily post, in the order of the overview. */
    readonly today: readonly Reply[]
    readonly progress: Reply
    readonly packs: Reply
    readonly reports: readonly { readonly room: ChannelKey; readonly reply: Reply }[]
    readonly missed: Reply
  }
  readonly isShared: boolean
  /** The last change in the log; the event stream continues from it. */
  readonly seen: string
  readonly now: number
}

const parts = [
  ['today', 'Today'],
  ['quiz', 'Quiz'],
  ['plan', 'Daily plan'],
  ['progress', 'Progress'],
  ['packs', 'Packs'],
  ['results', 'Results'],
] as const

export function renderStart(start: StartParts): string {
  const { as, overview, answers, isShared, seen, now } = start
  const contents: Readonly<Record<(typeof parts)[number][0], Html>> = {
    today: renderToday(start),
    quiz: html`<p>Questions come from your pack, as far as the class has got.</p>
      ${renderQuizForm(overview)}`,
    plan: renderPlans(overview, now),
    progress: html`${renderReply(answers.progress)}${renderProgressForms(overview)}`,
    packs: html`${renderReply(withoutButtons(answers.packs))}${renderPackForms(overview)}`,
    results: renderResults(answers),
  }
  return html`<!doctype html>
    <html lang="en">
      ${renderHead(
        'Start',
        html`<link rel="stylesheet" href="assets/start.css" />
          <script type="module" src="assets/start.js"></script>`,
      )}
      <body data-as="${as}" data-channel="me" data-seen="${seen}" data-now="${now}">
        <a class="skip" href="#today">Skip to today</a>
        ${renderSidebar({ as, isShared })}
        <div class="shade" data-sidebar-close></div>
        <main>
          ${renderTop(html`<h1>Start</h1>`)}
          <div class="scroll start" id="scroll" tabindex="0" role="region" aria-label="Start page">
            <div class="hello">
              <h2>Hello, ${personOf(as).name}.</h2>
              <p>
                Everything here can also be typed as a command in a channel. Nobody can chat on this
                page: channels show what the bot is asked and what it answers.
              </p>
              <nav aria-label="On this page">
                ${parts.map(([id, title]) => html`<a class="button" href="#${id}">${title}</a>`)}
              </nav>
            </div>
            ${parts.map(
              ([id, title]) =>
                html`<section class="part" id="${id}" aria-labelledby="${id}-title">
                  <h2 id="${id}-title" tabindex="-1">${title}</h2>
                  ${contents[id]}
                </section>`,
            )}
          </div>
        </main>
        ${renderAnswerDialog()}
        <noscript
          ><p class="noscript">
            This page needs JavaScript to send its forms. You can still read it.
          </p>
        </noscript>
      </body>
    </html>`.markup
}

/** The forms below an answer do what its buttons would. */
function withoutButtons(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.filter(({ kind }) => kind !== 'buttons') }
}

function renderToday({ as, overview, answers, now }: StartParts): Html {
  const { dailies, quizzes, dueCards } = overview
  return html`${
      dailies.length === 0 &&
      html`<p>
        There is no daily post yet. <a href="#plan">Set one up</a>, and a line with a question comes
        every school day.
      </p>`
    }${dailies.map(
      (daily, index) =>
        html`<div class="card">
          ${renderTodaysPost(daily, now)}
          ${answers.today[index] !== undefined && renderReply(answers.today[index])}
        </div>`,
    )}${quizzes.map((quiz) => renderOpenQuiz(as, quiz))}${
      quizzes.length === 0 && html`<p>No quiz is open. <a href="#quiz">Start one</a></p>`
    }
    <p>
      ${
        dueCards > 0
          ? html`${formatReadyCards(dueCards)}.
              <a href="./?as=${as}&amp;room=me">Review them in <i>Just you</i></a>`
          : 'None of your own flashcards is due.'
      }
    </p>`
}

function renderTodaysPost({ schedule, plan }: DailyOverview, now: number): Html | false {
  const today = localDate(schedule.calendar.zone, now)
  const day = plan.days.find(({ date }) => date === today)
  const item = day && itemOn(day, plan)
  return item !== undefined && html`<p class="prompt" dir="auto">${item.question.prompt}</p>`
}

function renderOpenQuiz(as: PersonKey, { plan, host, projector }: OpenQuiz): Html {
  const channel = channels.find(({ key }) => key === channelOf(plan.room))
  return html`<div class="card" data-room="${channel?.key ?? 'quiz'}">
    <p>
      <b>A quiz is open in ${channel?.title ?? 'a channel'}</b>: ${plan.about},
      ${formatCount(plan.items.length, 'question')}${host !== undefined && `, hosted by ${host}`}.
    </p>
    <div class="buttons">
      <a class="button primary" href="./?as=${as}&amp;room=${channel?.key ?? 'quiz'}"
        >Go to the quiz</a
      >
      ${
        projector !== undefined &&
        html`<a class="button" href="${projector}" target="_blank" rel="noopener noreferrer"
          >Projector view <span aria-hidden="true">↗</span
          ><span class="unseen"> (opens in a new tab)</span></a
        >`
      }
      <button
        type="button"
        class="button"
        id="host-${plan.id}"
        data-press="${componentId('quiz', 'host', plan.id)}"
      >
        Host…
      </button>
    </div>
  </div>`
}

function renderPlans({ dailies }: TeacherOverview, now: number): Html {
  return html`${dailies.map((daily, index) => {
    const { id, calendar, status, problem } = daily.schedule
    const which = dailies.length > 1 ? hidden('which', String(index + 1)) : html``
    return html`<div class="daily">
      <h3>${formatTimes(calendar)}${status === 'paused' && ' (paused)'}</h3>
      ${problem !== undefined && html`<p>${problem}</p>`}
      <p class="hint">
        Drag a day onto another to swap their posts, or press <b>Swap</b> on the one and then on the
        other.
      </p>
      ${renderCalendar(daily, now)}
      <div class="buttons">
        ${press('preview', 'Preview the next post', id)} ${press('holidays', 'Days off', `${id}/0`)}
        ${status === 'paused' ? press('resume', 'Resume', id) : press('pause', 'Pause', id)}
      </div>
      <div class="buttons">
        ${renderCommandForm({ id: `now-${id}`, run: 'daily now', submit: 'Post today’s now', style: 'plain' }, which)}
        ${renderCommandForm({ id: `off-${id}`, run: 'daily off', submit: 'Remove this daily post', style: 'danger' }, which)}
      </div>
      <details>
        <summary>Change its time, days and dates</summary>
        ${renderDailyForm(daily)}
      </details>
    </div>`
  })}${
    dailies.length === 0
      ? renderDailyForm(undefined)
      : html`<details>
          <summary>Set up another daily post</summary>
          ${renderDailyForm(undefined, { isAnother: true })}
        </details>`
  }`
}

function press(action: string, label: string, value: string): Html {
  return html`<button
    type="button"
    class="button"
    id="${action}-${value}"
    data-press="${componentId('daily', action, value)}"
  >
    ${label}
  </button>`
}

function renderResults({ reports, missed }: StartParts['answers']): Html {
  return html`${reports.map(
      ({ room, reply }) =>
        html`<div class="card" data-room="${room}">
          <h3>The last quiz in ${channels.find(({ key }) => key === room)?.title}</h3>
          ${renderReply(reply)}
        </div>`,
    )}${reports.length === 0 && html`<p>No quiz has been played yet.</p>`}
    <div class="card">${renderReply(missed)}</div>`
}
