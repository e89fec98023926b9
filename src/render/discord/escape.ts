/** Makes words show as they are: no markup, no mention, no timestamp, no turned text. Nothing else in the adapter escapes. */

/** Addresses stay as they are, so that they can be followed. */
const address = /https?:\/\/[^\s<>]+/g

/** Most words hold no mark at all. */
const meaningful = /[\\*_~`|<[\]@]|^\s*(?:[#>+-]|\d+[.)])/m

/** Escapes words of running text; they may hold line breaks. */
export function escape(words: string): string {
  const clean = withoutControls(words)
  if (!meaningful.test(clean)) return clean
  let safe = ''
  let from = 0
  for (const match of clean.matchAll(address)) {
    safe += escapeMarks(clean.slice(from, match.index)) + match[0].replaceAll('@', '%40')
    from = match.index + match[0].length
  }
  return withoutMentions(safe + escapeMarks(clean.slice(from)))
}

/** Escapes words for a span of code, in which Discord reads no markup but the backtick that ends it. */
export function escapeCode(words: string): string {
  return withoutMentions(withoutControls(words).replaceAll('`', 'ˋ').replaceAll('\n', ' '))
}

/** Words for labels, titles and names, where Discord shows no markup at all. */
export function plainLabel(words: string): string {
  return withoutControls(words).replaceAll('\n', ' ').trim()
}

/**
 * A backslash takes the meaning from any mark (https://support.discord.com/hc/en-us/articles/210298617). Some marks mean
 * something only where a line begins: headings, quotes, lists and small print.
 */
function escapeMarks(words: string): string {
  return words
    .replaceAll(/[\\*_~`|<[\]]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#>+-])/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])/gm, String.raw`$1\$2`)
}

/**
 * Discord looks for mentions before it looks at backslashes; a mark of no width parts the sign from what it names. After
 * every sign, for what it names may come with the next run of text.
 */
function withoutMentions(words: string): string {
  return words.replaceAll('@', '@\u200B')
}

function withoutControls(words: string): string {
  return words.replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '')
}
