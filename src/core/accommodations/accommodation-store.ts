/** Where it is stored what students of a class have, and what commands can do with it. */
import type { Accommodation, Student, StudentAccommodation } from './accommodation.ts'

export interface AccommodationStore {
  /** Returns what every student of a class has who has something, in the order of their names. */
  list(classId: string): Promise<readonly StudentAccommodation[]>
  /** Returns false where the class has too many. */
  set(classId: string, student: Student, accommodation: Accommodation): Promise<boolean>
  /** Returns whether there was one. */
  remove(classId: string, person: string): Promise<boolean>
}

/** Bound to the person and the room of the request. */
export interface AccommodationService {
  /** Returns what the person who asks has here; in direct messages, the most that any of their classes gives them. */
  own(): Promise<Accommodation>
  /** Returns what they have in one class. */
  ownIn(classId: string): Promise<Accommodation>
  /** Returns what everybody in this class has who has something; for teachers only. */
  list(): Promise<readonly StudentAccommodation[]>
  /** Saves what a student of this class has; what is usual removes it. For teachers only. Throws a UserError where there are too many. */
  set(student: Student, accommodation: Accommodation): Promise<void>
}
