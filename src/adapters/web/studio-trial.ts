/** How an item of a draft looks on each platform, and a question of its quiz to try. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { HeavyWork } from '../../app/heavy/heavy-work.ts'
import { Id } from '../../core/pack/fields.ts'
import { sectionNames } from '../../core/pack/sections.ts'
import { isForm } from '../../core/reply/form.ts'
import { renderForm } from '../../render/html/render-form.ts'
import { renderReply } from '../../render/html/render.ts'
import { type PersonKey, classId, roomOf } from './ids.ts'
import { limits } from './limits.ts'
import { PersonParam, readBody } from './receive.ts'
import { Texts, answerUserError } from './studio-requests.ts'

const Place = {
  as: PersonParam,
  texts: Texts,
  section: z.enum(sectionNames),
  id: Id,
} as const

const PreviewRequest = z.strictObject(Place)

const Value = z.string().max(limits.maxValueLength)
const PlayRequest = z.strictObject({
  ...Place,
  seed: z.int().min(0).max(0xff_ff_ff_ff),
  answer: z.record(Value, z.array(Value).max(limits.maxValues)).optional(),
})

interface TrialParts {
  readonly work: HeavyWork
  readonly now: () => number
  readonly requireTeacher: (c: Context, as: PersonKey) => Promise<unknown>
}

export function createStudioTrialRoutes({ work, now, requireTeacher }: TrialParts): Hono {
  const routes = new Hono()

  routes.post('/preview', async (c) => {
    const sent = await readBody(c, PreviewRequest)
    if (sent instanceof Response) return sent
    const { as, ...place } = sent
    const teacher = await requireTeacher(c, as)
    if (teacher instanceof Response) return teacher
    const reply = await answerUserError(c, () => work.run('previewDraft', classId, place))
    if (reply instanceof Response) return reply
    const { renderPreview } = await import('./preview.ts')
    const at = now()
    const message = {
      id: 'draft',
      room: roomOf('general', as).id,
      at,
      order: 0,
      revision: 0,
      reply,
    }
    return c.json({ html: renderPreview(message, at).markup })
  })

  routes.post('/play', async (c) => {
    const sent = await readBody(c, PlayRequest)
    if (sent instanceof Response) return sent
    const { as, answer, ...place } = sent
    const teacher = await requireTeacher(c, as)
    if (teacher instanceof Response) return teacher
    const said = await answerUserError(c, () =>
      work.run('playDraft', classId, { ...place, answer }),
    )
    if (said instanceof Response) return said
    return c.json({ html: (isForm(said) ? renderForm(said) : renderReply(said)).markup })
  })

  return routes
}
