/** Reads what a message says, whoever wrote it: its text, or that of its embeds, components, poll or forwarded message. */
import { z } from 'zod'
import { cutText } from '../../core/reply/truncate.ts'
import { maxMessageTextLength } from './limits.ts'

/** Ours: how deep components nest at most. */
const maxDepth = 5

const Snapshot = z.object({
  content: z.string().default(''),
  embeds: z
    .array(
      z.object({
        title: z.string().nullish(),
        description: z.string().nullish(),
        fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
      }),
    )
    .default([]),
  components: z.array(z.unknown()).default([]),
  poll: z.object({ question: z.object({ text: z.string().nullish() }) }).nullish(),
})

/** https://docs.discord.com/developers/resources/message#message-object */
export const SelectedMessage = Snapshot.extend({
  message_snapshots: z.array(z.object({ message: Snapshot })).nullish(),
})
export type SelectedMessage = z.infer<typeof SelectedMessage>

/** Returns the words without Discord’s formatting. */
export function readMessageText({ message_snapshots: forwarded, ...own }: SelectedMessage): string {
  const messages = [own, ...(forwarded ?? []).map(({ message }) => message)]
  return plain(cutText(messages.flatMap(textsOf).join('\n'), maxMessageTextLength))
}

function textsOf({ content, embeds, components, poll }: z.infer<typeof Snapshot>): string[] {
  return [
    content,
    ...embeds.flatMap(({ title, description, fields }) => [
      title ?? '',
      description ?? '',
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ]),
    ...components.flatMap((component) => componentTexts(component, maxDepth)),
    poll?.question.text ?? '',
  ].filter((each) => each !== '')
}

function componentTexts(component: unknown, depth: number): string[] {
  if (depth === 0 || typeof component !== 'object' || component === null) return []
  const { content, components } = component as Readonly<Record<string, unknown>>
  const inner: readonly unknown[] = Array.isArray(components) ? components : []
  return [
    ...(typeof content === 'string' ? [content] : []),
    ...inner.flatMap((each) => componentTexts(each, depth - 1)),
  ]
}

/** Leaves out marks of formatting, mentions, emoji and addresses. */
function plain(text: string): string {
  return text
    .replace(/<(?:@[!&]?|#|\/[^:>]{1,70}:|a?:\w{1,32}:|t:|id:)[^<>\s]{0,40}>/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/^[ \t]*(?:>{1,3}|#{1,3}|-#)[ \t]+/gm, '')
    .replace(/\\([\\*_~`|>#-])|[*_~`]+|\|\|/g, (_, escaped: string | undefined) => escaped ?? '')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
