/**
 * HTML that is always escaped: every value in the template is text unless `html` made it. (`hono/html` would serve, but
 * its result may be a promise, and any string can be marked as safe.)
 */
import { stripInvisible } from '../../core/reply/invisible.ts'

/** A piece of safe HTML, made by `html`. */
export interface Html {
  readonly markup: string
}

type Value = string | number | false | undefined | Html | readonly Value[]

/** Fills a template: escapes strings, joins lists, and writes nothing for `false` and `undefined`. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: strings.reduce((all, part, index) => all + write(values[index - 1]) + part) }
}

function write(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  if ('markup' in value) return value.markup
  return value.map((part) => write(part)).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for element content and quoted attributes. */
function escape(value: string): string {
  return stripInvisible(value).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
