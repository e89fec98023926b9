/** Asks questions in a terminal or over a pipe, line by line. What is secret is not shown while it is typed or pasted. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { stripInvisible } from '../../core/reply/invisible.ts'

/** Ctrl+C, or the end of what is piped in. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

export interface Prompter {
  say(text: string): void
  /** Returns the line without blanks around it. Throws an InterruptedError. */
  ask(question: string, options?: { readonly isSecret?: boolean }): Promise<string>
  close(): void
}

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly columns?: number }
}

const maxLineLength = 10_000

export function createPrompter({ input, output }: Terminal): Prompter {
  let isHidden = false
  const screen = new Writable({
    write(chunk, _, done) {
      if (!isHidden) output.write(chunk as Buffer)
      done()
    },
  })
  const lines = createInterface({
    input,
    output: screen,
    terminal: input.isTTY === true,
    // What has been typed is not to be found again with the arrow keys.
    historySize: 0,
  })
  // Lines that a pipe sends before they are asked for wait here.
  const typed = lines[Symbol.asyncIterator]()
  const stopped = Promise.withResolvers<never>()
  stopped.promise.catch(() => undefined)
  lines.on('SIGINT', interrupt)
  process.on('SIGINT', interrupt)

  function interrupt(): void {
    stopped.reject(new InterruptedError())
  }

  return {
    // It may quote the name of a server or a workspace, and a terminal obeys what it prints.
    say: (text) => void output.write(`${stripInvisible(text)}\n`),
    async ask(question, { isSecret = false } = {}) {
      output.write(`${question} `)
      isHidden = isSecret
      try {
        const { done, value } = await Promise.race([typed.next(), stopped.promise])
        if (done === true) throw new InterruptedError()
        if (isSecret) output.write('\n')
        // Longer than anything that is asked for: a whole file came along.
        return value.length > maxLineLength ? '' : value.trim()
      } finally {
        isHidden = false
      }
    },
    close() {
      process.off('SIGINT', interrupt)
      lines.close()
    },
  }
}

/** Asks until the answer is one of the numbers. Returns the index. */
export async function choose(prompter: Prompter, choices: readonly string[]): Promise<number> {
  for (const [index, choice] of choices.entries()) prompter.say(`  ${index + 1}  ${choice}`)
  for (;;) {
    const typed = await prompter.ask('\nType a number and press Enter:')
    const index = Number(/^\d$/.exec(typed)?.[0] ?? 0) - 1
    if (choices[index] !== undefined) return index
    prompter.say(`Please type one of the numbers from 1 to ${choices.length}.`)
  }
}

/** Asks until the answer is yes or no. */
export async function confirm(prompter: Prompter, question: string): Promise<boolean> {
  for (;;) {
    const typed = await prompter.ask(`${question} (yes or no)`)
    if (/^y(?:es)?$/i.test(typed)) return true
    if (/^no?$/i.test(typed)) return false
    prompter.say('Please type yes or no.')
  }
}
