/** Leads from each step of setting up a class to what is set up, and to the next step. */
import { componentId } from '../command/component-id.ts'
import { type Block, allButtons, button, buttons } from '../reply/reply.ts'

export function overviewButton() {
  return button('What’s set up', componentId('settings', 'overview'))
}

/** Puts the button beside *Undo*, where there is one. */
export function undoAndOverview(undo: readonly Block[]): readonly Block[] {
  const beside = undo.flatMap((block) => (block.kind === 'buttons' ? allButtons(block) : []))
  const others = undo.filter((block) => block.kind !== 'buttons')
  return [...others, buttons(...beside, overviewButton())]
}
