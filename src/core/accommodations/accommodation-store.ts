/** Where it is stored what students of a class have, and what commands can do with it. */
import type { Person } from '../platform/room.ts'
import type { Accommodation, Student, StudentAccommodation } from './accommodation.ts'

export interface AccommodationStore {
  /** Returns what every student of a class has who has something, in the order of their names. */
  list(classId: string): Promise<readonly StudentAccommodation[]>
  /**
   * Changes what is given, of what the student has at that moment; what is usual then is removed. Returns what they have now;
   * undefined where the class has too many. Where `by` says who changes it, the history has that something was changed, and never
   * for whom.
   */
  set(
    classId: string,
    student: Student,
    changes: Partial<Accommodation>,
    by?: Pick<Person, 'id' | 'name'>,
  ): Promise<Accommodation | undefined>
}

/** Bound to the person and the room of the request. */
export interface AccommodationService {
  /** Returns what the person who asks has here; in direct messages, the most that any of their classes gives them. */
  own(): Promise<Accommodation>
  /** Returns what they have in one class. */
  ownIn(classId: string): Promise<Accommodation>
  /** Returns what everybody in this class has who has something; for teachers only. */
  list(): Promise<readonly StudentAccommodation[]>
  /**
   * Changes what a student of this class has, and nothing that another teacher changes at the same time; what is usual removes it.
   * Returns what they have now. For teachers only. Throws a UserError where there are too many.
   */
  set(student: Student, changes: Partial<Accommodation>): Promise<Accommodation>
}
