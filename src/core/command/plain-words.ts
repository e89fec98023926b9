/** Questions and requests in plain English, and the command lines that answer them. */
import { allUnitWords } from '../lookup/unit-words.ts'
import { parseWholeNumber } from '../reply/whole-number.ts'

interface PlainWords {
  /** What they may mean, the likeliest first. Each begins with a word that may be the name of a command. */
  readonly lines: readonly string[]
  /** The words without “please show me” and the like. */
  readonly words: string
}

const leadIn =
  /^(?:please|pls|plz|ok|okay|so|bot|can you|can i|could you|could i|would you|will you|i want to|i want|i need|i would like to|i(?:'|’)?d like to|let(?:'|’)?s|do you know|show me|show us|show|give me|give us|give|get me|get|tell me about|tell us about|tell me|take me to|bring up|pull up|go to|jump to|open|see|have|read|do|play|display|hi|hey|hello|hallo|zeig(?:e)? mir|gib mir|bitte)[,:!]? (?=\S)/i
const article = /^(?:the|a|an|any|some|my|our|another|one|me|us) (?=\S)/i

const listWords =
  "(?:(?:the|a|all|of|list|liste|der|die|was|sind|welche|name|what|which|who|are|is|what[’']?s|its|main|different|important|there) )*"
const listEnd =
  '(?: (?:are|is|gibt|kommen|there|es|vor|in it))*(?: (?:of|in) (?:this|the|our) \\p{L}+)?'

/** “What are the themes?”, “a list of all characters”: no theme and nobody is called so. */
function asksForAll(items: string): RegExp {
  return new RegExp(`^${listWords}(?:${items})${listEnd}$`, 'iu')
}

const questions: readonly (readonly [pattern: RegExp, command: string])[] = [
  [/^(?:what(?:'|’)?s|what is) (?:still |next )?due\b.*$/i, 'homework list'],
  [
    /^(?:what(?:'|’)?s|what is|is there|do (?:i|we) have)(?: the| my| our| any)?(?: next)? (?:homework|assignments?)\b.*$/i,
    'homework list',
  ],
  [/^(?:welche|was sind die|haben wir|gibt es) hausaufgaben?\b.*$/i, 'homework list'],
  [/^(?:what|anything) (?:did|have|has) (?:i|we) miss(?:ed)?\b.*$/i, 'reading catch-up'],
  [/^(?:i was|i(?:'|’)?ve been|i have been) (?:away|ill|sick|absent)\b.*$/i, 'reading catch-up'],
  [/^what (?:do|should|must|shall) (?:i|we) (?:have to |need to )?read\b.*$/i, 'reading show'],
  [/^(?:where|how far) (?:are we|have we got)\b.*$/i, 'progress show'],
  [/^what (?:do you|does the bot) (?:know|store|keep|save) (?:about|on|of) me$/i, 'mydata show'],
  [asksForAll('themes?|themen'), 'theme'],
  [asksForAll('characters|figuren'), 'character'],
  [asksForAll('scenes|szenen'), 'scene'],
  [/^who(?: is|'s|’s|s| was| are| were) (.+)$/i, 'character'],
  [/^(?:qui est|¿? ?qui[eé]n es|chi è|quem é|wie is) (.+)$/iu, 'character'],
  [/^wer (?:ist|war|sind) (.+)$/i, 'character'],
  [/^wer sagt(?:e)? (.+)$/i, 'quote'],
  [/^who (?:says?|said|asks?|asked) (.+)$/i, 'quote'],
  [/^(?:what|which|where|when).* (?:line|quote)s? (?:of|by|from) (.+)$/i, 'quote by'],
  [/\bthemes? (?:of|about|called|named) (.+)$/i, 'theme'],
  [/^(?:how (?:do|can) i|how to) (.+)$/i, 'help'],
  [/^how (?:does|do|can) (?:this|it|you|the bot)(?: bot)? (?:work|help)\b.*$/i, 'help'],
  [/^(?:what (?:can|do) (?:you|i)|i(?:'|’)?m stuck|i need help)\b.*$/i, 'help'],
  [/^(.+)(?:'s|’s|s'|s’) (?:lines?|quotes?|quotations?)$/i, 'quote by'],
  [/^(.+) (?:lines?|quotes?|quotations?)$/i, 'quote'],
  [/^(.+) scenes?$/i, 'scene'],
  [/^(.+) themes?$/i, 'theme'],
  [/^(.+) (?:discussion )?questions?$/i, 'discuss'],
]

const sceneNumber = /\bscene (?:number |no\.? ?|# ?)?(#?[\p{L}\p{N}]+)/giu

/** What packs may call their units; what another pack calls them, search finds. */
const unitWord = allUnitWords.map((word) => RegExp.escape(word)).join('|')
const unitNumber = '(?:\\p{N}{1,4}\\.?|[ivxlc]{1,7}|\\p{L})'
const otherUnit = new RegExp(
  `^(?:(?:${unitWord}) (?:number |no\\.? ?|nr\\.? ?|# ?)?${unitNumber}|\\p{N}{1,3}\\. ?(?:${unitWord}))(?:[\\s.,:/-]+(?:(?:${unitWord}) )?${unitNumber}(?: (?:${unitWord}))?)?$`,
  'iu',
)

export function readPlainWords(line: string): PlainWords {
  const asked = line
    .replace(/[\s?!.…]+$/, '')
    .replace(/,? (?:please|pls|plz|thanks|thank you)$/i, '')
  let words = asked
  while (leadIn.test(words)) words = words.replace(leadIn, '')
  const bare = words.replace(article, '')
  const lines = [bare]
  const scenes = [...asked.matchAll(sceneNumber)].flatMap(([, number = '']) => {
    const value = parseWholeNumber(number.replace('#', ''))
    return value === undefined ? [] : [value]
  })
  if (scenes.length === 1) lines.push(`scene ${scenes[0]}`)
  if (/^#? ?\p{N}{1,4}(?:[.,]\p{N}{1,4})?$/u.test(words)) lines.push(`scene ${words}`)
  if (otherUnit.test(bare)) lines.push(`scene ${bare}`)
  for (const [pattern, command] of questions) {
    const [match, about = ''] = pattern.exec(words) ?? pattern.exec(asked) ?? []
    if (match !== undefined) lines.push(`${command} ${about.trim().replace(article, '')}`.trim())
  }
  return { lines, words }
}
