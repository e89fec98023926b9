/** Signs people in where others can reach the classroom: students by name, teachers by key. */
import { Hono } from 'hono'
import { html } from '../../render/html/html.ts'
import { icon, renderAvatar } from './elements.ts'
import { type PersonKey, isTeacherKey, people } from './ids.ts'
import { PersonParam } from './receive.ts'
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
      const { as, key } = await c.req.parseBody()
      const person = PersonParam.safeParse(as)
      if (!person.success) return c.redirect('./', 303)
      const problem = await sessions.enter(c, person.data, typeof key === 'string' ? key : '')
      if (problem === undefined) return c.redirect(`./?as=${person.data}`, 303)
      const [status, sentence] = problems[problem]
      return c.html(renderEntrance(sessions.taken(), sentence), status)
    })
    .post('/leave', async (c) => {
      await sessions.leave(c)
      return c.redirect('./', 303)
    })
}

export function renderEntrance(taken: ReadonlySet<PersonKey>, notice?: string): string {
  const students = people.filter(({ key }) => !isTeacherKey(key))
  const [teacher] = people.filter(({ key }) => isTeacherKey(key))
  return html`<!doctype html>
    <html lang="en">
      ${renderHead('Come in')}
      <body class="outside">
        <main class="entrance">
          <p class="brand">${icon('mark')}<b>Commonplace</b></p>
          <h1>Who are you?</h1>
          ${notice !== undefined && html`<p class="notice" role="alert">${notice}</p>`}
          <form method="post" action="enter">
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
            <input type="hidden" name="as" value="${teacher?.key ?? ''}" />
            <label for="key">Key</label>
            <input
              type="password"
              id="key"
              name="key"
              required
              autocomplete="current-password"
              aria-describedby="key-hint"
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
