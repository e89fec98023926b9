import { defineConfig } from 'vitest/config'

// These only end what hangs: no test depends on how fast or how busy the machine is.
const limits = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
}

/** What these test is pure and remembers nothing, so their files share workers. */
const pure = ['tests/core/**/*.test.ts', 'tests/render/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/postgres/setup.ts'],
    // Much of the time goes by in waiting for processes and pages, so a worker more than there are cores pays.
    maxWorkers: 3,
    projects: [
      { test: { ...limits, name: 'pure', include: pure, isolate: false } },
      { test: { ...limits, name: 'rest', include: ['tests/**/*.test.ts'], exclude: pure } },
    ],
  },
})
