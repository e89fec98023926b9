/** Decides which parts of a prose text become the units of its pack: chapters, sections, or paragraphs of a summary. */
import type { TextKind } from './draft-material.ts'
import type { TextHeading } from './text-block.ts'
import type { SectionParagraph, TextSection } from './text-sections.ts'

export interface ProseUnit {
  readonly title: string
  readonly within: number | undefined
  readonly number: number | undefined
  readonly paragraphs: readonly SectionParagraph[]
}

export interface ChosenUnits {
  readonly name: string
  readonly withinName: string | undefined
  readonly units: readonly ProseUnit[]
}

export const summaryHeading =
  /\b(?:summary|synopsis|plot|what happens|zusammenfassung|inhaltsangabe|handlung|résumé|resumen|argumento)\b/i
/** Sections of a guide that tell of the whole work, not of a part. */
const aboutWhole =
  /\b(?:analysis|themes?|motifs?|symbols?|characters?|quotes|quotations|context|about|author|questions|glossary|key (?:terms|facts|words)|vocabulary|introduction|background|overview|interpretation|style|setting|further reading|references|works cited|bibliography)\b/i
export const notForUnits =
  /^(?:glossary|key terms|key words|vocabulary|references|bibliography|works cited|further reading|notes|glossar|glossaire|glosario|questions|review questions|exercises|sources|summary|chapter summary|key points|review|zusammenfassung|résumé|resumen)$/i
const partNumber =
  /\b(chapter|act|scene|part|section|stave|book|canto|kapitel|chapitre|capítulo)s? ([\divxl]+)/i

export function chooseUnits(sections: readonly TextSection[], kind: TextKind): ChosenUnits {
  switch (kind) {
    case 'guide':
      return guideUnits(sections)
    case 'novel':
      return novelUnits(sections)
    case 'chapter':
    case 'play':
      return sectionUnits(sections)
  }
}

function guideUnits(sections: readonly TextSection[]): ChosenUnits {
  const parts = new Map<string, { title: string; paragraphs: SectionParagraph[] }>()
  for (const section of sections) {
    const owner = section.above.findLast((heading) => partLabel(heading) !== undefined)
    const label = owner === undefined ? undefined : partLabel(owner)
    if (owner === undefined || label === undefined) continue
    const entry = parts.get(label.toLowerCase()) ?? {
      title: cleanPartTitle(owner.title, label),
      paragraphs: [],
    }
    entry.paragraphs.push(...section.paragraphs)
    parts.set(label.toLowerCase(), entry)
  }
  if (parts.size > 1) {
    const word = partNumber.exec([...parts.keys()][0] ?? '')?.[1]?.toLowerCase() ?? 'part'
    return {
      name: word,
      withinName: undefined,
      units: [...parts.values()].map((part) => ({ ...part, within: undefined, number: undefined })),
    }
  }
  const summaries = sections.filter(({ heading }) => summaryHeading.test(heading?.title ?? ''))
  const told = sections.filter(
    ({ heading, above }) =>
      !aboutWhole.test(heading?.title ?? '') && !above.some(({ title }) => aboutWhole.test(title)),
  )
  const chosen = summaries.length > 0 ? summaries : told.length > 0 ? told : sections
  if (chosen.length > 1 && summaries.length === 0) return sectionUnits(chosen)
  const paragraphs = chosen.flatMap((section) => section.paragraphs)
  return {
    name: 'scene',
    withinName: undefined,
    units: paragraphs.map((paragraph) => plainUnit([paragraph])),
  }
}

/** “chapter 3”, where a heading begins such a part or names it. */
function partLabel({ word, number, title }: TextHeading): string | undefined {
  if (word !== undefined && word !== 'section' && number !== undefined) return `${word} ${number}`
  return partNumber.exec(title)?.[0]
}

/** “Chapter 3: The river, Summary” is The river. */
function cleanPartTitle(title: string, label: string): string {
  const rest = title
    .replace(label, '')
    .replaceAll(/\b(?:summary|analysis|and|&)\b/gi, '')
    .replaceAll(/^[\s:.,;–—-]+|[\s:.,;–—-]+$/g, '')
  return rest.length > 3 ? rest : ''
}

function plainUnit(paragraphs: readonly SectionParagraph[], title = ''): ProseUnit {
  return { title, within: undefined, number: undefined, paragraphs }
}

function novelUnits(sections: readonly TextSection[]): ChosenUnits {
  const chapters = sections.filter(
    ({ heading }) => heading?.word === 'chapter' || heading?.word === 'section',
  )
  if (chapters.length > 1) {
    const parts = chapters.map(({ above }) => above.find(isPart)?.number)
    const hasParts =
      new Set(parts.filter((part) => part !== undefined)).size > 1 &&
      chapters.every((chapter) => chapter.above.length > 1)
    let place = 0
    let last: number | undefined
    const units = chapters.map((chapter) => {
      const within = hasParts ? chapter.above.find(isPart)?.number : undefined
      if (within !== last) place = 0
      last = within
      place += 1
      const number = chapter.heading?.number
      return {
        title: chapter.heading?.title ?? '',
        within,
        number: number === place ? undefined : number,
        paragraphs: chapter.paragraphs,
      }
    })
    return { name: 'chapter', withinName: hasParts ? 'part' : undefined, units }
  }
  const paragraphs = sections.flatMap((section) => section.paragraphs)
  if (sections.length > 1 && chapters.length === 0) {
    return { ...sectionUnits(sections), name: 'chapter' }
  }
  const scenes = splitAtBreaks(paragraphs)
  return {
    name: scenes.length > 1 ? 'scene' : 'chapter',
    withinName: undefined,
    units: scenes.map((each) =>
      plainUnit(each, scenes.length > 1 ? '' : (sections.at(-1)?.heading?.title ?? '')),
    ),
  }
}

function isPart({ word }: TextHeading): boolean {
  return word === 'part' || word === 'act'
}

function splitAtBreaks(
  paragraphs: readonly SectionParagraph[],
): readonly (readonly SectionParagraph[])[] {
  const scenes: SectionParagraph[][] = []
  for (const paragraph of paragraphs) {
    if (scenes.length === 0 || paragraph.isAfterBreak) scenes.push([])
    scenes.at(-1)?.push(paragraph)
  }
  return scenes
}

function sectionUnits(sections: readonly TextSection[]): ChosenUnits {
  const chosen = sections.filter(({ heading }) => !notForUnits.test(heading?.title ?? ''))
  const headed = chosen.filter(({ heading }) => heading !== undefined)
  const first =
    headed.length > 0 && chosen[0]?.heading === undefined && (chosen[0]?.paragraphs.length ?? 0) < 3
      ? headed
      : chosen
  if (first.length < 2) {
    const paragraphs = first.flatMap((section) => section.paragraphs)
    return {
      name: 'section',
      withinName: undefined,
      units: paragraphs.map((each) => plainUnit([each])),
    }
  }
  return {
    name: 'section',
    withinName: undefined,
    units: first.map(({ heading, paragraphs }) => ({
      ...plainUnit(paragraphs, (heading?.title ?? '').replace(/^[A-Z]\. /, '')),
    })),
  }
}
