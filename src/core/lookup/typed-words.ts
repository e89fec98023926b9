/** Repeats to people what they typed. */
import { truncate } from '../reply/truncate.ts'

/** What a suggestion sends, such as `scene/ellens-chair`: people chose it by its title and never saw it. */
const suggested = /^(?:[a-z]+\/[a-z0-9-]+|[a-z0-9]+(?:-[a-z0-9]+)+)$/

const maxLength = 80

/** Returns words that can be looked for: what was suggested, and is no longer there, becomes the words that it is made of. */
export function searchableWords(words: string): string {
  return suggested.test(words) ? words.replace(/^[a-z]+\//, '').replaceAll('-', ' ') : words
}

/** Returns what somebody typed, in one line, as a sentence may repeat it. */
export function typedWords(words: string): string {
  return truncate(searchableWords(words).replaceAll(/\s+/g, ' '), maxLength)
}
