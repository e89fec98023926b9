/** Brings the commands that Discord knows up to date, if they differ from the command table. */
import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { CommandDefinition } from './declare.ts'

/** What of a registered command we say ourselves; ids and versions are Discord's own. */
const Registered = z.array(z.record(z.string(), z.unknown()))

const ownFields = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
] as const

/** Replaces all global commands at once where any differs; says whether it did. Throws the library's errors. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  definitions: readonly CommandDefinition[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId)
  const query = new URLSearchParams({ with_localizations: 'true' })
  const known = Registered.parse(await rest.get(route, { query }))
  if (isDeepStrictEqual(normalised(known), normalised(definitions))) return false
  await rest.put(route, { body: definitions })
  return true
}

/** By name, with our fields only, and without what says nothing: absent, null, false and empty are the same. */
function normalised(commands: readonly object[]): unknown {
  const byName = commands.map((command): readonly [string, unknown] => {
    const record = command as Readonly<Record<string, unknown>>
    const own = ownFields.map((field) => [field, record[field]] as const)
    return [String(record['name']), withoutNothing(Object.fromEntries(own))]
  })
  return Object.fromEntries(byName)
}

function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNothing(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null && item !== false)
    .filter(([, item]) => !(Array.isArray(item) && item.length === 0))
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNothing(item)]))
}
