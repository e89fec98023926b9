import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// These only end what hangs: no test depends on how fast or how busy the machine is.
const limits = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
}

/** Whatever kills processes, or changes its own, has a worker for itself. */
const alone = ['tests/e2e/kill/**/*.test.ts']

/** What takes minutes begins first, and the rest runs beside it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(isKill(other)) - Number(isKill(one)))
  }
}

function isKill({ moduleId }: TestSpecification): boolean {
  return moduleId.includes('/tests/e2e/kill/')
}

export default defineConfig({
  test: {
    env: {
      // Nobody’s own settings get into a test.
      ENV_FILE: '/dev/null',
      // Programs that tests start compile the same files again and again, which is half of what a short one costs.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'var', 'compile-cache'),
    },
    globalSetup: ['tests/postgres/setup.ts'],
    // Much of the time goes by in waiting for processes and pages, so a worker more than there are cores pays.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Many processes start one after the other here, which takes a busy machine minutes.
      { test: { ...limits, name: 'alone', include: alone, testTimeout: 900_000 } },
      {
        test: {
          ...limits,
          name: 'shared',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          setupFiles: ['tests/setup.ts'],
          // Files remember nothing, so they share workers, each of which loads the bot once and not once a file.
          isolate: false,
        },
      },
    ],
  },
})
