import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  callStatuses,
  eventKinds,
  eventOutcomes,
  logLevels,
  refusalReasons,
} from '../../../src/core/platform/observer.ts'
import { describeMetrics, metricTable } from '../../../src/metrics/metric-table.ts'

const folder = 'deploy/monitoring'

const Rules = z.strictObject({
  groups: z.tuple([
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Commonplace[A-Z]\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+m$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['page', 'warn']) }),
          annotations: z.strictObject({ summary: z.string() }),
        }),
      ),
    }),
  ]),
})

const RuleTests = z.looseObject({
  rule_files: z.tuple([z.literal('alerts.yaml')]),
  tests: z.array(
    z.looseObject({
      alert_rule_test: z.tuple([
        z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.looseObject({})) }),
      ]),
    }),
  ),
})

const Dashboard = z.looseObject({
  panels: z.array(
    z.looseObject({
      title: z.string(),
      targets: z.array(z.looseObject({ expr: z.string(), legendFormat: z.string() })).default([]),
    }),
  ),
})

const [{ rules }] = Rules.parse(load(readFileSync(`${folder}/alerts.yaml`, 'utf8'))).groups
const { tests } = RuleTests.parse(load(readFileSync(`${folder}/alerts.test.yaml`, 'utf8')))
const { panels } = Dashboard.parse(JSON.parse(readFileSync(`${folder}/dashboard.json`, 'utf8')))

/** What Prometheus adds to everything that it scrapes. */
const ofPrometheus = ['up', 'instance', 'job']

/** The only values of a label, where they are few. */
const values: Readonly<Record<string, readonly string[]>> = {
  kind: eventKinds,
  outcome: [...eventOutcomes, 'sent', 'done', 'failed'],
  status: callStatuses,
  level: logLevels,
  reason: refusalReasons,
  state: ['sent', 'late', 'skipped', 'failed', 'unconfirmed', 'used', 'idle', 'waiting'],
}

const selectors = [
  ...rules.map(({ alert, expr, annotations }) => ({
    from: alert,
    expr,
    words: annotations.summary,
  })),
  ...panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ from: title, expr, words: legendFormat })),
  ),
].map(({ expr, words, ...rest }) => ({
  ...rest,
  names: [...expr.matchAll(/\b(?:commonplace|process|nodejs)_\w+|\bup\b/g)].map(([name]) => name),
  matchers: [...expr.matchAll(/(\w+)\s*(?:=~|!=|=)\s*"([^"]*)"/g)].map(
    ([, label = '', value = '']) => ({ label, value }),
  ),
  labels: [
    ...[...expr.matchAll(/\bby \(([\w, ]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    ...[...words.matchAll(/\{\{\s*(?:\$labels\.)?([a-z_]+)\s*\}\}/g)].map(
      ([, label = '']) => label,
    ),
  ],
}))

function exported(): ReadonlyMap<string, readonly string[]> {
  const described = describeMetrics().flatMap<readonly [string, readonly string[]]>(
    ({ name, type, labelNames }) =>
      type === 'histogram'
        ? ['_bucket', '_sum', '_count'].map((end) => [name + end, [...labelNames, 'le']] as const)
        : [[name, labelNames] as const],
  )
  return new Map([['up', []], ...described])
}

test('every metric and every label that an alert or the dashboard names is exported', () => {
  const metrics = exported()
  const missing = selectors.flatMap(({ from, names, matchers, labels }) => {
    const known = [...ofPrometheus, ...names.flatMap((name) => metrics.get(name) ?? [])]
    return [
      ...names.filter((name) => !metrics.has(name)),
      ...[...matchers.map(({ label }) => label), ...labels].filter((each) => !known.includes(each)),
    ].map((name) => `${from}: ${name}`)
  })
  expect(selectors.flatMap(({ names }) => names).length).toBeGreaterThan(60)
  expect(missing).toEqual([])
})

test('every value that they look for is one that the metric can have', () => {
  const unknown = selectors.flatMap(({ from, matchers }) =>
    matchers.flatMap(({ label, value }) =>
      value
        .split('|')
        .filter((each) => values[label]?.includes(each) === false)
        .map((each) => `${from}: ${label}=${each}`),
    ),
  )
  expect(unknown).toEqual([])
})

describe('each alert', () => {
  test.each(rules)('$alert is shown to fire', ({ alert }) => {
    const firing = tests.filter(
      ({ alert_rule_test: [{ alertname, exp_alerts: expected }] }) =>
        alertname === alert && expected.length > 0,
    )
    expect(firing).not.toEqual([])
  })

  test('has a name of its own, and no test names another', () => {
    const names = rules.map(({ alert }) => alert)
    expect(new Set(names).size).toBe(names.length)
    const tested = tests.map(({ alert_rule_test: [{ alertname }] }) => alertname)
    expect(tested.filter((name) => !names.includes(name))).toEqual([])
  })
})

test('every metric of ours stands on the dashboard', () => {
  const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n')
  const own = describeMetrics().filter(({ name }) => name.startsWith('commonplace_'))
  expect(own.filter(({ name }) => !shown.includes(name)).map(({ name }) => name)).toEqual([])
})

test('the documentation lists the metrics as they are', () => {
  expect(readFileSync('docs/monitoring.md', 'utf8')).toContain(metricTable())
})
