/**
 * Checks the bot’s public address from here: that the bot answers there, and that it tells a right signature from a wrong one.
 * Slack’s secret is shared, so a ping can be signed as Slack does; only Discord can sign as Discord, so there the key is compared
 * (check-discord.ts) and a wrong signature must be refused.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { paths } from '../../adapters/slack/declare.ts'
import { UnreachableError, call } from '../ask-platform/call.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

const proxy = 'Check the proxy: it must pass the path, the headers and the body on unchanged.'

export async function checkAddress({ config, now }: DoctorContext): Promise<readonly Found[]> {
  if (config === undefined) return []
  const { discord, slack, publicUrl } = config
  const isCalled = discord?.mode === 'http' || slack?.kind === 'http'
  if (publicUrl === undefined) {
    return isCalled
      ? [
          warning(
            'The platforms call the bot, but PUBLIC_URL is not set, so its address was not tried.',
            'Set PUBLIC_URL to the address that you gave to Discord or Slack.',
          ),
        ]
      : []
  }
  try {
    const { status } = await call(`${publicUrl}/healthz`)
    if (status !== 200) {
      return [
        problem(
          `At PUBLIC_URL something answers, but not the bot (${status}).`,
          'Start the bot, and check where the proxy sends the requests.',
        ),
      ]
    }
    const seconds = Math.floor(now() / 1000)
    return [
      ok('The bot answers at its public address.'),
      ...(discord?.publicKey === undefined ? [] : [await tryDiscord(publicUrl, seconds)]),
      ...(slack?.signingSecret === undefined || slack.kind === 'socket'
        ? []
        : [await trySlack(publicUrl, slack.signingSecret, seconds)]),
    ]
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    return [
      problem(
        `The bot’s public address can’t be reached from here: ${error.message}.`,
        'Start the bot, and check PUBLIC_URL, the proxy and its certificate.',
      ),
    ]
  }
}

async function tryDiscord(publicUrl: string, seconds: number): Promise<Found> {
  const { status } = await call(`${publicUrl}/discord/interactions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature-ed25519': randomBytes(64).toString('hex'),
      'x-signature-timestamp': String(seconds),
    },
    body: JSON.stringify({ type: 1 }),
  })
  return status === 401
    ? ok('A request that Discord did not sign is refused.')
    : problem(
        `A request that Discord did not sign is not refused as it should be (${status} and not 401).`,
        proxy,
      )
}

async function trySlack(publicUrl: string, secret: string, seconds: number): Promise<Found> {
  const challenge = randomBytes(12).toString('hex')
  const body = JSON.stringify({ type: 'url_verification', challenge, token: '' })
  async function send(key: string) {
    const hash = createHmac('sha256', key).update(`v0:${seconds}:${body}`).digest('hex')
    return call(`${publicUrl}${paths.events}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(seconds),
        'x-slack-signature': `v0=${hash}`,
      },
      body,
    })
  }
  const [right, wrong] = [await send(secret), await send(`${secret} `)]
  const isAnswered = right.status === 200 && JSON.stringify(right.body ?? '').includes(challenge)
  if (isAnswered && wrong.status === 401) {
    return ok('A ping signed as Slack does is answered, and one with a wrong signature is refused.')
  }
  return isAnswered
    ? problem(`A request that Slack did not sign is not refused (${wrong.status}).`, proxy)
    : problem(
        `A ping signed as Slack does is not answered (${right.status}).`,
        `${proxy} Every process needs the same SLACK_SIGNING_SECRET.`,
      )
}
