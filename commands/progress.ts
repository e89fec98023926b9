import {
  formatOrigin,
  isOverriddenHere,
  toSettingScope,
  undoButton,
  storedValue,
  scopeOption,
} from '../src/core/settings/settings-view.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { heading, note, replyWith, text } from '../src/core/reply/reply.ts'
import { progressSetting } from '../src/core/settings/settings.ts'

/** `/progress`: how far the class is in the story. Nothing past it is shown anywhere. */
export default defineCommandGroup({
  name: 'progress',
  summary: 'See how far the class is in the story, or move on',
  defaultSubcommand: 'show',
  subcommands: {
    show: subcommand({
      summary: 'See how far the class is; nothing past it is shown anywhere',
      audience: 'person',
      options: {},
      run(_invocation, { library, settings }) {
        const { progress, locale } = settings.applied
        if (progress.value === undefined) {
          return replyWith(
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
        return replyWith(
          heading(`The class has reached scene ${library.sceneNumber(progress.value)}`),
          ...(title === undefined
            ? []
            : [text('The last scene that is open: ', { strong: title }, '.')]),
          text('What comes later is held back everywhere until a teacher moves on.'),
          note(...formatOrigin(progress, locale.value)),
        )
      },
    }),
    set: subcommand({
      summary: 'Open the story up to a scene; what comes later is shown nowhere',
      audience: 'person',
      teachersOnly: true,
      options: {
        scene: {
          kind: 'text',
          summary: 'The last scene that the class has seen',
          required: true,
          maxLength: 120,
          suggest: (typed, { story }) => story.search.suggest(typed, ['scene']),
        },
        where: scopeOption,
      },
      async run({ options, room }, { settings, story }) {
        const found = findItem(story, ['scene'], options.scene)
        if ('closest' in found) return notFoundView('scene', options.scene, found.closest)
        const scene = requireItem(story.scene(found.id))
        const reach = toSettingScope(options.where)
        const name = progressSetting(story.pack.id)
        const before = storedValue(settings, room.id, reach, name)
        const applied = await settings.set(reach, name, scene.id)
        return replyWith(
          text(
            reach === 'class' ? 'The class has now reached ' : 'This channel has now reached ',
            { strong: scene.title },
            ` (scene ${story.sceneNumber(scene.id)}). What comes later is shown nowhere.`,
          ),
          ...(reach === 'class' && isOverriddenHere(applied, 'progress')
            ? [note('This channel has a place of its own and keeps it.')]
            : []),
          undoButton(reach, name, before),
        )
      },
    }),
    open: subcommand({
      summary: 'Open the whole story',
      audience: 'person',
      teachersOnly: true,
      options: { where: scopeOption },
      async run({ options, room }, { settings, story }) {
        const reach = toSettingScope(options.where)
        const name = progressSetting(story.pack.id)
        const before = storedValue(settings, room.id, reach, name)
        const applied = await settings.clear(reach, name)
        return replyWith(
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
