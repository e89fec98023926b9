/** Whether a file of a pack holds nothing: no line but notes and the marks of a document. */
// Blanks are looked for in one line at a time: over all of them, many empty lines would take minutes.
export function isBlank(content: string): boolean {
  return !/^(?![^\S\n\r\u2028\u2029]*(?:#|$)|(?:---|\.\.\.)\s*$)/m.test(
    content.replace(/^\uFEFF/, ''),
  )
}
