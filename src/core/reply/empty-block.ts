/** Blocks that say nothing, which are left out of a reply. */
import { type Block, allButtons } from './reply.ts'

/** A block can be empty because the class may not see any of its entries yet. */
export function isEmptyBlock(block: Block): boolean {
  if (block.kind === 'facts') return block.facts.length === 0
  if (block.kind === 'list') return block.items.length === 0
  if (block.kind === 'table') return block.rows.length === 0
  if (block.kind === 'buttons') return allButtons(block).length === 0
  return block.kind === 'select' && block.options.length === 0
}
