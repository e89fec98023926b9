/** Every kind of quiz item: the only list of them, from which the types, the schemas and the lookups derive. */
import { z } from 'zod'
import { choice } from './choice.ts'
import { estimate } from './estimate.ts'
import { finish } from './finish.ts'
import type { PlayMode, QuizKind } from './kind.ts'
import { locate } from './locate.ts'
import { match } from './match.ts'
import { open } from './open.ts'
import { order } from './order.ts'
import { poll } from './poll.ts'
import { scale } from './scale.ts'
import { several } from './several.ts'
import { trueFalse } from './true-false.ts'
import { typed } from './typed.ts'

const modules = [
  choice,
  several,
  trueFalse,
  finish,
  typed,
  order,
  match,
  estimate,
  locate,
  scale,
  poll,
  open,
] as const
const [first, ...others] = modules

/** An item as a pack holds it. */
export const QuizItem = z.discriminatedUnion('kind', [
  first.schema,
  ...others.map(({ schema }) => schema),
])
export type QuizItem = z.infer<(typeof modules)[number]['schema']>

/** A question as it is played and stored; `by` says how it is answered. */
export const PlayItem = z.discriminatedUnion('by', [
  first.play.schema,
  ...[...new Set(others.map(({ play }) => play.schema))].filter(
    (schema) => schema !== first.play.schema,
  ),
])
export type PlayItem = z.infer<(typeof modules)[number]['play']['schema']>

export const quizKinds: readonly QuizKind<QuizItem, PlayItem>[] = modules

const byName = new Map(
  quizKinds.flatMap((kind) => [...kind.schema.shape.kind.values].map((name) => [name, kind])),
)
const byMode = new Map(quizKinds.map(({ play }) => [play.schema.shape.by.value, play]))

/** Returns the kind that bears this name in packs. */
export function findKind(name: string): QuizKind<QuizItem, PlayItem> | undefined {
  return byName.get(name)
}

/** Returns the kind of an item. */
export function kindOf({ kind: name }: Pick<QuizItem, 'kind'>): QuizKind<QuizItem, PlayItem> {
  return found(byName.get(name), name)
}

/** Whether an item asks for an opinion or for words of one’s own, so that no answer is right. */
export function isOpinion(item: QuizItem): boolean {
  return kindOf(item).isOpinion?.(item) ?? false
}

/** Returns how a question is played. */
export function playModeOf({ by }: Pick<PlayItem, 'by'>): PlayMode<PlayItem> {
  return found(byMode.get(by), by)
}

/** Throws a RangeError for a name that no schema lets through. */
function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new RangeError(`There is no quiz kind ${name}.`)
  return value
}
