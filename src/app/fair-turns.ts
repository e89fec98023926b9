/** Shares the one thread among classes: however much one asks for at once, another waits for a piece of its work, never for all of it. */

/** After so much work on end, in milliseconds, the event loop has its turn: heartbeats, new requests, health checks. */
const maxSliceMs = 25

/** What a class has used counts half after this time, in milliseconds. */
const halfLifeMs = 1000

/** What is left of a class’s use, in milliseconds, that is no longer worth remembering. */
const minUsedMs = 0.1

type Resume = () => void

/** The people of one class who wait, each with what they asked for, in the order of their turns. */
type Line = Map<string, Resume[]>

export interface FairTurns {
  /**
   * Resolves when somebody may work. What they do then, until they wait for something, is one piece. The class that has used
   * least comes first, and the people of a class take turns, so that neither a class nor a person who floods goes before others.
   */
  take(classId: string, personId: string): Promise<void>
}

export function createFairTurns(): FairTurns {
  const lines = new Map<string, Line>()
  const used = new Map<string, number>()
  let halvedAt = performance.now()
  let spentMs = 0
  let isWorking = false
  let loopTurn: NodeJS.Immediate | undefined

  function forgetOldUse(now: number): void {
    const halvings = Math.floor((now - halvedAt) / halfLifeMs)
    if (halvings === 0) return
    halvedAt += halvings * halfLifeMs
    for (const [classId, ms] of used) {
      const left = ms / 2 ** halvings
      if (left < minUsedMs) used.delete(classId)
      else used.set(classId, left)
    }
  }

  function findNextClass(): string | undefined {
    let next: string | undefined
    for (const classId of lines.keys()) {
      if (next === undefined || (used.get(classId) ?? 0) < (used.get(next) ?? 0)) next = classId
    }
    return next
  }

  function proceed(): void {
    if (isWorking || spentMs >= maxSliceMs) return
    const classId = findNextClass()
    if (classId === undefined) return
    isWorking = true
    const startedAt = performance.now()
    takeFirst(lines, classId)()
    // A tick that a microtask asks for comes once no microtask is left: the piece has ended, or waits for something.
    queueMicrotask(() => process.nextTick(end, classId, startedAt))
  }

  function end(classId: string, startedAt: number): void {
    isWorking = false
    const now = performance.now()
    forgetOldUse(now)
    used.set(classId, (used.get(classId) ?? 0) + now - startedAt)
    spentMs += now - startedAt
    loopTurn ??= setImmediate(() => {
      loopTurn = undefined
      spentMs = 0
      proceed()
    })
    proceed()
  }

  return {
    take: (classId, personId) =>
      new Promise((resolve) => {
        const line = lines.getOrInsertComputed(classId, (): Line => new Map())
        line.getOrInsertComputed(personId, () => []).push(resolve)
        proceed()
      }),
  }
}

/** Takes out who is first in a class’s line, and puts what else they asked for at its end. */
function takeFirst(lines: Map<string, Line>, classId: string): Resume {
  const line = lines.get(classId) ?? new Map<string, Resume[]>()
  const [[personId, [resume, ...rest]] = ['', []]] = line
  line.delete(personId)
  if (rest.length > 0) line.set(personId, rest)
  if (line.size === 0) lines.delete(classId)
  return resume ?? (() => undefined)
}
