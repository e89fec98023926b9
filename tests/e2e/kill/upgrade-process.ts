/** A process that brings a database up to date and ends itself, as a kill would, amid the migrations. */
import { DatabaseSync } from 'node:sqlite'
import { argv, kill, pid } from 'node:process'
import pg from 'pg'
import { openStore } from '../../../src/store/store.ts'
import { endWithParent } from './end-with-parent.ts'

const [url = '', amid = ''] = argv.slice(2)

/** Statements go on to the real method, except the one that creates this table. */
function dieAt(prototype: object, name: string): void {
  const real: unknown = Reflect.get(prototype, name)
  if (typeof real !== 'function') throw new Error(`There is no ${name}.`)
  Object.defineProperty(prototype, name, {
    value(this: unknown, ...given: readonly unknown[]): unknown {
      if (JSON.stringify(given).includes(`create table ${amid} `)) kill(pid, 'SIGKILL')
      return Reflect.apply(real, this, given)
    },
  })
}

endWithParent()
dieAt(DatabaseSync.prototype, 'prepare')
dieAt(pg.Client.prototype, 'query')
await openStore(url)
