/** The check of drafts and its forms as a browser imports them. */
export { jitless } from './without-eval.ts'
export { createDraftChecker } from './check-draft.ts'
export { createAboutForm } from './about-form.ts'
export { createItemForms, listItems } from './item-forms.ts'
