/** Finds people who speak and have no name: the ferryman, the old woman. */
import type { Gender, SpeechWords } from './speech-words.ts'
import type { Person } from './person.ts'

/** Those who tell, and things that “say” something. */
const noRoles = new Set(
  `film novel author story text book guide poem play scene chapter song sign reader audience director movie camera article page
  passage line paragraph quote title note next first last one other former latter voice report study law word world day night
  same question answer wind sea silence`.split(/\s+/),
)

const femaleRoles = new Set(
  'woman girl mother sister wife daughter queen lady aunt grandmother nurse widow princess maid witch girlfriend waitress actress governess'.split(
    ' ',
  ),
)
const maleRoles = new Set(
  'man boy father brother husband son king uncle grandfather priest prince monk ferryman fisherman policeman gentleman boyfriend waiter postman watchman lord duke'.split(
    ' ',
  ),
)

const minMentions = 2

export function findRoles(
  texts: readonly string[],
  speech: SpeechWords,
  people: readonly Person[],
): readonly Person[] {
  const mentions = new Map<string, number>()
  if (!speech.articles.has('the')) return []
  for (const text of texts) {
    for (const [, role = '', , next = '', verb = ''] of text.matchAll(rolePattern)) {
      const words = role.split(' ')
      const noun = words.at(-1) ?? ''
      const isSpeaking = clearVerbs.test(next) || (next === '' && verb !== '')
      if (
        noRoles.has(noun) ||
        speech.verbs.has(noun) ||
        speech.prepositions.has(noun) ||
        noun.length < 3
      ) {
        continue
      }
      if (isSpeaking) mentions.set(role, 0)
    }
    for (const [, role = ''] of text.matchAll(
      /[\uE000\uE001] ?(?:said|says|asked|asks|replied|replies|cried|answered|whispered|shouted) (?:the|an?) ((?:\p{Ll}+ )?\p{Ll}+)\b/gu,
    )) {
      const cut = shortRole(role, speech)
      if (cut !== '' && !noRoles.has(cut.split(' ').at(-1) ?? '')) mentions.set(cut, 0)
    }
  }
  for (const text of texts) {
    for (const [, role = ''] of text.matchAll(/\b[Tt]he (\p{Ll}+(?: \p{Ll}+)?)/gu)) {
      for (const form of new Set([role, role.split(' ')[0] ?? ''])) {
        const count = mentions.get(form)
        if (count !== undefined) mentions.set(form, count + 1)
      }
    }
  }
  return [...mentions]
    .filter(
      ([role, count]) =>
        count >= minMentions && !people.some(({ name }) => name.toLowerCase() === role),
    )
    .map(([role, count]) => ({
      name: `The ${role}`,
      aliases: [],
      gender: genderOfRole(role),
      mentions: count,
    }))
}

const clearVerbs =
  /^(?:says|said|asks|asked|tells|told|replies|replied|answers|answered|cries|cried|shouts|shouted|whispers|whispered|exclaims|exclaimed|explains|explained|insists|insisted|admits|admitted)$/
const rolePattern =
  /\b[Tt]he ((?:(?:old|young|little|tall|other|second|first|poor) )?\p{Ll}+)( (\p{Ll}+))?( \p{Ll}+)?/gu

/** “old man with” is the old man. */
function shortRole(role: string, speech: SpeechWords): string {
  const [first = '', second = ''] = role.split(' ')
  if (second === '' || speech.prepositions.has(second) || speech.conjunctions.has(second)) {
    return first
  }
  return /^(?:old|young|little|tall|other|second|first|poor)$/.test(first) ? role : first
}

export function genderOfRole(role: string): Gender {
  const noun = role.split(' ').at(-1) ?? ''
  if (femaleRoles.has(noun)) return 'female'
  return maleRoles.has(noun) ? 'male' : 'unknown'
}
