/** Changes single variables in the text of an `.env` file and leaves every other line as it is. */

/** Begins the comment that keeps what was chosen. */
const choiceNote = '# npm run setup:'

/** Returns the text with the choice in a comment. */
export function setEnvChoice(text: string, choice: string): string {
  return setLine(text, `${choiceNote} ${choice}`, (line) => line.startsWith(choiceNote))
}

export function findEnvChoice(text: string): string | undefined {
  const line = text.split(/\r?\n/).find((each) => each.startsWith(choiceNote))
  return line?.slice(choiceNote.length).trim()
}

/** Returns the text with `name` set to `value`: in its last line if it has one, else at the end. */
export function setEnvLine(text: string, name: string, value: string): string {
  return setLine(text, `${name}=${quote(value)}`, (line) => assigns(line, name))
}

function setLine(text: string, line: string, isSame: (line: string) => boolean): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/\r?\n/)
  const last = lines.findLastIndex((each) => isSame(each))
  if (last !== -1) return lines.with(last, line).join(ending)
  while (lines.at(-1) === '') lines.pop()
  return [...lines, line, ''].join(ending)
}

function assigns(line: string, name: string): boolean {
  return new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(line)
}

/** A number sign would begin a comment, and a blank could end the value. */
function quote(value: string): string {
  if (/^[\w.:/@%+=,-]+$/.test(value)) return value
  const mark = ['"', "'", '`'].find((each) => !value.includes(each)) ?? '"'
  return `${mark}${value}${mark}`
}
