/** A line that somebody types, and what a demanding teacher would call a good answer. */
export type Who = 'student' | 'teacher'
export type Where = 'slack' | 'page' | 'terminal'

/** A whole title, however it is quoted and numbered, or a pattern of it. */
export type Title = string | RegExp

/** All that is given has to hold. */
export interface Good {
  /** The card of one of these is shown: its heading, its line or its question. */
  readonly opens?: Title | readonly Title[]
  /** One of these is shown, or is among the first three that the answer offers to open. */
  readonly finds?: Title | readonly Title[]
  /** The words of the answer and of what it posts in the channel. */
  readonly says?: RegExp
  /** Buttons, entries of menus, fields of forms, or commands that the text names: one for each. */
  readonly offers?: readonly RegExp[]
  /** No card is shown, nothing is done, and a sentence says what to do. */
  readonly refuses?: RegExp
  /** What must not be said. */
  readonly never?: RegExp
}

export interface TypedLine {
  readonly who: Who
  readonly where: Where
  /**
   * As the platform hands it over. On Slack `<#CHANNEL|film-club>` and `<@BEN|ben>` stand for a channel and a student that
   * the workspace has.
   */
  readonly line: string
  /** One of several good answers is enough. */
  readonly good: Good | readonly Good[]
  readonly why: string
  /** What the same person has typed before. */
  readonly after?: string
}

/** Returns a function that makes the lines of somebody somewhere. */
export function linesOf(who: Who, where: Where) {
  return (line: string, good: TypedLine['good'], why: string, after?: string): TypedLine => ({
    who,
    where,
    line,
    good,
    why,
    ...(after !== undefined && { after }),
  })
}
