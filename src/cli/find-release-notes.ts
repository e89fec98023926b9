/** Finds the part of a changelog about one release: below `## 0.2.0` or `## 0.2.0 (2026-11-29)`, up to the next heading. */
export function findReleaseNotes(changelog: string, version: string): string | undefined {
  const section = changelog.split(/^## /m).find((each) => /^\S+/.exec(each)?.[0] === version)
  const notes = section?.replace(/^.*\n/, '').trim()
  return notes === '' ? undefined : notes
}
