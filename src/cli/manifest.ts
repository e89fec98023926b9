/**
 * `npm run manifest -- [ADDRESS] [--socket]`: prints the Slack app manifest, for Socket Mode or, given the bot’s web address,
 * for HTTP; with both, for Socket Mode in many workspaces, where only the sign-in uses the address.
 */
import { parseArgs } from 'node:util'
import { manifest } from '../adapters/slack/declare.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { socket: { type: 'boolean' } },
})
const [address] = positionals
if (address !== undefined && !/^https:\/\/[^/]+/.test(address)) {
  console.error(
    `Slack can’t reach ${address}. Use an address that begins with https://, such as https://study.example.org.`,
  )
  process.exitCode = 1
} else {
  console.log(JSON.stringify(manifest({ address, socketMode: values.socket }), null, 2))
}
