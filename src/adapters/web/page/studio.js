/** The editor of the studio: opens a pack, has it checked while somebody writes, and saves it. */
import { startAnswers, show } from './answer-box.js'
import { startClock } from './clock.js'
import { element, onClick, speak, whileBusy } from './element.js'
import { as } from './server.js'
import { startSidebar } from './sidebar.js'
import { becomePack, draftQuery, dropDraft, isNew, keepDraft, keptDraft } from './studio-drafts.js'
import { choose, goTo, markLines, readTexts, showTexts, startEditor } from './studio-editor.js'
import { showProblems, showProgress } from './studio-findings.js'
import { startCopying } from './studio-copy.js'
import { startForms } from './studio-form.js'
import { askStudio, openDraft } from './studio-server.js'
import { knowItems, moved, startTrial } from './studio-trial.js'
import { startCheck } from './studio-workers.js'

const studio = element('studio')
const save = /** @type {HTMLButtonElement} */ (element('save'))
const keepAfterMs = 400

/** The version that the texts began as. @type {string | undefined} */
let base
/** As they were opened or saved last. @type {Record<string, string>} */
let saved = {}
let revision = 0
let mistakes = 0
let isChecked = false
/** @type {ReturnType<typeof setTimeout> | undefined} */
let keeping

const check = startCheck(studio.dataset, take, sayState)

startClock()
startSidebar()
startAnswers('studio', lookForChange)
startTrial()
startForms(check.ask)
startCopying(check.ask)
startEditor((file) => {
  changed({ [file]: readTexts()[file] ?? '' })
  moved()
}, moved)
onClick('studio', '[data-line]', ({ dataset }) =>
  goTo(dataset.file ?? 'pack', Number(dataset.line), Number(dataset.column)),
)
onClick('studio', '#save', () => void whileBusy(save, () => send()))
onClick('studio', '#anyway', (button) => void whileBusy(button, () => send({ anyway: true })))
onClick('studio', '#theirs', () => void openAgain())
addEventListener('keydown', (event) => {
  if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  if (!save.disabled) void whileBusy(save, () => send())
})
void open()

async function open() {
  const opened = await openDraft(draftQuery())
  const kept = keptDraft()
  if (opened.texts === undefined) return refuse(opened.error)
  saved = isNew() ? {} : opened.texts
  base = kept === undefined ? opened.base : kept.base
  showTexts(kept?.texts ?? opened.texts)
  const pack = draftQuery().pack
  if (pack !== undefined) offerVersions(pack)
  changed(readTexts())
  if (kept !== undefined && base !== opened.base) sayOvertaken(undefined)
}

/** Drops what was written here. */
async function openAgain() {
  dropDraft()
  element('overtaken').hidden = true
  await open()
}

/** Somebody may have gone back to an earlier version in the dialog. */
async function lookForChange() {
  if (draftQuery().pack === undefined) return
  const opened = await openDraft(draftQuery())
  if (opened.texts === undefined || opened.base === base) return
  if (isSaved()) await openAgain()
  else sayOvertaken(undefined)
}

/** @param {Record<string, string>} texts that are different now */
function changed(texts) {
  revision += 1
  isChecked = false
  check.send(revision, texts)
  clearTimeout(keeping)
  keeping = setTimeout(keep, keepAfterMs)
  showState()
}

function keep() {
  if (isSaved()) return dropDraft()
  const isKept = keepDraft({ ...(base !== undefined && { base }), texts: readTexts() })
  if (!isKept) refuse('This browser has no room to keep what you write. Save it soon.')
}
addEventListener('pagehide', keep)

function isSaved() {
  return Object.entries(readTexts()).every(([file, text]) => text === saved[file])
}

/** @param {any} found by the check */
function take(found) {
  if (found.revision !== revision) return
  if (found.warnings !== undefined) {
    return showProblems('warning', found.warnings, found.warningCount)
  }
  mistakes = found.count
  isChecked = true
  markLines(found.marked)
  showProblems('mistake', found.mistakes, found.count)
  showProgress(found.progress)
  knowItems(found.items)
  showState()
}

function showState() {
  const same = isSaved()
  save.disabled = !isChecked || mistakes > 0 || same
  if (!isChecked) return
  const count = mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`
  if (mistakes > 0) sayState(`${count} to fix before it can be saved.`)
  else sayState(same ? 'Saved.' : 'No mistakes. Not saved yet.')
}

/** @param {string} words */
function sayState(words) {
  const state = element('state')
  if (state.textContent !== words) state.textContent = words
}

/** @param {{ anyway?: boolean }} [options] whether to save what has mistakes */
async function send({ anyway = false } = {}) {
  refuse(undefined)
  element('overtaken').hidden = true
  const texts = readTexts()
  const result = await askStudio('save', { texts, base, anyway })
  if (result.overtaken !== undefined) return sayOvertaken(result.overtaken)
  if (result.base === undefined && result.refusal === undefined) return refuse(result.error)
  if (result.base !== undefined) {
    base = result.base
    saved = texts
    const id = result.id ?? ''
    becomePack(id)
    const { frame } = Object.fromEntries(new URLSearchParams(location.search))
    const query = { as, pack: id, ...(frame !== undefined && { frame }) }
    history.replaceState(null, '', `studio?${new URLSearchParams(query)}`)
    element('beside').setAttribute(
      'href',
      `studio?${new URLSearchParams({ as, beside: '', pack: id })}`,
    )
    offerVersions(id)
    showState()
    speak('Saved.')
  }
  show({ form: result.html ?? result.refusal ?? '' }, save, 'me')
}

/** @param {string | undefined} sentence */
function refuse(sentence) {
  const refused = element('refused')
  refused.hidden = sentence === undefined
  refused.textContent = sentence ?? ''
}

/** @param {{ id: string, name: string, at: number } | undefined} by */
function sayOvertaken(by) {
  const who = by === undefined || by.name === '' ? 'Somebody' : by.name
  const isAnother = by !== undefined && by.id !== draftQuery().pack
  element('theirs').hidden = isAnother
  element('overtaken-text').textContent = isAnother
    ? 'Your class already has a pack with this id. Write another one behind “id:” under “About”; ' +
      'or save yours over it, and that one is kept among its versions.'
    : `${who} has saved another version of this pack since you opened it. ` +
      'Save yours over it, and theirs is kept among the versions; or open theirs, and what you wrote here is gone.'
  element('overtaken').hidden = false
}

/** @param {string} id */
function offerVersions(id) {
  const pack = /** @type {HTMLInputElement} */ (element('versions-pack'))
  pack.value = id
  element('versions').hidden = id === ''
}

choose('pack')
