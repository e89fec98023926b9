/** How answers, and what is said of them, are put into words. */
import { formatCount } from '../../reply/format.ts'
import type { Block, RichText } from '../../reply/reply.ts'
import type { Answer, AnswerState, Reaction, ReactionCounts } from '../answer.ts'
import type { Discussion } from '../discussion.ts'
import { roleTexts, roles } from '../groups.ts'

export const reactionLabels: Readonly<Record<Reaction, string>> = {
  agree: 'Agree',
  adds: 'Adds something',
  differs: 'I see it differently',
}

/** Returns what classmates know of an answer’s writer. */
export function classmateName(
  { names }: Pick<Discussion, 'names'>,
  { name, pseudonym, role }: Pick<Answer, 'name' | 'pseudonym' | 'role'>,
): string {
  const shown = names === 'named' ? name : names === 'pseudonym' ? pseudonym : undefined
  // Who has which role could give away whoever has no name here.
  return shown === undefined || shown === '' ? 'A classmate' : roleAfter(shown, { role })
}

/** Returns a name with the role that its bearer had in their group, such as “Ana, questioner”: it says why they wrote as they did. */
export function roleAfter(name: string, { role }: { readonly role?: string | undefined }): string {
  const known = roles.find((each) => each === role)
  return known === undefined ? name : `${name}, ${roleTexts[known].name}`
}

/** What somebody wrote stands as a quotation, so that it can’t be taken for words of the bot. */
export function answerQuote(text: string, by: string): Block {
  return { kind: 'quote', line: [text], citation: by }
}

/** Returns “Classmates: 2 agree, 1 sees it differently.”; undefined where nobody has said anything. */
export function reactionWords({ agree, adds, differs }: ReactionCounts): string | undefined {
  const said = [
    agree > 0 && formatCount(agree, 'agrees', 'agree'),
    adds > 0 && formatCount(adds, 'says it adds something', 'say it adds something'),
    differs > 0 && formatCount(differs, 'sees it differently', 'see it differently'),
  ].filter((each) => each !== false)
  return said.length === 0 ? undefined : `Classmates: ${said.join(', ')}.`
}

/** What the writer of an answer is told of its state; undefined where it is what they expect. */
export const stateTexts: Readonly<Record<AnswerState, string | undefined>> = {
  shown: undefined,
  held: 'A teacher looks at it before your class does.',
  refused: 'A teacher sent it back. Your class doesn’t see it; you can write it again.',
  hidden: 'A teacher removed it, so your class doesn’t see it any more.',
}

/** What somebody is told before they write: who will see it, under which name. */
export function promiseWords(
  { names, isHeld }: Pick<Discussion, 'names' | 'isHeld'>,
  pseudonym: string | undefined,
): RichText {
  const held = isHeld ? [' A teacher looks at it first.'] : []
  return [...promiseOfNames(names, pseudonym), ...held]
}

function promiseOfNames(names: Discussion['names'], pseudonym: string | undefined): RichText {
  switch (names) {
    case 'named':
      return ['Classmates who have answered can see this with your name, and so can your teachers.']
    case 'pseudonym':
      return pseudonym === undefined
        ? [
            'Classmates who have answered can see this without a name; your teachers see who wrote it. To choose a pseudonym, use ',
            { command: 'scores', words: 'name:' },
            '.',
          ]
        : [
            `Classmates who have answered can see this as ${pseudonym}. Your teachers see who wrote it.`,
          ]
    case 'anonymous':
      return [
        'Classmates who have answered, and your teachers, can see this, but nobody sees who wrote it.',
      ]
    default:
      return names satisfies never
  }
}
