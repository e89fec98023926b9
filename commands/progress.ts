import {
  byWhom,
  overriddenHere,
  reachOf,
  undoButton,
  valueBefore,
  whereOption,
} from '../src/core/cards/settings.ts'
import { action, defineCommandGroup } from '../src/core/command.ts'
import { lookUp, nothingFound, orGone } from '../src/core/lookup.ts'
import { heading, note, say, text } from '../src/core/reply.ts'
import { progressIn } from '../src/core/settings.ts'

/** `/progress`: how far the class is in the story. Nothing past it is shown anywhere. */
export default defineCommandGroup({
  name: 'progress',
  summary: 'See how far the class is in the story, or move on',
  usual: 'show',
  actions: {
    show: action({
      summary: 'See how far the class is; nothing past it is shown anywhere',
      audience: 'person',
      options: {},
      run(_invocation, { library, settings }) {
        const { progress, locale } = settings.applied
        if (progress.value === undefined) {
          return say(
            heading('The whole story is open'),
            text('No scene is held back in ', { em: library.pack.part }, '.'),
            note(
              'A teacher can close what the class has not seen with ',
              { code: 'progress set' },
              '.',
            ),
          )
        }
        const title = library.scene(progress.value)?.title
        return say(
          heading(`The class has reached scene ${library.place(progress.value)}`),
          ...(title === undefined
            ? []
            : [text('The last scene that is open: ', { strong: title }, '.')]),
          text('What comes later is held back everywhere until a teacher moves on.'),
          note(...byWhom(progress, locale.value)),
        )
      },
    }),
    set: action({
      summary: 'Open the story up to a scene; what comes later is shown nowhere',
      audience: 'person',
      teacher: true,
      options: {
        scene: {
          kind: 'text',
          summary: 'The last scene that the class has seen',
          required: true,
          maxLength: 120,
          suggest: (typed, { story }) => story.search.suggest(typed, ['scene']),
        },
        where: whereOption,
      },
      async run({ options, room }, { settings, story }) {
        const found = lookUp(story, ['scene'], options.scene)
        if ('closest' in found) return nothingFound('scene', options.scene, found.closest)
        const scene = orGone(story.scene(found.id))
        const reach = reachOf(options.where)
        const name = progressIn(story.pack.id)
        const before = valueBefore(settings, room.id, reach, name)
        const applied = await settings.set(reach, name, scene.id)
        return say(
          text(
            reach === 'class' ? 'The class has now reached ' : 'This channel has now reached ',
            { strong: scene.title },
            ` (scene ${story.place(scene.id)}). What comes later is shown nowhere.`,
          ),
          ...(reach === 'class' && overriddenHere(applied, 'progress')
            ? [note('This channel has a place of its own and keeps it.')]
            : []),
          undoButton(reach, name, before),
        )
      },
    }),
    open: action({
      summary: 'Open the whole story',
      audience: 'person',
      teacher: true,
      options: { where: whereOption },
      async run({ options, room }, { settings, story }) {
        const reach = reachOf(options.where)
        const name = progressIn(story.pack.id)
        const before = valueBefore(settings, room.id, reach, name)
        const applied = await settings.clear(reach, name)
        return say(
          text(
            applied.progress.value === undefined
              ? 'The whole story is open.'
              : 'This channel goes by the class’s place in the story, which still holds scenes back.',
          ),
          ...(before === undefined ? [] : [undoButton(reach, name, before)]),
        )
      },
    }),
  },
})
