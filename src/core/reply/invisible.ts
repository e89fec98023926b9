/** Finds and removes invisible characters, which can make one text look like another. */

/**
 * Control characters except the line break, soft hyphens, zero-width spaces and fillers, direction marks, interlinear marks
 * and private-use characters. The joiners U+200C and U+200D stay, because scripts and emoji need them.
 */
const invisible =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\u206A-\u206F\u3164\uE000-\uF8FF\uFEFF\uFFA0\uFFF9-\uFFFB]/
const everyInvisible = new RegExp(invisible, 'g')

/** Tag characters, in which whole sentences can hide, and before them the flags of countries within countries, which need them. */
const tags = /(\uD83C\uDFF4(?:\uDB40[\uDC20-\uDC7E]){1,6}\uDB40\uDC7F)|\uDB40[\uDC00-\uDC7F]/g

/** Returns the text without invisible characters, with lone surrogates replaced by U+FFFD. Line breaks stay. */
export function stripInvisible(text: string): string {
  const formed = text.isWellFormed() ? text : text.toWellFormed()
  const whole = formed.includes('\uDB40') ? formed.replaceAll(tags, '$1') : formed
  return invisible.test(whole) ? whole.replaceAll(everyInvisible, '') : whole
}

/** Letters, digits, punctuation and symbols, without fillers that only count as letters and the blank Braille pattern. */
const visible = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v

/** Whether a reader can see anything of the text. */
export function hasVisible(text: string): boolean {
  return visible.test(text)
}

/** Returns what can be seen of a text, for comparing: without joiners and variation selectors too, its white space as single spaces. */
export function visibleText(text: string): string {
  const spaced = text.replaceAll(/[^\S\uFEFF]+/gu, ' ').trim()
  if (/^[ -~]*$/.test(spaced)) return spaced
  return stripInvisible(spaced)
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
}

/** Blanks and marks for direction or joining. Those that flags are made of take two units, so they do not count. */
const unseen = /[\s\p{Cf}]/u

/** Returns the text without what nobody sees at its ends, such as the marks that web pages and messengers leave there. Takes linear time. */
export function trimUnseen(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && unseen.test(text.charAt(start))) start += 1
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Whether the text has invisible characters or lone surrogates. */
export function hasInvisible(text: string): boolean {
  return !text.isWellFormed() || invisible.test(text)
}
