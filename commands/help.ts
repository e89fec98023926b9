import { defineCommand } from '../src/core/command/command.ts'
import { oldButtonError } from '../src/core/command/component-id.ts'
import { findGuide, suggestCommands } from '../src/core/command/find-guide.ts'
import { commandView, overviewView } from '../src/core/command/help-views.ts'
import type { Library } from '../src/core/pack/library.ts'
import type { RichText } from '../src/core/reply/reply.ts'
import type { RoomSettings } from '../src/core/settings/settings.ts'
import { missingSection } from '../src/core/command/in-class-words.ts'
import { truncate } from '../src/core/reply/truncate.ts'

/** `/help`: all commands, or one of them with its options. */
export default defineCommand({
  name: 'help',
  alsoCalled: ['commands', 'menu', '?', 'h'],
  summary: 'See what the bot can do, or how to use one command',
  audience: 'person',
  followsPerson: true,
  options: {
    command: {
      kind: 'text',
      summary: 'The command you want to know more about',
      maxLength: 120,
      suggest: (typed, { commands }) => suggestCommands(typed.trim().toLowerCase(), commands),
    },
  },
  run({ options, person, room }, { commands, classLibrary, settings }) {
    const about = aboutPack(classLibrary, settings)
    if (options.command === undefined) {
      return overviewView(commands, person.isTeacher, about)
    }
    const found = findGuide(options.command, commands)
    if (found !== undefined) return commandView(found, person.isTeacher, room)
    const asked = options.command.toLowerCase().replace(/s$/, '')
    const missing = missingSection(asked, classLibrary)
    if (missing !== undefined) {
      const lacking = [{ em: classLibrary.pack.title }, ` has no ${missing}. `] as const
      return overviewView(commands, person.isTeacher, [
        ...lacking,
        'These are the commands for it. ',
      ])
    }
    const unknown = ['There’s no command ', { code: truncate(options.command, 40) }, '. '] as const
    return overviewView(commands, person.isTeacher, [...unknown, 'These are the ones I know. '])
  },
  actions: {
    about: {
      run({ chosen, value, room }, { commands, person }) {
        const guide = findGuide(chosen[0] ?? value, commands)
        if (guide === undefined) throw oldButtonError()
        return commandView(guide, person.isTeacher, room)
      },
    },
    overview: {
      run: (_request, { commands, person, classLibrary, settings }) =>
        overviewView(commands, person.isTeacher, aboutPack(classLibrary, settings)),
    },
  },
})

function aboutPack({ pack }: Library, { follows }: RoomSettings): RichText {
  const lead = follows === undefined ? 'This class is studying ' : 'You’re studying '
  return [lead, { em: pack.title }, '. ']
}
