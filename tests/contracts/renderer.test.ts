import { describe } from 'vitest'
import { renderReply } from '../../src/render/html/render.ts'
import { render as renderDiscord } from '../../src/render/discord/render.ts'
import { render as renderSlack } from '../../src/render/slack/render.ts'
import { render as renderTerminal } from '../../src/render/terminal/render.ts'
import { everyComponent } from '../fakes/discord/state.ts'
import { judgeMessageBlocks } from '../fakes/slack/block-kit/check.ts'
import { scanBlocks, scanMrkdwn } from '../fakes/slack/scan-text.ts'
import { textOf as htmlText, textsIn } from '../fixtures/payload-words.ts'
import { problemsOf } from '../fixtures/valid-discord-message.ts'
import { rendererContract } from './renderer.ts'

describe('the renderer for Discord', () => {
  rendererContract((reply) => {
    const messages = renderDiscord(reply)
    const texts = messages
      .flatMap(({ components }) => everyComponent(components))
      .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    return { text: texts.join('\n'), problems: messages.flatMap(problemsOf) }
  })
})

describe('the renderer for Slack', () => {
  const fields = new Set(['text', 'fallback', 'alt_text'])
  rendererContract((reply) => {
    const messages = renderSlack(reply)
    return {
      text: messages.flatMap(({ blocks }) => textsIn(blocks, fields)).join(' '),
      problems: messages.flatMap(({ text, blocks }) => {
        const judged = judgeMessageBlocks(blocks)
        return [
          ...(judged.ok ? [] : [judged]),
          ...[scanBlocks(blocks), scanMrkdwn(text)].flatMap(({ pings, unescaped }) => [
            ...pings,
            ...unescaped,
          ]),
        ]
      }),
    }
  })
})

describe('the renderer for pages', () => {
  rendererContract((reply) => ({ text: htmlText(renderReply(reply).markup), problems: [] }))
})

describe('the renderer for terminals', () => {
  rendererContract((reply) => ({
    text: renderTerminal(reply, { width: 80, colours: false }).text,
    problems: [],
  }))
})
