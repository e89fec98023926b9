import {
  byWhom,
  overriddenHere,
  reachOf,
  undoButton,
  valueBefore,
  whereOption,
} from '../src/core/cards/settings.ts'
import { action, defineCommandGroup } from '../src/core/command.ts'
import { findPack, packOption, packTitle } from '../src/core/pack-choice.ts'
import { bullets, heading, note, say, text } from '../src/core/reply.ts'

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
              { strong: packTitle(each) },
              each.id === pack.value ? ' (in use here). ' : '. ',
              `${each.summary} ${each.scenes} scenes, ${each.quotes} lines, ${each.questions} questions. `,
              { code: each.id },
            ]),
          ),
          note('The pack in use here: ', ...byWhom(pack, locale.value), '.'),
        )
      },
    }),
    use: action({
      summary: 'Choose the study pack for the class or for this channel',
      audience: 'person',
      teacher: true,
      options: { pack: { ...packOption, required: true }, where: whereOption },
      async run({ options, room }, { packs, settings }) {
        const chosen = findPack(packs, options.pack)
        const reach = reachOf(options.where)
        const before = valueBefore(settings, room.id, reach, 'pack')
        const applied = await settings.set(reach, 'pack', chosen.id)
        return say(
          text(
            reach === 'class' ? 'The class now works with ' : 'This channel now works with ',
            { strong: packTitle(chosen) },
            '.',
          ),
          reach === 'class' && overriddenHere(applied, 'pack')
            ? note('This channel has a pack of its own and keeps it.')
            : note('How far the class has come is kept for each pack by itself.'),
          undoButton(reach, 'pack', before),
        )
      },
    }),
  },
})
