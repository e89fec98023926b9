/** Registers the commands with Discord if they differ from those it has. */
import { isDeepStrictEqual } from 'node:util'
import { ApplicationCommandType, type REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { CommandIndex } from '../../core/command/command.ts'
import type { MessageCommandIndex } from '../../core/command/message-command.ts'
import { declareCommands, declareMessageCommands } from './declare.ts'
import { declareMemberCommands } from './member-commands.ts'
import { loadDiscordTranslations, translationsFolder } from './translations.ts'

const Registered = z.array(
  z.looseObject({ id: z.string(), name: z.string(), type: z.number().optional() }),
)

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

/** What is registered. */
export interface DeclaredCommands {
  readonly commands: CommandIndex
  readonly messageCommands: MessageCommandIndex
}

/** Replaces all global commands if any differs. Throws the library’s errors. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  declared: DeclaredCommands,
): Promise<Registration> {
  const { isCurrent, registered, definitions } = await compareCommands(
    rest,
    applicationId,
    declared,
  )
  if (isCurrent) return { hasChanged: false, ids: idsByName(registered) }
  const route = Routes.applicationCommands(applicationId)
  const replaced = Registered.parse(await rest.put(route, { body: definitions }))
  return { hasChanged: true, ids: idsByName(replaced) }
}

/** Asks which commands Discord has, and changes nothing. Throws the library’s errors. */
export async function compareCommands(
  rest: REST,
  applicationId: string,
  { commands, messageCommands }: DeclaredCommands,
) {
  const translations = await loadDiscordTranslations(translationsFolder)
  const definitions = [
    ...declareCommands(commands, translations),
    ...declareMessageCommands(messageCommands),
    ...declareMemberCommands(),
  ]
  const query = new URLSearchParams({ with_localizations: 'true' })
  const registered = Registered.parse(
    await rest.get(Routes.applicationCommands(applicationId), { query }),
  )
  const isCurrent = isDeepStrictEqual(normalise(registered), normalise(definitions))
  return { isCurrent, registered, definitions }
}

function idsByName(registered: z.infer<typeof Registered>): ReadonlyMap<string, string> {
  // Only slash commands can be mentioned.
  const slash = registered.filter(
    ({ type = 1 }) => type === Number(ApplicationCommandType.ChatInput),
  )
  return new Map(slash.map(({ id, name }) => [name, id]))
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
    .filter(([, item]) => item !== undefined && item !== null && item !== false && item !== '')
    .filter(([, item]) => !(Array.isArray(item) && item.length === 0))
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutEmpty(item)]))
}

function byNumber(one: unknown, other: unknown): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : 0
}
