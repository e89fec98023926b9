/** `/pack history`: the earlier versions of a pack that the class has uploaded, and how to go back to one. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import {
  type Inline,
  type Reply,
  button,
  heading,
  note,
  replyWith,
  row,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { formatMoment } from '../settings/settings-view.ts'
import { findPack, packOption, suggestPacks } from './choose-pack.ts'
import { savedView } from './saved-view.ts'
import { unreadableVersion } from './upload-subcommand.ts'

/** What fits a message; the others are listed once these are gone. */
const maxListed = 10

export const historySubcommand = subcommand({
  summary: 'See earlier versions of a pack of your class, and go back to one',
  audience: 'person',
  teachersOnly: true,
  options: {
    pack: {
      ...packOption,
      required: true,
      suggest: async (typed, { listPacks }) =>
        suggestPacks(
          (await listPacks()).filter(({ isUploaded }) => isUploaded),
          typed,
        ),
    },
  },
  presets: async ({ listPacks, settings }) => {
    const own = (await listPacks()).filter(({ isUploaded }) => isUploaded)
    const inUse = own.find(({ id }) => id === settings.applied.pack.value)
    return { pack: (inUse ?? own[0])?.title ?? '' }
  },
  async run({ options }, context) {
    const { id, title, isUploaded } = findPack(await context.listPacks(), options.pack)
    if (!isUploaded) {
      throw new UserError(
        `“${title}” is installed for everyone, so your class has no versions of it. What your class added is listed with `,
        { command: 'pack list' },
        '.',
      )
    }
    return historyView(id, title, context)
  },
})

export const historyActions = {
  back: {
    teachersOnly: true,
    limit: 'strict',
    async run({ value }, { classPacks, settings }) {
      const [id = '', number = ''] = value.split('/')
      const back = await classPacks.goBack(id, /^\d{1,6}$/.test(number) ? Number(number) : 0)
      if (back === undefined) throw new UserError('That version isn’t kept any more.')
      if ('problems' in back) throw unreadableVersion()
      return savedView(back, settings, {
        begin: ['Your class is back at that version of ', { strong: back.pack.title }, '. '],
      })
    },
  },
} as const satisfies ActionHandlers

async function historyView(
  id: string,
  title: string,
  { classPacks, settings }: CommandContext,
): Promise<Reply> {
  const history = await classPacks.history(id)
  const locale = settings.applied.locale.value
  function moment(at: number): Inline {
    return { time: at, fallback: formatMoment(at, locale) }
  }
  const { current, earlier = [] } = history ?? {}
  return replyWith(
    heading(`Versions of ${title}`),
    current && text('Now: uploaded ', moment(current.savedAt), ` by ${current.by.name}.`),
    earlier.length === 0 &&
      text('There are no earlier ones. When you upload it again, the version before is kept here.'),
    ...earlier
      .slice(0, maxListed)
      .map((each) =>
        row(
          button('Go back to this one', componentId('pack', 'back', `${id}/${each.number}`)),
          'Uploaded ',
          moment(each.savedAt),
          ` by ${each.by.name}`,
        ),
      ),
    earlier.length > 0 &&
      note('Going back keeps the version of now, so you can always return to it.'),
  )
}
