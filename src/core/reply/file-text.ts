/** What stands for a file where none can be sent. */
import { formatSize } from './format.ts'
import type { Block } from './reply.ts'

type FileContent = Extract<Block, { kind: 'file' }>['content']

/** Returns the text of a file, or a sentence in place of one that is not text. */
export function fileText(content: FileContent): string {
  if (typeof content === 'string') return content
  return `This file (${formatSize(content.length)}) isn’t text, so it can’t be shown here.`
}
