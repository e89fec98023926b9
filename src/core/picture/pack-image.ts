/** A picture that comes with a study pack. It is named until it is shown; where it cannot be, its words stand. */

/** What the file of such a picture is called in a pack. */
export const imageFile = /^pictures\/[A-Za-z0-9_-]+\.(?:png|jpe?g|webp)$/

export interface PackImage {
  readonly kind: 'image'
  readonly pack: string
  readonly file: string
  /** What it shows, in words. */
  readonly alt: string
  /** The file as a `data:` address, once it has been found. */
  readonly data?: string
}

/** Returns what stands for a picture. */
export function imageWords({ alt }: Pick<PackImage, 'alt'>): string {
  return `Picture: ${alt}`
}

/** Returns the name of its file without the folder. */
export function nameOfImage({ file }: Pick<PackImage, 'file'>): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

/** Returns undefined for a picture that has not been found, and for any other address. */
export function readImageData({
  data = '',
}: Pick<PackImage, 'data'>): { readonly mediaType: string; readonly base64: string } | undefined {
  const [, mediaType, base64] = /^data:(image\/(?:png|jpeg|webp));base64,(.+)$/.exec(data) ?? []
  return mediaType === undefined || base64 === undefined ? undefined : { mediaType, base64 }
}
