import {
  followedClassNote,
  formatOrigin,
  scopeOption,
  toSettingScope,
} from '../src/core/settings/settings-view.ts'
import { changeSetting } from '../src/core/settings/change-setting.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { findItem, itemOption, requireItem } from '../src/core/lookup/find-item.ts'
import { readScenePlace, scenesAt } from '../src/core/lookup/find-scene.ts'
import { languageOf } from '../src/core/search/languages/language-of.ts'
import { truncate } from '../src/core/reply/truncate.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { suggestItems } from '../src/core/lookup/suggest-items.ts'
import type { Library } from '../src/core/pack/library.ts'
import { lostScene } from '../src/core/lookup/scene-view.ts'
import { heading, note, replyWith, text } from '../src/core/reply/reply.ts'
import { dayMs } from '../src/core/platform/clock.ts'
import { defaultProgressDays } from '../src/core/quiz/student-subcommand.ts'
import { studentProgressView } from '../src/core/quiz/views/student-progress.ts'
import { progressSetting } from '../src/core/settings/settings.ts'

/** `/progress`: how far the class is in the story. The class’s channels show nothing past it. */
export default defineCommandGroup({
  name: 'progress',
  summary: 'See how far the class has got in the story, or move on',
  defaultSubcommand: 'show',
  wordsSubcommand: 'set',
  subcommands: {
    show: subcommand({
      summary: 'See how far the class has got; its channels show nothing later',
      audience: 'person',
      options: {},
      run(_invocation, { library, settings }) {
        const { progress, locale } = settings.applied
        if (progress.value === undefined) {
          return replyWith(
            heading(`The whole ${library.words.whole} is open`),
            text('Nothing is hidden.'),
            note(
              'Teachers can hide what the class hasn’t come to yet with ',
              { command: 'progress set' },
              '.',
            ),
            ...followedClassNote(settings),
          )
        }
        if (library.sceneNumber(progress.value) === 0) {
          return replyWith(heading('Nothing is open at the moment'), text(...lostScene))
        }
        const title = library.scene(progress.value)?.title
        return replyWith(
          heading(`The class has reached ${library.units.labelInSentence(progress.value)}`),
          title !== undefined &&
            text(`The last open ${library.units.name} is `, { strong: title }, '.'),
          text('Everything later stays hidden until a teacher moves the class on.'),
          note(...formatOrigin(progress, locale.value)),
          ...followedClassNote(settings),
        )
      },
    }),
    mine: subcommand({
      summary: 'See how you’re doing in quizzes, and what is worth reading again',
      audience: 'person',
      options: {},
      async run({ at }, { quiz, library }) {
        const days = defaultProgressDays
        const rounds = await quiz.studentRounds(at - days * dayMs)
        return studentProgressView({ rounds, library, days })
      },
    }),
    set: subcommand({
      summary: 'Open the story up to a scene; everything later stays hidden',
      audience: 'person',
      teachersOnly: true,
      options: {
        scene: {
          ...itemOption('The last scene the class has reached', 'scene'),
          required: true,
          suggest: (typed, { fullLibrary, settings }) =>
            suggestItems(fullLibrary, typed, ['scene'], settings.applied.progress.value),
        },
        where: scopeOption,
      },
      async run({ options }, context) {
        const { fullLibrary } = context
        const reached = context.settings.applied.progress.value
        const found = await findReached(fullLibrary, options.scene, reached)
        if ('isRange' in found) {
          throw new UserError(
            `More than one ${fullLibrary.units.name} has that number. Which one do you mean?`,
          ).proposing(
            options.scene,
            found.closest.map(({ id }) => fullLibrary.units.labelInSentence(id)),
          )
        }
        if ('closest' in found) {
          throw new UserError(
            `No ${fullLibrary.units.name} matches `,
            { em: truncate(options.scene, 80) },
            found.closest.length > 0 ? '. Did you mean one of these?' : '. Try its name or number.',
          ).proposing(
            options.scene,
            found.closest.map(({ label }) => label),
          )
        }
        const scene = requireItem(fullLibrary.scene(found.id))
        const scope = toSettingScope(options.where)
        const { notes, undo } = await changeSetting(context, {
          scope,
          name: progressSetting(fullLibrary.pack.id),
          value: scene.id,
        })
        return replyWith(
          text(
            scope === 'class' ? 'The class has now reached ' : 'This channel has now reached ',
            { strong: scene.title },
            ` (${fullLibrary.units.labelInSentence(scene.id)}). Everything later stays hidden.`,
          ),
          ...notes,
          ...undo,
        )
      },
    }),
    open: subcommand({
      summary: 'Open the whole story',
      audience: 'person',
      teachersOnly: true,
      options: { where: scopeOption },
      async run({ options }, context) {
        const scope = toSettingScope(options.where)
        const { fullLibrary, settings } = context
        const { whole } = fullLibrary.words
        const name = progressSetting(fullLibrary.pack.id)
        const isClassHeld = settings.all.some((each) => each.name === name && each.room === '')
        // A channel with nothing of its own would follow its class, which holds scenes back.
        const value = scope === 'room' && isClassHeld ? fullLibrary.scenes.at(-1)?.id : undefined
        const { notes, undo } = await changeSetting(context, { scope, name, value })
        return replyWith(
          text(
            value === undefined
              ? `The whole ${whole} is open.`
              : `The whole ${whole} is open in this channel. The rest of the class stays where it is.`,
          ),
          ...notes,
          ...undo,
        )
      },
    }),
  },
})

/** “Next” is the scene after the last one reached, and a class that has seen scenes 1 to 5 has reached scene 5. */
async function findReached(library: Library, words: string, reached: string | undefined) {
  const place = readScenePlace(words, library.units, languageOf(library.pack.language))
  const isRelative =
    place !== undefined && ('step' in place || ('to' in place && place.from !== place.to))
  const last = isRelative ? scenesAt(library, place, reached).at(-1) : undefined
  return last === undefined ? findItem(library, ['scene'], words) : { id: last.id }
}
