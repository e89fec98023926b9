import type { App } from '@slack/bolt'
import { expect, test } from 'vitest'
import { startClass, startHttpApp, startSocketApp, type Class } from './bolt-class.ts'

function say(text: string) {
  return { type: 'plain_text' as const, text }
}

const WORDS = {
  type: 'input' as const,
  block_id: 'words',
  label: say('Words you remember'),
  element: { type: 'plain_text_input' as const, action_id: 'words', max_length: 20 },
}
const CHARACTER = {
  type: 'input' as const,
  block_id: 'character',
  optional: true,
  label: say('Character'),
  element: { type: 'external_select' as const, action_id: 'character', min_query_length: 2 },
}
const MODAL = {
  type: 'modal' as const,
  callback_id: 'find',
  title: say('Find a line'),
  submit: say('Find'),
  notify_on_close: true,
  blocks: [WORDS, CHARACTER],
}

function listen(app: App): void {
  app.command('/study', async ({ ack, client, command }) => {
    await ack()
    await client.views.open({ trigger_id: command.trigger_id, view: MODAL })
  })
  app.options('character', async ({ ack, options }) => {
    const names = ['Samantha', 'Theodore'].filter((name) => name.startsWith(options.value))
    await ack({ options: names.map((name) => ({ text: say(name), value: name.toLowerCase() })) })
  })
  app.view('find', async ({ ack, view }) => {
    const typed = view.state.values['words']?.['words']?.value
    if (typed === 'nothing') {
      await ack({ response_action: 'errors', errors: { words: 'No line matches.' } })
    } else {
      await ack()
    }
  })
}

async function openModal(room: Class) {
  await room.ben.command(room.channel, '/study')
  await room.slack.until(() => room.ben.modal !== undefined)
  return room.ben.modal!
}

test('a modal opens for the person who asked, and its submission closes it', async () => {
  const room = await startClass()
  await startSocketApp(room, listen)
  const modal = await openModal(room)
  expect(modal).toMatchObject({ title: 'Find a line', callbackId: 'find' })
  expect(room.ada.modal).toBeUndefined()
  const act = await room.ben.submit(modal, { words: 'carnival' })
  expect(act).toMatchObject({ acknowledged: true, errors: {}, modal: undefined })
})

test('errors keep the modal open, over HTTP as well', async () => {
  const room = await startClass()
  await startHttpApp(room, listen)
  const act = await room.ben.submit(await openModal(room), { words: 'nothing' })
  expect(act.errors).toEqual({ words: 'No line matches.' })
  expect(act.modal?.callbackId).toBe('find')
})

test('an external select offers what the app suggests, and nothing else can be chosen', async () => {
  const room = await startClass()
  await startSocketApp(room, listen)
  const modal = await openModal(room)
  await expect(room.ben.suggest(modal, 'character', 'S')).rejects.toThrow('at least 2 characters')
  const { options } = await room.ben.suggest(modal, 'character', 'Sa')
  expect(options.map(({ value }) => value)).toEqual(['samantha'])
  const values = { words: 'sky', character: 'theodore' }
  await expect(room.ben.submit(modal, values)).rejects.toThrow('only: samantha')
  await room.ben.submit(modal, { words: 'sky', character: 'samantha' })
  expect(modal.values['character']?.['character']).toMatchObject({
    selected_option: { value: 'samantha' },
  })
})

test('the client insists on required inputs and lengths', async () => {
  const room = await startClass()
  await startSocketApp(room, listen)
  const modal = await openModal(room)
  await expect(room.ben.submit(modal)).rejects.toThrow('asks for words')
  const long = { words: 'x'.repeat(21) }
  await expect(room.ben.submit(modal, long)).rejects.toThrow('0 to 20 characters')
})

test('closing a modal notifies an app that asked for it', async () => {
  const room = await startClass()
  const closed: string[] = []
  await startSocketApp(room, (app) => {
    listen(app)
    app.view({ callback_id: 'find', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.id)
      await ack()
    })
  })
  const modal = await openModal(room)
  await room.ben.close(modal)
  expect(closed).toEqual([modal.id])
  expect(room.ben.modals).toEqual([])
})

test('a submission can update and push; a fourth view is refused', async () => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.shortcut('study', async ({ ack, client, shortcut }) => {
      await ack()
      await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL })
    })
    app.view('find', async ({ ack }) => {
      await ack({ response_action: 'push', view: { ...MODAL, title: say('Deeper') } })
    })
  })
  await room.ben.shortcut('study')
  await room.slack.until(() => room.ben.modals.length === 1)
  for (const depth of [2, 3, 3]) {
    await room.ben.submit(room.ben.modal!, { words: 'sky' })
    expect(room.ben.modals).toHaveLength(depth)
  }
  expect(room.slack.violations.map(({ error }) => error)).toEqual(['invalid_ack'])
})

test('errors for a block that is not in the view are a violation', async () => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.shortcut('study', async ({ ack, client, shortcut }) => {
      await ack()
      await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL })
    })
    app.view('find', ({ ack }) => ack({ response_action: 'errors', errors: { title: 'No.' } }))
  })
  await room.ben.shortcut('study')
  await room.slack.until(() => room.ben.modal !== undefined)
  const act = await room.ben.submit(room.ben.modal!, { words: 'sky' })
  expect(act.errors).toEqual({})
  expect(room.slack.violations[0]?.messages).toEqual(['title is no input block of the view'])
})

test('a trigger opens one modal, within three seconds', async () => {
  const room = await startClass()
  const triggers: string[] = []
  const app = await startSocketApp(room, (bolt) => {
    bolt.command('/study', async ({ ack, command }) => {
      triggers.push(command.trigger_id)
      await ack()
    })
  })
  async function open(trigger_id: string): Promise<unknown> {
    return app.client.views.open({ trigger_id, view: MODAL }).catch((error: unknown) => error)
  }
  await room.ben.command(room.channel, '/study')
  await room.ben.command(room.channel, '/study')
  expect(await open(triggers[0]!)).toMatchObject({ ok: true })
  expect(await open(triggers[0]!)).toMatchObject({ data: { error: 'exchanged_trigger_id' } })
  room.slack.advance(3001)
  expect(await open(triggers[1]!)).toMatchObject({ data: { error: 'expired_trigger_id' } })
})

test('the Home tab is published for each person, and its buttons work', async () => {
  const room = await startClass()
  const pressed: string[] = []
  await startSocketApp(room, (app) => {
    app.event('app_home_opened', async ({ client, event }) => {
      const button = { type: 'button' as const, action_id: 'review', text: say('Review') }
      const blocks = [{ type: 'actions' as const, elements: [button] }]
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
    })
    app.action('review', async ({ ack, body }) => {
      pressed.push(body.user.id)
      await ack()
    })
  })
  await room.ben.openHome()
  await room.slack.until(() => room.ben.home !== undefined)
  await room.ben.press(room.ben.home!, 'Review')
  expect(pressed).toEqual([room.ben.id])
  expect(room.ada.home).toBeUndefined()
})

test('a message shortcut carries the message', async () => {
  const room = await startClass()
  await startSocketApp(room, (app) => {
    app.shortcut({ type: 'message_action', callback_id: 'what' }, async (args) => {
      await args.ack()
      await args.respond(`You mean: ${args.shortcut.message.text}`)
    })
  })
  const line = room.ada.say(room.channel, 'The past is just a story')
  const act = await room.ben.messageShortcut('what', line)
  expect((await act.answer()).text).toBe('You mean: The past is just a story')
})

test('a choice in a message is sent as Slack sends it', async () => {
  const room = await startClass()
  const chosen: unknown[] = []
  const app = await startSocketApp(room, (bolt) => {
    bolt.action('theme', async ({ ack, action }) => {
      chosen.push(action)
      await ack()
    })
  })
  const options = ['love', 'voice'].map((value) => ({ text: say(value), value }))
  await app.client.chat.postMessage({
    channel: room.ben.id,
    text: 'Pick a theme',
    blocks: [
      { type: 'actions', elements: [{ type: 'static_select', action_id: 'theme', options }] },
    ],
  })
  const [message] = room.ben.sees(room.team.im(room.ben))
  await room.ben.select(message!, 'theme', 'voice')
  expect(chosen).toMatchObject([{ type: 'static_select', selected_option: { value: 'voice' } }])
  await expect(room.ben.select(message!, 'theme', 'fate')).rejects.toThrow('only: love, voice')
})

test('a trigger of another workspace is refused and recorded', async () => {
  const room = await startClass()
  const elsewhere = room.slack.addWorkspace('period-4')
  elsewhere.install()
  const eve = elsewhere.addPerson({ name: 'eve' })
  const app = await startSocketApp(room, (bolt) => {
    bolt.command('/study', ({ ack }) => ack())
  })
  const { payload } = await eve.command(elsewhere.addChannel({ name: 'class' }), '/study')
  const opening = { trigger_id: String(payload['trigger_id']), view: MODAL }
  await expect(app.client.views.open(opening)).rejects.toThrow('invalid_trigger_id')
  expect(room.slack.violations).toMatchObject([{ error: 'foreign_token', team: room.team.id }])
})
