/** The page. It is complete when it arrives, with all messages; scripts only keep it up to date. */
import { byTopicOrder, commandTopics } from '../../core/command/command-topics.ts'
import { type Html, html } from '../../render/html/html.ts'
import type { DeclaredCommand } from './declare.ts'
import { icon, renderDialogTop, renderTop } from './elements.ts'
import { pageMeta } from './page-meta.ts'
import { type Channel, type PersonKey, personOf } from './ids.ts'
import { renderMessage } from './render-message.ts'
import type { LoggedMessage } from './room-log.ts'
import { renderSidebar } from './sidebar.ts'
import type { Library } from '../../core/pack/library.ts'
import { type Idea, renderWelcome } from './welcome.ts'

export interface PageParts {
  readonly as: PersonKey
  readonly channel: Channel
  readonly messages: readonly LoggedMessage[]
  /** The last change in the page; the event stream continues from it. */
  readonly seen: string
  readonly commands: readonly DeclaredCommand[]
  readonly ideas: readonly Idea[]
  /** What the class may see of its pack, if it has one. */
  readonly library: Library | undefined
  /** Whether others can reach the page, so that everybody is who they came in as. */
  readonly isShared: boolean
  readonly now: number
}

export function renderPage(parts: PageParts): string {
  const { as, channel, seen, messages, now, ideas, library, isShared } = parts
  const person = personOf(as)
  const page = html`<!doctype html>
    <html lang="en">
      ${renderHead(channel.title, html`<script type="module" src="assets/app.js"></script>`)}
      <body data-as="${as}" data-channel="${channel.key}" data-seen="${seen}" data-now="${now}">
        <a class="skip" href="#line">Skip to the command line</a>
        ${renderSidebar({ as, channel, isShared })}
        <div class="shade" data-sidebar-close></div>
        <main>
          ${renderTop(
            html`<h1>${channel.title}</h1>
              <p>${channel.topic}</p>`,
          )}
          <div class="scroll" id="scroll" tabindex="0" role="region" aria-label="Messages">
            <h2 class="unseen">Messages</h2>
            ${renderWelcome({ person, channel: channel.key, ideas, library, isEmpty: messages.length === 0 })}
            <ol class="messages" id="messages" role="list">
              ${messages.map((message) => renderMessage(message, person))}
            </ol>
          </div>
          <button type="button" class="button newer" id="newer" hidden>New messages ↓</button>
          ${renderComposer(person.name)}
        </main>
        <dialog id="dialog" aria-labelledby="form-title"></dialog>
        <dialog id="preview" class="wide" aria-labelledby="preview-title"></dialog>
        ${renderCommandsDialog(parts.commands)}
        <div class="unseen" role="status" id="spoken"></div>
        <noscript
          ><p class="noscript">
            The classroom needs JavaScript to send what you type. You can still read the messages
            above.
          </p></noscript
        >
      </body>
    </html>`
  return page.markup
}

/** In this order they are one file, `assets/page.css`: a phone on a slow network waits for each request. */
export const pageStyles =
  'base layout sidebar welcome message blocks bars quiz controls dialogs composer preview preview-parts entrance contrast print'.split(
    ' ',
  )

export function renderHead(title: string, script: Html | false = false): Html {
  return html`<head>
    ${pageMeta}
    <title>${title} · Commonplace</title>
    <meta
      name="description"
      content="A classroom to try out Commonplace: lookups, discussion questions, flashcards and quizzes."
    />
    <link rel="icon" href="assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="assets/page.css" />
    <script src="assets/theme.js"></script>
    ${script}
  </head>`
}

function renderComposer(name: string): Html {
  // Until the scripts are there, Enter does nothing: a form of any other method would leave the page.
  return html`<form class="composer" id="composer" method="dialog" autocomplete="off">
    <div class="offers" id="offers-box" hidden>
      <ul role="listbox" id="offers" aria-label="Suggestions"></ul>
    </div>
    <p class="notice" id="notice" role="alert" hidden></p>
    <p class="usage" id="usage" hidden></p>
    <div class="entry">
      <button type="button" class="icon" id="browse" title="All commands">
        ${icon('slash', 'All commands')}
      </button>
      <button type="button" class="skip" id="to-answers">Go to the answers</button>
      <label class="unseen" for="line">Command</label>
      <input
        type="text"
        id="line"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded="false"
        aria-controls="offers"
        aria-describedby="usage"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="send"
        placeholder="${`Type a command as ${name}`}"
      />
      <button type="submit" class="button primary send">${icon('send', 'Send')}</button>
    </div>
  </form>`
}

/** By what they are for: students are not offered what only teachers may do. */
function renderCommandsDialog(commands: readonly DeclaredCommand[]): Html {
  const byTopic = Map.groupBy(commands, ({ topic }) => topic)
  return html`<dialog id="commands" class="wide" aria-labelledby="commands-title">
    <div class="dialog-top">${renderDialogTop('commands', 'Commands')}</div>
    ${commandTopics.map((topic) => renderCommandList(topic, byTopic.get(topic) ?? []))}
  </dialog>`
}

function renderCommandList(title: string, commands: readonly DeclaredCommand[]): Html | false {
  if (commands.length === 0) return false
  return html`<h3>${title}</h3>
    <ul class="commands" role="list">
      ${commands
        .toSorted((a, b) => byTopicOrder(a.command, b.command))
        .map(
          ({ name, summary, command, action, options, takes }) =>
            html`<li>
              <div>
                <b>${name}</b>
                <p>${summary}</p>
              </div>
              <div class="buttons">
                <button
                  type="button"
                  class="button"
                  data-type="${name}"
                  aria-label="${`Type ${name}`}"
                >
                  Type</button
                >${
                  options.length > 0 &&
                  html`<button
                    type="button"
                    class="button"
                    data-form="${command}"
                    data-action="${action}"
                    ${takes.length > 0 && html` data-takes="${takes.join()}"`}
                    aria-label="${`Form for ${name}`}"
                  >
                    Form
                  </button>`
                }
              </div>
            </li>`,
        )}
    </ul>`
}
