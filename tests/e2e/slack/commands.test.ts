import { describe, expect, test } from 'vitest'
import type { Dispatcher } from '../../../src/app/dispatch.ts'
import { privateReply, text } from '../../../src/core/reply/reply.ts'
import { answered, expectClean, shown, startSchool, transports } from './slack-class.ts'

/** Refuses every press, as a paused lookup does. */
function refusing(dispatch: Dispatcher): Dispatcher {
  const refusal = { ...privateReply(text('Not now.')), refused: true }
  return { ...dispatch, action: () => Promise.resolve(refusal) }
}

describe.each(transports)('commands on Slack over %s', (transport) => {
  test('a lookup is answered to the person alone, who can share it', async () => {
    const { slack, team, ada, ben, channel } = await startSchool(transport)
    const act = await ben.command(channel, '/study', 'scene climb')
    const answer = await act.answer()
    expect(answer).toMatchObject({ visibleTo: ben.id })
    expect(answer.text).toContain('The climb')
    expect(ada.sees(channel)).toEqual([])

    const [, again] = await Promise.all([
      ben.press(answer, 'Share with the channel'),
      ben.press(answer, 'Share with the channel'),
    ])
    await slack.until(() => shown(answer).includes('Shared with the channel.'))
    expect(shown(answer)).toContain('The climb')
    expect(shown(answer)).not.toContain('share:')
    const [post, ...others] = team.posts(channel)
    expect(shown(post!)).toContain('Shared by Ben.')
    expect(others).toEqual([])
    await again.answer()
    expect(ben.sees(channel).at(-1)!.text).toBe('You’ve already shared this.')
    expectClean(slack)
  })

  test('show:yes answers the whole channel', async () => {
    const { slack, team, ben, channel } = await startSchool(transport)
    await (await ben.command(channel, '/study', 'scene climb show:yes')).answer()
    expect(team.posts(channel)).toHaveLength(1)
    expectClean(slack)
  })

  test('a button on a private answer replaces that answer', async () => {
    const { slack, ben, channel } = await startSchool(transport)
    const answer = await (await ben.command(channel, '/study', 'quote ninety steps')).answer()
    const before = shown(answer)
    await (await ben.press(answer, 'Cite')).answer()
    const seen = ben.sees(channel)
    expect(seen).toHaveLength(1)
    expect(shown(seen[0]!)).not.toBe(before)
    expect(shown(seen[0]!)).toContain('How to cite this line')
    expectClean(slack)
  })

  test('a refused press leaves the private answer as it is', async () => {
    const { slack, ben, channel } = await startSchool(transport, { dispatch: refusing })
    const answer = await (await ben.command(channel, '/study', 'quote ninety steps')).answer()
    const before = shown(answer)
    await (await ben.press(answer, 'Cite')).answer()
    const seen = ben.sees(channel)
    expect(seen.map((message) => shown(message))).toEqual([
      before,
      expect.stringContaining('Not now.'),
    ])
    expectClean(slack)
  })

  test('a button on a public message is answered to that person alone', async () => {
    const { slack, team, ada, ben, channel } = await startSchool(transport)
    const post = await (
      await ben.command(channel, '/study', 'quote ninety steps show:yes')
    ).answer()
    const answer = await (await ada.press(post, 'The scene')).answer()
    expect(answer.visibleTo).toBe(ada.id)
    expect(team.posts(channel)).toHaveLength(1)
    expectClean(slack)
  })

  test('a menu opens the selected entry', async () => {
    const { slack, ben, channel } = await startSchool(transport)
    const answer = await (await ben.command(channel, '/study', 'scene climb')).answer()
    const menu = answer.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .find((element) => element.type === 'static_select')!
    const [option] = 'options' in menu ? (menu.options ?? []) : []
    const act = await ben.select(answer, menu.action_id!, option!.value)
    const opened = await act.answer()
    expect(opened.text).toContain(option!.text.text.replace(/…$/, '').slice(0, 20))
    expectClean(slack)
  })

  test('a misspelt command is run, and the answer says how it was read', async () => {
    const { ben, channel } = await startSchool(transport)
    const answer = await (await ben.command(channel, '/study', 'sceen climb')).answer()
    expect(answer.visibleTo).toBe(ben.id)
    expect(shown(answer)).toContain('Mara climbs the stairs.')
    expect(shown(answer)).toContain('I read that as /study scene climb.')
  })

  test('hostile text comes back as plain text', async () => {
    const { slack, ben, channel } = await startSchool(transport)
    const hostile = '<!channel> & <@U1> *x*'
    const answer = await (await ben.command(channel, '/study', `scene ${hostile}`)).answer()
    expect(answer.visibleTo).toBe(ben.id)
    expect(shown(answer)).toContain(hostile)
    expectClean(slack)
  })

  test('only teachers may change what the class sees', async () => {
    const { slack, ada, ben, channel } = await startSchool(transport)
    const refused = await (
      await ben.command(channel, '/study', 'settings set rating:teen')
    ).answer()
    expect(refused.text).toContain('Only teachers')
    const done = await (await ada.command(channel, '/study', 'settings set rating:teen')).answer()
    expect(done.text).not.toContain('Only teachers')
    expectClean(slack)
  })

  test('a repeated delivery is handled once', async () => {
    const { slack, team, ben, channel } = await startSchool(transport)
    const act = await ben.command(channel, '/study', 'scene climb show:yes')
    await act.answer()
    const again = await slack.replay('slash_commands', act.payload)
    expect(again.acknowledged).toBe(true)
    const [post] = team.posts(channel)
    const press = await ben.press(post!, 'Share with the channel').catch(() => undefined)
    expect(press).toBeUndefined()
    const open = await ben.press(post!, post!.blocks.flatMap(firstPress)[0]!)
    await open.answer()
    await slack.replay('interactive', open.payload)
    await (await ben.command(channel, '/study', 'help')).answer()
    expect(team.posts(channel)).toHaveLength(1)
    expect(ben.sees(channel)).toHaveLength(3)
    expectClean(slack)
  })

  test('“What is this quote?” finds the line in a message', async () => {
    const { slack, ada, ben, channel } = await startSchool(transport)
    const message = ada.say(
      channel,
      '&gt; *Ninety steps*, and not _one_ of them is <https://a.example|mine>.',
    )
    const answer = await (await ben.messageShortcut('what-is-this-quote', message)).answer()
    expect(answer.visibleTo).toBe(ben.id)
    expect(answer.text).toContain('Ninety steps, and not one of them is mine.')
    expectClean(slack)
  })

  test('the Home tab shows the line of the day, and its buttons open a modal', async () => {
    const { slack, ben } = await startSchool(transport)
    await ben.openHome()
    await slack.until(() => ben.home !== undefined)
    expect(JSON.stringify(ben.home!.blocks)).toContain('Today’s line')
    const act = await ben.press(ben.home!, 'The scene')
    await answered(slack, act)
    const first = JSON.stringify(act.modal!.blocks)
    const next = act.modal!.blocks.flatMap(firstPress)[0]!
    await ben.press(act.modal!, next)
    await slack.until(() => JSON.stringify(ben.modal!.blocks) !== first)
    expect(ben.modals).toHaveLength(1)
    expect(JSON.stringify(ben.modal!.blocks)).not.toContain('Share with the channel')
    expectClean(slack)
  })
})

function firstPress(block: { readonly type: string }): string[] {
  const { elements = [] } = block as { elements?: readonly { action_id?: string }[] }
  return elements.flatMap(({ action_id: id }) => (id?.startsWith('press/') ? [id] : []))
}
