/** The sidebar: the channels to be in, and the people to be. */
import { type Html, html } from '../../render/html/html.ts'
import { icon, renderAvatar } from './elements.ts'
import { type Channel, type PersonKey, channels, isTeacherKey, people, personOf } from './ids.ts'

interface SidebarParts {
  readonly as: PersonKey
  /** Left out on a page that is no channel. */
  readonly channel?: Channel
  /** Whether others can reach the page, so that people sign in. */
  readonly isShared: boolean
  /** Of a teacher’s page. */
  readonly path?: string
}

/** Channels and people are links, so that the address alone says who a tab is and where. */
export function renderSidebar({ as, channel, isShared, path = '/' }: SidebarParts): Html {
  const room = channel === undefined ? '' : html`&amp;room=${channel.key}`
  return html`<aside class="sidebar" id="sidebar" aria-label="Classroom">
    <p class="brand">
      ${icon('mark')}<span><b>Commonplace</b><span>A classroom to try it out</span></span>
    </p>
    ${renderChannels(as, channel, path)}
    <nav aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      ${
        isShared
          ? html`<form method="post" action="leave">
              <p class="hint">You came in as ${personOf(as).name}.</p>
              <button class="button">Leave</button>
            </form>`
          : html`<p class="hint">
              Choose who you are in this tab. Open another tab to be somebody else as well.
            </p>`
      }
      <ul role="list">
        ${people.map(
          (person) =>
            html`<li data-person="${person.key}">
              <a
                href="./?as=${person.key}${room}"
                ${person.key === as && html` aria-current="true"`}
                >${renderAvatar(person)}<span class="who"
                  ><span>${person.name}</span>
                  <span class="role"
                    >${person.key === as ? 'You' : person.isTeacher ? 'Teacher' : 'Student'}</span
                  ></span
                ><span class="here" hidden><span class="unseen">is here</span></span></a
              ><a
                class="icon"
                href="./?as=${person.key}${room}"
                target="_blank"
                title="${`Open a tab as ${person.name}`}"
                >${icon('tab', `Open a tab as ${person.name}`)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    <p class="foot">Everything you type stays on the computer that runs the bot.</p>
  </aside>`
}

function renderChannels(as: PersonKey, current: Channel | undefined, path: string): Html {
  return html`<nav aria-labelledby="channels-title">
    <h2 id="channels-title">Channels</h2>
    <ul role="list">
      ${
        isTeacherKey(as) &&
        html`<li>
            <a
              href="./?as=${as}"
              ${current === undefined && path === '/' && html` aria-current="page"`}
              >${icon('mark')}<span>Start</span></a
            >
          </li>
          <li>
            <a href="studio?as=${as}" ${path === '/studio' && html` aria-current="page"`}
              >${icon('pen')}<span>Studio</span></a
            >
          </li>`
      }${channels.map(
        (channel) =>
          html`<li>
            <a
              href="./?as=${as}&amp;room=${channel.key}"
              data-channel-link="${channel.key}"
              ${channel === current && html` aria-current="page"`}
              >${icon(channel.key === 'me' ? 'lock' : 'hash')}<span
                >${channel.title.replace('#', '')}</span
              ><span class="unread" hidden></span
            ></a>
          </li>`,
      )}
    </ul>
  </nav>`
}
