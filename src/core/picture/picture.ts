/** A picture that a reply shows, always made from data that its words say too. */

export interface Picture {
  readonly kind: 'picture'
  /** The beginning of its file’s name. */
  readonly name: string
  /** SVG of `drawPicture`, whose texts are escaped. */
  readonly svg: string
  /** The same in words, for screen readers. */
  readonly alt: string
}
