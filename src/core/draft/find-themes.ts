/** Finds the names of themes where a guide lists them below a heading. */
import { maxItems } from '../pack/pack-limits.ts'
import { type SectionParagraph, type SectionedText, headingName } from './text-sections.ts'

const themesHeading = /^(?:(?:major |key |main )?themes|themen|thèmes|temas)$/i

/** The headings below “Themes” are their names. */
export function findThemes(
  { sections }: SectionedText,
  place: (paragraph: SectionParagraph) => string,
) {
  const found: { name: string; source: string }[] = []
  let isListed = false
  for (const { heading, above, paragraphs } of sections) {
    const [first] = paragraphs
    if (first === undefined) continue
    if (themesHeading.test(heading?.title ?? '')) {
      isListed = true
      for (const paragraph of paragraphs) {
        const [, name] = /^(?:[-*•]\s+)?\*\*([^*]{3,60}?)[.:]?\*\*/.exec(paragraph.text) ?? []
        if (name !== undefined) found.push({ name, source: place(paragraph) })
      }
    } else if (isListed || above.some(({ title }) => themesHeading.test(title))) {
      const isBelow = above.some(
        ({ title }) => themesHeading.test(title) && title !== heading?.title,
      )
      if (isBelow) found.push({ name: headingName(heading), source: place(first) })
      else isListed = false
    }
  }
  return found.slice(0, maxItems.themes)
}
