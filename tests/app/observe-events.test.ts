import { expect, test } from 'vitest'
import { defineCommand } from '../../src/core/command/command.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { createMetrics } from '../../src/metrics.ts'
import { openBot, room, student } from '../fixtures/bot.ts'

const event = { id: 'e', person: student, room, at: 0 }

const broken = defineCommand({
  name: 'broken',
  summary: 'Fails',
  audience: 'person',
  options: {
    word: {
      kind: 'text',
      summary: 'A word',
      maxLength: 9,
      suggest() {
        throw new Error('no memory')
      },
    },
  },
  run({ options }) {
    throw options['word'] === 'mine' ? new Error('a fault') : new UserError('Not like that.')
  },
})

test('every kind of event is counted with what became of it', async () => {
  const { observer, page } = createMetrics()
  const { dispatch } = await openBot({ observer, commands: [broken] })
  const [command, subcommand] = ['broken', '']
  await dispatch.line({ ...event, line: 'help' })
  await dispatch.command({ ...event, command, subcommand, given: { word: 'yours' } })
  await dispatch.command({ ...event, command, subcommand, given: { word: 'mine' } })
  await dispatch.action({ ...event, componentId: 'help:nothing:' })
  await dispatch.message({ ...event, command: 'no such command', words: 'Hello' })
  await dispatch.suggest({ ...event, command, subcommand, option: 'word', typed: 'a' })
  const { body } = await page()
  expect(body.match(/^commonplace_events_total\{.*/gm)).toEqual([
    'commonplace_events_total{platform="web",kind="line",outcome="ok"} 1',
    'commonplace_events_total{platform="web",kind="command",outcome="refused"} 1',
    'commonplace_events_total{platform="web",kind="command",outcome="incident"} 1',
    'commonplace_events_total{platform="web",kind="press",outcome="refused"} 1',
    'commonplace_events_total{platform="web",kind="message",outcome="refused"} 1',
    'commonplace_events_total{platform="web",kind="suggest",outcome="incident"} 1',
  ])
})
