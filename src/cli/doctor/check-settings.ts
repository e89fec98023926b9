/** Checks the variables of the environment and who may read the file they are in. */
import { stat } from 'node:fs/promises'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

export async function checkSettings(context: DoctorContext): Promise<readonly Found[]> {
  const { config, configProblems, envFile, envFileProblem: lines } = context
  const file = [
    ...(lines === undefined ? [] : [warning(lines.text, lines.advice)]),
    ...(await checkFile(envFile)),
  ]
  if (config === undefined) {
    return [
      ...configProblems.map((sentence) => problem(sentence, adviceFor(sentence, envFile))),
      ...file,
    ]
  }
  const unknown = config.warnings.map((sentence) =>
    warning(sentence, 'Correct the name, or remove it where the bot is started.'),
  )
  const hasChat = (config.discord ?? config.slack) !== undefined
  const start = hasChat
    ? ok('The settings can be used.')
    : ok('No chat platform is set up, so the bot shows its own page. npm run setup connects one.')
  return [...(unknown.length === 0 ? [start] : unknown), ...file]
}

/** A file that can’t be read is no place to change anything; its sentence says what to do. */
function adviceFor(sentence: string, envFile: string): string | undefined {
  return sentence.includes(envFile)
    ? undefined
    : `Change it in ${envFile}, or where the bot gets its settings.`
}

async function checkFile(envFile: string): Promise<readonly Found[]> {
  // Windows keeps permissions elsewhere.
  if (process.platform === 'win32') return []
  const info = await stat(envFile).catch(() => undefined)
  if (info === undefined || !info.isFile() || (info.mode & 0o077) === 0) return []
  return [
    warning(
      `Other people on this computer can read ${envFile}, which holds tokens.`,
      `Run: chmod 600 ${envFile}`,
    ),
  ]
}
