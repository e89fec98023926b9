import { expect, test } from 'vitest'
import { defineCommandGroup, subcommand } from '../../../src/core/command/command.ts'
import { missingForm } from '../../../src/core/command/missing-form.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'

const command = defineCommandGroup({
  name: 'trip',
  summary: 'Trips',
  subcommands: {
    'plan-one': subcommand({
      summary: 'Plan a trip of the whole class, with everything that belongs to it',
      audience: 'person',
      teachersOnly: true,
      options: {
        time: { kind: 'text', summary: 'Local time, such as 08:30', maxLength: 20, required: true },
        'last-day': {
          kind: 'text',
          summary: 'On which day everybody is back at school and at work again',
          maxLength: 20,
          required: true,
        },
        'own-bus': { kind: 'flag', summary: 'Take a bus', required: true },
      },
      run: () => replyWith(),
    }),
  },
})

test('asks for what is missing in words, without the hyphens that are typed', () => {
  const form = missingForm(
    command,
    'plan-one',
    { time: '09:00' },
    { presets: {}, inWords: (summary) => summary },
  )
  expect(form?.title).toBe('Trip plan one')
  expect(form?.fields.map(({ label, hint }) => [label, hint])).toEqual([
    ['Last day', 'On which day everybody is back at school and at work again'],
    ['Take a bus', undefined],
    // What was typed already comes last.
    ['Local time, such as 08:30', undefined],
  ])
})
