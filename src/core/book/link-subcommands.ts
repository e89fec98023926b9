/** `/book join`, `/book link` and `/book unlink`: who of the class’s list is who in the chat. */
import { subcommand } from '../command/command.ts'
import { commandMention, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { findStudent, studentOption } from './find-student.ts'

export const linkSubcommands = {
  join: subcommand({
    summary: 'Type the code from your teacher, so that their list knows who you are',
    audience: 'person',
    limit: 'strict',
    neverGuessed: true,
    options: {
      code: { kind: 'text', summary: 'The code, such as k7qm-2xfp', required: true, maxLength: 40 },
    },
    async run({ options, person }, { book }) {
      if (person.isTeacher) {
        throw new UserError(
          'Codes are for students. Hand each their own; if you typed it, it would be used up.',
        )
      }
      const result = await book.useCode(options.code)
      if (result === 'too-often') {
        throw new UserError('That was too many codes. Try again in an hour, or ask your teacher.')
      }
      if (result === 'wrong') {
        throw new UserError(
          'That code isn’t right, or it was used already, or it’s more than two weeks old. Ask your teacher for a new one.',
        )
      }
      if (result === 'taken') {
        throw new UserError(
          'You are on your teacher’s list already. If it’s under a wrong name, ask your teacher.',
        )
      }
      return privateReply(
        text('Thank you. Your teacher’s list has you as ', { strong: result.name }, ' now.'),
        note(
          'If that isn’t you, tell your teacher. To see what the class’s book says of you, use ',
          commandMention('book mine'),
          '.',
        ),
      )
    },
  }),
  link: subcommand({
    summary: 'Say who a student on your list is in the chat',
    audience: 'person',
    teachersOnly: true,
    options: {
      student: { ...studentOption('The student, as your list has them'), required: true },
      person: { kind: 'person', summary: 'Who they are in the chat', required: true },
    },
    async run({ options: { student, person } }, context) {
      const found = await findStudent(context, student)
      const result = await context.book.link(found.id, person.id)
      if (result === 'taken') {
        throw new UserError(
          { person: person.id, name: person.name },
          ' is somebody else on your list already. Unlink them first with ',
          { command: 'book unlink' },
          '.',
        )
      }
      if (result === 'gone') {
        throw new UserError(
          { strong: found.name },
          ' is linked already. Unlink them first with ',
          { command: 'book unlink' },
          '.',
        )
      }
      return privateReply(
        text({ strong: found.name }, ' is ', { person: person.id, name: person.name }, '.'),
      )
    },
  }),
  unlink: subcommand({
    summary: 'Unlink a student on your list from their account in the chat',
    audience: 'person',
    teachersOnly: true,
    neverGuessed: true,
    options: {
      student: { ...studentOption('The student, as your list has them'), required: true },
    },
    async run({ options }, context) {
      const found = await findStudent(context, options.student)
      const wasLinked = await context.book.unlink(found.id)
      return privateReply(
        wasLinked
          ? text({ strong: found.name }, ' isn’t linked to anybody in the chat any more.')
          : text({ strong: found.name }, ' isn’t linked to anybody.'),
      )
    },
  }),
}
