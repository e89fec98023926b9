/** The presets of classes in the database. */
import { Preset, type QuizRecords } from '../../core/quiz/quiz-records.ts'
import { writePreset } from '../../core/quiz/undo-preset.ts'
import { type Database, saveRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import type { QuizTables } from './quiz-rows.ts'

type Methods = 'presets' | 'savePreset' | 'dropPreset'
type Change = Parameters<QuizRecords['dropPreset']>

export function createPresetStore(database: Database): Pick<QuizRecords, Methods> {
  const tables = database.tables<QuizTables>()

  /** Returns false where what was seen is not there any more, or nothing to delete. */
  function change([className, name, by, seen]: Change, after: Preset | undefined) {
    return tables.transaction().execute(async (transaction) => {
      await lockHistory(transaction, className)
      const isThis = { class: className, name }
      const row = await transaction
        .selectFrom('quiz_preset')
        .select('preset')
        .where((where) => where.and(isThis))
        .executeTakeFirst()
      const before = row && writePreset(parseStored(Preset, row.preset))
      if (seen !== undefined && seen.preset !== before) return false
      if (after === undefined) {
        if (row === undefined) return false
        await transaction
          .deleteFrom('quiz_preset')
          .where((where) => where.and(isThis))
          .execute()
      } else {
        await saveRows<QuizTables, 'quiz_preset'>(
          transaction,
          'quiz_preset',
          ['class', 'name'],
          [{ ...isThis, preset: JSON.stringify(after) }],
        )
      }
      const written = writePreset(after)
      if (written === before) return true
      const verb = after === undefined ? 'deleted' : before === undefined ? 'saved' : 'changed'
      await noteChange(database, transaction, {
        class: className,
        room: '',
        name: `preset/${name}`,
        said: `${verb} the quiz preset “${name}”`,
        before,
        after: written,
        by,
      })
      return true
    })
  }

  return {
    async presets(className) {
      const rows = await tables
        .selectFrom('quiz_preset')
        .select(['name', 'preset'])
        .where('class', '=', className)
        .orderBy('name')
        .execute()
      return new Map(
        rows.flatMap(({ name, preset }) => {
          const parsed = parseStored(Preset, preset)
          return parsed === undefined ? [] : [[name, parsed] as const]
        }),
      )
    },
    savePreset: (className, name, preset, by, seen) => change([className, name, by, seen], preset),
    dropPreset: (...given) => change(given, undefined),
  }
}
