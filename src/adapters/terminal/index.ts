/** The bot in a terminal: one command, command lines from a pipe, or a prompt with history and completion. */
import { once } from 'node:events'
import { type Interface, createInterface } from 'node:readline/promises'
import type { Dispatcher } from '../../app/dispatch.ts'
import { parseComponentId, shareCommand } from '../../core/command/component-id.ts'
import { type ReplyOrForm, type Block, type Form, isForm } from '../../core/reply/reply.ts'
import { lineWidth } from '../../render/terminal/line-width.ts'
import { answerLine, complete, createEvent } from './receive.ts'
import { type NumberedAction, render } from '../../render/terminal/render.ts'

export interface Terminal {
  readonly dispatch: Dispatcher
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** Print reply documents instead of cards. */
  readonly json: boolean
}

/** Answers one command line. */
export async function runOnce(terminal: Terminal, line: string): Promise<void> {
  await show(terminal, await answerLine(terminal.dispatch, line, []))
}

/** Answers every line of the input, one answer each; with `json`, one document a line. */
export async function runLines(terminal: Terminal): Promise<void> {
  let shown: readonly NumberedAction[] = []
  for await (const line of createInterface({ input: terminal.input })) {
    if (line.trim() === '') continue
    shown = await show(terminal, await answerLine(terminal.dispatch, line, shown))
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
    'Type a command, a number to press a button, or exit. Tab completes; help lists commands.\n',
  )
  let shown: readonly NumberedAction[] = []
  prompt.prompt()
  for await (const line of prompt) {
    if (/^(exit|quit)$/i.test(line.trim())) break
    if (line.trim() !== '') {
      let answer = await answerLine(dispatch, line, shown)
      while (isForm(answer)) answer = await fillIn(prompt, dispatch, answer)
      shown = await show(terminal, answer)
    }
    prompt.prompt()
  }
  prompt.close()
}

/** Asks for each field of a form in turn and submits it. */
async function fillIn(prompt: Interface, dispatch: Dispatcher, form: Form): Promise<ReplyOrForm> {
  const fields: Record<string, readonly string[]> = {}
  for (const field of form.fields) {
    const choices =
      field.kind === 'text' ? '' : ` (${field.options.map((option) => option.value).join(', ')})`
    const typed = await prompt.question(`${field.label}${choices}: `)
    fields[field.name] = field.kind === 'several' ? typed.split(/\s*,\s*/) : [typed]
  }
  return dispatch.action({ ...createEvent(), componentId: form.press, fields })
}

async function show(terminal: Terminal, answer: ReplyOrForm): Promise<readonly NumberedAction[]> {
  const { output, json } = terminal
  if (json) {
    await write(output, `${JSON.stringify(answer)}\n`)
    return []
  }
  if (isForm(answer)) {
    await write(
      output,
      `${answer.title} is a form; it needs the prompt. Start it without a command line.\n`,
    )
    return []
  }
  const look = { width: lineWidth(output.columns), colours: output.isTTY && output.hasColors() }
  const { text, actions } = render(
    { blocks: answer.blocks.filter((block) => !shares(block)) },
    look,
  )
  await write(output, `${text}\n`)
  return actions
}

/** A room of one has nobody to share with. */
function shares(block: Block): boolean {
  return (
    block.kind === 'buttons' &&
    block.buttons.every(
      (each) => 'press' in each && parseComponentId(each.press).command === shareCommand,
    )
  )
}

/** Waits until a slow pipe has taken the words, so that none are lost at the end. */
async function write(output: NodeJS.WriteStream, words: string): Promise<void> {
  if (!output.write(words)) await once(output, 'drain')
}
