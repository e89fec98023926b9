// Slack's views (modals and the Home tab) as strict schemas. https://docs.slack.dev/reference/views
import { z } from 'zod'
import { plainText } from './composition.ts'
import { ViewBlocks } from './blocks.ts'

const shared = {
  blocks: ViewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}

/** https://docs.slack.dev/reference/views/modal-views */
export const ModalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...shared,
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'),
    { error: 'must have submit, because it holds an input block', path: ['submit'] },
  )
export type ModalView = z.infer<typeof ModalView>

/** https://docs.slack.dev/reference/views/home-tab-views */
export const HomeView = z
  .strictObject({ type: z.literal('home'), ...shared })
  // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
  .refine(
    ({ blocks }) =>
      blocks.every((each) => each.type !== 'input' || each.element.type !== 'file_input'),
    { error: 'may hold no file_input, which only modals show' },
  )
export type HomeView = z.infer<typeof HomeView>
