/** A picture that a reply shows, always made from data that its words say too. */

export interface Picture {
  readonly kind: 'picture'
  /** The beginning of its file’s name. */
  readonly name: string
  /** SVG of `drawPicture`, whose texts are escaped. */
  readonly svg: string
  /** The same in words, for screen readers. */
  readonly alt: string
  /** The same as numbers, for a platform that draws charts itself. */
  readonly chart?: Chart
}

/** Several measures, each with one value for each category. */
export interface Chart {
  readonly title: string
  /** Bars for things side by side, lines for what changes over time. */
  readonly shape: 'bars' | 'lines'
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** What the values are, such as “% right”. */
  readonly unit: string
}
