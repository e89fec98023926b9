import { describe, expect, test } from 'vitest'
import type { Dispatcher } from '../../../src/app/dispatch.ts'
import { systemClock } from '../../../src/app/system-clock.ts'
import { componentId } from '../../../src/core/command/component-id.ts'
import { button, buttons, replyWith, text } from '../../../src/core/reply/reply.ts'
import { expectClean, startSchool, transports } from './slack-class.ts'

test('what is done when the connection is gone is answered all the same', async () => {
  const { begun, release, dispatch } = holdable()
  const { slack, ben, channel } = await startSchool('socket', { dispatch, ackDeadlineMs: 3000 })
  const asked = ben.command(channel, '/study', 'help')
  await begun
  slack.sockets.cut()
  await slack.until(() => slack.sockets.count() === 0)
  release()
  await slack.until(() => ben.sees(channel).length === 1)
  expect((await asked).acknowledged).toBe(false)
})

test('what is pressed is answered all the same while Slack takes no connection', async () => {
  const { begun, release, dispatch } = holdable()
  const school = await startSchool('socket', { dispatch, ackDeadlineMs: 3000, clock: systemClock })
  const { slack, team, channel, platform, room, ben } = school
  await platform.post(
    room,
    replyWith(text('Commands'), buttons(button('Help', componentId('help', 'about', 'scene')))),
  )
  const [message] = team.posts(channel)
  const pressed = ben.press(message!, 'Help')
  await begun
  slack.fail('apps.connections.open', 1000, { answer: 503 })
  slack.sockets.cut()
  await slack.until(() => platform.healthProblem()?.includes('connection') === true)
  release()
  await slack.until(() => ben.sees(channel).length === 2)
  expect((await pressed).acknowledged).toBe(false)
})

/** Holds the work of one person's commands until the test lets it go on. */
function holdable() {
  const begun = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  return {
    begun: begun.promise,
    release: () => released.resolve(),
    dispatch: (dispatch: Dispatcher): Dispatcher => ({
      ...dispatch,
      async line(event) {
        if (event.person.isTeacher) return dispatch.line(event)
        begun.resolve()
        await released.promise
        return dispatch.line(event)
      },
      async action(event) {
        begun.resolve()
        await released.promise
        return dispatch.action(event)
      },
    }),
  }
}

describe.each(transports)('over %s', (transport) => {
  test('what a person asks for is acknowledged once it is done, so that nothing acknowledged gets lost', async () => {
    const { begun, release, dispatch } = holdable()
    const { slack, ada, ben, channel } = await startSchool(transport, { dispatch })
    let isAcknowledged = false
    const asked = ben.command(channel, '/study', 'help')
    void asked.then(() => (isAcknowledged = true))
    await begun
    // Somebody else is answered from beginning to end meanwhile.
    await (await ada.command(channel, '/study', 'help')).answer()
    expect(isAcknowledged).toBe(false)
    release()
    expect((await asked).acknowledged).toBe(true)
    await (await asked).answer()
    expectClean(slack)
  })

  test('what takes long is acknowledged before Slack gives up, and answered later', async () => {
    const { release, dispatch } = holdable()
    const { slack, ben, channel } = await startSchool(transport, { dispatch, ackAfterMs: 1 })
    const asked = await ben.command(channel, '/study', 'help')
    expect(asked).toMatchObject({ acknowledged: true, answers: [] })
    release()
    await asked.answer()
    expectClean(slack)
  })
})
