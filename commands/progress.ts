import { moveByHand } from '../src/core/reading/move-class.ts'
import { progressView } from '../src/core/reading/views/progress-view.ts'
import { scopeOption, toSettingScope } from '../src/core/settings/settings-view.ts'
import { changeProgress } from '../src/core/settings/change-progress.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { itemOption } from '../src/core/lookup/find-item.ts'
import { findReached } from '../src/core/lookup/find-reached.ts'
import { suggestItems } from '../src/core/lookup/suggest-items.ts'
import { note, replyWith, text } from '../src/core/reply/reply.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { meansEverything } from '../src/core/quiz/topic-words.ts'
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
      run: (_invocation, context) => progressView(context),
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
      async run({ options, room }, context) {
        const { fullLibrary } = context
        if (meansEverything(options.scene)) throw useOpen(options.where)
        const reached = context.settings.applied.progress.value
        const scene = await findReached(fullLibrary, options.scene, reached)
        const scope = toSettingScope(options.where)
        const name = progressSetting(fullLibrary.pack.id)
        const where = scope === 'class' ? '' : room.id
        // “Next” is counted from here, so a colleague who has just moved on is not passed.
        const seen = context.settings.all.find((each) => each.name === name && each.room === where)
        const planned = await moveByHand(context, room, { scope, scene: scene.id })
        const { notes, undo } =
          planned === undefined
            ? await changeProgress(context, room, {
                scope,
                scene: scene.id,
                seen: { value: seen?.value },
              })
            : { notes: planned, undo: [] }
        return replyWith(
          text(
            scope === 'class' ? 'The class has now reached ' : 'This channel has now reached ',
            { strong: scene.title },
            ` (${fullLibrary.units.labelInSentence(scene.id)}). Everything later stays hidden.`,
          ),
          ...notes,
          scope === 'room' &&
            planned === undefined &&
            context.settings.applied.progress.from === 'plan' &&
            note('The class’s reading plan doesn’t move this channel any more.'),
          ...undo,
        )
      },
    }),
    open: subcommand({
      summary: 'Open the whole story',
      audience: 'person',
      teachersOnly: true,
      options: { where: scopeOption },
      async run({ options, room }, context) {
        const scope = toSettingScope(options.where)
        const { fullLibrary, settings } = context
        const { whole } = fullLibrary.words
        const name = progressSetting(fullLibrary.pack.id)
        const isClassHeld = settings.all.some((each) => each.name === name && each.room === '')
        // A channel with nothing of its own would follow its class, which holds scenes back.
        const value = scope === 'room' && isClassHeld ? fullLibrary.scenes.at(-1)?.id : undefined
        const end = fullLibrary.scenes.at(-1)?.id ?? ''
        const planned = await moveByHand(context, room, { scope, scene: end })
        const { notes, undo } =
          planned === undefined
            ? await changeProgress(context, room, { scope, scene: value })
            : { notes: planned, undo: [] }
        return replyWith(
          text(
            scope === 'class' || value === undefined
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

function useOpen(where: string | undefined): UserError {
  const line = where === undefined ? 'progress open' : `progress open where:${where}`
  return new UserError('To open everything, use ', { command: 'progress open' }, '.').offering(line)
}
