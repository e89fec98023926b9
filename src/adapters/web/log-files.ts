/** Lets go of the files in older messages: one may be as long as a pack, and people can ask for them again and again. */
import { type Reply, note } from '../../core/reply/reply.ts'

/** Returns a function to call with each message that is saved. It returns older ones to save without their files. */
export function createLogFiles(maxLength: number) {
  /** By message, the oldest first: how long its files are, in characters or bytes. */
  const lengths = new Map<string, number>()

  return {
    saved({ id, reply }: { readonly id: string; readonly reply: Reply }): readonly string[] {
      lengths.delete(id)
      const length = lengthOfFiles(reply)
      if (length > 0) lengths.set(id, length)
      let sum = lengths.values().reduce((all, each) => all + each, 0)
      const outdated: string[] = []
      for (const [older, each] of lengths) {
        if (sum <= maxLength || older === id) break
        sum -= each
        outdated.push(older)
        lengths.delete(older)
      }
      return outdated
    },
    removed: (id: string): void => void lengths.delete(id),
  }
}

function lengthOfFiles({ blocks }: Reply): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'file' ? block.content.length : 0), 0)
}

export function withoutFiles(reply: Reply): Reply {
  const blocks = reply.blocks.map((block) =>
    block.kind === 'file'
      ? note(`${block.name} isn’t kept here any more. You can ask for it again.`)
      : block,
  )
  return { ...reply, blocks }
}
