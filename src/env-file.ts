/** Reads the variables that a file holds, by default `.env` in the folder the bot is started in. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError } from './config.ts'
import { joinWords } from './core/reply/format.ts'
import type { Variables } from './unknown-variables.ts'

const usualEnvFile = '.env'

/** Returns the path of the file that variables are read from. */
export function envFileOf({ ENV_FILE: given = '' }: Variables): string {
  return given === '' ? usualEnvFile : given
}

/** Returns the variables together with those of the file; what is set already wins. Throws a ConfigError if it cannot be read. */
export function withEnvFile(variables: Variables): Variables {
  const file = envFileOf(variables)
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  try {
    return { ...parseEnv(decodeEnvFile(readFileSync(file), file)), ...Object.fromEntries(set) }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && file === usualEnvFile) return variables
    throw new ConfigError(
      code === 'ENOENT'
        ? `ENV_FILE names ${file}, which is not there. Check the path.`
        : `The settings in ${file} can’t be read. Check that the bot’s user may read the file.`,
    )
  }
}

/**
 * Returns the text of the file without the mark that Windows’ Notepad begins it with, which would become part of the first name.
 * Throws a ConfigError if it is UTF-16, as older PowerShells write it: no line of it would be recognised.
 */
export function decodeEnvFile(bytes: Buffer, file: string): string {
  if (bytes.includes(0)) {
    throw new ConfigError(
      `The settings in ${file} are not saved as UTF-8, so none of them can be read. Open the file in an editor and save it as UTF-8.`,
    )
  }
  return bytes.toString().replace(/^\uFEFF/, '')
}

/** Returns what is wrong and what to do if lines of the file set nothing. It does not quote them, since they may hold a secret. */
export function envFileProblem(
  variables: Variables,
): { readonly text: string; readonly advice: string } | undefined {
  const file = envFileOf(variables)
  const lines = readLinesWithoutValue(file)
  if (lines.length === 0) return undefined
  const which = lines.length === 1 ? 'Line' : 'Lines'
  return {
    text: `${which} ${joinWords(lines.slice(0, maxLinesNamed).map(String))} of ${file} ${lines.length === 1 ? 'sets' : 'set'} nothing, because there is no “=”.`,
    advice: 'Write NAME=value, or begin a note with #.',
  }
}

/** Returns the same as sentences for the operator. */
export function envFileWarnings(variables: Variables): readonly string[] {
  const problem = envFileProblem(variables)
  return problem === undefined ? [] : [`${problem.text} ${problem.advice}`]
}

const maxLinesNamed = 5

function readLinesWithoutValue(file: string): readonly number[] {
  let text: string
  try {
    text = decodeEnvFile(readFileSync(file), file)
  } catch {
    return []
  }
  // A value in quotation marks may go over several lines.
  const inValue = new Set<number>()
  for (const { 0: value, index } of text.matchAll(/=[ \t]*(["'`])[\s\S]*?\1/g)) {
    const first = text.slice(0, index).split('\n').length
    for (let more = 1; more < value.split('\n').length; more += 1) inValue.add(first + more)
  }
  return text.split('\n').flatMap((line, index) => {
    const words = line.trim()
    const isFine =
      words === '' || words.startsWith('#') || words.includes('=') || inValue.has(index + 1)
    return isFine ? [] : [index + 1]
  })
}
