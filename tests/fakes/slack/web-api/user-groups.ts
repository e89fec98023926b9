// usergroups.*: the groups of a workspace and who is in them. https://docs.slack.dev/reference/methods?family=usergroups
import { z } from 'zod'
import type { UserGroup } from '../state.ts'
import { Flag, botMethod, type Answer } from './method.ts'

function groupJson(team: string, group: UserGroup, withUsers: boolean): Answer {
  const { id, handle, name, users, disabled } = group
  return {
    id,
    team_id: team,
    is_usergroup: true,
    handle,
    name,
    date_delete: disabled ? 1 : 0,
    ...(withUsers && { users: [...users] }),
  }
}

export const userGroups = {
  'usergroups.list': botMethod({
    tier: 2,
    scopes: ['usergroups:read'],
    args: z.strictObject({
      include_users: Flag.optional(),
      include_count: Flag.optional(),
      include_disabled: Flag.optional(),
    }),
    run: ({ workspace }, { include_users: withUsers = false, include_disabled: all = false }) => ({
      usergroups: [...workspace.userGroups.values()]
        .filter(({ disabled }) => all || !disabled)
        .map((group) => groupJson(workspace.id, group, withUsers)),
    }),
  }),
}
