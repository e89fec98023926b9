/** What several processes of one store keep in memory, and how each learns that another has changed it. */

/** What is kept of a class, of a person, or of anybody at all, and is read again as a whole. */
export interface Subject {
  readonly kind: 'settings' | 'packs' | 'person' | 'everybody'
  /** The class or the person; empty for everybody. */
  readonly id: string
}

export const everybody: Subject = { kind: 'everybody', id: '' }

/** Returns what every request of a class depends on. */
export function subjectsOfClass(id: string): readonly Subject[] {
  return [
    { kind: 'settings', id },
    { kind: 'packs', id },
  ]
}

export interface Changes {
  /** Counts a change that is in the store already. */
  note(subject: Subject): Promise<void>
  /**
   * Returns a number for each subject, in order, that is another one after every change, and the store’s time when it was asked, epoch
   * milliseconds.
   */
  read(
    subjects: readonly Subject[],
  ): Promise<{ readonly numbers: readonly number[]; readonly now: number }>
}
