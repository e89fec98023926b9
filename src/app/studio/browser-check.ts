/** The check of drafts as a browser imports it. */
export { jitless } from './without-eval.ts'
export { createDraftChecker } from './check-draft.ts'
