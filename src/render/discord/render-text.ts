/** Renders runs of text as lines of Discord’s Markdown. */
import type { Inline, RichText } from '../../core/reply/reply.ts'
import { escape, escapeCode } from './escape.ts'
import { messageLimits } from './message-limits.ts'
import { splitText } from '../split-text.ts'

const personId = /^discord:(\d{1,20})$/

/**
 * Renders text line by line, each line short enough for a message. `prefix` is the markup that Discord needs at the start
 * of every line of a quote, a list or small print.
 */
export function renderParagraphs(text: RichText, prefix = ''): readonly string[] {
  const rendered = renderText(text)
  const maxLength = messageLimits.text - prefix.length
  // Nearly all text fits and is rendered only once.
  const parts =
    rendered.length <= maxLength
      ? [rendered]
      : splitText(text, maxLength, (run) => renderInline(run).length).map((part) =>
          renderText(part),
        )
  return parts.flatMap((part) => part.split('\n').map((line) => `${prefix}${line}`))
}

function renderText(text: RichText): string {
  return text.map((run) => renderInline(run)).join('')
}

function renderInline(run: Inline): string {
  if (typeof run === 'string') return escape(run)
  if ('em' in run) return wrap('*', escape(run.em))
  if ('strong' in run) return wrap('**', escape(run.strong))
  if ('mark' in run) return wrap('__', escape(run.mark))
  if ('spoiler' in run) return wrap('||', escape(run.spoiler))
  if ('code' in run) return wrap('`', escapeCode(run.code))
  if ('time' in run) return `<t:${Math.floor(run.time / 1000)}:f>`
  if ('person' in run) {
    const [, id] = personId.exec(run.person) ?? []
    // A mention shows the person's current name. Nobody is notified, since every message allows no mentions.
    return id === undefined ? wrap('**', escape(run.name)) : `<@${id}>`
  }
  return run satisfies never
}

/** Emphasis must touch its words and end with its line; marks around nothing would show as they are. */
function wrap(marks: string, text: string): string {
  if (text.trim() === '') return text
  return text.replaceAll(/^(\s*)(\S.*?)(\s*)$/gm, `$1${marks}$2${marks}$3`)
}
