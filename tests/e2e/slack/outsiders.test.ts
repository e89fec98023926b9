/** People of another workspace, who are in a shared channel (Slack Connect), and guests. */
import { expect, test } from 'vitest'
import type { Form } from '../../../src/core/reply/form.ts'
import { button, buttons, privateReply, replyWith, text } from '../../../src/core/reply/reply.ts'
import { answered, expectClean, startDistrict, startSchool, transports } from './slack-class.ts'

const form: Form = {
  title: 'Your answer',
  press: 'demo:save:',
  submit: 'Answer',
  fields: [
    { name: 'why', label: 'Why?', kind: 'text', long: false, maxLength: 200, required: true },
  ],
}

test.each(transports)(
  'a form counts what somebody from outside writes, over %s',
  async (transport) => {
    const { slack, team, channel, platform, room } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        action: ({ fields = {}, person }) =>
          Promise.resolve(
            Object.keys(fields).length === 0
              ? form
              : privateReply(text(`${person.name}: ${String(fields['why'])}`)),
          ),
      }),
    })
    const ivy = team.addPerson({ name: 'ivy', displayName: 'Ivy', home: 'TELSEWHERE' })
    channel.members.add(ivy.id)
    await platform.post(room, replyWith(buttons(button('Answer…', 'demo:open:'))))
    const pressed = await ivy.press(team.posts(channel)[0]!, 'Answer…')
    await answered(slack, pressed)
    const sent = await ivy.submit(ivy.modal!, { 'field/why': 'because' })
    expect(sent.acknowledged).toBe(true)
    expect((await pressed.answer()).text).toBe('Ivy: because')
    expectClean(slack)
  },
)

test.each(transports)(
  'their Home tab is the app’s, not that of their workspace, over %s',
  async (transport) => {
    const { slack, addSchool } = await startDistrict(transport)
    const { team } = await addSchool('north')
    const ivy = team.addPerson({ name: 'ivy', home: 'TELSEWHERE' })
    await ivy.openHome()
    await slack.until(() => ivy.home !== undefined)
    expect(JSON.stringify(ivy.home!.blocks)).toContain('Look something up')
    expectClean(slack)
  },
)

test.each([
  ['an admin of another workspace', { admin: true, home: 'TELSEWHERE' }],
  ['a guest', { guest: true }],
])('%s is a student here', async (_, who) => {
  const { slack, team, channel } = await startSchool()
  const ivy = team.addPerson({ name: 'ivy', ...who })
  channel.members.add(ivy.id)
  const refused = await ivy.command(channel, '/study', 'settings set rating:teen')
  expect((await refused.answer()).text).toContain('Only teachers')
  expect((await (await ivy.command(channel, '/study', 'scene climb')).answer()).text).toContain(
    'The climb',
  )
  expectClean(slack)
})
