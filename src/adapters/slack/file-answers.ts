/** Answers with files: the files go to the person's own conversation with the app, and the answer says so. */
import type { Logger } from 'pino'
import { formatCount } from '../../core/reply/format.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { isForm } from '../../core/reply/form.ts'
import { type Block, type Inline, type Reply, type RichText, text } from '../../core/reply/reply.ts'
import { fileText } from '../../core/reply/file-text.ts'
import { beginningLines, maxPreformatted } from '../../render/slack/rich-text.ts'
import type { Answers } from './answer.ts'
import type { Api } from './api.ts'
import { missingOptionalScope } from './errors.ts'
import type { ReplyTarget } from './reply-target.ts'
import type { FileBlock, SendFiles } from './send-files.ts'

/** What fits a few blocks is readable as text too; more than that scrolls away before anybody can copy it. */
const maxTextLength = 2 * maxPreformatted

export interface FileAnswerParts {
  readonly api: Api
  readonly sendFiles: SendFiles
  readonly log: Logger
}

/** Returns the answer with its files sent, or with what can be read of them where they cannot be. Never throws. */
export type SendFilesOf = (target: ReplyTarget, reply: Reply) => Promise<Reply>

export function createFileAnswers({ api, sendFiles, log }: FileAnswerParts): SendFilesOf {
  /** Returns what to say about the files, and whether they have to be shown as text all the same. */
  async function send(
    target: ReplyTarget,
    files: readonly FileBlock[],
  ): Promise<{ readonly said: RichText; readonly isShown: boolean }> {
    const { team, user } = target
    const channel = target.kind === 'channel' ? target.channel : undefined
    const conversation = channel?.startsWith('D') === true ? channel : undefined
    const names = listOf(files.map(({ name }) => ({ code: name })))
    try {
      if (!(await api.mayUse(team, 'files:write'))) {
        return { said: missingOptionalScope('files:write', 'get whole files'), isShown: true }
      }
      const isSure = await sendFiles({ team, user, conversation }, files)
      const place = 'in your messages with Commonplace'
      const [them, missing] = files.length === 1 ? ['it', 'it isn’t'] : ['them', 'they aren’t']
      const said: RichText = isSure
        ? ['I’ve sent you ', ...names, `. You’ll find ${them} ${place}, where only you can see it.`]
        : [
            'Slack didn’t say whether ',
            ...names,
            ` arrived. Look ${place}; if ${missing} there, please ask again.`,
          ]
      return { said, isShown: false }
    } catch (error) {
      log.warn({ err: error, team }, 'Files could not be sent to a person')
      const isRefused = error instanceof DeliveryError && error.outcome === 'rejected'
      return isRefused
        ? { said: error.remedy, isShown: true }
        : {
            said: ['Slack didn’t take ', ...names, ' just now. Please ask again in a minute.'],
            isShown: false,
          }
    }
  }

  return async (target, reply) => {
    const files = reply.blocks.filter((block) => block.kind === 'file')
    if (files.length === 0 || reply.private !== true) return reply
    const { said, isShown } = await send(target, files)
    const isCut = files.some(
      ({ content }) => typeof content !== 'string' || content.length > maxTextLength,
    )
    const blocks = reply.blocks.flatMap((block): readonly Block[] => {
      if (block.kind !== 'file') return [block]
      const sentence = block === files.at(-1) && (isCut || !isShown) ? [text(...said)] : []
      return [...(isShown ? [beginningOf(block)] : []), ...sentence]
    })
    return { ...reply, blocks }
  }
}

/** Returns a file that is readable as text: a long one ends after a whole line and says how long it is, unless all of it is due. */
function beginningOf(block: FileBlock): FileBlock {
  const { name, whole } = block
  const content = fileText(block.content)
  if (whole === true || content.length <= maxTextLength) return block
  const beginning = beginningLines(content, maxPreformatted)
  const [shown, all] = [beginning, content].map((words) => words.trimEnd().split('\n').length)
  const lines = formatCount(all ?? 0, 'line')
  return { ...block, name: `${name}: the first ${shown} of ${lines}`, content: beginning }
}

function listOf(parts: readonly Inline[]): RichText {
  return parts.flatMap((part, index) => {
    if (index === 0) return [part]
    return [index === parts.length - 1 ? ' and ' : ', ', part]
  })
}

/** Returns answers whose files are sent before they are delivered. */
export function withFiles(answers: Answers, sendFilesOf: SendFilesOf): Answers {
  return {
    ...answers,
    async deliver(target, answer, ...rest) {
      const complete = isForm(answer) ? answer : await sendFilesOf(target, answer)
      return answers.deliver(target, complete, ...rest)
    },
  }
}
