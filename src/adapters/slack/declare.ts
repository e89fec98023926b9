/** What the app declares to Slack: its command, shortcuts, events and permissions, and the manifest made of them. */
import { maxLookupLength } from '../../core/lookup/find-item.ts'

const slashCommand = '/study'

export const globalShortcut = {
  callbackId: 'study',
  name: 'Study with Commonplace',
  summary: 'Look up a scene, a line, a character or a theme',
} as const

/** Runs a command with the text of the message. */
export const messageShortcut = {
  callbackId: 'what-is-this-quote',
  name: 'What is this quote?',
  summary: 'Find the line, who says it, and where',
  command: 'quote',
  option: 'words',
  /** The option's own maximum length. */
  maxLength: maxLookupLength,
} as const

/** Every permission that the app uses, and what for. */
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

export const events = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] as const

/** The paths that Slack calls, all under `prefix`. */
export const paths = {
  prefix: '/slack',
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const

/**
 * Returns the app manifest (https://docs.slack.dev/reference/app-manifest): for HTTP with the bot's public web address, and
 * for Socket Mode without. Installing in many workspaces needs an address, since the sign-in returns to it.
 */
export function manifest(address?: string) {
  const base = address?.replace(/\/+$/, '')
  const url = base === undefined ? {} : { url: `${base}${paths.events}` }
  const requestUrl = base === undefined ? {} : { request_url: `${base}${paths.events}` }
  return {
    display_information: {
      name: 'Commonplace',
      description: 'Scenes, quotes, themes, daily questions and quizzes for your class.',
      background_color: '#7a3b2e',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'Commonplace', always_online: true },
      shortcuts: [
        {
          name: globalShortcut.name,
          type: 'global',
          callback_id: globalShortcut.callbackId,
          description: globalShortcut.summary,
        },
        {
          name: messageShortcut.name,
          type: 'message',
          callback_id: messageShortcut.callbackId,
          description: messageShortcut.summary,
        },
      ],
      slash_commands: [
        {
          command: slashCommand,
          ...url,
          description: 'Look something up or start a quiz',
          usage_hint: 'scene carnival · quote hole in my heart · help',
          // Channels and people then arrive as ids, which command options need.
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(base === undefined ? {} : { redirect_urls: [`${base}${paths.redirect}`] }),
      scopes: { bot: Object.keys(scopes) },
    },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: [...events] },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(base === undefined ? {} : { message_menu_options_url: `${base}${paths.events}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: base === undefined,
      token_rotation_enabled: false,
    },
  }
}
