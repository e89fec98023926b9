/** `/settings log`: a channel of the class where the bot posts what its teachers change. */
import { subcommand } from '../command/command.ts'
import { note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { logRoom } from './change-log.ts'
import { changeSetting } from './change-setting.ts'
import { logSetting } from './settings.ts'

export const logSubcommand = subcommand({
  summary: 'Post what teachers change to a channel, or stop that',
  audience: 'person',
  teachersOnly: true,
  options: {
    channel: { kind: 'room', summary: 'Where to post it' },
    off: { kind: 'flag', summary: 'Stop posting' },
  },
  async run({ options: { channel, off }, room: here }, context) {
    const { settings, history } = context
    const present = settings.all.find(({ name, room }) => name === logSetting && room === '')?.value
    if (off === true) {
      const { undo } = await changeSetting(context, {
        scope: 'class',
        name: logSetting,
        value: undefined,
      })
      return privateReply(text('What teachers change isn’t posted anywhere now.'), ...undo)
    }
    if (channel === undefined) {
      const chosen = present === undefined ? undefined : logRoom(here.class, present)
      const problems = chosen === undefined ? [] : await history.channelProblems(chosen)
      return privateReply(
        present === undefined
          ? text('What teachers change isn’t posted anywhere.')
          : text(
              'What teachers change is posted in ',
              { channel: present, name: 'a channel' },
              '.',
            ),
        ...problems.map((problem) => note(...problem)),
        problems.length > 0 &&
          note('Once that’s fixed, whatever is waiting is posted within six hours.'),
        note(
          'To choose a channel, add it, such as ',
          { code: 'channel:#staff' },
          '. To see everything, use ',
          { command: 'settings history' },
          '.',
        ),
      )
    }
    const problems = await history.channelProblems(channel)
    const [problem] = problems
    if (problem !== undefined) throw new UserError('', ...problem)
    if (present !== channel.id) await history.startLog()
    const { notes, undo } = await changeSetting(context, {
      scope: 'class',
      name: logSetting,
      value: channel.id,
    })
    return privateReply(
      text(
        'From now on, what teachers change is posted in ',
        { channel: channel.id, name: 'that channel' },
        ', within a minute or two.',
      ),
      note(
        'Everyone in the channel sees it, with the teacher’s name. Students’ accommodations are never posted.',
      ),
      ...notes,
      ...undo,
    )
  },
})
