/** Runs a typed line, and says so where it was not typed quite as it was read. */
import { type CommandIndex, fullName } from '../core/command/command.ts'
import { lineButtons } from '../core/command/line-button.ts'
import { type ParsedLine, parseCommandLine } from '../core/command/parse-line.ts'
import type { Person, Room } from '../core/platform/room.ts'
import { type Block, type ReplyOrForm, isEmptyBlock, isForm, note } from '../core/reply/reply.ts'
import type { CommandEvent, LineEvent } from './events.ts'

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
    const command = parsed.command.name
    const usual = parsed.studentSubcommand
    if (usual !== undefined && !(await isTeacher(event.room, event.person))) {
      const answer = await run({ ...rest, command, subcommand: usual, given: {} })
      const wanted = fullName(parsed.command, parsed.subcommandName)
      return withBlocks(answer, note('Only teachers can use ', { code: wanted }, '.'))
    }
    const { subcommandName: subcommand, given } = parsed
    return withBlocks(
      await run({ ...rest, command, subcommand, given }),
      ...readingNotes(parsed),
      lineButtons(parsed.offers ?? []),
    )
  }
}

/** Says how the line was read where that was a guess. */
function readingNotes({ readAs, offers }: ParsedLine): readonly Block[] {
  if (readAs === undefined) return []
  const reading = ['I read that as ', { code: readAs }, '.'] as const
  return offers === undefined
    ? [note(...reading)]
    : [note(...reading, ' ', { code: 'help' }, ' lists the commands.')]
}

/** Adds blocks to an answer, but not to a form or to a refusal. */
function withBlocks(answer: ReplyOrForm, ...more: readonly Block[]): ReplyOrForm {
  if (isForm(answer) || answer.refused === true) return answer
  return { ...answer, blocks: [...answer.blocks, ...more.filter((block) => !isEmptyBlock(block))] }
}
