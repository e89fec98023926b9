import { afterEach, expect, test } from 'vitest'
import { requireText } from '../../../src/core/command/attached-file.ts'
import { interactionLimits } from '../../../src/adapters/discord/limits.ts'
import { defineCommand } from '../../../src/core/command/command.ts'
import { componentId } from '../../../src/core/command/component-id.ts'
import type { Form } from '../../../src/core/reply/form.ts'
import {
  type Reply,
  button,
  buttons,
  note,
  replyWith,
  select,
  text,
  privateReply,
} from '../../../src/core/reply/reply.ts'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { type Mode, problemsOf, noProblems, startBot } from './discord-bot.ts'
import { scriptedDispatch } from './scripted-dispatch.ts'

const modes: readonly Mode[] = ['gateway', 'http']

/** Work that lasts until the test resolves it. */
let gate = Promise.withResolvers<Reply>()
afterEach(() => {
  gate = Promise.withResolvers()
})

function page(number: number): Reply {
  return replyWith(
    text(`Page ${number}`),
    buttons(
      button('Next', componentId('page', 'open', number + 1)),
      button('Next again', componentId('page', 'open', number + 1)),
      button('Slowly', componentId('page', 'slow')),
      button('Show', componentId('page', 'show', number)),
      button('Write', componentId('page', 'write')),
      button('Heard', componentId('page', 'heard')),
    ),
    buttons(button('Refuse', componentId('page', 'refuse'))),
    select('Pick', componentId('page', 'pick'), [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ]),
  )
}

const form: Form = {
  title: 'A form',
  press: componentId('page', 'written', 'x'),
  submit: 'Send',
  fields: [
    { kind: 'text', name: 'note', label: 'Note', required: true, long: true, maxLength: 200 },
    {
      kind: 'several',
      name: 'days',
      label: 'Days',
      required: false,
      options: [
        { label: 'Monday', value: 'mo' },
        { label: 'Tuesday', value: 'tu' },
      ],
      value: ['mo'],
    },
  ],
}

const refusal: Reply = { ...privateReply(text('Not now.')), refused: true }

function command(name: string, audience: 'person' | 'room') {
  return defineCommand({
    name,
    summary: 'A page',
    audience,
    options: {},
    run: () => page(1),
    actions: {
      open: { run: ({ value }) => page(Number(value)) },
      slow: { run: () => gate.promise },
      show: { audience: 'room', run: ({ value }) => replyWith(text(`Shown ${value}`)) },
      write: { run: () => form },
      written: {
        run: ({ fields, value }) =>
          replyWith(
            text(`Wrote ${fields['note']?.[0]} on ${fields['days']?.join('+')} for ${value}`),
          ),
      },
      heard: { run: () => replyWith() },
      refuse: { run: () => refusal },
      pick: { run: ({ chosen }) => page(Number(chosen[0])) },
    },
  })
}

function slow(audience: 'person' | 'room') {
  return defineCommand({
    name: `slow-${audience}`,
    summary: 'Is slow',
    audience,
    options: {},
    run: () => gate.promise,
  })
}

function script() {
  return scriptedDispatch(
    command('page', 'person'),
    command('public-page', 'room'),
    slow('person'),
    slow('room'),
    defineCommand({
      name: 'attach',
      summary: 'Takes a file',
      audience: 'person',
      options: { file: { kind: 'file', summary: 'A file', required: true, maxBytes: 100 } },
      run: ({ options }) =>
        replyWith(text(`Got ${options.file.name}: ${requireText(options.file)}`)),
    }),
    defineCommand({
      name: 'long',
      summary: 'Says a lot',
      audience: 'person',
      options: {},
      run: () =>
        replyWith(...Array.from({ length: 3 }, (_, part) => text(`${part} `.repeat(1500)))),
    }),
  )
}

/** Starts a bot whose clock stands still, and which takes too long for whatever is done through `outlast`. */
async function startSlowBot(mode: Mode = 'gateway') {
  const clock = createManualClock()
  const dispatch = script()
  const bot = await startBot({ mode, clock, through: () => dispatch })

  async function outlast(outcome: Promise<Outcome>): Promise<Outcome> {
    await bot.fake.until(() => dispatch.isWorking())
    await clock.advance(interactionLimits.deferAfterMs)
    return outcome
  }
  return { ...bot, outlast }
}

test.each(modes)('a button or menu on a private message updates it, over %s', async (mode) => {
  const bot = await startBot({ mode, through: script })
  const opened = await bot.student.slash(bot.channel, 'page')
  const next = await bot.student.press(opened.message!, 'Next again')
  expect(next.kind).toBe('update')
  expect(textOf(opened.message!)).toBe('Page 2')
  const picked = await bot.student.select(opened.message!, 'Pick', ['1'])
  expect(picked.kind).toBe('update')
  expect(textOf(opened.message!)).toBe('Page 1')
  expect(bot.student.messages(bot.channel)).toHaveLength(1)
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test('a slow press on a private message is deferred and then updates it', async () => {
  const bot = await startSlowBot()
  const opened = await bot.student.slash(bot.channel, 'page')
  const pressed = await bot.outlast(bot.student.press(opened.message!, 'Slowly'))
  expect(pressed.kind).toBe('deferred-update')
  gate.resolve(replyWith(text('Here at last')))
  await pressed.replied()
  expect(textOf(opened.message!)).toBe('Here at last')
})

test.each(modes)('a refused press leaves the private message as it is, over %s', async (mode) => {
  const bot = await startBot({ mode, through: script })
  const opened = await bot.student.slash(bot.channel, 'page')
  const before = JSON.stringify(opened.message!.components)
  const refused = await bot.student.press(opened.message!, 'Refuse')
  expect(refused.kind).toBe('message')
  expect(textOf(refused.message!)).toBe('Not now.')
  expect(bot.teacher.sees(refused.message!)).toBe(false)
  expect(JSON.stringify(opened.message!.components)).toBe(before)
  const next = await bot.student.press(opened.message!, 'Next')
  expect(next.kind).toBe('update')
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test.each(modes)('so does one that is refused late, over %s', async (mode) => {
  const bot = await startSlowBot(mode)
  const opened = await bot.student.slash(bot.channel, 'page')
  const before = JSON.stringify(opened.message!.components)
  await bot.outlast(bot.student.press(opened.message!, 'Slowly'))
  gate.resolve(refusal)
  await bot.fake.until(() => bot.student.messages(bot.channel).length === 2)
  expect(bot.student.messages(bot.channel).map(textOf)).toEqual(['Page 1', 'Not now.'])
  expect(bot.teacher.messages(bot.channel)).toEqual([])
  expect(JSON.stringify(opened.message!.components)).toBe(before)
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test('a reply for the room is a new message, even from a private one', async () => {
  const bot = await startBot({ through: script })
  const opened = await bot.student.slash(bot.channel, 'page')
  const shown = await bot.student.press(opened.message!, 'Show')
  expect(shown.kind).toBe('message')
  expect(bot.teacher.messages(bot.channel).map(textOf)).toEqual(['Shown 1'])
  expect(textOf(opened.message!)).toBe('Page 1')
})

test('a press on a public message gets a private answer', async () => {
  const bot = await startBot({ through: script })
  const opened = await bot.student.slash(bot.channel, 'public-page')
  const next = await bot.teacher.press(opened.message!, 'Next')
  expect(next.kind).toBe('message')
  expect(bot.student.sees(next.message!)).toBe(false)
  expect(textOf(opened.message!)).toBe('Page 1')
  const heard = await bot.teacher.press(opened.message!, 'Heard')
  expect(heard.kind).toBe('deferred-update')
})

test.each(modes)('a form opens as a modal and its fields come back, over %s', async (mode) => {
  const bot = await startBot({ mode, through: script })
  const opened = await bot.student.slash(bot.channel, 'page')
  const modal = await bot.student.press(opened.message!, 'Write')
  expect(modal.kind).toBe('modal')
  const sent = await bot.student.submitModal(modal, { Note: 'well', Days: ['mo', 'tu'] })
  expect(sent.kind).toBe('update')
  expect(textOf(opened.message!)).toBe('Wrote well on mo+tu for x')
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test.each([
  ['slow-person', true, true],
  ['slow-person', true, false],
  ['slow-room', false, false],
  ['slow-room', false, true],
] as const)(
  'a late answer to /%s, deferred with private %s, has its own privacy: %s',
  async (name, deferredPrivately, isPrivate) => {
    const bot = await startSlowBot('http')
    const outcome = await bot.outlast(bot.student.slash(bot.channel, name))
    expect(outcome.kind).toBe('deferred')
    expect(bot.teacher.sees(outcome.message!)).toBe(!deferredPrivately)
    gate.resolve({ ...replyWith(text('Late')), private: isPrivate })
    await bot.fake.until(() => bot.student.messages(bot.channel).some((m) => textOf(m) === 'Late'))
    expect(bot.student.messages(bot.channel).map(textOf)).toEqual(['Late'])
    expect(bot.teacher.messages(bot.channel).map(textOf)).toEqual(isPrivate ? [] : ['Late'])
    expect(problemsOf(bot.fake)).toEqual(noProblems)
  },
)

test('a form that is too late becomes an apology', async () => {
  const bot = await startSlowBot()
  const outcome = await bot.outlast(bot.student.slash(bot.channel, 'slow-person'))
  gate.resolve(form as unknown as Reply)
  expect((await outcome.replied()).text).toContain('Please try again')
})

test.each(modes)('long prose continues in further messages, over %s', async (mode) => {
  const bot = await startBot({ mode, through: script })
  await bot.student.slash(bot.channel, 'long')
  await bot.fake.until(() => bot.student.messages(bot.channel).length === 3)
  expect(bot.teacher.messages(bot.channel)).toEqual([])
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test.each(modes)('an interaction that is delivered twice runs once, over %s', async (mode) => {
  const dispatch = script()
  const bot = await startBot({ mode, through: () => dispatch })
  const outcome = await bot.student.slash(bot.channel, 'page')
  await bot.fake.replay(outcome.interaction)
  await bot.student.slash(bot.channel, 'page')
  expect(dispatch.events).toHaveLength(2)
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test('attached files are fetched up to their size limit', async () => {
  const bot = await startBot({ through: script })
  async function attach(content: string | Buffer) {
    const file = { filename: 'a.txt', contentType: 'text/plain', content }
    const outcome = await bot.student.slash(bot.channel, 'attach', { file })
    expect(outcome.kind).toBe('deferred')
    return (await outcome.replied()).text
  }
  expect(await attach('hello')).toBe('Got a.txt: hello')
  expect(await attach('x'.repeat(101))).toContain('too large')
})

test.each(['latin1', 'utf16le'] as const)('a calendar in %s is read', async (encoding) => {
  const bot = await startBot({ through: script })
  const mark = encoding === 'utf16le' ? '\uFEFF' : ''
  const content = Buffer.from(`${mark}BEGIN:VCALENDAR\nSUMMARY:für alle`, encoding)
  const file = { filename: 'a.ics', contentType: 'text/calendar', content }
  const outcome = await bot.student.slash(bot.channel, 'attach', { file })
  expect((await outcome.replied()).text).toContain('SUMMARY:für alle')
})

test('a reply can upload a file, over the gateway and over HTTP', async () => {
  function exporting() {
    return scriptedDispatch(
      defineCommand({
        name: 'export',
        summary: 'A file',
        audience: 'person',
        options: {},
        run: () =>
          privateReply(note('Yours'), {
            kind: 'file',
            name: 'my scores.csv',
            mediaType: 'text/csv',
            content: 'a,b\n',
          }),
      }),
    )
  }
  for (const mode of modes) {
    const bot = await startBot({ mode, through: exporting })
    const outcome = await bot.student.slash(bot.channel, 'export')
    const [file] = outcome.message!.attachments
    expect(file).toMatchObject({ filename: 'my_scores.csv', data: Buffer.from('a,b\n') })
    expect(problemsOf(bot.fake)).toEqual(noProblems)
  }
})
