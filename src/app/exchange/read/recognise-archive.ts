/** Tells archives of quizzes from the documents that are zip archives as well, by the names in them. */

/** Not every program adds the manifest that there should be. */
export function looksLikeQuizArchive(ends: string): boolean {
  if (!ends.startsWith('PK')) return false
  if (ends.includes('imsmanifest.xml')) return true
  return /\.xml/.test(ends) && !/(?:word|xl|ppt|Index)\/|opendocument|epub|h5p\.json/.test(ends)
}
