/** How the people and roles that a class’s teachers have named as teachers are kept, checked and shown. */
import type { RoleValue } from '../command/option.ts'
import { cleanLine } from '../command/clean-line.ts'
import { truncate } from '../reply/truncate.ts'
import { type RichText, unknownName } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'

/** What is kept of a named teacher: what they are, and what they are called, for platforms that can’t say so themselves. */
export function teacherValue(kind: string, name = ''): string {
  return `${kind} ${truncate(cleanLine(name), 80)}`.trim()
}

export function requireTeacherRole({ everyone, hasKnownMembers, remedy = [] }: RoleValue): void {
  if (everyone) {
    throw new UserError('That would make everyone a teacher. Choose another role, or a person.')
  }
  if (!hasKnownMembers) {
    throw new UserError(
      'Commonplace can’t see who is in a group here. Please choose each person instead, with ',
      { code: 'person' },
      '.',
      ...(remedy.length === 0 ? [] : [' ', ...remedy]),
    )
  }
}

export function formatTeacher(id: string, value: string): RichText {
  const [kind, ...words] = value.split(' ')
  const name = words.join(' ')
  if (kind !== 'role') return [{ person: id, name: name === '' ? unknownName : name }]
  return name === '' ? [{ role: id, name: 'a role' }] : ['everyone in ', { strong: name }]
}
