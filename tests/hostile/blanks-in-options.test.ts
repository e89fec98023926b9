/** Options of platforms with blanks that no typed line has: whatever says how to type the command gets past each of them. */
import { expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'
import { formatOptions, readOptions } from '../../src/core/command/read-options.ts'

const commands = await loadCommands('commands')
const blanks = ['\n', '\t', '\r\n', '\v', '\f', '\u00A0', '\u2028', '\u3000', '\uFEFF', ' ']

test.each([...commands])('%s', (_, { subcommands }) => {
  for (const subcommand of subcommands.values()) {
    const names = Object.keys(subcommand.options)
    for (const name of names) {
      for (const blank of blanks) {
        for (const value of [blank.repeat(40), `a${blank}b`, `${blank}a${blank}`]) {
          const given = Object.fromEntries([
            [name, value],
            ...names.filter((each) => each !== name).map((each) => [each, '1']),
          ])
          expect(readOptions(formatOptions(given, subcommand), subcommand)).toEqual(given)
        }
      }
    }
  }
})
