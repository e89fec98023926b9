/** What is filled into a form reaches the command: choices, words and files. */
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
    expect(sent).toContain('"file":{"name":"a.ics","content":"BEGIN"}')
    const empty = await student.submitModal(await student.slash(channel, 'form'), {})
    expect((await empty.replied()).text.replaceAll('\\', '')).toContain(
      '{"fields":{"way":[],"all":[]},"files":{}}',
    )
    const picture = { ...file, content: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }
    const wrong = await student.submitModal(await student.slash(channel, 'form'), {
      file: [picture],
    })
    expect((await wrong.replied()).text).toContain('isn’t a text file')
    expect(problemsOf(fake)).toEqual(noProblems)
  })
}
