/** How large a pack may be: several times what a long novel or play needs, and little enough to check and search at once. */

/** Of all files together, or of the one file that is uploaded. */
export const maxPackBytes = 1_250_000

/** Returns what is wrong with a pack of this size, or undefined if it may be that large. */
export function describePackSize(bytes: number): string | undefined {
  if (bytes <= maxPackBytes) return undefined
  const [size, limit] = [bytes, maxPackBytes].map((number) => number.toLocaleString('en'))
  return `The pack is too large: it has ${size} bytes, and the limit is ${limit}. Split it in two.`
}

/** The items of each section. */
export const maxItems = {
  scenes: 300,
  quotes: 1000,
  characters: 200,
  themes: 100,
  questions: 500,
  quiz: 1000,
  terms: 300,
} as const

/** The items of all sections together. */
export const maxTotalItems = 3000

export const maxAliases = 12
export const maxKeywords = 30
/** References of one item to items of another section. */
export const maxReferences = 50
/** The parts of one arc, the relationships of one character, the evidence for one theme. */
export const maxMoments = 40
/** The places that one fact comes from. */
export const maxSources = 20

export const maxSynonymGroups = 200
export const maxSynonyms = 12

export const maxCreators = 20
/** Lines of verse in one quote, or of a dialogue. */
export const maxLinesPerQuote = 20
export const maxPicturesPerScene = 4
/** Of one drawing; a plain one has 3,000. */
export const maxPictureBytes = 65_536
/** Of all drawings of a pack together, which stay in memory. */
export const maxPictureBytesPerPack = 1_000_000
/** Of one picture of a question; a photo of 1,000 pixels has 150,000. */
export const maxImageBytes = 524_288
/** Each side, pixels. */
export const maxImageSide = 4096
/** Of all pictures of a pack’s questions together, which stay in memory and in each version of an uploaded pack. */
export const maxImageBytesPerPack = 900_000
/** An uploaded file with its pictures, which base64 makes a third longer. */
export const maxUploadBytes = maxPackBytes + Math.ceil(maxImageBytesPerPack / 3) * 4 + 50_000
/** A section has one letter. */
export const maxSections = 26
