/** Reads the list of characters of a play: their names, and what it says about them. */
import { cutText } from '../reply/truncate.ts'

export interface CastMember {
  readonly name: string
  /** What the list of characters says about them. */
  readonly role: string
}

/** “ROSA, a neighbour”, “- **Tom**, who dug the well”, “Rosa, Tom: two neighbours” */
export function castMembers(text: string): readonly CastMember[] {
  // “NURSE to Juliet” is the nurse.
  const bare = text
    .replaceAll(/^[-*•\s]+|[*_]/g, '')
    .trim()
    .replace(/^(?:the )?hon(?:\.|ourable) (?=\p{Lu})/iu, '')
    .replace(/^(\p{Lu}{2,}(?: \p{Lu}{2,})*) (?=\p{Ll})/u, '$1, ')
  const [, name = '', role = ''] =
    /^((?:[A-Z][a-z]{1,3}\. )?[^,.;:–—(]{2,40})(?:\s*[,.;:–—(]\s*(.*?)\)?)?\.?$/u.exec(bare) ?? []
  if (name === '' || !/^\p{Lu}/u.test(name) || name.split(' ').length > 4) return []
  // Without a comma, the name is part of what they are: nurse to Juliet.
  const isJoined = bare.startsWith(`${name}, `) && !text.includes(`${name},`)
  const whole = isJoined ? `${tidyName(name)} ${role}` : role
  return [{ name: tidyName(name), role: cutText(whole.trim(), 150) }]
}

/** “LADY BRACKNELL” is Lady Bracknell. */
export function tidyName(name: string): string {
  const bare = name
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.:]$/, (mark) => (/^(?:Mr|Mrs|Dr)\.$/.test(name) ? mark : ''))
  if (bare !== bare.toUpperCase()) return bare
  return bare
    .toLowerCase()
    .replaceAll(/(?:^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase())
    .replaceAll(/(?<=\s)(?:Of|The|And)\b/g, (word) => word.toLowerCase())
}
