/**
 * Checks the pack beside the page, so that nobody waits while typing, with the very check that `pack check` runs. Two of these run: one
 * finds mistakes at every key, the other what could be better once nobody types, which takes longer.
 */

/**
 * @typedef {{ file: string, line: number, column: number, message: string }} Problem
 * @typedef {{ units: string, questions: number, quiz: number }} Progress
 * @typedef {{ id?: string, line: number }} Item
 * @typedef {{
 *   revision: number, mistakes: Problem[], count: number, marked: Record<string, number[]>,
 *   items: Record<string, Item[]>, progress?: Progress
 * }} Checked
 * @typedef {{
 *   check: (texts: Record<string, string>) => { mistakes: Problem[], items: Record<string, Item[]> },
 *   advise: () => Problem[], progress: () => Progress | undefined
 * }} Checker
 * @typedef {{ section: string, line?: number }} Place
 * @typedef {Record<'openForm' | 'write' | 'remove' | 'list', (place: any, given?: any) => unknown>} Forms
 */

/** More than anybody reads at once; the rest is counted. */
const maxShown = 100
/** @type {Record<string, string>} */
const texts = {}
/** The items that the page knows; only those of parts that have changed are sent. @type {Record<string, Item[]>} */
let known = {}

const query = new URLSearchParams(location.search)
const folder = query.get('folder') ?? ''
const advises = query.has('advise')
/** @type {Promise<{ checker: Checker, forms: Forms, about: Pick<Forms, 'openForm' | 'write'> }>} */
const loading = import(`${folder}src/app/studio/browser-check.ts`).then((code) => {
  const checker = code.createDraftChecker()
  return {
    checker,
    forms: {
      ...code.createItemForms(checker),
      list: (/** @type {unknown} */ place) => code.listItems(checker, place),
    },
    about: code.createAboutForm(),
  }
})
// Waiting for the check must not lose what is typed meanwhile.
let newest = 0

addEventListener(
  'message',
  ({ data }) => void (data.asked === undefined ? receive(data) : answer(data)),
)

/** @param {{ asked: number, what: keyof Forms, place: Place, given: unknown }} data */
async function answer({ asked, what, place, given }) {
  try {
    const { forms, about } = await loading
    const those = place.section === 'pack' ? { ...forms, ...about } : forms
    postMessage({ asked, answer: those[what]({ ...place, texts: { ...texts } }, given) })
  } catch (error) {
    postMessage({ failed: String(error) })
  }
}

/** @param {{ revision: number, texts: Record<string, string> }} data */
async function receive(data) {
  Object.assign(texts, data.texts)
  newest = data.revision
  try {
    const { checker } = await loading
    if (data.revision !== newest) return
    if (advises) advise(checker, data.revision)
    else check(checker, data.revision)
  } catch (error) {
    postMessage({ failed: String(error) })
  }
}

/** @param {Checker} checker @param {number} revision */
function check(checker, revision) {
  const { mistakes, items } = checker.check({ ...texts })
  const changed = Object.entries(items).filter(([file, found]) => known[file] !== found)
  known = items
  /** @type {Record<string, number[]>} */
  const marked = {}
  for (const { file, line } of mistakes) (marked[file] ??= []).push(line)
  postMessage({
    revision,
    mistakes: mistakes.slice(0, maxShown),
    count: mistakes.length,
    marked,
    items: Object.fromEntries(changed),
    progress: checker.progress(),
  })
}

/** @param {Checker} checker @param {number} revision */
function advise(checker, revision) {
  checker.check({ ...texts })
  const warnings = checker.advise()
  postMessage({ revision, warnings: warnings.slice(0, maxShown), warningCount: warnings.length })
}
