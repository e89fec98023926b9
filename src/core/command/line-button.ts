/** Buttons that run a command line, as if the person had typed it. */
import { truncate } from '../reply/truncate.ts'
import { type Block, button, buttons } from '../reply/reply.ts'
import { lineCommand, optionalComponentId } from './component-id.ts'

const maxLabelLength = 60

/** Returns a row of buttons; a line that is too long for one is left out. */
export function lineButtons(lines: readonly string[]): Block {
  return buttons(
    ...[...new Set(lines)].map((line) => {
      const press = optionalComponentId(lineCommand, 'run', line)
      return press !== undefined && button(truncate(line, maxLabelLength), press)
    }),
  )
}
