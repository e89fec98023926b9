/**
 * Checks request bodies against Discord's OpenAPI description, by way of the Zod schemas that are
 * generated from it, and restores what the generation loses: the table of paths, integers, unique
 * items and the number of localisations.
 */

import * as spec from 'discord-api-spec/zod'
import { z } from 'zod'
import type { Problem } from './errors.ts'

/** The body of each operation that has one, as in the description's path table. */
const bodies: Readonly<Record<string, z.core.$ZodType>> = {
  'PATCH /applications/{application_id}': spec.ApplicationFormPartialSchema,
  'PUT /applications/{application_id}/commands': commands(),
  'POST /applications/{application_id}/commands': spec.ApplicationCommandCreateRequestSchema,
  'PATCH /applications/{application_id}/commands/{command_id}':
    spec.ApplicationCommandPatchRequestPartialSchema,
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': commands(),
  'POST /applications/{application_id}/guilds/{guild_id}/commands':
    spec.ApplicationCommandCreateRequestSchema,
  'PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}':
    spec.ApplicationCommandPatchRequestPartialSchema,
  // Threads alone: nothing here changes the channels of a guild.
  'PATCH /channels/{channel_id}': spec.UpdateThreadRequestPartialSchema,
  'POST /channels/{channel_id}/messages': spec.MessageCreateRequestSchema,
  'PATCH /channels/{channel_id}/messages/{message_id}': spec.MessageEditRequestPartialSchema,
  'POST /channels/{channel_id}/messages/{message_id}/threads':
    spec.CreateTextThreadWithMessageRequestSchema,
  'POST /channels/{channel_id}/threads': z.union([
    spec.CreateForumThreadRequestSchema,
    spec.CreateTextThreadWithoutMessageRequestSchema,
  ]),
  'POST /interactions/{interaction_id}/{interaction_token}/callback': z.union([
    spec.ApplicationCommandAutocompleteCallbackRequestSchema,
    spec.CreateMessageInteractionCallbackRequestSchema,
    spec.ModalInteractionCallbackRequestSchema,
    spec.PongInteractionCallbackRequestSchema,
    spec.UpdateMessageInteractionCallbackRequestSchema,
  ]),
  'POST /users/@me/channels': spec.CreatePrivateChannelRequestSchema,
  'POST /webhooks/{webhook_id}/{webhook_token}': spec.IncomingWebhookRequestPartialSchema,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original':
    spec.IncomingWebhookUpdateRequestPartialSchema,
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}':
    spec.IncomingWebhookUpdateRequestPartialSchema,
}

function commands(): z.core.$ZodType {
  return z.array(spec.ApplicationCommandUpdateRequestSchema).max(130)
}

/** What is wrong with a body; an empty list if nothing is. A body where none belongs is wrong too. */
export function schemaProblems(operation: string, body: unknown): Problem[] {
  const schema = bodies[operation]
  if (schema === undefined) {
    if (body === undefined || isEmptyObject(body)) return []
    return [{ path: [], code: 'UNEXPECTED_BODY', message: `${operation} takes no body.` }]
  }
  const result = z.safeParse(schema, withNumericPermissions(body))
  const problems = result.success
    ? unknownFields(body, result.data, [])
    : result.error.issues.flatMap((issue) => fromIssue(issue, body, []))
  return [...problems, ...lostByGeneration(body, [])]
}

/**
 * The description calls `default_member_permissions` an integer, but the documentation and every
 * client send a string of digits, and that is what Discord accepts and returns.
 */
function withNumericPermissions(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withNumericPermissions)
  if (!isRecord(body)) return body
  const permissions = body['default_member_permissions']
  return typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? { ...body, default_member_permissions: Number(permissions) }
    : body
}

/** The issues of the union's branch that was meant: the one that names this `type`. */
function fromIssue(issue: z.core.$ZodIssue, body: unknown, prefix: readonly PathStep[]): Problem[] {
  const path = [...prefix, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))]
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.filter(
      (branch) => !branch.some(({ path: at }) => at.length === 1 && at[0] === 'type'),
    )
    const branch = branches.toSorted((a, b) => a.length - b.length)[0]
    if (branch !== undefined) return branch.flatMap((inner) => fromIssue(inner, body, path))
    const message = 'Its type is not one of those allowed here.'
    return [{ path, code: 'UNION_TYPE_CHOICES', message }]
  }
  const missing = issue.code === 'invalid_type' && valueAt(body, path) === undefined
  if (missing) return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
  return [{ path, code: issue.code.toUpperCase(), message: issue.message }]
}

/**
 * Fields the schema does not know. Discord ignores them; the fake refuses them, because a field
 * that is ignored is a misspelling or has no effect. A false or null one says
 * nothing and may stay: discord.js puts `enforce_nonce: false` into every answer.
 */
function unknownFields(body: unknown, known: unknown, path: readonly PathStep[]): Problem[] {
  if (Array.isArray(body) && Array.isArray(known)) {
    return body.flatMap((item, index) => unknownFields(item, known[index], [...path, index]))
  }
  if (!isRecord(body) || !isRecord(known)) return []
  return Object.keys(body).flatMap((key) =>
    key in known || body[key] === false || body[key] === null
      ? unknownFields(body[key], known[key], [...path, key])
      : [
          {
            path: [...path, key],
            code: 'UNKNOWN_FIELD',
            message: `There is no field ${key} here.`,
          },
        ],
  )
}

const uniqueArrays = new Set([
  'parse',
  'users',
  'roles',
  'channel_types',
  'contexts',
  'integration_types',
])
const localisations = new Set(['name_localizations', 'description_localizations'])

/** Every number is an integer save those of number options (type 10) and of voice messages. */
function lostByGeneration(value: unknown, path: readonly PathStep[], decimals = false): Problem[] {
  const key = path.at(-1)
  if (typeof value === 'number') {
    return Number.isInteger(value) || decimals || key === 'duration_secs'
      ? []
      : [{ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not int.` }]
  }
  if (Array.isArray(value)) {
    const doubled =
      typeof key === 'string' && uniqueArrays.has(key) && new Set(value).size < value.length
    const set = { path, code: 'SET_TYPE_ALREADY_CONTAINS_VALUE', message: 'A value occurs twice.' }
    const inside = value.flatMap((item, index) =>
      lostByGeneration(item, [...path, index], decimals),
    )
    return doubled ? [set, ...inside] : inside
  }
  if (!isRecord(value)) return []
  const tooMany =
    typeof key === 'string' && localisations.has(key) && Object.keys(value).length > 34
  const many = { path, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must have 34 entries or fewer.' }
  const fractions = decimals || (value['type'] === 10 && 'name' in value) || isAutocomplete(value)
  const inside = Object.entries(value).flatMap(([name, item]) =>
    lostByGeneration(item, [...path, name], fractions),
  )
  return tooMany ? [many, ...inside] : inside
}

function isAutocomplete(value: Record<string, unknown>): boolean {
  return value['type'] === 8 && isRecord(value['data'])
}

type PathStep = string | number

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmptyObject(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0
}

function valueAt(body: unknown, path: readonly PathStep[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PathStep, unknown>)[step] : undefined,
    body,
  )
}
