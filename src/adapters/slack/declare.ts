/** What the app declares to Slack: its command, shortcuts, events and permissions, and the manifest made of them. */

const slashCommand = '/study'

export const globalShortcut = {
  callbackId: 'study',
  name: 'Study with Commonplace',
  summary: 'Look something up, practise, or start a quiz',
} as const

/** The commands in the menu of a message, whose callback ids are their own ids (commands/on-message). */
export const messageShortcuts = [
  {
    callbackId: 'question-of-the-day',
    name: 'Question of the day',
    summary: 'Put this question or line on a coming day of your daily post (teachers)',
  },
  {
    callbackId: 'save-to-my-cards',
    name: 'Save to my cards',
    summary: 'Add the line or term in this message to your flashcards',
  },
  {
    callbackId: 'what-is-this-quote',
    name: 'What is this quote?',
    summary: 'Find the line, who says it, and where',
  },
] as const

/** Every permission that the app cannot do without, and what for. */
export const scopes: Readonly<Record<string, string>> = {
  commands: 'the /study command and the shortcuts',
  'chat:write': 'posting daily questions, quizzes and answers in channels that it was invited to',
  'users:read':
    'people’s names for leaderboards, their time zones, and who is an admin and therefore a teacher',
  'channels:read': 'checking, before the first post, that it can post in a public channel',
  'groups:read': 'the same for a private channel that it was invited to',
  'channels:history':
    'finding its own post after a broken connection, so that nothing is posted twice',
  'groups:history': 'the same in a private channel',
  'pins:write': 'pinning today’s question and unpinning yesterday’s',
}

/** Permissions that a workspace may decline; what each is for is then left out, and the bot says so. */
export const optionalScopes = {
  'files:read': 'reading the packs and calendars that teachers choose in its form',
  'files:write': 'sending reports and exports as files, to the person who asks for them',
  'usergroups:read': 'seeing who is in a user group, so that a group can be named as teachers',
  'im:read': 'checking, before the first daily post, that it can post in a direct message',
  'im:history': 'finding its own post in a direct message after a broken connection',
} as const
export type OptionalScope = keyof typeof optionalScopes

/** Slack wants the optional ones named among all of them too. */
export const allScopes = [...Object.keys(scopes), ...Object.keys(optionalScopes)]

export const events = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] as const

/** The paths that Slack calls, all under `prefix`. */
export const paths = {
  prefix: '/slack',
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const

export interface ManifestOptions {
  /** The bot's public web address. */
  readonly address?: string | undefined
  /** Whether Slack sends everything over Socket Mode although there is an address, which then only the sign-in uses. */
  readonly socketMode?: boolean | undefined
}

/**
 * Returns the app manifest (https://docs.slack.dev/reference/app-manifest): for HTTP with the bot's public web address, and
 * for Socket Mode without. Installing in many workspaces needs an address, since the sign-in returns to it.
 */
export function manifest({ address, socketMode = address === undefined }: ManifestOptions = {}) {
  const base = address?.replace(/\/+$/, '')
  const endpoint = base === undefined || socketMode ? undefined : `${base}${paths.events}`
  const url = endpoint === undefined ? {} : { url: endpoint }
  const requestUrl = endpoint === undefined ? {} : { request_url: endpoint }
  return {
    display_information: {
      name: 'Commonplace',
      description: 'What your class is reading or watching: lookups, daily questions, quizzes.',
      background_color: '#7a3b2e',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        // Slack has no slash commands in a conversation that cannot be written in.
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Commonplace', always_online: true },
      shortcuts: [
        {
          name: globalShortcut.name,
          type: 'global',
          callback_id: globalShortcut.callbackId,
          description: globalShortcut.summary,
        },
        ...messageShortcuts.map(({ name, callbackId, summary }) => ({
          name,
          type: 'message',
          callback_id: callbackId,
          description: summary,
        })),
      ],
      slash_commands: [
        {
          command: slashCommand,
          ...url,
          description: 'Look something up or start a quiz',
          usage_hint: 'quote love · discuss · quiz start · help',
          // Channels and people then arrive as ids, which command options need.
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(base === undefined ? {} : { redirect_urls: [`${base}${paths.redirect}`] }),
      scopes: { bot: allScopes, bot_optional: Object.keys(optionalScopes) },
    },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: [...events] },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(endpoint === undefined ? {} : { message_menu_options_url: endpoint }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  }
}
