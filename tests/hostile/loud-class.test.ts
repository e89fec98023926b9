/** A class that asks for as much as it can, all at once, and what another class notices of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineCommand } from '../../src/core/command/command.ts'
import { button, buttons, replyWith, text } from '../../src/core/reply/reply.ts'
import { openBot, room, student } from '../fixtures/bot.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What the largest pack makes of a search. */
function workHard(): void {
  vi.advanceTimersByTime(30)
}

async function openSchool() {
  const done: string[] = []
  function finish(classId: string) {
    if (classId === 'web:loud') workHard()
    done.push(classId)
    return replyWith(text('Done.'), buttons(button('Again', 'toil:again:')))
  }
  const toil = defineCommand({
    name: 'toil',
    summary: 'Work hard',
    audience: 'person',
    options: {
      words: {
        kind: 'text',
        summary: 'On what',
        maxLength: 20,
        suggest: (classId) => {
          finish(classId)
          return []
        },
      },
    },
    run: ({ room: { class: classId } }) => finish(classId),
    actions: { again: { run: ({ room: { class: classId } }) => finish(classId) } },
  })
  const { dispatch } = await openBot({ commands: [toil] })

  function eventIn(classId: string, person: string) {
    const where = { ...room, id: `${classId}/room`, class: classId }
    return { id: person, person: { ...student, id: `web:${person}` }, room: where, at: 0 }
  }
  return { dispatch, done, eventIn }
}

type School = Awaited<ReturnType<typeof openSchool>>

const ways: Readonly<
  Record<string, (school: School, classId: string, n: number) => Promise<unknown>>
> = {
  command: ({ dispatch, eventIn }, classId, n) =>
    dispatch.command({ ...eventIn(classId, `p${n}`), command: 'toil', subcommand: '', given: {} }),
  press: ({ dispatch, eventIn }, classId, n) =>
    dispatch.action({ ...eventIn(classId, `p${n}`), componentId: 'toil:again:' }),
  suggestion: ({ dispatch, eventIn }, classId, n) => {
    const asked = { command: 'toil', subcommand: '', option: 'words', typed: classId }
    return dispatch.suggest({ ...eventIn(classId, `p${n}`), ...asked })
  },
}

test.each(Object.entries(ways))(
  'of a flood of each %s another class waits for little',
  async (_, ask) => {
    const school = await openSchool()
    const flood = Array.from({ length: 12 }, (__, n) => ask(school, 'web:loud', n))
    // It asks after the flood has come, by whatever way.
    await ask(school, 'web:quiet', 0)
    expect(school.done.length).toBeLessThan(7)
    await Promise.all(flood)
    expect(school.done).toHaveLength(13)
  },
)
