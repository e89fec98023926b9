/** The subcommands of `/quiz` for presets: quiz settings that a class saves under a name. */
import { subcommand } from '../command/command.ts'
import { fact, facts, heading, note, privateReply, text } from '../reply/reply.ts'
import { afterChange } from '../settings/after-change.ts'
import { UserError } from '../reply/user-error.ts'
import { mergeSettings } from './merge-settings.ts'
import { formatPreset, parseScope, quizOptions } from './quiz-options.ts'
import type { Library } from '../pack/library.ts'
import { aboutEverything, meansEverything, meansThisWeek } from './topic-words.ts'
import { defaultSettings } from './quiz-settings.ts'
import type { Preset } from './quiz-records.ts'
import type { QuizService } from './quiz-service.ts'

const presetName = {
  kind: 'text',
  summary: 'The name of the preset',
  required: true,
  maxLength: 40,
} as const

/** Of a class; more could not be listed in one answer. */
const maxPresets = 50

export const presetSubcommands = {
  presets: subcommand({
    summary: 'Show the presets of this class',
    audience: 'person',
    options: {},
    async run(_, { quiz, library }) {
      const presets = await quiz.presets()
      if (presets.size === 0) {
        return privateReply(
          text(
            'There are no presets yet. A teacher can save one with ',
            { command: 'quiz save' },
            '.',
          ),
        )
      }
      return privateReply(
        heading('Quiz presets'),
        facts(...[...presets].map(([name, preset]) => fact(name, formatPreset(library, preset)))),
      )
    },
  }),
  save: subcommand({
    summary: 'Save a preset for this class’s quizzes',
    audience: 'person',
    teachersOnly: true,
    options: { name: presetName, ...quizOptions },
    async run({ options }, context) {
      const { quiz, library } = context
      const { name, about, ...given } = options
      const preset = {
        settings: mergeSettings(defaultSettings, given),
        about: about === undefined ? undefined : await presetTopic(library, about),
      }
      const presets = await quiz.presets()
      if (presets.size >= maxPresets && !presets.has(name.toLowerCase())) {
        throw new UserError(
          `Your class has ${maxPresets} presets, which is the most. Delete one with `,
          { command: 'quiz forget' },
          ' first.',
        )
      }
      await quiz.savePreset(name.toLowerCase(), preset)
      return privateReply(
        text('Saved ', { strong: name.toLowerCase() }, `: ${formatPreset(library, preset)}`),
        note('Use it with ', { command: 'quiz start', words: `preset:${name.toLowerCase()}` }, '.'),
        ...(await afterChange(`preset/${name.toLowerCase()}`, context)),
      )
    },
  }),
  forget: subcommand({
    summary: 'Delete a preset',
    audience: 'person',
    teachersOnly: true,
    options: { name: presetName },
    async run({ options: { name } }, context) {
      const { quiz } = context
      const dropped = await quiz.dropPreset(name.toLowerCase())
      if (!dropped) throw noSuchPreset()
      return privateReply(
        text('Deleted the preset ', { strong: name.toLowerCase() }, '.'),
        ...(await afterChange(`preset/${name.toLowerCase()}`, context)),
      )
    },
  }),
}

/** What is left out is decided when the quiz starts. */
async function presetTopic(library: Library, about: string): Promise<string | undefined> {
  if (meansThisWeek(about)) return undefined
  if (meansEverything(about)) return aboutEverything
  const { kind, id } = await parseScope(library, about)
  return `${kind}/${id}`
}

/** Returns the preset. Throws a UserError where the class has none of that name. */
export async function requirePreset(quiz: QuizService, name: string): Promise<Preset> {
  const presets = await quiz.presets()
  const preset = presets.get(name.toLowerCase())
  if (preset === undefined) throw noSuchPreset().proposing(name, [...presets.keys()].slice(0, 5))
  return preset
}

function noSuchPreset(): UserError {
  return new UserError('There’s no preset with that name. See ', { command: 'quiz presets' }, '.')
}
