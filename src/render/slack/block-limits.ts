/** Slack’s documented limits on messages, views and blocks, with the pages that they come from. */

/** https://docs.slack.dev/reference/block-kit/blocks */
export const messageLimits = {
  blocks: 50,
  /** Characters of all blocks together; about 13,200 were seen to fail (https://github.com/slackapi/bolt-js/issues/2509). */
  characters: 12_000,
  /** The text beside the blocks, for notifications (https://docs.slack.dev/reference/methods/chat.postMessage). */
  text: 3000,
} as const

/** https://docs.slack.dev/reference/views */
export const viewLimits = {
  blocks: 100,
  title: 24,
  submit: 24,
  metadata: 3000,
  /** Slightly less than Slack's 250 kB, for what stands beside the blocks. */
  bytes: 240_000,
} as const

/** https://docs.slack.dev/reference/block-kit/blocks */
export const blockLimits = { header: 150, actions: 25, section: 3000 } as const

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object; the stricter of two documented values. */
export const optionLimits = { label: 75, value: 75, description: 75, count: 100 } as const

/** https://docs.slack.dev/reference/block-kit/block-elements */
export const elementLimits = {
  button: 75,
  placeholder: 150,
  input: 3000,
  hint: 2000,
  checkboxes: 10,
  actionId: 255,
  url: 3000,
} as const

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block; the rows without the header. `pageSize` is ours. */
export const tableLimits = { rows: 100, columns: 20, characters: 10_000, pageSize: 20 } as const

/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export const maxOverflow = 5
