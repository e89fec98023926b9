/** What a person sees of an interaction once it is acknowledged, and afterwards as it changes. */

import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType as Response,
} from 'discord.js'
import { textOf, type Interaction, type Message, type World } from './state.ts'
import { until, type UntilOptions } from './until.ts'
import { isLoading } from './wire.ts'

type OutcomeKind = 'message' | 'deferred' | 'update' | 'deferred-update' | 'choices' | 'modal'

export interface Outcome {
  readonly interaction: Interaction
  readonly kind: OutcomeKind
  /** From sending to acknowledgement, on a clock that the fake's own clock does not move. */
  readonly acknowledgedAfterMs: number
  /** The answer or, after an update, the message that was updated; live. */
  readonly message: Message | undefined
  /** The answer and the follow-ups, without deleted ones; live. */
  readonly messages: readonly Message[]
  /** All text of `messages`. */
  readonly text: string
  readonly choices: readonly APIApplicationCommandOptionChoice[]
  readonly modal: APIModalInteractionResponseCallbackData | undefined
  /** Waits until a deferred answer or update has come. */
  replied: (options?: UntilOptions) => Promise<Outcome>
}

const kinds: Readonly<Partial<Record<Response, OutcomeKind>>> = {
  [Response.ChannelMessageWithSource]: 'message',
  [Response.DeferredChannelMessageWithSource]: 'deferred',
  [Response.UpdateMessage]: 'update',
  [Response.DeferredMessageUpdate]: 'deferred-update',
  [Response.ApplicationCommandAutocompleteResult]: 'choices',
  [Response.Modal]: 'modal',
}

/** Waits for the acknowledgement; throws a sentence when the deadline passes without one. */
export async function outcomeOf(world: World, interaction: Interaction): Promise<Outcome> {
  const editsBefore = interaction.source?.edits.length ?? 0
  await interaction.acknowledgement
  const { acknowledged } = interaction
  const kind = kinds[acknowledged?.type as Response]
  if (acknowledged === undefined || kind === undefined) throw unanswered(world, interaction)
  const outcome: Outcome = {
    interaction,
    kind,
    acknowledgedAfterMs: acknowledged.afterMs,
    get message() {
      return interaction.original
    },
    get messages() {
      const all = [interaction.original, ...interaction.followups]
      return all.flatMap((message) => (message && !message.deleted ? [message] : []))
    },
    get text() {
      return outcome.messages.map(textOf).join('\n')
    },
    choices: interaction.choices ?? [],
    modal: interaction.modal,
    async replied(options) {
      await until(world, hasReplied, {
        what: `the deferred reply to ${name(interaction)}`,
        ...options,
      })
      return outcome
    },
  }
  return outcome

  function hasReplied(): boolean {
    if (interaction.followups.length > 0) return true
    if (kind === 'deferred') {
      return interaction.original !== undefined && !isLoading(interaction.original)
    }
    return kind !== 'deferred-update' || (interaction.source?.edits.length ?? 0) > editsBefore
  }
}

function unanswered(world: World, interaction: Interaction): Error {
  const refused = world.violations.at(-1)
  const hint =
    refused === undefined
      ? ''
      : ` The last refused body: ${refused.route}: ${refused.problems.map((p) => `${p.path.join('.')} ${p.message}`).join('; ')}`
  return new Error(`The bot did not acknowledge ${name(interaction)} in time.${hint}`)
}

function name({ payload }: Interaction): string {
  const data = (payload as { data?: { name?: string; custom_id?: string } }).data
  return data?.name === undefined ? `the press of ${data?.custom_id}` : `/${data.name}`
}
