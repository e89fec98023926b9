/** Commands in the menu of a member: each runs a slash command about that member. */
import { ApplicationCommandType, InteractionContextType, PermissionFlagsBits } from 'discord.js'
import type { CommandEvent } from '../../app/events.ts'
import type { CommandDefinition } from './declare.ts'
import type { MemberCommandInteraction } from './interaction-schema.ts'
import { createOptionResolver, parseContext } from './receive.ts'

interface MemberCommand {
  readonly name: string
  readonly localNames: Readonly<Record<string, string>>
  readonly command: string
  readonly subcommand: string
  /** The option that the member is given to. */
  readonly option: string
}

/** All for teachers, so that nobody else’s menu shows them. */
const memberCommands: readonly MemberCommand[] = [
  {
    name: 'Extra time…',
    localNames: { de: 'Mehr Zeit…' },
    command: 'settings',
    subcommand: 'accommodation',
    option: 'student',
  },
]

export function declareMemberCommands(): readonly CommandDefinition[] {
  return memberCommands.map(({ name, localNames }) => ({
    type: ApplicationCommandType.User,
    name,
    name_localizations: localNames,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    contexts: [InteractionContextType.Guild],
    integration_types: [0],
    nsfw: false,
  }))
}

/** Returns the slash command that it stands for; undefined for one that is no longer there. */
export function parseMemberCommand(
  interaction: MemberCommandInteraction,
): CommandEvent | undefined {
  const { name, target_id: target } = interaction.data
  const found = memberCommands.find((each) => each.name === name)
  if (found === undefined) return undefined
  const event = parseContext(interaction)
  return {
    ...event,
    command: found.command,
    subcommand: found.subcommand,
    given: { [found.option]: target },
    resolver: createOptionResolver(interaction, event.room),
  }
}
