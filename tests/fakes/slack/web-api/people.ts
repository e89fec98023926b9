// users.*, bots.info and team.info: who is here. https://docs.slack.dev/reference/methods?family=users
import { z } from 'zod'
import type { User } from '../state.ts'
import { ApiError, Count, Flag, botMethod, findUser, type Answer } from './method.ts'

function userJson(team: string, user: User): Answer {
  return {
    id: user.id,
    team_id: user.home ?? team,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted,
    tz: user.tz,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_bot: user.isBot,
    is_restricted: user.isGuest,
    is_ultra_restricted: user.isGuest,
    is_stranger: false,
    profile: { display_name: user.displayName, real_name: user.realName },
  }
}

export const people = {
  'users.info': botMethod({
    tier: 4,
    scopes: ['users:read'],
    args: z.strictObject({ user: z.string(), include_locale: Flag.optional() }),
    run: (call, { user }) => ({ user: userJson(call.workspace.id, findUser(call, user)) }),
  }),

  'users.list': botMethod({
    tier: 2,
    scopes: ['users:read'],
    args: z.strictObject({
      limit: Count.optional(),
      cursor: z.string().optional(),
      include_locale: Flag.optional(),
    }),
    run: ({ workspace }) => ({
      members: [...workspace.users.values()].map((user) => userJson(workspace.id, user)),
      response_metadata: { next_cursor: '' },
    }),
  }),

  'bots.info': botMethod({
    tier: 3,
    scopes: ['users:read'],
    args: z.strictObject({ bot: z.string() }),
    run({ slack, installation }, { bot }) {
      if (bot !== installation.botId) throw new ApiError('bot_not_found')
      const { appId } = slack.settings
      return { bot: { id: bot, app_id: appId, user_id: installation.botUserId, deleted: false } }
    },
  }),

  'team.info': botMethod({
    tier: 3,
    scopes: ['team:read'],
    args: z.strictObject({}),
    run: ({ workspace }) => ({
      team: { id: workspace.id, name: workspace.name, domain: workspace.domain },
    }),
  }),
}
