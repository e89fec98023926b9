/** Thrown by a reader for one question that cannot be used; its message is the sentence for the person. */

export class UnusableError extends Error {
  override readonly name = 'UnusableError'
}

/** Reasons that several formats have. */
export const sharedReasons = {
  formula:
    'Its numbers are made by a formula when a student opens it. Write it once with fixed numbers.',
  picture:
    'It is answered by clicking on a picture, which isn’t possible in a chat. Ask for the parts in words.',
  text: 'This is only text and asks nothing. Put it into the questions that need it.',
  upload: 'It is answered by uploading a file, which the bot can’t accept.',
} as const
