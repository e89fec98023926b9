/** Divides what is written in scripts that put no spaces between words. */

const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

/** Returns the words of a run of letters, by the dictionary; the run itself where its script has spaces. */
export function splitUnspaced(run: string): readonly string[] {
  if (!unspaced.test(run)) return [run]
  return Array.from(segmenter.segment(run), ({ segment }) => segment)
}
