import { action, defineCommandGroup } from '../src/core/command.ts'
import { UserError } from '../src/core/errors.ts'
import { bullets, heading, note, say, text } from '../src/core/reply.ts'
import type { PackSummary } from '../src/core/services.ts'
import {
  byWhom,
  reachOf,
  undoButton,
  valueBefore,
  whereOption,
} from '../src/core/cards/settings.ts'
import { shorten } from '../src/core/search/search.ts'

/** `/pack`: which study packs there are, and which one the class works with. */
export default defineCommandGroup({
  name: 'pack',
  summary: 'See the study packs and choose the one this class works with',
  usual: 'list',
  actions: {
    list: action({
      summary: 'See the study packs that are installed here',
      audience: 'person',
      options: {},
      run(_invocation, { packs, settings }) {
        const { pack, locale } = settings.applied
        return say(
          heading('Study packs'),
          bullets(
            packs.map((each) => [
              { strong: titleOf(each) },
              each.id === pack.value ? ' (in use here). ' : '. ',
              `${each.summary} ${each.scenes} scenes, ${each.quotes} lines, ${each.questions} questions. `,
              { code: each.id },
            ]),
          ),
          note(...byWhom(pack, locale.value)),
        )
      },
    }),
    use: action({
      summary: 'Choose the study pack for the class or for this channel',
      audience: 'person',
      teacher: true,
      options: {
        pack: {
          kind: 'text',
          summary: 'The pack’s name',
          required: true,
          maxLength: 120,
          suggest: (typed, { packs }) =>
            packs
              .filter((each) => matches(each, typed))
              .map((each) => ({ label: shorten(titleOf(each), 75), value: each.id })),
        },
        where: whereOption,
      },
      async run({ options, room }, { packs, settings }) {
        const chosen =
          packs.find((each) => each.id === options.pack) ??
          packs.find((each) => matches(each, options.pack))
        if (chosen === undefined) {
          throw new UserError(
            `No pack here is called “${options.pack.slice(0, 80)}”. `,
            { code: 'pack list' },
            ' shows those that are.',
          )
        }
        const reach = reachOf(options.where)
        const before = valueBefore(settings, room.id, reach, 'pack')
        const applied = await settings.set(reach, 'pack', chosen.id)
        return say(
          text(
            reach === 'class' ? 'The class now works with ' : 'This channel now works with ',
            { strong: titleOf(chosen) },
            '.',
          ),
          applied.pack.value === chosen.id
            ? note('How far the class has come is kept for each pack by itself.')
            : note('This channel has a pack of its own and keeps it.'),
          undoButton(reach, 'pack', before),
        )
      },
    }),
  },
})

function titleOf(pack: PackSummary): string {
  return `${pack.title}, ${pack.part}`
}

function matches(pack: PackSummary, typed: string): boolean {
  return `${pack.id} ${titleOf(pack)}`.toLowerCase().includes(typed.toLowerCase().trim())
}
