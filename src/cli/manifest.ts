/** `npm run manifest -- [ADDRESS]`: prints the Slack app manifest, for Socket Mode or, given the bot’s web address, for HTTP. */
import { parseArgs } from 'node:util'
import { manifest } from '../adapters/slack/declare.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [address] = positionals
if (address !== undefined && !/^https:\/\/[^/]+/.test(address)) {
  console.error(
    `Slack can’t reach ${address}. Use an address that begins with https://, such as https://study.example.org.`,
  )
  process.exitCode = 1
} else {
  console.log(JSON.stringify(manifest(address), null, 2))
}
