/** How the people and roles that a class’s teachers have named as teachers are kept, checked and shown. */
import type { RoleValue } from '../command/option.ts'
import type { RichText } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'

/** What is kept of a named teacher: what they are and, of a role without a mention of its own, what it is called. */
export function teacherValue(kind: string, roleName = ''): string {
  return `${kind} ${roleName}`.trim()
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

export function formatTeacher(id: string, value: string, name = 'Somebody'): RichText {
  const [kind, ...roleName] = value.split(' ')
  if (kind !== 'role') return [{ person: id, name }]
  return roleName.length === 0
    ? [{ role: id, name: 'a role' }]
    : ['everyone in ', { strong: roleName.join(' ') }]
}
