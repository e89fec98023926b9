/** Asks the person at the terminal before something is done that can’t be undone. */
import { createInterface } from 'node:readline/promises'
import { ConfigError } from '../config.ts'

/** Returns whether they typed yes. Throws a ConfigError with `unasked` where nobody can be asked. */
export async function askToConfirm(question: string, unasked: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new ConfigError(unasked)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`${question} Type yes: `)
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}
