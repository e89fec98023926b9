/** The bot in a terminal: one command, command lines from a pipe, or a prompt with history and completion. */
import { createInterface } from 'node:readline/promises'
import type { Dispatcher } from '../../app/dispatch.ts'
import { isForm } from '../../core/reply/form.ts'
import type { NumberedAction } from '../../render/terminal/render.ts'
import { type Output, printAnswer, write } from './answer.ts'
import { complete } from './declare.ts'
import { receiveForm, receiveLine } from './receive.ts'

export interface Terminal extends Output {
  readonly dispatch: Dispatcher
  readonly input: NodeJS.ReadStream
}

/** Answers one command line. */
export async function runOnce(terminal: Terminal, line: string): Promise<void> {
  await printAnswer(terminal, await receiveLine(terminal.dispatch, line, []))
}

/** Answers every line of the input. */
export async function runLines(terminal: Terminal): Promise<void> {
  let actions: readonly NumberedAction[] = []
  for await (const line of createInterface({ input: terminal.input })) {
    if (line.trim() === '') continue
    actions = await printAnswer(terminal, await receiveLine(terminal.dispatch, line, actions))
    if (!terminal.json) await write(terminal.output, '\n')
  }
}

/** Talks with a person until they leave with `exit` or Ctrl-D. */
export async function runPrompt(terminal: Terminal): Promise<void> {
  const { dispatch, input, output } = terminal
  const prompt = createInterface({
    input,
    output,
    prompt: '› ',
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: async (line: string): Promise<[string[], string]> => [
      [...(await complete(dispatch, line))],
      line,
    ],
  })
  await write(
    output,
    'Type a command, or the number of a button. Tab completes, help lists the commands, exit leaves.\n',
  )
  let actions: readonly NumberedAction[] = []
  prompt.prompt()
  for await (const line of prompt) {
    if (/^(exit|quit)$/i.test(line.trim())) break
    if (line.trim() !== '') {
      let answer = await receiveLine(dispatch, line, actions)
      while (isForm(answer)) {
        answer = await receiveForm(dispatch, answer, (question) => prompt.question(question))
      }
      actions = await printAnswer(terminal, answer)
    }
    prompt.prompt()
  }
  prompt.close()
}
