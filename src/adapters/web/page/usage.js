/** The line above the command line that says what the command takes, with the part being typed marked. */
import { element } from './element.js'

/**
 * @typedef {{ name: string, help: string, parts: { text: string, required: boolean, current: boolean }[] }} Hint
 * @param {Hint | undefined} hint
 */
export function showUsage(hint) {
  const usage = element('usage')
  usage.hidden = hint === undefined
  if (hint === undefined) return
  const name = document.createElement('b')
  name.textContent = hint.name
  const parts = hint.parts.flatMap(({ text, required, current }) => {
    const part = document.createElement(current ? 'mark' : 'span')
    part.textContent = required ? text : `[${text}]`
    return [' ', part]
  })
  const syntax = document.createElement('code')
  syntax.append(name, ...parts)
  const help = document.createElement('span')
  const current = hint.parts.find((part) => part.current)
  help.textContent = `${hint.help}${current?.required === true ? ' (required)' : ''}`
  usage.replaceChildren(syntax, ' ', help)
}
