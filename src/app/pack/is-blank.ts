/** Whether a file of a pack holds nothing: no line but notes and the marks of a document. */
export function isBlank(content: string): boolean {
  return !/^(?!\s*(?:#|$)|(?:---|\.\.\.)\s*$)/m.test(content.replace(/^\uFEFF/, ''))
}
