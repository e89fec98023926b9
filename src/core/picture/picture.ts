/** A picture that a reply shows: made from data that its words say too, or a drawing of the pack with words in its stead. */

export interface Picture {
  readonly kind: 'picture'
  /** The beginning of its file’s name. */
  readonly name: string
  /** SVG of `drawPicture` or `readDrawing`, whose texts are escaped. */
  readonly svg: string
  /** The same in words, for screen readers. */
  readonly alt: string
  /** Said where the picture cannot be shown; left out if the reply says it all anyway. */
  readonly instead?: string
}
