/** A condition for `where`: that a class or a person is on one of these platforms, whose name their ids begin with. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { PlatformName } from '../../core/platform/platform-name.ts'

export function onPlatforms(
  column: string,
  platforms: readonly PlatformName[],
): Expression<SqlBool> {
  const tests = platforms.map((name) => sql<SqlBool>`${sql.ref(column)} like ${`${name}:%`}`)
  return tests.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(tests, sql` or `)})`
}
