import { expect, test } from 'vitest'
import { personOf, roomOf } from '../../../src/adapters/web/classroom.ts'
import { complete } from '../../../src/adapters/web/complete.ts'
import { openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

const { dispatch } = await openPlayground({ extra: [createPractice().command] })

function offered(line: string, as: 'ana' | 'rivera' = 'ana') {
  const person = personOf(as)
  return complete(line, {
    commands: dispatch.commands,
    person,
    suggest: (command, action, option, typed) =>
      dispatch.suggest({
        person,
        room: roomOf('general', as),
        command,
        subcommand: action,
        option,
        typed,
      }),
  })
}

async function labels(line: string, as?: 'rivera') {
  return (await offered(line, as)).offers.map((offer) => offer.label)
}

test('an empty line offers every command', async () => {
  expect(await labels('')).toEqual(expect.arrayContaining(['discuss', 'help', 'quote', 'scene']))
})

test('the beginning of a command offers those that begin so first', async () => {
  const [first] = await labels('/sc')
  expect(first).toBe('scene')
})

test('a group offers its subcommands, and teachers’ ones to teachers alone', async () => {
  expect(await labels('practice f')).toEqual(['practice form', 'practice file'])
  expect(await labels('practice ')).not.toContain('practice grade')
  expect(await labels('practice ', 'rivera')).toContain('practice grade')
})

test('free words get values of the first option; taking one sends it exactly', async () => {
  const { offers, hint } = await offered('scene storm')
  const [first] = offers
  expect(first?.line).toBe(`scene ${first?.label}`)
  expect(first?.send).toMatch(/^scene query:"[a-z-]+"$/)
  expect(hint?.parts).toContainEqual({ text: 'query', required: true, current: true })
  const answer = await dispatch.line({
    id: 'event',
    person: personOf('ana'),
    room: roomOf('general', 'ana'),
    at: 0,
    line: first?.send ?? '',
  })
  expect(JSON.stringify(answer)).toContain(first?.label)
})

test('after the words come the other options, without those already given', async () => {
  expect(await labels('quote light ')).toEqual(
    expect.arrayContaining(['character:', 'theme:', 'show:']),
  )
  expect(await labels('quote light show:yes ')).not.toContain('show:')
})

test('the value of a named option is offered and quoted where it has spaces', async () => {
  const { offers, hint } = await offered('quote light show:')
  expect(offers.map((offer) => offer.line)).toEqual(['quote light show:yes', 'quote light show:no'])
  expect(hint?.parts.find((part) => part.current)?.text).toBe('show')
  const themes = (await offered('quote theme:')).offers
  expect(themes.length).toBeGreaterThan(0)
  for (const { line } of themes) expect(line).toMatch(/^quote theme:("[^"]+"|\S+)$/)
})

test('what it does not know has no offers', async () => {
  expect(await offered('nonsense at all')).toEqual({ offers: [] })
  expect(await offered('help '.repeat(400))).toHaveProperty('offers')
})
