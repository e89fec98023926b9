/**
 * `npm run setup`: asks what the bot needs to know, checks each answer with Discord or Slack, and writes them to `.env`. With
 * `-- --http ADDRESS` the platforms call the bot at its public address.
 */
import { parseArgs } from 'node:util'
import { UserError } from '../core/reply/user-error.ts'
import { envFileOf } from '../env-file.ts'
import { runTool } from './run-tool.ts'
import { runSetup } from './setup/run-setup.ts'

await runTool(async () => {
  const { http: address } = parseArgs({ options: { http: { type: 'string' } } }).values
  if (address !== undefined && !/^https:\/\/[^/\s]+/.test(address)) {
    throw new UserError(
      `Discord and Slack can’t reach ${address}. Use an address that begins with https://, such as https://study.example.org.`,
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
