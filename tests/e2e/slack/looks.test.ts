import { expect, test } from 'vitest'
import { type Block, button, privateReply, table } from '../../../src/core/reply/reply.ts'
import { expectClean, shown, startSchool, transports } from './slack-class.ts'

const names = table(
  'Class',
  [{ label: 'Name' }, { label: 'Points', align: 'end' }],
  [
    [['Ada'], ['3']],
    [['Ben'], ['2']],
  ],
)

test.each(transports)('less used buttons behind the menu work over %s', async (transport) => {
  const row: Block = {
    kind: 'buttons',
    buttons: [button('Another', 'demo:next:1')],
    more: [button('Cite', 'demo:cite:7'), button('Save', 'demo:save:7')],
  }
  const { slack, ben, channel } = await startSchool(transport, {
    dispatch: (dispatch) => ({
      ...dispatch,
      line: () => Promise.resolve(privateReply(row)),
      action: ({ componentId }) =>
        Promise.resolve(privateReply({ kind: 'text', text: [`Pressed ${componentId}`] })),
    }),
  })
  const answer = await (await ben.command(channel, '/study', 'x')).answer()
  const act = await ben.select(answer, 'more', 'demo:cite:7')
  expect((await act.answer()).text).toContain('Pressed demo:cite:7')
  expectClean(slack)
})

test('a table that Slack refuses goes out as text, in answers and in posts', async () => {
  const { slack, team, room, channel, platform } = await startSchool()
  slack.fail('chat.postMessage', 1, { answer: { error: 'invalid_blocks' } })
  const posted = await platform.post(room, { blocks: [names] })
  const [first] = team.posts(channel)
  expect(shown(first!)).not.toContain('data_table')
  expect(shown(first!)).toContain('Ada')
  slack.fail('chat.update', 1, { answer: { error: 'invalid_blocks' } })
  await platform.edit(posted, { blocks: [names] })
  expect(shown(team.posts(channel)[0]!)).toContain('Points: ')
  await platform.edit(posted, { blocks: [names] })
  expect(shown(team.posts(channel)[0]!)).toContain('data_table')
  expectClean(slack)
})
