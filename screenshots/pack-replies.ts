/** Replies about the other packs: a play in verse and a chapter with drawings. */
import type { ShownReply } from './chat-replies.ts'
import { type ShownClass, pressOf, requireReply } from './class.ts'

export const packLines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'her-part-2': {},
  'low-water': {
    help: 'help',
    scene: 'scene empty pails',
    quote: 'quote law',
    character: 'character Maud',
    theme: 'theme mercy',
    search: 'search key',
    discuss: 'discuss Davy',
    progress: 'progress set 2.1',
    settings: 'settings show',
    decks: 'review start',
    'deck-added': 'review start Maud',
    review: 'review',
    daily: 'daily preview',
  },
  'how-cells-make-energy': {
    help: 'help',
    section: 'scene small change',
    'section-drawing': 'scene chain',
    statement: 'quote bond',
    theme: 'theme passed on',
    search: 'search phosphate',
    discuss: 'discuss ATP',
    character: 'character ATP',
    progress: 'progress set C',
    decks: 'review start',
    'deck-added': 'review start terms',
    review: 'review',
    daily: 'daily preview',
  },
}

export async function packReplies(
  { ask, press, teacher, clock }: ShownClass,
  pack: string,
): Promise<readonly ShownReply[]> {
  const replies: ShownReply[] = []
  for (const [name, line] of Object.entries(packLines[pack] ?? {})) {
    const reply = await ask(line, teacher)
    replies.push({ name, reply, at: clock.now(), isPrivate: true })
    if (name === 'quote' || name === 'statement') {
      const cited = await press(pressOf(requireReply(reply), 'Cite'), teacher)
      replies.push({ name: 'cite', reply: cited, at: clock.now(), isPrivate: true })
    }
  }
  // The quiz is about all of it.
  await ask('progress open', teacher)
  return replies
}
