/** How the head of every page begins. */
import { html } from '../../render/html/html.ts'

export const pageMeta = html`<meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="color-scheme" content="light dark" />`
