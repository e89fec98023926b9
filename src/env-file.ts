/** Reads the variables that a file holds, by default `.env` in the folder the bot is started in. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError } from './config.ts'
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
