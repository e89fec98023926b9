import { expect, test } from 'vitest'
import { startClass, startSocketApp } from './bolt-class.ts'

test('a command is acknowledged and answered through its response URL, to that person alone', async () => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.command('/study', async ({ ack, command, respond }) => {
      await ack()
      await respond({ text: `You asked for ${command.text}` })
    })
  })
  const act = await room.ben.command(room.channel, '/study', 'scene carnival')
  const answer = await act.answer()
  expect(act).toMatchObject({ acknowledged: true, failure: undefined })
  expect(answer.text).toBe('You asked for scene carnival')
  expect(act.seen).toEqual([answer])
  expect(room.ben.sees(room.channel)).toEqual([answer])
  expect(room.ada.sees(room.channel)).toEqual([])
  expect(room.slack.violations).toEqual([])
})

test('an acknowledgement with text is an answer, and in_channel shows it to everybody', async () => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.command('/study', ({ ack }) => ack({ response_type: 'in_channel', text: 'Look here' }))
  })
  const act = await room.ben.command(room.channel, '/study')
  expect(act.answers.map(({ text }) => text)).toEqual(['Look here'])
  expect(room.ada.sees(room.channel)).toEqual(act.answers)
})

test('a press carries the message, and replaces it through its response URL', async () => {
  const room = await startClass()
  const app = await startSocketApp(room, (bolt) => {
    bolt.action('next', async ({ ack, respond, action }) => {
      await ack()
      const value = 'value' in action ? action.value : ''
      await respond({ replace_original: true, text: `Scene ${value}` })
    })
  })
  await app.client.chat.postMessage({
    channel: room.channel.id,
    text: 'Scene 1',
    blocks: [
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'next',
            value: '2',
            text: { type: 'plain_text', text: 'Next scene' },
          },
        ],
      },
    ],
  })
  const [message] = room.team.posts(room.channel)
  const act = await room.ben.press(message!, 'Next scene')
  expect((await act.answer()).text).toBe('Scene 2')
  expect(room.team.posts(room.channel)).toHaveLength(1)
  expect(message!.edits).toBe(1)
})

test('nobody can press a button that is not there, or one in somebody else’s message', async () => {
  const room = await startClass()
  const app = await startSocketApp(room, () => {})
  const { channel } = room
  await app.client.chat.postEphemeral({ channel: channel.id, user: room.ada.id, text: 'For Ada' })
  const [whisper] = room.ada.sees(channel)
  await expect(room.ada.press(whisper!, 'next')).rejects.toThrow('There is no "next" here')
  await expect(room.ben.press(whisper!, 'next')).rejects.toThrow('cannot see that')
})

test('an ephemeral message is in no history, and only its reader sees it', async () => {
  const room = await startClass()
  const app = await startSocketApp(room, () => {})
  const { id: channel } = room.channel
  await app.client.chat.postEphemeral({ channel, user: room.ben.id, text: 'Wrong, but close' })
  const history = await app.client.conversations.history({ channel })
  expect(room.ben.sees(room.channel).map(({ text }) => text)).toEqual(['Wrong, but close'])
  expect(room.ada.sees(room.channel)).toEqual([])
  expect(history.messages).toEqual([])
})

test('a late acknowledgement is recorded, and the person sees an error', async () => {
  const room = await startClass({ ackDeadlineMs: 50 })
  await startSocketApp(room, (app) => {
    app.command('/study', async ({ ack }) => {
      await room.slack.until(() => room.slack.late.length > 0)
      await ack()
    })
  })
  const act = await room.ben.command(room.channel, '/study', 'slow')
  expect(act).toMatchObject({ acknowledged: false, failure: 'operation_timeout' })
  expect(room.slack.late).toEqual([{ what: '/study slow', deadlineMs: 50 }])
})

test('without a socket a command fails at once', async () => {
  const room = await startClass()
  const act = await room.ben.command(room.channel, '/study')
  expect(act).toMatchObject({ acknowledged: false, failure: 'dispatch_failed' })
})

test('each envelope goes to one of several sockets', async () => {
  const room = await startClass()
  const heard: string[] = []
  for (const name of ['first', 'second']) {
    await startSocketApp(room, (app) => {
      app.command('/study', async ({ ack }) => {
        heard.push(name)
        await ack()
      })
    })
  }
  expect(room.slack.sockets.count()).toBe(2)
  await room.ben.command(room.channel, '/study')
  await room.ben.command(room.channel, '/study')
  expect(heard.toSorted()).toEqual(['first', 'second'])
})

test.for(['refresh', 'cut'] as const)('Bolt comes back after a %s', async (how) => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.command('/study', ({ ack }) => ack('Here again'))
  })
  room.slack.sockets[how]()
  await room.slack.until(() => room.slack.sockets.count() === 0)
  await room.slack.until(() => room.slack.sockets.count() === 1)
  const act = await room.ben.command(room.channel, '/study')
  expect(act.answers.map(({ text }) => text)).toEqual(['Here again'])
})

test('an event that nobody acknowledges is repeated, with a number', async () => {
  const room = await startClass({ ackDeadlineMs: 30, eventRetryDelaysMs: [0] })
  const opened = await fetch(`${room.slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${room.slack.appToken}` },
  })
  const { url } = (await opened.json()) as { url: string }
  const attempts: unknown[] = []
  const socket = new WebSocket(url)
  socket.addEventListener('message', ({ data }) => {
    const envelope = JSON.parse(String(data)) as Record<string, unknown>
    if (envelope['type'] !== 'events_api') return
    attempts.push([envelope['retry_attempt'], envelope['retry_reason']])
    if (attempts.length === 2) {
      socket.send(JSON.stringify({ envelope_id: envelope['envelope_id'] }))
    }
  })
  await room.slack.until(() => room.slack.sockets.count() === 1)
  const first = await room.ada.openHome()
  await room.slack.until(() => attempts.length === 2)
  expect(first.failure).toBe('operation_timeout')
  expect(attempts).toEqual([
    [undefined, undefined],
    [1, 'http_timeout'],
  ])
})
