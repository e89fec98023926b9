/** A process of its own that holds a PostgreSQL server and ends it when the test run ends, however that happens. */
import { startPostgres } from './server.ts'

const server = await startPostgres({ fsync: false })

async function stop(): Promise<void> {
  await server.stop()
  process.exit()
}

// The channel to the test run closes when it stops, and also when it is killed.
process.on('disconnect', () => void stop())
process.on('SIGINT', () => {})
process.send?.(server.url('postgres'))
