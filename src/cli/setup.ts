/**
 * `npm run setup`: asks what the bot needs to know, checks each answer with Discord or Slack, and writes them to `.env`. With
 * `-- --http ADDRESS` the platforms call the bot at its public address.
 */
import { parseArgs } from 'node:util'
import { basePathOf, isPlainAddress, ownPartOf } from '../base-path.ts'
import { UserError } from '../core/reply/user-error.ts'
import { envFileOf } from '../env-file.ts'
import { runTool } from './run-tool.ts'
import { runSetup } from './setup/run-setup.ts'

await runTool(async () => {
  const { http: address } = parseArgs({ options: { http: { type: 'string' } } }).values
  if (address !== undefined && !isReachable(address)) {
    throw new UserError(
      `Discord and Slack can’t reach ${address}. Use the bot’s address and nothing more, such as https://bot.school.example or https://school.example/bot.`,
    )
  }
  process.exitCode = await runSetup({
    input: process.stdin,
    output: process.stdout,
    file: envFileOf(process.env),
    outside: process.env,
    address: address?.replace(/\/+$/, ''),
  })
})

/** Whether it is an address that the bot takes for PUBLIC_URL, with TLS. */
function isReachable(address: string): boolean {
  return (
    address.startsWith('https://') &&
    isPlainAddress(address) &&
    ownPartOf(basePathOf(address)) === undefined
  )
}
