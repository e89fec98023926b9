/** Turns a guide, a chapter or a novel into the material of a pack: its units, people, quoted lines and terms. */
import { attributeQuotations, maskQuotations } from './attribute-quotations.ts'
import type { SpokenLine } from './spoken-line.ts'
import { type ProseUnit, chooseUnits, notForUnits } from './choose-units.ts'
import type { DraftMaterial, DraftPerson, TextKind } from './draft-material.ts'
import { findDialogueDashes } from './find-dialogue-dashes.ts'
import { findMentions, indexPeople } from './find-mentions.ts'
import { findPeople } from './find-people.ts'
import type { Person } from './person.ts'
import { findQuotations, quotationStyleOf } from './find-quotations.ts'
import { findTerms } from './find-terms.ts'
import { findKeywords } from './find-keywords.ts'
import { findStatements } from './find-statements.ts'
import { findThemes } from './find-themes.ts'
import { type Located, mergeLines, narrator } from './merge-lines.ts'
import { type SpeechWords, speechWordsOf } from './speech-words.ts'
import type { TextBlock } from './text-block.ts'
import {
  type SectionParagraph,
  type SectionedText,
  createPlaces,
  letterSections,
  splitIntoSections,
} from './text-sections.ts'

export function readProse(
  blocks: readonly TextBlock[],
  kind: Exclude<TextKind, 'play'>,
  language: string,
): DraftMaterial {
  const text = splitIntoSections(blocks)
  const { sections, title } = text
  const paragraphs = sections.flatMap((section) => section.paragraphs)
  const letters = letterSections(sections, kind)
  const place = createPlaces(sections, letters, kind)
  const speech = speechWordsOf(language)
  const quoted = quoteParagraphs(paragraphs, speech)
  const masked = quoted.map((paragraph) => maskQuotations(paragraph))
  const { people, places } = findPeople(masked, speech, language)
  const spoken = attributeQuotations(quoted, {
    speech,
    index: indexPeople(people),
    isStory: kind === 'novel',
  })
  const { units, name, withinName } = chooseUnits(sections, kind)
  const unitOf = new Map(
    units.flatMap((unit, index) => unit.paragraphs.map((paragraph) => [paragraph, index] as const)),
  )
  const texts = units.map((unit) => unit.paragraphs.map((paragraph) => paragraph.text))
  const keywords = findKeywords(texts, places, language)
  const named = namePeople(paragraphs, masked, people, speech, unitOf)
  const located = paragraphs.map((paragraph) => ({
    source: place(paragraph),
    unit: unitOf.get(paragraph),
    number: placeNumber(place(paragraph)),
  }))
  const lines = kind === 'chapter' ? findStatements(paragraphs, located) : []
  return {
    kind,
    language,
    title,
    unitName: name,
    withinName,
    sections: letters,
    units: units.map((unit, index) => ({
      title: unit.title.length <= 75 ? unit.title : '',
      within: unit.within,
      number: unit.number,
      source: sourceOfUnit(unit, place),
      people: named.inUnits[index] ?? [],
      keywords: keywords[index] ?? [],
    })),
    people: peopleOf(people, spoken, located, named.first, kind),
    lines: [...mergeLines(spoken, located, kind), ...lines],
    terms:
      kind === 'novel'
        ? []
        : findTerms(
            paragraphs.map((paragraph) => termParagraph(paragraph, text, place)),
            kind === 'chapter',
          ),
    themes: findThemes(text, place),
  }
}

function quoteParagraphs(paragraphs: readonly SectionParagraph[], speech: SpeechWords) {
  const texts = paragraphs.map((paragraph) => paragraph.text)
  const style = quotationStyleOf(texts.join('\n'))
  const dashed = texts.map((text) => findDialogueDashes(text, speech))
  const hasDashes = dashed.filter((found) => found.length > 0).length > 2
  return findQuotations(texts, style).map((quotations, index) => {
    const dashes = hasDashes ? (dashed[index] ?? []) : []
    return {
      text: texts[index] ?? '',
      part: paragraphs[index]?.section ?? 0,
      quotations: dashes.length > 0 ? dashes : quotations,
    }
  })
}

function placeNumber(source: string): string | undefined {
  return /^par\. (\d+)$/.exec(source)?.[1] ?? /^\d+\.(\d+)$/.exec(source)?.[1]
}

function sourceOfUnit(
  { paragraphs }: ProseUnit,
  place: (paragraph: SectionParagraph) => string,
): string {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)]
  if (first === undefined || last === undefined) return 'par. 1'
  const [from, to] = [place(first), place(last)]
  const [, end] = /(\d+)$/.exec(to) ?? []
  // Paragraphs with letters have no ranges: a source names one.
  return from === to || /^[A-Z]/.test(from) || first.section !== last.section
    ? from
    : `${from}-${end}`
}

function namePeople(
  paragraphs: readonly SectionParagraph[],
  masked: readonly string[],
  people: readonly Person[],
  speech: SpeechWords,
  unitOf: ReadonlyMap<SectionParagraph, number>,
) {
  const index = indexPeople(people)
  const first = new Map<Person, number>()
  const inUnits: string[][] = []
  for (const [at, paragraph] of paragraphs.entries()) {
    const found = new Set(
      findMentions(masked[at] ?? '', index, speech).flatMap(({ person }) => person ?? []),
    )
    const unit = unitOf.get(paragraph)
    for (const person of found) {
      if (!first.has(person)) first.set(person, at)
      if (unit === undefined) continue
      inUnits[unit] ??= []
      if (inUnits[unit].includes(person.name) || inUnits[unit].length >= 50) continue
      inUnits[unit].push(person.name)
    }
  }
  return { first, inUnits }
}

/** People who are named more than once, or who speak. */
function peopleOf(
  people: readonly Person[],
  spoken: readonly SpokenLine[],
  located: readonly Located[],
  first: ReadonlyMap<Person, number>,
  kind: TextKind,
): readonly DraftPerson[] {
  const speeches = new Map<string, number>()
  for (const { speaker } of spoken) {
    const name = speaker === 'narrator' ? narrator : speaker?.name
    if (name !== undefined) speeches.set(name, (speeches.get(name) ?? 0) + 1)
  }
  const minMentions = { guide: 1, novel: 2, chapter: 3, play: 1 }[kind]
  const found = people
    .filter(({ name, mentions }) => mentions >= minMentions || speeches.has(name))
    .map((person) => {
      const at = located[first.get(person) ?? 0]
      const weight = person.mentions + 2 * (speeches.get(person.name) ?? 0)
      return {
        name: person.name,
        aliases: person.aliases,
        gender: person.gender,
        role: undefined,
        weight,
        first: at?.unit ?? 0,
        source: at?.source ?? 'par. 1',
      }
    })
  const tells = spoken.find(({ speaker }) => speaker === 'narrator')
  if (tells === undefined || found.some(({ name }) => name === narrator)) return found
  const at = located[tells.paragraph]
  return [
    ...found,
    {
      name: narrator,
      aliases: [],
      gender: 'unknown',
      role: undefined,
      weight: 2 * (speeches.get(narrator) ?? 0),
      first: at?.unit ?? 0,
      source: at?.source ?? 'par. 1',
    },
  ]
}

function termParagraph(
  paragraph: SectionParagraph,
  { sections }: SectionedText,
  place: (paragraph: SectionParagraph) => string,
) {
  const heading = sections[paragraph.section]?.heading?.title ?? ''
  return {
    text: paragraph.text,
    source: place(paragraph),
    isGlossary:
      /glossar|key (?:terms|words)|vocabulary|glosario/i.test(heading) && notForUnits.test(heading),
  }
}
