/** Registers the commands with Discord if they differ from those it has. */
import { isDeepStrictEqual } from 'node:util'
import { type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { CommandIndex } from '../../core/command/command.ts'
import { declareCommands } from './declare.ts'
import { loadDiscordTranslations, translationsFolder } from './translations.ts'

const Registered = z.array(z.looseObject({ id: z.string(), name: z.string() }))

export interface Registration {
  readonly hasChanged: boolean
  /** Discord’s id of each command by name, which a mention of it needs. */
  readonly ids: ReadonlyMap<string, string>
}

/** The fields that the bot sets; ids and versions are Discord’s. */
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

/** Replaces all global commands if any differs. Throws the library’s errors. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: CommandIndex,
): Promise<Registration> {
  const definitions = declareCommands(commands, await loadDiscordTranslations(translationsFolder))
  const route = Routes.applicationCommands(applicationId)
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = Registered.parse(await rest.get(route, { query }))
  if (isDeepStrictEqual(normalise(registered), normalise(definitions))) {
    return { hasChanged: false, ids: idsByName(registered) }
  }
  const replaced = Registered.parse(await rest.put(route, { body: definitions }))
  return { hasChanged: true, ids: idsByName(replaced) }
}

function idsByName(registered: z.infer<typeof Registered>): ReadonlyMap<string, string> {
  return new Map(registered.map(({ id, name }) => [name, id]))
}

/** Keys commands by type and name and keeps only our fields. Absent, null, false and empty mean the same to Discord. */
function normalise(commands: readonly object[]): unknown {
  const byName = commands.map((command): readonly [string, unknown] => {
    const record = command as Readonly<Record<string, unknown>>
    const own = ownFields.map((field) => [field, record[field]] as const)
    const key = JSON.stringify([record['type'], record['name']])
    return [key, withoutEmpty(Object.fromEntries(own))]
  })
  return Object.fromEntries(byName)
}

function withoutEmpty(value: unknown): unknown {
  // The order of contexts and installations says nothing.
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item)).toSorted(byNumber)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null && item !== false)
    .filter(([, item]) => !(Array.isArray(item) && item.length === 0))
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutEmpty(item)]))
}

function byNumber(one: unknown, other: unknown): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : 0
}
