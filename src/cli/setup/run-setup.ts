/** The walk through setup: where the class is, each platform’s steps, and what to type first. */
import { existsSync } from 'node:fs'
import type { Variables } from '../../unknown-variables.ts'
import { setUpDiscord } from './discord-steps.ts'
import { openEnvStore } from './env-store.ts'
import { InterruptedError, type Terminal, choose, confirm, createPrompter } from './prompter.ts'
import { type Setup, readValue, saveValue } from './setup.ts'
import { setUpSlack } from './slack-steps.ts'

export interface SetupParts extends Terminal {
  readonly file: string
  /** The environment without the file. */
  readonly outside: Variables
  readonly address: string | undefined
}

const choices = {
  discord: 'Discord',
  slack: 'Slack',
  both: 'both',
  page: 'nowhere yet: I only want to try it on a page of this computer',
} as const
type Choice = keyof typeof choices

/** Without any of these, a platform is not set up. */
const needed = {
  discord: ['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'],
  slack: ['SLACK_BOT_TOKEN'],
} as const

/** Returns the exit code: 0 when everything is set, 1 if there is more to answer, 130 after Ctrl+C. */
export async function runSetup({
  file,
  outside,
  address,
  ...terminal
}: SetupParts): Promise<0 | 1 | 130> {
  const prompter = createPrompter(terminal)
  const store = openEnvStore(file)
  const fromFile = await store.read()
  const setup: Setup = {
    prompter,
    store,
    outside,
    address,
    discordApiUrl: urlOf('DISCORD_API_URL') ?? 'https://discord.com/api',
    slackApiUrl: urlOf('SLACK_API_URL') ?? 'https://slack.com/api/',
  }

  function urlOf(name: string): string | undefined {
    return [outside[name], fromFile[name]].find((each) => each !== undefined && each !== '')
  }

  try {
    await walk(setup)
    return 0
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error
    prompter.say(
      existsSync(file)
        ? `\n\nStopped. What you have answered is in ${file}; run npm run setup again to go on from here.`
        : '\n\nStopped. Nothing has been set up yet; run npm run setup again to begin.',
    )
    return terminal.input.isTTY === true ? 130 : 1
  } finally {
    prompter.close()
  }
}

async function walk(setup: Setup): Promise<void> {
  const { prompter, store } = setup
  prompter.say(
    [
      'This sets Commonplace up. It asks a few questions, tells you where to click, and checks each answer at once.',
      `The answers are kept in ${store.path}, a file that only you can read. To stop at any time, press Ctrl+C.`,
      '',
    ].join('\n'),
  )
  const choice = (await findUnfinished(setup)) ?? (await askChoice(setup))
  const wantsDiscord = choice === 'discord' || choice === 'both'
  const wantsSlack = choice === 'slack' || choice === 'both'
  if (choice === 'page') return sayPage(setup)
  if (setup.address !== undefined) await saveValue(setup, 'PUBLIC_URL', setup.address)
  if (wantsDiscord) await setUpDiscord(setup)
  if (wantsSlack) await setUpSlack(setup)
  prompter.say(
    [
      '\nEverything is set. Start the bot now, and leave this window open while the class works:',
      '',
      '  npm start',
      '',
      ...(wantsDiscord
        ? ['Then type in a channel of your Discord server: /scene query:carnival']
        : []),
      ...(wantsSlack ? ['Then type in your Slack channel: /study scene carnival'] : []),
      '',
      'If something doesn’t work, ask: npm run doctor',
    ].join('\n'),
  )
}

async function askChoice({ prompter, store }: Setup): Promise<Choice> {
  prompter.say('Where is your class?')
  const names = Object.keys(choices) as readonly Choice[]
  const choice = names[await choose(prompter, Object.values(choices))] ?? 'page'
  if (choice !== 'page') await store.saveChoice(choice)
  return choice
}

/** Returns what an earlier run was interrupted in. */
async function findUnfinished(setup: Setup): Promise<Choice | undefined> {
  const { prompter, store } = setup
  const kept = await store.readChoice()
  const choice = (['discord', 'slack', 'both'] as const).find((each) => each === kept)
  if (choice === undefined) return undefined
  const names = choice === 'both' ? Object.values(needed).flat() : needed[choice]
  const hasAll = await isSet(setup, names)
  const connects =
    choice === 'discord' ||
    (await isSet(setup, ['SLACK_APP_TOKEN'])) ||
    (await isSet(setup, ['SLACK_SIGNING_SECRET']))
  if (hasAll && connects) return undefined
  prompter.say(`Last time you chose ${choices[choice]}. Let’s go on from there.`)
  return choice
}

async function isSet(setup: Setup, names: readonly string[]): Promise<boolean> {
  const values = await Promise.all(names.map((name) => readValue(setup, name)))
  return values.every((value) => value !== '')
}

/** The page is on by itself while no chat platform is set. */
async function sayPage(setup: Setup): Promise<void> {
  const { prompter, store } = setup
  if ((await isSet(setup, needed.discord)) || (await isSet(setup, needed.slack))) {
    prompter.say(`\n${store.path} already connects the bot to a chat platform, so the page is off.`)
    if (await confirm(prompter, 'Switch the page on as well?')) await store.save('PLAYGROUND', 'on')
  }
  prompter.say(
    [
      '\nNothing more is needed. Start it:',
      '',
      '  npm start',
      '',
      'It prints an address. Open that in your browser and type: scene carnival',
    ].join('\n'),
  )
}
