/** Characters that nobody sees: they can make one text look like another, so no text of a person keeps them. */

/**
 * Controls other than the line break, the soft hyphen, zero-width spaces and fillers, marks that turn the direction of
 * text, interlinear marks and private-use characters. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const invisible =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\u206A-\u206F\u3164\uE000-\uF8FF\uFEFF\uFFA0\uFFF9-\uFFFB]/
const everyInvisible = new RegExp(invisible, 'g')

/** Returns the text without invisible characters, with lone surrogates replaced by U+FFFD. Line breaks stay. */
export function stripInvisible(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return invisible.test(whole) ? whole.replaceAll(everyInvisible, '') : whole
}

/** Whether the text holds characters that nobody sees, or a broken one. */
export function hasInvisible(text: string): boolean {
  return !text.isWellFormed() || invisible.test(text)
}
