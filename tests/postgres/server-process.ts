/** A process of its own that holds a PostgreSQL server and ends it when the test run ends, however that happens. */
import { startPostgres } from './server.ts'

/** With `TEST_POSTGRES=15` the whole run is on the oldest version that the bot is for. */
const version = process.env['TEST_POSTGRES'] === '15' ? 15 : 18

const server = await startPostgres({ fsync: false, version })

async function stop(): Promise<void> {
  await server.stop()
  process.exit()
}

// The channel to the test run closes when it stops, and also when it is killed.
process.on('disconnect', () => void stop())
process.on('SIGINT', () => {})
process.send?.(server.url('postgres'))
