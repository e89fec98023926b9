/** What the playground refuses, in sentences: requests of a page, and deliveries of the bot. */
import type { Context } from 'hono'
import { DeliveryError } from '../../core/platform/platform.ts'
import { html } from '../../render/html/html.ts'
import { pageMeta } from './page-meta.ts'

const refusals = {
  unreadable: [400, 'That request couldn’t be read. Reload the page and try again.'],
  stranger: [400, 'Nobody in the class has that name.'],
  otherSite: [403, 'Only the playground’s own page can do that.'],
  noCommand: [404, 'There is no such command.'],
  noFile: [404, 'There is no such file.'],
  noMessage: [404, 'That message is gone.'],
  notYou: [403, 'You’re no longer signed in as that person. Reload the page.'],
  taken: [409, 'Somebody else is using that name at the moment.'],
  onlyTeachers: [403, 'Only teachers can write packs.'],
  noPack: [404, 'Your class has no such pack.'],
  teacherFile: [403, 'Only teachers can attach files.'],
  tooLong: [413, 'That’s too long. Shorten it and try again.'],
  tooLarge: [413, 'That’s too much to send at once. Shorten it, or choose a smaller file.'],
  notJson: [415, 'Send JSON, with the content type application/json.'],
  manyTabs: [429, 'You have too many tabs open. Close one and try again.'],
  fault: [500, 'Something went wrong on our side. Please try again.'],
  full: [503, 'The classroom is full. Close a tab and try again.'],
} as const

/** Refuses a request with a sentence that the page shows; `details` are for developers. */
export function refuse(c: Context, reason: keyof typeof refusals, details?: string): Response {
  const [status, error] = refusals[reason]
  if (isOpened(c)) return c.html(renderRefusal(error), status)
  return c.json({ error, ...(details === undefined ? {} : { details }) }, status)
}

export function unknownHost(c: Context, host: string): Response {
  const error = `The playground doesn’t answer to the name ${host}.`
  return isOpened(c) ? c.html(renderRefusal(error), 403) : c.json({ error }, 403)
}

/** Whether somebody has opened the address, such as a link for teachers, and no script has asked for it. */
export function isOpened(c: Context): boolean {
  return c.req.method === 'GET' && c.req.header('accept')?.includes('text/html') === true
}

function renderRefusal(sentence: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageMeta}
        <title>Commonplace</title>
      </head>
      <body>
        <main>
          <h1>Commonplace</h1>
          <p>${sentence}</p>
          <p><a href="./">To the classroom</a></p>
        </main>
      </body>
    </html>`.markup
}

export const noSuchChannel = 'The playground has no such channel. Choose general or quiz.'
export const noSuchPerson = 'Nobody in the playground has that name.'
export const noSuchMessage = 'The playground no longer has that message.'

export function rejected(sentence: string): DeliveryError {
  return new DeliveryError('rejected', [sentence])
}
