/** A queue in which each class waits in its own line and the lines take turns, so that many files of one class hold up nobody else. */

const maxWaitingPerClass = 4
const maxWaiting = 200

export interface JobQueue<Job> {
  /** Returns false if too many wait already, of this class or of all. */
  push(classId: string, job: Job): boolean
  shift(): Job | undefined
}

export function createJobQueue<Job>(): JobQueue<Job> {
  const lines = new Map<string, readonly Job[]>()
  let waiting = 0

  return {
    push(classId, job) {
      const line = lines.get(classId) ?? []
      if (line.length >= maxWaitingPerClass || waiting >= maxWaiting) return false
      lines.set(classId, [...line, job])
      waiting += 1
      return true
    },
    shift() {
      const [first] = lines
      if (first === undefined) return undefined
      const [classId, [job, ...rest]] = first
      // Its next job goes to the end of the row.
      lines.delete(classId)
      if (rest.length > 0) lines.set(classId, rest)
      waiting -= 1
      return job
    },
  }
}
