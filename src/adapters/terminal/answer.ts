/** Prints answers: as text with numbered buttons, or as JSON. */
import { once } from 'node:events'
import { isShareRow } from '../../core/command/component-id.ts'
import { type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import { type NumberedAction, render } from '../../render/terminal/render.ts'
import { lineWidth } from './limits.ts'

export interface Output {
  readonly output: NodeJS.WriteStream
  /** Prints reply documents as JSON, one on each line. */
  readonly json: boolean
}

/** Prints an answer. Returns what the numbers in it stand for. */
export async function printAnswer(
  { output, json }: Output,
  answer: ReplyOrForm,
): Promise<readonly NumberedAction[]> {
  if (json) {
    await write(output, `${JSON.stringify(answer)}\n`)
    return []
  }
  if (isForm(answer)) {
    await write(
      output,
      `“${answer.title}” is a form. To fill it in, run npm run study without a command.\n`,
    )
    return []
  }
  const { text, actions } = render(
    { blocks: answer.blocks.filter((block) => !isShareRow(block)) },
    { width: lineWidth(output.columns), colours: output.isTTY && output.hasColors() },
  )
  await write(output, `${text}\n`)
  return actions
}

/** Waits until a slow pipe has taken the words, so that none are lost when the process ends. */
export async function write(output: NodeJS.WriteStream, words: string): Promise<void> {
  if (!output.write(words)) await once(output, 'drain')
}
