import { expect, test } from 'vitest'
import { createFileHosts } from '../../../src/adapters/slack/file-hosts.ts'

test.each([
  ['https://files.slack.com/files-pri/T1-F1/pack.yaml', true],
  ['https://files.slack.com:443/files-pri/T1-F1', true],
  ['https://slack.com/files-pri/T1-F1', true],
  ['http://files.slack.com/files-pri/T1-F1', false],
  ['https://files.slack.com:8443/files-pri/T1-F1', false],
  ['https://files.slack.com.example.org/', false],
  ['https://evilfiles.slack.com/', false],
  ['https://files.slack.com@example.org/', false],
  ['https://user:word@files.slack.com/', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['http://127.0.0.1:3000/metrics', false],
  ['file:///etc/passwd', false],
])('of %s it is %s that Slack keeps files there', (url, expected) => {
  expect(createFileHosts('https://slack.com/api/')(url)).toBe(expected)
  expect(createFileHosts('https://www.slack.com/api/')('https://files.slack.com/a')).toBe(true)
})
