/** Tells a sentence that happens to begin with the name of a command, such as “settings of the film”, from a command. */
import { type Command, noSubcommand } from './command.ts'
import { subcommandNames, takeName } from './command-names.ts'

const question =
  /^(?:is|isn['’]?t|are|was|were|when|what|how|why|who|where|which|did|do|does|will|can|could|should|would|has|have|tomorrow|today|yesterday)(?![\p{L}\p{N}:=])/iu
const goesOn = /^(?:of|in|between|from|and|or|for|with|as|to|than|me)(?![\p{L}\p{N}:=])/iu
const secondOf = /^\p{L}+ of /iu
const ownThings = /^(?:(?:on|about) )?(?:my|your|our|their) /iu
/** What a quiz has, none of which is what it is about. */
const itsParts =
  /^(?:the )?(?:answers?|solutions?|results?|winners?|rules?|points?|questions?|history|stats|statistics)[.!?]*$/iu

/** @param rest what follows the name of the command */
export function isSentence(command: Command, rest: string): boolean {
  if (rest === '' || /[:=："“]/u.test(rest)) return false
  if (command.subcommands.has(noSubcommand)) {
    const [first] = Object.values(command.subcommands.get(noSubcommand)?.options ?? {})
    return first?.kind === 'choice' && (question.test(rest) || goesOn.test(rest))
  }
  if (takeName(rest, subcommandNames(command)) !== undefined) return false
  if (question.test(rest)) return true
  const { defaultSubcommand = '', wordsSubcommand = defaultSubcommand } = command
  const usual = command.subcommands.get(wordsSubcommand)
  // The name alone does the same, as with `quiz`, so the words must name a subject.
  const isNameEnough = command.wordsSubcommand === undefined
  if (isNameEnough && (ownThings.test(rest) || itsParts.test(rest))) return true
  const options = Object.values(usual?.options ?? {})
  // “Quiz with five questions”, “review of scene 3”: whatever leads up to it, these have a use for what follows.
  if (usual?.teachersOnly !== true && options.length > 0) return false
  const text = options.find(({ kind }) => kind === 'text')
  const looksUp = text?.kind === 'text' && text.suggest !== undefined
  return goesOn.test(rest) || (!looksUp && secondOf.test(rest))
}
