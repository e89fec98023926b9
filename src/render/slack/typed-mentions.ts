/** Shows what somebody typed or chose as a link to a person, a channel or a group as Slack does, where it stands in a sentence. */
import { stripInvisible } from '../../core/reply/invisible.ts'

/** Our id of a channel or a person, or Slack’s of a group, with the name that stood in the link. */
const mention =
  /\b(?:slack:[A-Z0-9]+\/(?<kind>[A-Z])[A-Z0-9]+|subteam\^S[A-Z0-9]+)(?:\|(?<name>[^\s<>"\u201C\u201D|]*[\p{L}\p{N}_-]))?/gu

/** Returns the text without invisible characters, and with names or words for the ids of typed mentions. */
export function readable(text: string): string {
  const visible = stripInvisible(text)
  if (!visible.includes('slack:') && !visible.includes('subteam^')) return visible
  return visible.replaceAll(mention, (_, kind?: string, name?: string) => {
    const isChannel = kind !== undefined && 'CGD'.includes(kind)
    if (name !== undefined) return `${isChannel ? '#' : '@'}${name.replace(/^[#@]/, '')}`
    if (kind === undefined) return 'that group'
    return isChannel ? 'that channel' : 'that person'
  })
}
