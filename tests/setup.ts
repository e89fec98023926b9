/** What holds in every test: properties draw the same cases in each run, and what depends on the order of unordered rows fails. */
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'

// A red test tells of a change, not of luck. PROPERTY_SEED=random, or a number, draws others.
const usual = 2013
const asked = process.env['PROPERTY_SEED']
fc.configureGlobal({ seed: asked === 'random' ? Date.now() : Number(asked || usual) })

/** PostgreSQL may give rows that no query orders in any order, and SQLite in the order they were written: here, in reverse. */
// oxlint-disable-next-line typescript/unbound-method -- it is called on the database below
const { prepare } = DatabaseSync.prototype
if (prepare.name !== 'prepareReversed') {
  const reversed = new WeakSet<DatabaseSync>()
  DatabaseSync.prototype.prepare = function prepareReversed(...query) {
    if (!reversed.has(this) && /^\s*(select|with)\b/i.test(query[0])) {
      this.exec('pragma reverse_unordered_selects = on')
      reversed.add(this)
    }
    return prepare.apply(this, query)
  }
}
