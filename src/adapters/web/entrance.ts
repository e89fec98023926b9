/** Signs people in where others can reach the classroom: students by name, teachers by key. */
import { type Context, Hono } from 'hono'
import { html } from '../../render/html/html.ts'
import { icon, renderAvatar } from './elements.ts'
import { refuse } from './errors.ts'
import { type PersonKey, isTeacherKey, people } from './ids.ts'
import { ChannelParam, PersonParam } from './receive.ts'
import { renderHead } from './render-page.ts'
import type { EnterProblem, Sessions } from './sessions.ts'

const problems: Readonly<Record<EnterProblem, readonly [status: 403 | 409 | 429, string]>> = {
  key: [403, 'That isn’t the teachers’ key. Check it and try again.'],
  taken: [409, 'Somebody else is using that name at the moment. Choose another one.'],
  tries: [429, 'That’s a lot of tries. Wait a minute, then try again.'],
}

/** Makes the routes of the forms. They are beside the page, because what they answer with is a page, whose links are relative. */
export function createEntranceRoutes(sessions: Sessions): Hono {
  return new Hono()
    .get('/enter', (c) => c.redirect('./', 303))
    .post('/enter', async (c) => {
      const { as, key, room } = await c.req.parseBody()
      const person = PersonParam.safeParse(as)
      if (!person.success) return c.redirect('./', 303)
      const problem = await sessions.enter(c, person.data, typeof key === 'string' ? key : '')
      if (problem === undefined) return c.redirect(pageAddress(person.data, room), 303)
      const [status] = problems[problem]
      return c.html(renderEntrance(sessions.taken(), { problem, room }), status)
    })
    .post('/leave', async (c) => {
      await sessions.leave(c)
      return c.redirect('./', 303)
    })
}

/** The address of the page for a person, with the channel if it is one. */
function pageAddress(as: PersonKey, room: unknown): string {
  const channel = ChannelParam.safeParse(room)
  return `./?as=${as}${channel.success ? `&room=${channel.data}` : ''}`
}

/**
 * Answers whoever has opened a page as somebody they may not be. A student who follows a classmate’s link sees the channel as themselves; a
 * teacher is told why not; whoever has not come in is asked who they are.
 */
export async function redirectOrAsk(c: Context, sessions: Sessions): Promise<Response> {
  const room = c.req.query('room')
  const own = await sessions.whoIs(c)
  if (own === undefined || !(await sessions.mayBe(c, own))) {
    return c.html(renderEntrance(sessions.taken(), { room }), 401)
  }
  return isTeacherKey(own) ? refuse(c, 'taken') : c.redirect(pageAddress(own, room), 303)
}

interface EntranceOptions {
  /** Why the last try failed. */
  readonly problem?: EnterProblem
  /** The channel to go to from here, as a link names it. */
  readonly room?: unknown
}

export function renderEntrance(
  taken: ReadonlySet<PersonKey>,
  { problem, room }: EntranceOptions = {},
): string {
  const channel = ChannelParam.safeParse(room).data
  const goesOn =
    channel !== undefined && html`<input type="hidden" name="room" value="${channel}" />`
  const isWrongKey = problem === 'key'
  const students = people.filter(({ key }) => !isTeacherKey(key))
  const [teacher] = people.filter(({ key }) => isTeacherKey(key))
  return html`<!doctype html>
    <html lang="en">
      ${renderHead('Come in')}
      <body class="outside">
        <main class="entrance">
          <p class="brand">${icon('mark')}<b>Commonplace</b></p>
          <h1>Who are you?</h1>
          ${
            problem !== undefined &&
            html`<p class="notice" role="alert" id="problem">${problems[problem][1]}</p>`
          }
          <form method="post" action="enter">
            ${goesOn}
            <h2>Students</h2>
            <p class="hint">Choose a name. It’s yours until you leave or stop for half an hour.</p>
            <ul role="list">
              ${students.map(
                (person) =>
                  html`<li>
                    <button
                      class="button"
                      name="as"
                      value="${person.key}"
                      ${taken.has(person.key) && html` disabled`}
                    >
                      ${renderAvatar(person)}${person.name}${taken.has(person.key) && ' (taken)'}
                    </button>
                  </li>`,
              )}
            </ul>
          </form>
          <form method="post" action="enter">
            <h2>Teachers</h2>
            ${goesOn}<input type="hidden" name="as" value="${teacher?.key ?? ''}" />
            <label for="key">Key</label>
            <input
              type="password"
              id="key"
              name="key"
              required
              autocomplete="current-password"
              aria-describedby="${isWrongKey && 'problem '}key-hint"
              ${isWrongKey && html` aria-invalid="true" autofocus`}
            />
            <p class="hint" id="key-hint">
              Whoever runs the bot has it: <code>PLAYGROUND_KEY</code>.
            </p>
            <button class="button primary">Sign in</button>
          </form>
          <p class="hint">Came here by a link and are in already? <a href="">Continue</a></p>
        </main>
      </body>
    </html>`.markup
}
