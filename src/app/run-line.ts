/** Runs a typed line, and says so where it was not typed quite as it was read. */
import { isEmptyBlock } from '../core/reply/empty-block.ts'
import { type CommandIndex, fullName } from '../core/command/command.ts'
import { lineButtons } from '../core/command/line-button.ts'
import type { ParsedLine } from '../core/command/parse-command.ts'
import { parseCommandLine } from '../core/command/parse-line.ts'
import { notUnderstood, smallTalk } from '../core/command/small-talk.ts'
import type { Person, Room } from '../core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { type Block, note } from '../core/reply/reply.ts'
import type { CommandEvent, LineEvent } from './events.ts'

/** Longer lines are no small talk. */
const maxSmallTalk = 200

interface LineRunnerParts {
  readonly commands: CommandIndex
  readonly run: (event: CommandEvent) => Promise<ReplyOrForm>
  readonly isTeacher: (room: Room, person: Person) => Promise<boolean>
}

export type RunLine = (event: LineEvent) => Promise<ReplyOrForm>

export function createLineRunner({ commands, run, isTeacher }: LineRunnerParts): RunLine {
  return async function runLine(event) {
    const { line, ...rest } = event
    const parsed = parseCommandLine(line, commands)
    const isFallback = parsed.offers !== undefined
    const said = isFallback ? smallTalk(line.slice(0, maxSmallTalk)) : undefined
    if (said !== undefined) return said
    const command = parsed.command.name
    const usual = parsed.studentSubcommand
    const isKnown = event.person.unknown === undefined
    if (usual !== undefined && isKnown && !(await isTeacher(event.room, event.person))) {
      const answer = await run({ ...rest, command, subcommand: usual, given: {} })
      const wanted = fullName(parsed.command, parsed.subcommandName)
      return withBlocks(answer, note('Only teachers can use ', { command: wanted }, '.'))
    }
    const { subcommandName: subcommand, given } = parsed
    const answer = await run({ ...rest, command, subcommand, given })
    const offers = lineButtons(parsed.offers ?? [])
    if (isFallback && !isForm(answer) && answer.refused !== true && answer.share === undefined) {
      return withBlocks(notUnderstood(answer), offers)
    }
    return withBlocks(answer, ...readingNotes(parsed), offers, ...otherLines(parsed))
  }
}

/** Says how the line was read where that was a guess. */
function readingNotes({ readAs, offers }: ParsedLine): readonly Block[] {
  if (readAs === undefined) return []
  const reading = ['I read that as ', { command: readAs }, '.'] as const
  return offers === undefined
    ? [note(...reading)]
    : [note(...reading, ' ', { command: 'help' }, ' lists the commands.')]
}

/** One line is run at a time; the others become buttons. */
function otherLines({ others = [] }: ParsedLine): readonly Block[] {
  return others.length === 0
    ? []
    : [note('I answer one line at a time. Next:'), lineButtons(others.slice(0, 5))]
}

/** Adds blocks to an answer, but not to a form or to a refusal. */
function withBlocks(answer: ReplyOrForm, ...more: readonly Block[]): ReplyOrForm {
  if (isForm(answer) || answer.refused === true) return answer
  return { ...answer, blocks: [...answer.blocks, ...more.filter((block) => !isEmptyBlock(block))] }
}
