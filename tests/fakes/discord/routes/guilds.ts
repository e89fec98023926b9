/** Guilds, their channels, members and roles. */

import { refusal } from '../errors.ts'
import { ownGuild, param, type Call, type Route } from '../route.ts'
import { wireChannel, wireGuild, wireMember, wireRole, wireUser } from '../wire.ts'

export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me/guilds', handle: listOwn },
  { method: 'GET', path: '/guilds/{guild_id}', handle: (call) => wireGuild(ownGuild(call)) },
  { method: 'GET', path: '/guilds/{guild_id}/channels', handle: listChannels },
  { method: 'GET', path: '/guilds/{guild_id}/roles', handle: listRoles },
  { method: 'GET', path: '/guilds/{guild_id}/roles/{role_id}', handle: findRole },
  { method: 'GET', path: '/guilds/{guild_id}/members/@me', handle: findSelf },
  { method: 'GET', path: '/guilds/{guild_id}/members/{user_id}', handle: findMember },
  { method: 'GET', path: '/users/@me/guilds/{guild_id}/member', handle: findSelf },
  { method: 'GET', path: '/users/{user_id}', handle: findUser },
]

function listOwn({ discord }: Call) {
  const own = [...discord.world.guilds.values()].filter(({ members }) =>
    members.has(discord.world.bot.id),
  )
  return own.map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] }))
}

function listChannels(call: Call) {
  const guild = ownGuild(call)
  return [...call.discord.world.channels.values()]
    .filter((channel) => channel.guildId === guild.id && channel.parentId === undefined)
    .map(wireChannel)
}

function listRoles(call: Call) {
  return [...ownGuild(call).roles.values()].map(wireRole)
}

function findRole(call: Call) {
  const role = ownGuild(call).roles.get(param(call, 'role_id'))
  if (role === undefined) throw refusal(10011)
  return wireRole(role)
}

function findSelf(call: Call) {
  return memberOf(call, call.discord.world.bot.id)
}

function findMember(call: Call) {
  return memberOf(call, param(call, 'user_id'))
}

function memberOf(call: Call, userId: string) {
  const member = ownGuild(call).members.get(userId)
  if (member === undefined) throw refusal(10007)
  return wireMember(member)
}

function findUser(call: Call) {
  const user = call.discord.world.users.get(param(call, 'user_id'))
  if (user === undefined) throw refusal(10013)
  return wireUser(user)
}
