/** What the steps of setup share, and how one value is asked for until it is right. */
import type { Variables } from '../../unknown-variables.ts'
import type { Checked } from '../ask-platform/call.ts'
import type { EnvStore } from './env-store.ts'
import { type Prompter, confirm } from './prompter.ts'
import { type AskedName, cleanPaste, findFormProblem } from './recognise.ts'

export interface Setup {
  readonly prompter: Prompter
  readonly store: EnvStore
  /** The variables that are set outside the file, which win over it. */
  readonly outside: Variables
  readonly discordApiUrl: string
  readonly slackApiUrl: string
  /** The public address if the platforms are to call the bot; otherwise the bot connects to them. */
  readonly address: string | undefined
}

/** Returns what the bot would read: from outside or from the file. */
export async function readValue({ outside, store }: Setup, name: string): Promise<string> {
  const given = outside[name] ?? ''
  return given === '' ? ((await store.read())[name] ?? '') : given
}

/** Saves a value; asks before it replaces another. Returns false if the old one is kept. */
export async function saveValue(setup: Setup, name: string, value: string): Promise<boolean> {
  const { prompter, store } = setup
  const old = (await store.read())[name] ?? ''
  if (old === value) return true
  if (old !== '' && !(await confirm(prompter, `${store.path} has another ${name}. Replace it?`))) {
    return false
  }
  await store.save(name, value)
  const given = setup.outside[name] ?? ''
  if (given !== '' && given !== value) {
    prompter.say(
      `Careful: ${name} is also set outside ${store.path}, and that one wins. Remove it there.`,
    )
  }
  return true
}

export interface Asked<T> {
  readonly name: AskedName
  /** What to click, said once before the question. */
  readonly guide: readonly string[]
  readonly question: string
  readonly check: (value: string) => Promise<Checked<T>>
}

/** Returns a value that the platform accepts and what it says about it; the latter is undefined if the platform was away. */
export async function requireValue<T>(
  setup: Setup,
  { name, guide, question, check }: Asked<T>,
): Promise<{ readonly value: string; readonly known: T | undefined }> {
  const { prompter } = setup

  async function checkValue(value: string, problem: string | undefined): Promise<Checked<T>> {
    return problem === undefined
      ? checkAgain(setup, value, check)
      : { state: 'wrong', text: problem }
  }

  const old = cleanPaste(await readValue(setup, name))
  if (old !== '') {
    const checked = await checkValue(old, findFormProblem(name, old))
    if (checked.state === 'ok') prompter.say(`${name} is set. ${checked.text}`)
    else prompter.say(`${name} is set, but something is wrong with it. ${checked.text}`)
    if (checked.state !== 'wrong') return { value: old, known: known(checked) }
  }
  for (const line of guide) prompter.say(line)
  for (;;) {
    const value = cleanPaste(await prompter.ask(`\n${question}`, { isSecret: true }))
    const problem =
      value === '' ? 'That was empty. Paste it and press Enter.' : findFormProblem(name, value)
    const checked = await checkValue(value, problem)
    prompter.say(checked.text)
    if (checked.state === 'wrong') continue
    if (await saveValue(setup, name, value)) return { value, known: known(checked) }
    prompter.say(`${name} stays as it was.`)
    return { value: old, known: undefined }
  }
}

function known<T>(checked: Checked<T>): T | undefined {
  return checked.state === 'ok' ? checked.value : undefined
}

/** While the platform is away, asks whether to try again. */
async function checkAgain<T>(
  { prompter }: Setup,
  value: string,
  check: (value: string) => Promise<Checked<T>>,
): Promise<Checked<T>> {
  for (;;) {
    const checked = await check(value)
    if (checked.state !== 'unreachable') return checked
    prompter.say(checked.text)
    const typed = await prompter.ask(
      'Press Enter to try again, or type keep to go on without the check:',
    )
    if (/^keep$/i.test(typed)) {
      return { state: 'unreachable', text: 'Kept without a check. Run npm run setup again later.' }
    }
  }
}
