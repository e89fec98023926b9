/** What the check has found, beside the text: each leads to its line. */
import { create, element } from './element.js'
import { files } from './studio-editor.js'

/**
 * @param {'mistake' | 'warning'} what
 * @param {import('./studio-worker.js').Problem[]} problems
 * @param {number} count of all of them
 */
export function showProblems(what, problems, count) {
  const rows = problems.map((problem) => create('li', rowOf(problem)))
  const rest = count - problems.length
  if (rest > 0) rows.push(create('li', `… and ${rest.toLocaleString('en')} more.`))
  if (count === 0) rows.push(create('li', what === 'mistake' ? 'Nothing.' : 'Nothing so far.'))
  element(`${what}s`).replaceChildren(...rows)
  element(`${what}-count`).textContent = count === 0 ? '' : `(${count.toLocaleString('en')})`
}

/** @param {import('./studio-worker.js').Problem} problem */
function rowOf({ file, line, column, message }) {
  const button = document.createElement('button')
  button.type = 'button'
  Object.assign(button.dataset, { file, line, column })
  button.append(create('b', `${labelOf(file)}, line ${line}`), ` ${message}`)
  return button
}

/** @param {string} file */
function labelOf(file) {
  const tab = files.includes(file) ? element(`tab-${file}`).firstChild : undefined
  return tab?.textContent?.trim() ?? file
}

/** The last one stays while there are mistakes. @param {import('./studio-worker.js').Progress | undefined} progress */
export function showProgress(progress) {
  if (progress === undefined) return
  const { units, questions, quiz } = progress
  element('progress').textContent =
    `Of ${units}, ${questions} ${questions === 1 ? 'has' : 'have'} a question to discuss ` +
    `and ${quiz} ${quiz === 1 ? 'has' : 'have'} a quiz question.`
}
