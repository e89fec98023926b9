/** What stands for a file where none can be sent. */
import type { Block } from './reply.ts'

type FileContent = Extract<Block, { kind: 'file' }>['content']

/** Returns the text of a file, or a sentence in place of one that is not text. */
export function fileText(content: FileContent): string {
  if (typeof content === 'string') return content
  const kilobytes = Math.max(1, Math.round(content.length / 1024)).toLocaleString('en')
  return `This file (${kilobytes} KB) isn’t text, so it can’t be shown here.`
}
