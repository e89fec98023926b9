/** Checks Slack: both tokens, that they are of one app, and the permissions. */
import { optionalScopes } from '../../adapters/slack/declare.ts'
import { appIdOf, askSlackBot, askSlackConnection } from '../ask-platform/ask-slack.ts'
import type { DoctorContext } from './context.ts'
import { type Found, describeAsked, ok, problem, warning } from './finding.ts'

export async function checkSlack({ config }: DoctorContext): Promise<readonly Found[]> {
  const slack = config?.slack
  if (slack === undefined) return []
  const connection =
    slack.kind === 'http' || slack.appToken === undefined
      ? undefined
      : await askSlackConnection(slack.apiUrl, slack.appToken)
  const connected = connection === undefined ? [] : [describeAsked(connection)]
  if (slack.kind === 'workspaces') {
    return [ok('Each workspace signs in at the address /slack/install.'), ...connected]
  }
  const bot = await askSlackBot(slack.apiUrl, slack.botToken)
  if (bot.state !== 'ok') return [describeAsked(bot), ...connected]
  const { appId, granted } = bot.value
  const other = slack.kind === 'socket' ? appIdOf(slack.appToken) : undefined
  const declined = Object.entries(optionalScopes).filter(([scope]) => !granted.includes(scope))
  return [
    ok(bot.text),
    ...connected,
    ...(appId === undefined || other === undefined || appId === other
      ? []
      : [
          problem(
            'SLACK_BOT_TOKEN and SLACK_APP_TOKEN belong to two different Slack apps.',
            'Run npm run setup and copy both from the same app.',
          ),
        ]),
    ...(declined.length === 0
      ? []
      : [
          warning(
            `The workspace has left out what is optional: ${declined.map(([scope]) => scope).join(', ')}.`,
            'If that is a mistake, install the app again and allow it; docs/slack.md says what each is for.',
          ),
        ]),
  ]
}
