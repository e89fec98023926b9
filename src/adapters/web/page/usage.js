/** The line above the command line that says what the command takes. */
import { create, element } from './element.js'

/** @typedef {{ name: string, help: string, parts: { text: string, required: boolean, current: boolean }[] }} Hint */

/** Shows what the command takes, with the part that is being typed marked. @param {Hint} [hint] */
export function showUsage(hint) {
  const usage = element('usage')
  usage.hidden = hint === undefined
  if (hint === undefined) return
  const parts = hint.parts.flatMap(({ text, required, current }) => [
    ' ',
    create(current ? 'mark' : 'span', required ? text : `[${text}]`),
  ])
  const isRequired = hint.parts.some(({ current, required }) => current && required)
  const syntax = create('code', create('b', hint.name), ...parts)
  usage.replaceChildren(syntax, ' ', create('span', hint.help, isRequired ? ' (required)' : ''))
}
