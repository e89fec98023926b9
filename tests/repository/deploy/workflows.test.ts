import { globSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Job = z.looseObject({
  'timeout-minutes': z.int().optional(),
  uses: z.string().optional(),
  needs: z.string().optional(),
  steps: z
    .array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() }))
    .optional(),
})
const Workflow = z.looseObject({
  name: z.string(),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string(), Job),
})
const workflows = globSync('.github/workflows/*.yml').map((file) => ({
  file,
  ...Workflow.parse(load(readFileSync(file, 'utf8'))),
}))

test.each(workflows)(
  '$file gives its token little, ends by itself, and names files that are there',
  ({ jobs, permissions }) => {
    expect(Object.values(permissions)).not.toContain('write')
    for (const { uses, steps = [], needs, ...job } of Object.values(jobs)) {
      if (uses !== undefined) expect(readFileSync(uses, 'utf8')).toContain('workflow_call')
      else expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
      if (needs !== undefined) expect(Object.keys(jobs)).toContain(needs)
      for (const step of steps) {
        if (step.uses !== undefined) expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/)
        const files = step.run?.match(/(?:src|deploy|\.ci)\/[\w./-]+|compose[\w.]*\.yaml/g) ?? []
        for (const file of files) expect(readFileSync(file, 'utf8')).not.toBe('')
      }
    }
  },
)

test('a release is tested first, and only then pushed and published', () => {
  const release = workflows.find(({ name }) => name === 'Release')
  expect(Object.entries(release?.jobs ?? {}).map(([name, { needs }]) => [name, needs])).toEqual([
    ['tests', undefined],
    ['image', 'tests'],
    ['program', 'image'],
  ])
})
