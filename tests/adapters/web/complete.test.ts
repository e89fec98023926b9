import { expect, test } from 'vitest'
import { complete } from '../../../src/adapters/web/complete.ts'
import { personOf, roomOf } from '../../../src/adapters/web/ids.ts'
import { openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

const { dispatch } = await openPlayground({ extra: [createPractice().command] })

function completionOf(line: string, as: 'ana' | 'rivera' = 'ana') {
  const person = personOf(as)
  return complete(line, {
    commands: dispatch.commands,
    person,
    suggest: (command, subcommand, option, typed) =>
      dispatch.suggest({
        person,
        room: roomOf('general', as),
        command,
        subcommand,
        option,
        typed,
      }),
  })
}

async function labels(line: string, as?: 'rivera') {
  return (await completionOf(line, as)).offers.map((offer) => offer.label)
}

test('an empty line offers every command', async () => {
  expect(await labels('')).toEqual(expect.arrayContaining(['discuss', 'help', 'quote', 'scene']))
})

test('commands that start with what is typed come first', async () => {
  const [first] = await labels('/sc')
  expect(first).toBe('scene')
})

test('a group offers its subcommands, and those of teachers to teachers only', async () => {
  expect(await labels('practice f')).toEqual(['practice form', 'practice file'])
  expect(await labels('practice ')).not.toContain('practice grade')
  expect(await labels('practice ', 'rivera')).toContain('practice grade')
})

test('words get values of the first option; a value that is chosen is sent exactly', async () => {
  const { offers, hint } = await completionOf('scene storm')
  const [first] = offers
  expect(first?.line).toBe(`scene ${first?.label}`)
  expect(first?.send).toMatch(/^scene query:"[a-z-]+"$/)
  expect(hint?.parts).toContainEqual({ text: 'query', required: false, current: true })
  const answer = await dispatch.line({
    id: 'event',
    person: personOf('ana'),
    room: roomOf('general', 'ana'),
    at: 0,
    line: first?.send ?? '',
  })
  expect(JSON.stringify(answer)).toContain(first?.label)
})

test('after the words come the other options, except those already given', async () => {
  expect(await labels('quote light ')).toEqual(
    expect.arrayContaining(['character:', 'theme:', 'show:']),
  )
  expect(await labels('quote light show:yes ')).not.toContain('show:')
})

test('the value of a named option is offered and quoted where it has spaces', async () => {
  const { offers, hint } = await completionOf('quote light show:')
  expect(offers.map((offer) => offer.line)).toEqual(['quote light show:yes', 'quote light show:no'])
  expect(hint?.parts.find((part) => part.current)?.text).toBe('show')
  const themes = (await completionOf('quote theme:')).offers
  expect(themes.length).toBeGreaterThan(0)
  for (const { line } of themes) expect(line).toMatch(/^quote theme:("[^"]+"|\S+)$/)
})

test('nothing is offered for what it does not know', async () => {
  expect(await completionOf('nonsense at all')).toEqual({ offers: [] })
  expect(await completionOf('help '.repeat(400))).toHaveProperty('offers')
})
