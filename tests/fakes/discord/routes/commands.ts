/**
 * Registering commands, global or for one guild.
 * https://docs.discord.com/developers/interactions/application-commands#endpoints
 */

import type { APIApplicationCommand } from 'discord.js'
import { commandListProblems, commandProblems, type Definition } from '../command-limits.ts'
import { invalidBody, refusal, type Problem } from '../errors.ts'
import { ownGuild, param, type Call, type Route } from '../route.ts'

const scopes = [
  '/applications/{application_id}/commands',
  '/applications/{application_id}/guilds/{guild_id}/commands',
]

export const commandRoutes: readonly Route[] = scopes.flatMap((path): Route[] => [
  { method: 'GET', path, handle: list },
  { method: 'PUT', path, handle: replaceAll },
  { method: 'POST', path, handle: create },
  { method: 'GET', path: `${path}/{command_id}`, handle: find },
  { method: 'PATCH', path: `${path}/{command_id}`, handle: update },
  { method: 'DELETE', path: `${path}/{command_id}`, handle: remove },
])

function list(call: Call) {
  const full = call.query.get('with_localizations') === 'true'
  return registered(call).map((command) => (full ? command : withoutLocalizations(command)))
}

function replaceAll(call: Call) {
  const definitions = (call.body ?? []) as Definition[]
  refuseIf(commandListProblems(definitions))
  if (definitions.filter(({ type }) => (type ?? 1) === 1).length > 100) throw refusal(30032)
  const before = registered(call)
  const after = definitions.map((definition) =>
    toCommand(
      call,
      definition,
      before.find((command) => isSame(command, definition)),
    ),
  )
  call.discord.world.commands.set(scopeOf(call), after)
  return after
}

function create(call: Call) {
  const definition = call.body as Definition
  refuseIf(commandProblems(definition, []))
  const before = registered(call)
  const old = before.find((command) => isSame(command, definition))
  if (old === undefined && before.length >= 100) throw refusal(30032)
  const command = toCommand(call, definition, old)
  store(call, [...before.filter((other) => other !== old), command])
  return command
}

function find(call: Call): APIApplicationCommand {
  const command = registered(call).find(({ id }) => id === param(call, 'command_id'))
  if (command === undefined) throw refusal(10063)
  return command
}

function update(call: Call) {
  const old = find(call)
  const definition = { ...(old as unknown as Definition), ...(call.body as object) }
  refuseIf(commandProblems(definition, []))
  const command = toCommand(call, definition, old)
  store(
    call,
    registered(call).map((other) => (other === old ? command : other)),
  )
  return command
}

function remove(call: Call): void {
  const old = find(call)
  store(
    call,
    registered(call).filter((other) => other !== old),
  )
}

function registered(call: Call): readonly APIApplicationCommand[] {
  const { world } = call.discord
  if (param(call, 'application_id') !== world.bot.id) throw refusal(20012)
  return world.commands.get(scopeOf(call)) ?? []
}

function store(call: Call, commands: readonly APIApplicationCommand[]): void {
  call.discord.world.commands.set(scopeOf(call), [...commands])
}

function scopeOf(call: Call): string {
  return call.params['guild_id'] === undefined ? 'global' : ownGuild(call).id
}

function isSame(command: APIApplicationCommand, definition: Definition): boolean {
  return command.name === definition.name && command.type === (definition.type ?? 1)
}

/** The command as Discord returns it: with its defaults, without what is false or absent. */
function toCommand(call: Call, definition: Definition, old: APIApplicationCommand | undefined) {
  const { world } = call.discord
  const guildId = call.params['guild_id']
  const given = withoutDefaults(definition) as Partial<APIApplicationCommand>
  const command = {
    name_localizations: null,
    description: '',
    description_localizations: null,
    default_member_permissions: null,
    nsfw: false,
    ...(guildId === undefined
      ? { contexts: null, integration_types: [0], dm_permission: true }
      : { guild_id: guildId }),
    ...given,
    type: definition.type ?? 1,
    id: old?.id ?? world.snowflake(),
    application_id: world.bot.id,
    version: old?.version ?? '',
  } as unknown as APIApplicationCommand
  const unchanged = JSON.stringify(old) === JSON.stringify(command)
  return unchanged ? command : { ...command, version: world.snowflake() }
}

/** Drops nulls and, within options, flags that are false, as Discord does when it stores them. */
function withoutDefaults(value: unknown, inOption = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutDefaults(item, true))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined && !(inOption && item === false))
      .map(([key, item]) => [
        key,
        key === 'options' || key === 'choices' ? withoutDefaults(item) : item,
      ]),
  )
}

function withoutLocalizations(command: APIApplicationCommand): APIApplicationCommand {
  return JSON.parse(
    JSON.stringify(command, (key, value: unknown) =>
      key === 'name_localizations' || key === 'description_localizations' ? undefined : value,
    ),
  ) as APIApplicationCommand
}

function refuseIf(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidBody(problems)
}
