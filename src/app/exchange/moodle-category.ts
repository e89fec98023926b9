/** The paths that Moodle’s formats write for categories, such as `$course$/top/Film/Act 1`. */

const top = '$course$/top'

/** The first two parts say nothing; a slash within a name is doubled. */
export function splitMoodleCategory(path: string): readonly string[] {
  const names = path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
  if (/^\$\w+\$$/.test(names[0] ?? '')) names.shift()
  if (names[0] === 'top') names.shift()
  return names.filter((name) => name !== '')
}

/** A slash within a name is doubled; beside one, the slash between two names stands apart. */
export function joinMoodleCategory(names: readonly string[]): string {
  return names
    .map((name) => name.replaceAll('/', '//').trim())
    .filter((name) => name !== '')
    .reduce((path, name) => {
      const isBeside = path.endsWith('/') || name.startsWith('/')
      return `${path}${isBeside ? ' / ' : '/'}${name}`
    }, top)
}
