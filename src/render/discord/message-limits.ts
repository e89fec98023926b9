/** Discord’s documented limits on messages and modals, each with the page it comes from. */

/**
 * https://docs.discord.com/developers/components/reference
 * https://docs.discord.com/developers/components/using-message-components
 */
export const messageLimits = {
  /** Ours: the schema allows 1024 characters, and file systems mostly 255. */
  fileName: 100,
  /** The text for screen readers of an item in a media gallery. */
  mediaDescription: 1024,
  /** Components in a message, nested ones included. */
  components: 40,
  /** Characters in all text displays of a message together. */
  text: 4000,
  /**
   * Ours: the bytes that all texts, labels and ids of a message take in UTF-8. Discord answers 500 to more than 10,170, of which
   * each component takes twelve (https://github.com/discord/discord-api-docs/issues/8554).
   */
  bytes: 9600,
  buttonsInRow: 5,
  buttonLabel: 80,
  url: 512,
  customId: 100,
  selectOptions: 25,
  selectLabel: 100,
  selectValue: 100,
  selectDescription: 100,
  placeholder: 150,
  /** `nonce` (https://docs.discord.com/developers/resources/message#create-message). */
  nonce: 25,
  /** Our own: a reply that needs more messages is a mistake. Where the bot is no member, no more may follow an interaction. */
  messages: 5,
} as const

/** https://docs.discord.com/developers/components/reference#label, #text-input, #string-select */
export const modalLimits = {
  /** Radio and checkbox groups; a select has room for more. */
  groupOptions: { min: 2, max: 10 },
  /** As in a message: a form shows the whole of a question’s options. */
  introText: 4000,
  title: 45,
  fields: 5,
  label: 45,
  description: 100,
  textLength: 4000,
  placeholder: 100,
} as const

/** Returns how long a line counts as, by its characters or by its bytes. */
export function lineLength(line: string): number {
  // No UTF-16 unit takes more than three bytes.
  return line.length * 3 <= messageLimits.bytes ? line.length : lengthByBytes(line)
}

/** Returns how long text counts as that may stand in a longer line: more than its characters where these are of many bytes, as in Chinese or Hindi. */
export function lengthByBytes(text: string): number {
  const bytes = Buffer.byteLength(text)
  return Math.max(text.length, Math.ceil((bytes * messageLimits.text) / messageLimits.bytes))
}
