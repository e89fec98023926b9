/** `/book`: what each student did, as a table and as files for other programs, and the list of who is who. */
import { exportBookActions, exportBookSubcommand } from '../src/core/book/export-book.ts'
import { linkSubcommands } from '../src/core/book/link-subcommands.ts'
import { rosterActions, rosterSubcommands } from '../src/core/book/roster-subcommands.ts'
import { showActions, showSubcommands } from '../src/core/book/show-subcommands.ts'
import { defineCommandGroup } from '../src/core/command/command.ts'

export default defineCommandGroup({
  name: 'book',
  alsoCalled: ['gradebook', 'register'],
  summary: 'See what each student did, week by week, and take it to your gradebook',
  defaultSubcommand: 'mine',
  subcommands: {
    ...showSubcommands,
    export: exportBookSubcommand,
    ...rosterSubcommands,
    ...linkSubcommands,
  },
  actions: { ...showActions, ...exportBookActions, ...rosterActions },
})
