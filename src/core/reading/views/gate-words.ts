/** Says what a gate opens, for teachers. */
import type { Library } from '../../pack/library.ts'
import { nothingOpen } from '../reading-plan.ts'

/** `gate` is undefined where everything is open. */
export function formatGate({ units, words }: Library, gate: string | undefined): string {
  if (gate === undefined) return `the whole ${words.whole}`
  if (gate === nothingOpen) return 'nothing yet'
  if (units.place(gate) === 0) return `nothing, since the pack has lost that ${units.name}`
  return `up to ${units.labelInSentence(gate)}`
}

/** Returns “Scene 6: The letter”. */
export function formatScene({ units, scene }: Library, id: string): string {
  const label = units.label(id)
  if (label === '') return `a ${units.name} that the pack doesn’t have any more`
  const title = scene(id)?.title
  return title === undefined ? label : `${label}: ${title}`
}
