/** The report on a quiz as a web page by itself, without scripts and without names, that prints on one sheet of A4. */
import { localDate } from '../../calendar/local-time.ts'
import { formatDate } from '../../calendar/format-calendar.ts'
import type { Library } from '../../pack/library.ts'
import { formatCount, formatPercent } from '../../reply/format.ts'
import { truncate } from '../../reply/truncate.ts'
import { createPlacesOf, noPlaces, placeName } from '../places.ts'
import type { QuizResult } from '../quiz-records.ts'
import { type ItemReport, analyseItems, mean } from '../report.ts'
import { type ToTeach, countStudents, findToTeach } from '../teach-again.ts'
import { formatCorrelation } from './format-correlation.ts'
import { pageStyle } from './printed-style.ts'
import { fewAnswered, nothingStandsOut, sayMiss, sayTopic } from './teach-again-view.ts'

/** As many under each of three things as a sheet has room for beside thirty questions. */
const maxMisses = 2

/** Returns HTML; the day is that of the time zone. */
export function printedReport(
  result: QuizResult,
  library: Library | undefined,
  zone = 'UTC',
): string {
  const { plan, answers, firstVotes, rounds } = result
  const counted = new Set(answers.map(({ round }) => round))
  const items = analyseItems(plan.items, answers, new Map()).filter(({ round }) =>
    counted.has(round),
  )
  const placesOf = library === undefined ? noPlaces : createPlacesOf(library)
  const things = findToTeach({ items: plan.items, answers, firstVotes }, placesOf)
  const students = new Set(answers.map(({ person }) => person)).size
  const judged = countStudents({ items: plan.items, answers })
  const few = fewAnswered(things, judged)
  const facts = [
    formatDate(localDate(zone, plan.openedAt)),
    formatCount(students, 'student'),
    formatCount(rounds, 'question'),
    answers.length > 0 &&
      `${formatPercent(mean(answers.map(({ credit }) => credit)))} right overall`,
  ].filter((part) => part !== false)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Quiz report, ${escapeHtml(facts[0] ?? '')}</title>
<style>${pageStyle}</style>
</head>
<body>
<p class="screen">To print this page, press Ctrl+P, or ⌘P on a Mac. It fits on one sheet of A4.</p>
<main>
<h1 dir="auto">Quiz report: ${escapeHtml(plan.about)}</h1>
<p class="facts">${facts.map((part) => escapeHtml(part)).join(' · ')}</p>
<h2>Teach again</h2>
${judged === 0 ? '<p>None of the questions had a right answer.</p>' : thingsMarkup(things, library)}
<h2>Question by question</h2>
${tableMarkup(items)}
<p class="small">Right: how much of the points the answers earned. Fits: from −1 to 1, whether students who did well on the other questions did well on this one; below 0, check its right answer.${few === '' ? '' : ` ${few}`}</p>
</main>
</body>
</html>
`
}

function thingsMarkup(things: readonly ToTeach[], library: Library | undefined): string {
  if (things.length === 0) return `<p>${escapeHtml(nothingStandsOut)}</p>`
  const rows = things.map(({ topic, misses, places }) => {
    const lines = misses
      .slice(0, maxMisses)
      .map(
        (miss) =>
          `<li dir="auto">${escapeHtml(sayMiss(miss, { isMainSaid: topic.kind === 'question' }))}</li>`,
      )
    const names =
      library === undefined ? [] : places.flatMap((place) => placeName(library, place) ?? [])
    const others = misses.length - lines.length
    const more = others > 0 ? `And ${formatCount(others, 'more question')}. ` : ''
    const back = names.length > 0 ? `Go back to: ${names.join(' · ')}` : ''
    return `<li><strong dir="auto">${escapeHtml(sayTopic(topic, misses, library))}</strong><ul>${lines.join('')}</ul><p class="line" dir="auto">${escapeHtml(more + back)}</p></li>`
  })
  return `<ol>${rows.join('\n')}</ol>`
}

function tableMarkup(items: readonly ItemReport[]): string {
  const rows = items.map((item) => {
    const { round, prompt, n, facility, options } = item
    const share = formatPercent(facility ?? 0)
    const [wrong] = options
      .filter(({ right, count }) => !right && count > 0)
      .toSorted((a, b) => b.count - a.count)
    const cells = [
      `<th scope="row">${round + 1}</th>`,
      `<td dir="auto">${escapeHtml(truncate(prompt, 200))}</td>`,
      `<td class="share"><b><i style="width:${share}"></i></b>${share}</td>`,
      `<td class="number">${n}</td>`,
      `<td dir="auto">${wrong === undefined ? '' : escapeHtml(`${wrong.count}: ${wrong.text}`)}</td>`,
      `<td class="number">${formatCorrelation(item)}</td>`,
    ]
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>
<colgroup><col style="width:5%"><col style="width:42%"><col style="width:13%"><col style="width:8%"><col style="width:25%"><col style="width:7%"></colgroup>
<thead><tr><th></th><th>Question</th><th>Right</th><th>Answers</th><th>Wrong answer most chosen</th><th>Fits</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function escapeHtml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
