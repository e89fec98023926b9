/** Finds the people of a text by their names, and by what they are called: “the ferryman”. */
import { genderOfFirstName } from './first-names.ts'
import type { Person } from './person.ts'
import { type Evidence, gatherNames } from './gather-names.ts'
import type { Gender, SpeechWords } from './speech-words.ts'
import { findRoles } from './find-roles.ts'

export interface PeopleOfText {
  readonly people: readonly Person[]
  readonly places: readonly string[]
}

/** More names than any novel has. */
const maxForms = 800

/** `texts` are paragraphs whose quotations are blanked out; `spoken` what stood in them. */
export function findPeople(
  texts: readonly string[],
  speech: SpeechWords,
  language: string,
): PeopleOfText {
  const names = gatherNames(texts, speech)
  const forms = [...names.values()]
    .toSorted((a, b) => b.mid + b.start - (a.mid + a.start))
    .slice(0, maxForms)
  const surnames = surnamesOf(forms)
  const persons = forms.filter((form) => isPerson(form, language, surnames, speech))
  const places = forms
    .filter(
      (form) =>
        !persons.includes(form) &&
        form.place >= 2 &&
        form.place >= 0.5 * form.mid &&
        form.title === undefined,
    )
    .map(({ name }) => name)
  const people = mergeNames(persons, speech)
  return { people: [...people, ...findRoles(texts, speech, people)], places }
}

function isPerson(
  form: Evidence,
  language: string,
  surnames: ReadonlySet<string>,
  speech: SpeechWords,
): boolean {
  const { name, title, start, place, article, speaks, acts, possessive, kin, maker } = form
  const mid = form.mid === 0 ? 0 : form.mid + start
  if (title !== undefined) return true
  const [first = ''] = name.split(' ')
  const isKnown = genderOfFirstName(first) !== 'unknown'
  if (maker > 0 && maker >= (form.mid + start) / 2) return false
  if (place > 0 && place >= form.mid + start) return false
  if (article > mid / 2 + 1 || (article > 0 && article >= form.mid)) {
    return isCalledBy(form, language)
  }
  if (kin > 0 && place <= mid / 2) return true
  if (speaks > 0 && place <= speaks) {
    return mid > 0 || speaks > 1 || isKnown || acts + possessive > 0
  }
  if (isKnown) return place <= mid / 2 + 1
  if (language === 'de') return false
  if (surnames.has(name)) return true
  if (name.includes(' ') && start > 0 && acts > 0 && place === 0) return true
  if (speech.titles.has(name.toLowerCase())) return false
  return (
    mid >= 2 &&
    place < mid * 0.4 &&
    acts + possessive >= 1 &&
    (acts >= 1 || possessive >= 2 || mid >= 4)
  )
}

/** “the Hatter”, “the Creature”: capitals make a name of what somebody is called; in German every noun has them. */
function isCalledBy({ speaks, acts, place, article }: Evidence, language: string): boolean {
  if (place > (speaks + acts) / 2) return false
  return speaks > 0 || (language !== 'de' && article > 1 && acts > 1)
}

/** The last words of names that begin with a title or a first name. */
function surnamesOf(forms: readonly Evidence[]): ReadonlySet<string> {
  return new Set(
    forms.flatMap(({ name, title }) => {
      const words = name.split(' ')
      const isFull = title !== undefined || genderOfFirstName(words[0] ?? '') !== 'unknown'
      return words.length > 1 && isFull ? [words.at(-1) ?? ''] : []
    }),
  )
}

/** First names and surnames are forms of a full name where they are those of one person alone. */
function mergeNames(forms: readonly Evidence[], speech: SpeechWords): readonly Person[] {
  const groups = new Map<string, Evidence[]>()
  const ordered = forms.toSorted(
    (a, b) => b.name.split(' ').length - a.name.split(' ').length || b.mid - a.mid,
  )
  for (const form of ordered) {
    const owners = [...groups.entries()].filter(
      ([, [owner]]) => owner !== undefined && isFormOf(form, owner, speech),
    )
    const best = owners.length > 1 ? bestOwner(form, owners) : owners[0]
    if (best === undefined) groups.set(formKey(form), [form])
    else best[1].push(form)
  }
  return [...groups.values()].map((group) => {
    const total = group.reduce((sum, form) => sum + form.mid + form.start, 0)
    const spelled = group.map((form) => fullForm(form))
    const [name = '', ...aliases] = [...new Set(spelled)]
    return { name, aliases: aliases.slice(0, 12), gender: genderOf(group, speech), mentions: total }
  })
}

function formKey(form: Evidence): string {
  return fullForm(form)
}

export function fullForm({ title, name }: Pick<Evidence, 'title' | 'name'>): string {
  return title === undefined ? name : `${title} ${name}`
}

/** Whether a shorter form may stand for the longer one. */
function isFormOf(form: Evidence, owner: Evidence, speech: SpeechWords): boolean {
  const own = form.name.split(' ')
  const all = owner.name.split(' ')
  const [formGender, ownerGender] = [titleGender(form, speech), genderOf([owner], speech)]
  if (
    form.title !== undefined &&
    formGender !== 'unknown' &&
    ownerGender !== 'unknown' &&
    formGender !== ownerGender
  ) {
    return false
  }
  if (
    form.title !== undefined &&
    owner.title !== undefined &&
    form.title !== owner.title &&
    all.length === own.length
  ) {
    return false
  }
  // “the Captain” is Captain Rowe.
  if (form.title === undefined && form.name === owner.title) return true
  if (form.name === owner.name) return form.title === undefined || owner.title === undefined
  if (own.length === 1 && all.length === 1) {
    return isShortFor(form.name, owner.name) || isShortFor(owner.name, form.name)
  }
  if (own.length >= all.length) return false
  if (form.title !== undefined) return all.at(-1) === own.at(-1)
  // “Frau von Briest” has a husband who is called Briest.
  if (ownerGender === 'female' && owner.title !== undefined && isOwnName(form)) return false
  return own.length === 1 && (all[0] === own[0] || all.at(-1) === own[0])
}

/** Whether a surname without a title is told of as a man. */
function isOwnName({ title, he, she, speaks }: Evidence): boolean {
  return title === undefined && she === 0 && (he > 0 || speaks > 0)
}

/** “Pony” is Ponyboy, and “Soda” Sodapop; “Ann” is not Annabel, as both are names of their own. */
function isShortFor(short: string, long: string): boolean {
  return (
    short.length >= 3 &&
    long.length >= short.length + 2 &&
    long.startsWith(short) &&
    genderOfFirstName(short) === 'unknown' &&
    genderOfFirstName(long) === 'unknown'
  )
}

/** A first name goes before a surname; of several bearers of a surname, the one who is named most. */
function bestOwner(form: Evidence, owners: readonly (readonly [string, Evidence[]])[]) {
  const byFirst = owners.filter(([, [owner]]) => owner?.name.startsWith(`${form.name} `))
  if (byFirst.length === 1) return byFirst[0]
  const byTitle = owners.filter(
    ([, [owner]]) => owner?.title === form.title && form.title !== undefined,
  )
  if (byTitle.length === 1) return byTitle[0]
  const male = owners.filter(([, [owner]]) => owner?.title === 'Mr' || owner?.title === 'Mr.')
  return byFirst.length === 0 && form.title === undefined && male.length === 1 ? male[0] : undefined
}

function titleGender({ title }: Evidence, speech: SpeechWords): Gender {
  return speech.titles.get((title ?? '').toLowerCase().replace(/\.$/, '')) ?? 'unknown'
}

function genderOf(group: readonly Evidence[], speech: SpeechWords): Gender {
  for (const form of group) {
    const gender = titleGender(form, speech)
    if (gender !== 'unknown') return gender
  }
  for (const { name, title } of group) {
    const gender =
      title === undefined || name.includes(' ')
        ? genderOfFirstName(name.split(' ')[0] ?? '')
        : 'unknown'
    if (gender !== 'unknown') return gender
  }
  const [female, male] = ['female', 'male'].map((gender) =>
    group.reduce((sum, form) => sum + (gender === 'female' ? form.she : form.he), 0),
  )
  if (female === undefined || male === undefined || Math.max(female, male) === 0) return 'unknown'
  if (female > 2 * male) return 'female'
  return male > 2 * female ? 'male' : 'unknown'
}
