import { expect, test } from 'vitest'
import { declareCommands, declareMessageCommands } from '../../../src/adapters/discord/declare.ts'
import {
  loadDiscordTranslations,
  translationsFolder,
} from '../../../src/adapters/discord/translations.ts'
import type { Translation } from '../../../src/app/translations.ts'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { loadMessageCommands } from '../../../src/app/load-message-commands.ts'
import {
  type Subcommand,
  subcommand,
  defineCommandGroup,
  fullName,
  noSubcommand,
  visibleOptions,
} from '../../../src/core/command/command.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { commandListProblems } from '../../fakes/discord/command-limits.ts'
import { schemaProblems } from '../../fakes/discord/schema.ts'

const commands = await loadCommands('commands')
const messageCommands = await loadMessageCommands('commands/on-message')
const translations = await loadDiscordTranslations(translationsFolder)

function run() {
  return replyWith(text('Done'))
}

test('the commands keep Discord’s limits in every language', () => {
  const definitions = declareCommands(commands, translations)
  expect(commandListProblems(definitions as Parameters<typeof commandListProblems>[0])).toEqual([])
  const route = 'PUT /applications/{application_id}/commands'
  expect(schemaProblems(route, definitions)).toEqual([])
})

test('the commands in the menu of a message keep Discord’s limits', () => {
  const definitions = declareMessageCommands(messageCommands)
  expect(commandListProblems(definitions as Parameters<typeof commandListProblems>[0])).toEqual([])
  expect(schemaProblems('PUT /applications/{application_id}/commands', definitions)).toEqual([])
  const reach = { contexts: [0, 1, 2], integration_types: [0, 1] }
  expect(definitions).toMatchObject([
    { type: 3, name: 'Make it the question of the day', contexts: [0], integration_types: [0] },
    { type: 3, name: 'Save to my cards', ...reach },
    { type: 3, name: 'What is this quote?', ...reach },
  ])
  expect(definitions[0]).toMatchObject({ default_member_permissions: '32' })
  const many = Array.from({ length: 16 }, (_, at) => ({ type: 3, name: `Menu ${at}` }))
  expect(commandListProblems(many)).toHaveLength(1)
  expect(commandListProblems([{ type: 3, name: 'x'.repeat(33) }])).toHaveLength(1)
})

test('every kind of option has its Discord type', () => {
  const group = defineCommandGroup({
    name: 'all',
    summary: 'All kinds',
    defaultSubcommand: 'one',
    subcommands: {
      one: subcommand({
        summary: 'One of each',
        audience: 'choice',
        teachersOnly: true,
        options: {
          words: {
            kind: 'text',
            summary: 'Words',
            required: true,
            maxLength: 9000,
            suggest: () => [],
          },
          count: { kind: 'integer', summary: 'Count', min: 3, max: 30 },
          style: { kind: 'choice', summary: 'Style', choices: [{ value: 'a', label: 'A' }] },
          yes: { kind: 'flag', summary: 'Yes' },
          room: { kind: 'room', summary: 'Room' },
          person: { kind: 'person', summary: 'Person' },
          role: { kind: 'role', summary: 'Role' },
          file: { kind: 'file', summary: 'File', maxBytes: 9 },
        },
        run,
      }),
    },
  })
  const [declared] = declareCommands(new Map([['all', group]]))
  expect(declared).toMatchObject({
    default_member_permissions: '32',
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'one',
        options: [
          { type: 3, name: 'words', required: true, max_length: 6000, autocomplete: true },
          { type: 4, name: 'count', min_value: 3, max_value: 30 },
          { type: 3, name: 'style', choices: [{ name: 'A', value: 'a' }] },
          { type: 5, name: 'yes' },
          { type: 7, name: 'room', channel_types: [0, 5, 10, 11, 12, 15] },
          { type: 6, name: 'person' },
          { type: 8, name: 'role' },
          { type: 11, name: 'file' },
          { type: 5, name: 'show' },
        ],
      },
    ],
  })
})

test('what one person asks for follows them everywhere; what belongs to a class stays there', () => {
  const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] }
  const inClass = { contexts: [0, 1], integration_types: [0] }
  const reach = Object.fromEntries(
    declareCommands(commands).map(({ name, contexts, integration_types }) => [
      name,
      { contexts, integration_types },
    ]),
  )
  const following = ['character', 'discuss', 'help', 'mydata', 'quote', 'review', 'scene']
  for (const name of [...following, 'search', 'theme']) expect(reach[name]).toEqual(everywhere)
  for (const name of ['pack', 'progress', 'quiz', 'scores', 'settings']) {
    expect(reach[name]).toEqual(inClass)
  }
  expect(reach['daily']).toEqual({ contexts: [0], integration_types: [0] })
})

test('every translation is complete', () => {
  expect([...translations.keys()]).toContain('de')
  for (const [tag, translation] of translations) {
    for (const command of commands.values()) {
      const words = translation[command.name]
      expect(words, `${tag}: ${command.name}`).toBeDefined()
      for (const [name, each] of command.subcommands) {
        const translated = name === noSubcommand ? words : words?.subcommands?.[name]
        expect(translated, `${tag}: ${fullName(command, name)}`).toBeDefined()
        expect(translatedOptions(translated), `${tag}: ${fullName(command, name)}`).toEqual(
          declaredOptions(each),
        )
      }
    }
  }
})

/** Returns the options of a subcommand with the values of their choices, as in the command table. */
function declaredOptions(each: Subcommand) {
  const options = Object.entries(visibleOptions(each)).map(([name, option]) => [
    name,
    option.kind === 'choice' ? option.choices.map(({ value }) => value).sort() : [],
  ])
  return Object.fromEntries(options)
}

/** Returns the same from a translation. */
function translatedOptions(translated: Pick<Translation[string], 'options'> | undefined) {
  const options = Object.entries(translated?.options ?? {}).map(([name, { choices = {} }]) => [
    name,
    Object.keys(choices).sort(),
  ])
  return Object.fromEntries(options)
}
