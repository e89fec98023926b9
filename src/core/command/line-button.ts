/** Buttons that run a command line, as if the person had typed it. */
import { truncate } from '../reply/truncate.ts'
import { type Block, type Button, type ButtonStyle, button, buttons } from '../reply/reply.ts'
import { lineCommand, optionalComponentId } from './component-id.ts'

const maxLabelLength = 60

/** A line, and what its button says instead of it. */
export type LabelledLine = readonly [label: string, line: string]

/** Returns undefined for a line that is too long for a button. */
export function optionalLineButton(
  label: string,
  line: string,
  style?: ButtonStyle,
): Button | undefined {
  const press = optionalComponentId(lineCommand, 'run', line)
  return press === undefined ? undefined : button(label, press, style)
}

/** Returns a row of buttons; a line that is too long for one is left out. */
export function lineButtons(lines: readonly (string | LabelledLine)[]): Block {
  const labels = new Map(
    lines.map((each) => (typeof each === 'string' ? [each, each] : [each[1], each[0]])),
  )
  return buttons(
    ...[...labels].map(([line, label]) => {
      const press = optionalComponentId(lineCommand, 'run', line)
      return press !== undefined && button(truncate(label, maxLabelLength), press)
    }),
  )
}
