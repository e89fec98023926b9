/** Draws replies as Discord and Slack show them, from the payloads that the adapters send. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { renderPreview } from '../src/adapters/web/preview.ts'
import { isForm } from '../src/core/reply/form.ts'
import { renderForm as renderForDiscord } from '../src/render/discord/render-form.ts'
import { formView } from '../src/render/slack/render-form.ts'
import { drawEmoji } from './emoji.ts'
import { modalCss, renderDiscordModal, renderSlackView } from './modals.ts'
import type { SlackSurface } from './slack-surfaces.ts'
import type { ShownReply } from './chat-replies.ts'

const styles = ['base', 'layout', 'message', 'controls', 'preview', 'preview-parts']

/** As wide as a message on a laptop. */
const width = 620

async function readStyles(): Promise<string> {
  const sheets = styles.map((name) => readFile(`src/adapters/web/page/${name}.css`, 'utf8'))
  return (await Promise.all(sheets)).join('\n')
}

/** Slack's Home tab and its window of commands. */
export async function drawSlackSurfaces(
  browser: Browser,
  surfaces: readonly SlackSurface[],
  save: (name: string, png: Buffer) => Promise<void>,
): Promise<void> {
  const css = await readStyles()
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  for (const { name, view } of surfaces) {
    await page.setContent(`<!doctype html><style>${css} ${modalCss}
      body { width: ${width}px; } .slack { max-height: none; border-radius: 0; }
      </style><div class="previews">${drawEmoji(renderSlackView(view).markup)}</div>`)
    await save(`slack-${name}`, await page.locator('.slack').screenshot())
  }
  await context.close()
}

export async function drawChat(
  browser: Browser,
  app: 'discord' | 'slack',
  replies: readonly ShownReply[],
  save: (name: string, png: Buffer) => Promise<void>,
): Promise<void> {
  const css = await readStyles()
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  for (const { name, reply, at, isPrivate } of replies) {
    if (isForm(reply)) {
      const modal =
        app === 'discord'
          ? renderDiscordModal(renderForDiscord(reply))
          : renderSlackView(formView(reply, ''))
      await page.setContent(`<!doctype html><style>${css} ${modalCss}
        body { width: ${width}px; } .discord, .slack { max-height: none; border-radius: 0; }
        </style><div class="previews">${modal.markup}</div>`)
      await save(`${app}-${name}`, await page.locator(`.${app}`).screenshot())
      continue
    }
    const message = {
      id: '1',
      room: 'web:general',
      at,
      order: 1,
      revision: 1,
      reply,
      to: isPrivate ? 'web:ana' : undefined,
    }
    await page.setContent(`<!doctype html><style>${css}
      body { width: ${width}px; } .discord, .slack { max-height: none; border-radius: 0; }
      .previews { display: block; margin: 0; } section:not(:has(.${app})), h3 { display: none; }
      </style>${drawEmoji(renderPreview(message, at).markup)}`)
    await save(`${app}-${name}`, await page.locator(`.${app}`).screenshot())
  }
  await context.close()
}
