/** Records what a bot sent that Discord would refuse, so that tests can show that there was nothing. */

import type { Problem, Refusal } from './errors.ts'
import type { World } from './state.ts'

const mistakes = new Set<unknown>([40005, 50006, 50035, 50109, 'UNKNOWN_ROUTE'])

/** Only wrong bodies and routes are the bot’s mistakes; missing permissions and channels happen. */
export function recordMistake(
  world: World,
  { body: answer }: Refusal,
  request: { readonly route: string; readonly path: string; readonly body: unknown },
): void {
  if (!mistakes.has(answer['code'])) return
  const listed = problemsIn(answer['errors'], [])
  const whole = { path: [], code: String(answer['code']), message: String(answer['message']) }
  world.violations.push({ ...request, problems: listed.length > 0 ? listed : [whole] })
}

/** Reads the tree of an error's body back into a list. */
function problemsIn(tree: unknown, path: readonly string[]): Problem[] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    key === '_errors'
      ? (value as { code: string; message: string }[]).map((leaf) => ({ path, ...leaf }))
      : problemsIn(value, [...path, key]),
  )
}
