/** Rewrites the pack.yaml of an earlier version of the format in place; comments and order stay. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { packFormat } from '../../core/pack/manifest.ts'
import { isEarlierManifest, upgradeManifest } from '../../core/pack/upgrade.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { parseYaml } from '../pack/parse-yaml.ts'

/** Returns whether there was something to upgrade. Throws a UserError if the file can’t be read as it stands. */
export async function upgradePack(folder: string): Promise<boolean> {
  const path = join(folder, 'pack.yaml')
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `${path} can’t be read (${(error as Error).message}). Name the folder of a pack.`,
    )
  })
  const parsed = parseYaml(content)
  if ('problem' in parsed) {
    const { line, column, message } = parsed.problem
    throw new UserError(`Correct this first.\n${path}:${line}:${column}: ${message}`)
  }
  if (!isEarlierManifest(parsed.value)) return false
  const upgraded = withFormat(content)
  const check = parseYaml(upgraded)
  if ('problem' in check || !isDeepStrictEqual(check.value, upgradeManifest(parsed.value))) {
    throw new UserError(`Nothing was changed. Write format: ${packFormat} in ${path} yourself.`)
  }
  await writeFile(path, upgraded)
  return true
}

/** The field stands first, below the comment that names the schema for editors. */
function withFormat(content: string): string {
  if (/^format:/m.test(content)) {
    return content.replace(/^(format:[ \t]*)(['"]?)1\2(?![\d.])/m, `$1${packFormat}`)
  }
  const lineEnd = content.includes('\r\n') ? '\r\n' : '\n'
  return content.replace(
    /^\uFEFF?(?:# yaml-language-server:[^\n]*\n)?(?:---[ \t]*\r?\n)?/,
    (start) => `${start}format: ${packFormat}${lineEnd}`,
  )
}
