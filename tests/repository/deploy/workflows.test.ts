import { existsSync, globSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Job = z.looseObject({
  'timeout-minutes': z.int().optional(),
  uses: z.string().optional(),
  needs: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
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
  '$file gives its token little, and every job of it ends by itself',
  ({ jobs, permissions }) => {
    expect(Object.values(permissions)).not.toContain('write')
    const minutes = Object.values(jobs).flatMap(({ uses, ...job }) =>
      uses === undefined ? [job['timeout-minutes'] ?? Infinity] : [],
    )
    expect(Math.max(...minutes)).toBeLessThanOrEqual(30)
  },
)

test.each(workflows)('$file names versions of actions, and files that are there', ({ jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
  const actions = steps.flatMap(({ uses }) => uses ?? [])
  expect(actions.filter((uses) => !/^[\w-]+\/[\w-]+@v\d+$/.test(uses))).toEqual([])
  const files = steps.flatMap(
    ({ run }) => run?.match(/(?:src|deploy|\.ci)\/[\w./-]+|compose[\w.]*\.yaml/g) ?? [],
  )
  const workflowsCalled = Object.values(jobs).flatMap(({ uses }) => uses ?? [])
  expect([...files, ...workflowsCalled].filter((file) => !existsSync(file))).toEqual([])
})

test('a job that may write to the repository runs no code of a package', () => {
  const writing = workflows
    .flatMap(({ jobs }) => Object.values(jobs))
    .filter(({ permissions }) => permissions?.['contents'] === 'write')
  expect(writing).toHaveLength(1)
  const run = writing.flatMap(({ steps = [] }) => steps.flatMap((step) => step.run ?? []))
  expect(run.filter((script) => !script.startsWith('gh release create '))).toEqual([])
})

test('a release is tested first, and only then pushed and published', () => {
  const release = workflows.find(({ name }) => name === 'Release')
  expect(Object.entries(release?.jobs ?? {}).map(([name, { needs }]) => [name, needs])).toEqual([
    ['tests', undefined],
    ['image', 'tests'],
    ['program', 'image'],
    ['release', 'program'],
  ])
})
