/** The studio: teachers write the packs of their class, with the check beside the text. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { HeavyWork } from '../../app/heavy/heavy-work.ts'
import { Id } from '../../core/pack/fields.ts'
import type { CommandContext } from '../../core/command/context.ts'
import type { Person } from '../../core/platform/room.ts'
import { renderReply } from '../../render/html/render.ts'
import { renderEntrance } from './entrance.ts'
import { isOpened, refuse } from './errors.ts'
import { type PersonKey, isTeacherKey, personOf, roomOf } from './ids.ts'
import { PersonParam, type ReceiveParts, readBody } from './receive.ts'
import type { StartPageParts } from './start-page.ts'
import { createStudioCode } from './studio-code.ts'
import { Texts, answerUserError } from './studio-requests.ts'
import { createStudioTrialRoutes } from './studio-trial.ts'
import { type OpenedDraft, type SaveResult, createStudioDrafts } from './studio-drafts.ts'
import { renderBeside } from './render-beside.ts'
import { renderStudio } from './render-studio.ts'
import { renderStudioList } from './render-studio-list.ts'

export interface StudioParts extends ReceiveParts, Pick<StartPageParts, 'openContext'> {
  readonly work: HeavyWork
}

const SaveRequest = z.strictObject({
  as: PersonParam,
  texts: Texts,
  base: z.string().max(40).optional(),
  anyway: z.boolean().default(false),
})

interface Teacher {
  readonly as: PersonKey
  readonly person: Person
  readonly context: CommandContext
}

/** Makes the routes; mount them at `/studio`. */
export function createStudioRoutes(parts: StudioParts): Hono {
  const { sessions, openContext, work, now } = parts
  const code = createStudioCode(work)
  const drafts = createStudioDrafts(parts)
  const routes = new Hono()

  /** Returns the teacher who asks, or a refusal. */
  async function requireTeacher(c: Context, as: PersonKey): Promise<Teacher | Response> {
    if (!(await sessions.mayBe(c, as))) {
      if (!isOpened(c)) return refuse(c, 'notYou')
      const isIn = (await sessions.whoIs(c)) !== undefined
      return isIn ? refuse(c, 'onlyTeachers') : c.html(renderEntrance(sessions.taken()), 401)
    }
    if (!isTeacherKey(as)) return refuse(c, 'onlyTeachers')
    const person = personOf(as)
    return { as, person, context: await openContext(roomOf('me', as), person) }
  }

  routes.route('/', code.routes)

  routes.get('/', async (c) => {
    c.header('Cache-Control', 'no-store')
    const teacher = await requireTeacher(c, personAskedFor(c))
    if (teacher instanceof Response) return teacher
    const { as, context } = teacher
    const page = await renderPageFor(c.req.query(), {
      as,
      isShared: sessions.isShared,
      context,
      code,
      now: now(),
    })
    return page === undefined ? refuse(c, 'noPack') : c.html(page)
  })

  routes.get('/draft', async (c) => {
    c.header('Cache-Control', 'no-store')
    const teacher = await requireTeacher(c, personAskedFor(c))
    if (teacher instanceof Response) return teacher
    const opened = await answerUserError(c, () => open(teacher.context, c))
    return opened instanceof Response
      ? opened
      : opened === undefined
        ? refuse(c, 'noPack')
        : c.json(opened)
  })

  async function open(context: CommandContext, c: Context): Promise<OpenedDraft | undefined> {
    const { pack, copy, start = '' } = c.req.query()
    const id = Id.safeParse(pack ?? copy)
    if (!id.success) return drafts.newPack(start)
    return pack === undefined
      ? drafts.copyPack(context, id.data)
      : drafts.openPack(context, id.data)
  }

  routes.post('/save', async (c) => {
    const sent = await readBody(c, SaveRequest)
    if (sent instanceof Response) return sent
    const teacher = await requireTeacher(c, sent.as)
    if (teacher instanceof Response) return teacher
    const { texts, base, anyway } = sent
    const save = { ...teacher, texts, base, anyway }
    const result = await answerUserError(c, () => drafts.save(teacher.context, save))
    return result instanceof Response ? result : c.json(describe(result))
  })

  routes.route('/', createStudioTrialRoutes({ work, now, requireTeacher }))
  return routes
}

/** Returns the page that an address of the studio asks for; undefined if the class has no such pack. */
async function renderPageFor(
  { pack, copy, start, beside, frame }: Readonly<Record<string, string>>,
  {
    context,
    code,
    ...parts
  }: {
    readonly as: PersonKey
    readonly isShared: boolean
    readonly context: CommandContext
    readonly code: ReturnType<typeof createStudioCode>
    readonly now: number
  },
): Promise<string | undefined> {
  const packs = await context.listPacks()
  if (pack === undefined && copy === undefined && start === undefined) {
    return renderStudioList({ ...parts, packs, inUse: context.settings.applied.pack.value })
  }
  const of = packs.find(({ id }) => id === (pack ?? copy))
  if (start === undefined && of === undefined) return undefined
  const asked =
    start === undefined ? { [pack === undefined ? 'copy' : 'pack']: of?.id ?? '' } : { start }
  const query = new URLSearchParams(asked).toString()
  if (beside !== undefined) return renderBeside({ ...parts, packs, left: query })
  const addresses = await code.addresses()
  const isFramed = frame !== undefined
  return renderStudio({ ...parts, title: of?.title, query, isFramed, addresses })
}

function describe(result: SaveResult) {
  if ('noId' in result) {
    return {
      error:
        'The pack needs an id. Under “About”, write it on a line of its own, such as “id: my-pack”.',
    }
  }
  if ('overtaken' in result) return result
  if ('refused' in result) return { refusal: renderReply(result.refused).markup }
  const { saved, base, id } = result
  return { html: renderReply(saved).markup, base, id }
}

function personAskedFor(c: Context): PersonKey {
  return PersonParam.catch('rivera').parse(c.req.query('as'))
}
