/** What is filled into a form reaches the command: choices, words and files. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defineCommand } from '../../../src/core/command/command.ts'
import { privateReply, text } from '../../../src/core/reply/reply.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'
import { scriptedDispatch } from './scripted-dispatch.ts'

const options = ['left', 'right'].map((value) => ({ label: value, value }))

const form = defineCommand({
  name: 'form',
  summary: 'Open a form',
  audience: 'person',
  options: {},
  run: () => ({
    title: 'A form',
    press: 'form:send:',
    submit: 'Send',
    intro: [text('Which way?')],
    fields: [
      { kind: 'one', name: 'way', label: 'Way', required: false, options },
      { kind: 'several', name: 'all', label: 'All', required: false, options },
      {
        kind: 'file',
        name: 'file',
        label: 'File',
        required: false,
        maxBytes: 100,
        extensions: ['.ics'],
      },
    ],
  }),
  actions: {
    send: {
      run: ({ fields, files }) => privateReply(text(JSON.stringify({ fields, files }))),
    },
  },
})

for (const mode of ['gateway', 'http'] as const) {
  test(`a submitted form comes back whole over ${mode}`, async () => {
    const { fake, channel, student } = await startBot({
      mode,
      through: () => scriptedDispatch(form),
    })
    const opened = await student.slash(channel, 'form')
    const file = { filename: 'a.ics', contentType: 'text/calendar', content: 'BEGIN' }
    const full = await student.submitModal(opened, {
      way: 'right',
      all: ['left', 'right'],
      file: [file],
    })
    const sent = (await full.replied()).text.replaceAll('\\', '')
    expect(sent).toContain('"way":["right"],"all":["left","right"]')
    expect(sent).toContain(
      `"file":{"name":"a.ics","bytes":{"type":"Buffer","data":[${[...Buffer.from('BEGIN')].join()}]`,
    )
    const empty = await student.submitModal(await student.slash(channel, 'form'), {})
    expect((await empty.replied()).text.replaceAll('\\', '')).toContain(
      '{"fields":{"way":[],"all":[]},"files":{}}',
    )
    const picture = { ...file, content: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }
    const wrong = await student.submitModal(await student.slash(channel, 'form'), {
      file: [picture],
    })
    expect((await wrong.replied()).text).toContain('255,216,255,224')
    expect(problemsOf(fake)).toEqual(noProblems)
  })
}

const pack = {
  filename: 'harbour.yaml',
  contentType: 'application/yaml',
  content: readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8'),
}

test('a pack is chosen in a form, and one with mistakes can be uploaded again', async () => {
  const { fake, channel, teacher } = await startBot()
  const form = await teacher.slash(channel, 'pack upload')
  const broken = await teacher.submitModal(form, { file: [{ ...pack, content: 'title: [' }] })
  const refused = await broken.replied()
  expect(refused.text).toContain('Nothing was saved')
  const again = await teacher.press(refused.message!, 'Upload it again…')
  const saved = await teacher.submitModal(again, { file: [pack] })
  expect((await saved.replied()).text).toContain('The Harbour')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a daily post that is set takes the school’s calendar in a form', async () => {
  const { fake, channel, teacher } = await startBot()
  const set = await teacher.slash(channel, 'daily set', {
    time: '08:30',
    timezone: 'Europe/London',
  })
  const form = await teacher.press((await set.replied()).message!, 'Add days off…')
  const day = Temporal.Now.plainDateISO().add({ days: 40 })
  const content = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    `DTSTART;VALUE=DATE:${day.toString().replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${day.add({ days: 1 }).toString().replaceAll('-', '')}`,
    'SUMMARY:School holiday',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const calendar = [{ filename: 'school.ics', contentType: 'text/calendar', content }]
  const read = await teacher.submitModal(form, { calendar })
  const { text: words } = await read.replied()
  expect(words).toContain('No posts on these days (1)')
  expect(words).toContain('School holiday')
  expect(problemsOf(fake)).toEqual(noProblems)
})
