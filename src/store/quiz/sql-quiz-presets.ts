/** Saved quiz settings in the database. */
import { z } from 'zod'
import { QuizSettings } from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import type { QuizTables } from './quiz-rows.ts'

const Preset = z.object({ settings: QuizSettings, about: z.string().optional() })

export function createPresets(
  database: Database,
): Pick<QuizRecords, 'presets' | 'savePreset' | 'dropPreset'> {
  const tables = database.tables<QuizTables>()

  return {
    async presets(className) {
      const rows = await tables
        .selectFrom('quiz_preset')
        .select(['name', 'preset'])
        .where('class', '=', className)
        .orderBy('name')
        .execute()
      return new Map(
        rows.map((row) => {
          const { settings, about } = Preset.parse(JSON.parse(row.preset))
          return [row.name, about === undefined ? { settings } : { settings, about }]
        }),
      )
    },
    async savePreset(className, name, preset) {
      const text = JSON.stringify(preset)
      await tables
        .insertInto('quiz_preset')
        .values({ class: className, name, preset: text })
        .onConflict((conflict) => conflict.columns(['class', 'name']).doUpdateSet({ preset: text }))
        .execute()
    },
    async dropPreset(className, name) {
      const { numDeletedRows } = await tables
        .deleteFrom('quiz_preset')
        .where('class', '=', className)
        .where('name', '=', name)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
