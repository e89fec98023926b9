import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// These only end what hangs: no test depends on how fast or how busy the machine is.
const limits = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
}

/** What these test is pure and remembers nothing, so their files share workers. */
const pure = ['tests/core/**/*.test.ts', 'tests/render/**/*.test.ts']

/** Processes that are killed and started again take minutes, so they begin first and the rest runs beside them. */
class KillsFirst extends BaseSequencer {
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
    globalSetup: ['tests/postgres/setup.ts'],
    // Much of the time goes by in waiting for processes and pages, so a worker more than there are cores pays.
    maxWorkers: 3,
    sequence: { sequencer: KillsFirst },
    projects: [
      { test: { ...limits, name: 'pure', include: pure, isolate: false } },
      { test: { ...limits, name: 'rest', include: ['tests/**/*.test.ts'], exclude: pure } },
    ],
  },
})
