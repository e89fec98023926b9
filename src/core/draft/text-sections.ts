/** Groups the paragraphs of a prose text into its sections, and says where each paragraph stands. */
import { cutText } from '../reply/truncate.ts'
import type { DraftSection, TextKind } from './draft-material.ts'
import type { TextBlock, TextHeading } from './text-block.ts'

export interface SectionParagraph {
  readonly text: string
  readonly line: number
  /** The index of its section. */
  readonly section: number
  /** Its number in the section, from 1. */
  readonly number: number
  /** Whether the scene changes before it without a heading. */
  readonly isAfterBreak: boolean
}

export interface TextSection {
  /** Left out for what stands before the first heading. */
  readonly heading: TextHeading | undefined
  /** The headings right above it, the widest first. */
  readonly above: readonly TextHeading[]
  readonly paragraphs: readonly SectionParagraph[]
}

export interface SectionedText {
  readonly title: string | undefined
  readonly sections: readonly TextSection[]
}

const contents =
  /^(?:contents|table of contents|inhalt|inhaltsverzeichnis|table des matières|índice)$/i

export function splitIntoSections(blocks: readonly TextBlock[]): SectionedText {
  const first = blocks.find((block) => block.kind !== 'break')
  const second = blocks[blocks.findIndex((block) => block === first) + 1]
  const isTitle =
    first?.kind === 'heading' &&
    first.word === undefined &&
    (second?.kind !== 'paragraph' || first.level === 1)
  const title = isTitle ? first.title : undefined
  const sections: {
    heading: TextHeading | undefined
    above: TextHeading[]
    paragraphs: SectionParagraph[]
  }[] = []
  let above: TextHeading[] = []
  let isAfterBreak = false
  for (const block of blocks) {
    if (isTitle && block === first) continue
    if (block.kind === 'break') isAfterBreak = true
    else if (block.kind === 'heading') {
      above = [...above.filter(({ level }) => level < block.level), block]
      sections.push({ heading: block, above, paragraphs: [] })
      isAfterBreak = false
    } else {
      if (sections.length === 0) sections.push({ heading: undefined, above: [], paragraphs: [] })
      const section = sections.at(-1)
      section?.paragraphs.push({
        text: block.text,
        line: block.line,
        section: sections.length - 1,
        number: section.paragraphs.length + 1,
        isAfterBreak,
      })
      isAfterBreak = false
    }
  }
  return {
    title,
    sections: renumber(
      sections.filter(
        ({ heading, paragraphs }) => paragraphs.length > 0 && !contents.test(heading?.title ?? ''),
      ),
    ),
  }
}

function renumber(sections: readonly TextSection[]): readonly TextSection[] {
  return sections.map((each, section) => ({
    ...each,
    paragraphs: each.paragraphs.map((paragraph) => ({ ...paragraph, section })),
  }))
}

const maxKeys = 26
const maxSectionParagraphs = 999

/** Returns the sections by letters, as sources such as S3 name them; none where a text has too many. */
export function letterSections(
  sections: readonly TextSection[],
  kind: TextKind,
): readonly DraftSection[] {
  if (kind === 'novel' || sections.length > maxKeys) return []
  if (sections.some(({ paragraphs }) => paragraphs.length > maxSectionParagraphs)) return []
  const taken = new Set<string>()
  return sections.map(({ heading, paragraphs }) => {
    const name = headingName(heading)
    const key = letterFor(name, taken)
    taken.add(key)
    return { key, name: cutText(name.replace(/^[A-Z]\. /, ''), 60), paragraphs: paragraphs.length }
  })
}

export function headingName(heading: TextHeading | undefined): string {
  if (heading === undefined) return 'Text'
  if (heading.title !== '') return heading.title
  const word = heading.word ?? 'part'
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)} ${heading.number ?? ''}`.trim()
}

/** The letter that the heading itself has, its first one, or else the next that is free. */
function letterFor(name: string, taken: ReadonlySet<string>): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const [, own] = /^([A-Z])[.)] /.exec(name) ?? []
  const wanted = own ?? name.normalize('NFD').toUpperCase().match(/[A-Z]/)?.[0] ?? 'T'
  return taken.has(wanted) ? (alphabet.find((letter) => !taken.has(letter)) ?? wanted) : wanted
}

/** Says where a paragraph stands: S3, 2.14 (chapter and paragraph), or par. 14. */
export function createPlaces(
  sections: readonly TextSection[],
  letters: readonly DraftSection[],
  kind: TextKind,
): (paragraph: SectionParagraph) => string {
  const counted = sections.map(({ heading }) => heading?.number)
  const isNumbered =
    kind === 'novel' &&
    sections.length > 1 &&
    new Set(counted).size === counted.length &&
    !counted.includes(undefined)
  let sum = 0
  const offsets = sections.map(({ paragraphs }) => {
    sum += paragraphs.length
    return sum - paragraphs.length
  })
  return ({ section, number }) => {
    const letter = letters[section]?.key
    if (letter !== undefined) return `${letter}${number}`
    if (isNumbered && number <= 9999) return `${counted[section]}.${number}`
    return `par. ${(offsets[section] ?? 0) + number}`
  }
}
