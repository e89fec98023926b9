import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres/setup.ts'],
    // Much of the time goes by in waiting for processes and pages, so a worker more than there are cores pays.
    maxWorkers: 3,
    // These only end what hangs: no test depends on how fast or how busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
