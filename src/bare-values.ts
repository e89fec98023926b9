/** Takes the values of variables as they were meant, whoever has read them. */
import type { Variables } from './unknown-variables.ts'

/**
 * Returns those that are set, without the blanks and quotation marks around them: `docker run --env-file` leaves both, and the line
 * ends of a file from Windows, too.
 */
export function bareValues(variables: Variables): Variables {
  const bare = Object.entries(variables).map(([name, value = '']) => {
    const trimmed = value.trim()
    return [name, /^(["'])(.*)\1$/s.exec(trimmed)?.[2]?.trim() ?? trimmed] as const
  })
  return Object.fromEntries(bare.filter(([, value]) => value !== ''))
}
