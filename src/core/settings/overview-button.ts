/** Leads from each step of setting up a class to what is set up, and to the next step. */
import { componentId } from '../command/component-id.ts'
import { button } from '../reply/reply.ts'

export function overviewButton() {
  return button('What’s set up', componentId('settings', 'overview'))
}
