/** Slack is busy, or a connection breaks: whoever pressed or typed something sees what they asked for, or a sentence. */
import { describe, expect, test } from 'vitest'
import type { Form } from '../../../src/core/reply/form.ts'
import { button, buttons, privateReply, replyWith, text } from '../../../src/core/reply/reply.ts'
import { answered, expectClean, shown, startSchool } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

const once = [
  ['a request to slow down', { answer: 429, retryAfter: 1 }],
  ['a 500', { answer: 500 }],
  ['a cut connection', { answer: 'reset' }],
  ['a cut connection after it has worked', { answer: 'reset', commit: 'first' }],
  ['an error of Slack’s own', { answer: { error: 'internal_error' } }],
] as const

const form: Form = {
  title: 'Your answer',
  press: 'demo:save:7',
  submit: 'Answer',
  fields: [
    { name: 'why', label: 'Why?', kind: 'text', long: false, maxLength: 200, required: true },
    {
      name: 'one',
      label: 'One',
      kind: 'one',
      required: true,
      options: [
        { label: 'First', value: 'v1' },
        { label: 'Second', value: 'v2' },
      ],
    },
  ],
}

/** A bot that answers every line with a form, and says what was sent in it. */
function startWithForm(options: Parameters<typeof startSchool>[1] = {}): Promise<School> {
  return startSchool('socket', {
    ...options,
    dispatch: (dispatch) => ({
      ...dispatch,
      line: () => Promise.resolve(form),
      action: ({ componentId, fields }) =>
        Promise.resolve(privateReply(text(`${componentId} ${JSON.stringify(fields)}`))),
    }),
  })
}

describe('opening a window', () => {
  test.each(once)('survives %s', async (_, fault) => {
    const { slack, ben, channel } = await startWithForm()
    slack.fail('views.open', 1, fault)
    await answered(slack, await ben.command(channel, '/study', 'anything'))
    expect(ben.modal?.title).toBe('Your answer')
    expect(ben.sees(channel)).toEqual([])
    expectClean(slack)
  })

  test.each([
    ['Slack is busy for longer', { answer: 429, retryAfter: 30 }, {}],
    ['Slack fails again and again', { answer: 503 }, {}],
    ['Slack does not answer', { answer: 'hang' }, { triggerMs: 20 }],
  ] as const)(
    'where %s, the same form is a message, and its answer takes its place',
    async (_, fault, options) => {
      const { slack, ben, channel } = await startWithForm(options)
      slack.fail('views.open', 3, fault)
      const asked = await ben.command(channel, '/study', 'anything')
      const message = await asked.answer()
      expect(message.visibleTo).toBe(ben.id)
      expect(shown(message)).toContain('Why?')
      ben.fill(message, { 'field/why': 'because <b>', 'field/one': 'v2' })
      const pressed = await ben.press(message, 'Answer')
      expect((await pressed.answer()).ts).toBe(message.ts)
      expect(ben.sees(channel).map((each) => each.text)).toEqual([
        'demo:save:7 {"why":["because &lt;b&gt;"],"one":["v2"]}',
      ])
      expectClean(slack)
    },
  )

  test('/study alone says what to do instead', async () => {
    const { slack, ben, channel } = await startSchool('socket')
    slack.fail('views.open', 3, { answer: 500 })
    const asked = await ben.command(channel, '/study')
    const { text: words, visibleTo } = await asked.answer()
    expect(words).toContain('/study scene 2')
    expect(visibleTo).toBe(ben.id)
    expectClean(slack)
  })

  test('the shortcut, which has no channel, says so in a direct message', async () => {
    const { slack, team, ben } = await startSchool('socket')
    slack.fail('views.open', 3, { answer: 500 })
    await ben.shortcut('study')
    await slack.until(() => team.posts(team.im(ben)).length === 1)
    expect(team.posts(team.im(ben))[0]!.text).toContain('too busy')
    expectClean(slack)
  })
})

describe('changing a window', () => {
  test.each(once)('survives %s', async (_, fault) => {
    const { slack, ben } = await startSchool('socket')
    await ben.shortcut('study')
    await slack.until(() => ben.modal !== undefined)
    slack.fail('views.update', 1, fault)
    await ben.select(ben.modal!, 'command', 'help/')
    await slack.until(() => shown(ben.modal!).includes('option/help'))
    slack.fail('views.update', 1, fault)
    await ben.submit(ben.modal!)
    await slack.until(() => shown(ben.modal!).includes('What I can do'))
    expect(ben.modals).toHaveLength(1)
    expectClean(slack)
  })

  test('an answer that a window cannot take comes as a direct message, as the window says', async () => {
    const { slack, team, ben } = await startSchool('socket')
    await ben.shortcut('study')
    await slack.until(() => ben.modal !== undefined)
    await ben.select(ben.modal!, 'command', 'help/')
    await slack.until(() => shown(ben.modal!).includes('option/help'))
    slack.fail('views.update', 3, { answer: 'reset' })
    await ben.submit(ben.modal!)
    await slack.until(() => team.posts(team.im(ben)).length === 1)
    expect(team.posts(team.im(ben))[0]!.text).toContain('What I can do')
    expect(shown(ben.modal!)).toContain('direct message')
    expectClean(slack)
  })

  test('where the fields of a command cannot be shown, they are asked for again', async () => {
    const { slack, ben, channel } = await startSchool('socket')
    const asked = await ben.command(channel, '/study')
    await slack.until(() => ben.modal !== undefined)
    slack.fail('views.update', 3, { answer: 500 })
    await ben.select(ben.modal!, 'command', 'scene/')
    expect((await asked.answer()).text).toContain('choose again')
    expectClean(slack)
  })

  test('a refusal that cannot be laid on top of a window comes as a direct message', async () => {
    const { slack, team, ben } = await startSchool('socket', {
      dispatch: (dispatch) => ({
        ...dispatch,
        command: () => Promise.resolve(replyWith(buttons(button('Press', 'demo:press:')))),
        action: () => Promise.resolve({ ...privateReply(text('Not now.')), refused: true }),
      }),
    })
    await ben.shortcut('study')
    await slack.until(() => ben.modal !== undefined)
    await ben.select(ben.modal!, 'command', 'help/')
    await slack.until(() => shown(ben.modal!).includes('option/help'))
    await ben.submit(ben.modal!)
    await slack.until(() => shown(ben.modal!).includes('demo:press'))
    slack.fail('views.push', 3, { answer: 500 })
    await ben.press(ben.modal!, 'Press')
    await slack.until(() => team.posts(team.im(ben)).length === 1)
    expect(team.posts(team.im(ben))[0]!.text).toContain('Not now.')
    expectClean(slack)
  })
})

describe('an answer for the channel', () => {
  test.each([
    ['a 500', { answer: 500 }],
    ['a 503', { answer: 503 }],
    ['a cut connection', { answer: 'reset' }],
  ] as const)('that %s has swallowed can be shared again', async (_, fault) => {
    const { slack, team, ben, channel } = await startSchool('socket')
    slack.fail('response_url', 1, fault)
    await ben.command(channel, '/study', 'scene climb show:yes')
    await slack.until(() => ben.sees(channel).length === 1)
    const [whisper] = ben.sees(channel)
    expect(whisper!.visibleTo).toBe(ben.id)
    expect(whisper!.text).toContain('If it isn’t there')
    await ben.press(whisper!, 'Share with the channel')
    await slack.until(() => team.posts(channel).length === 1)
    expect(shown(team.posts(channel)[0]!)).toContain('The climb')
    expectClean(slack)
  })

  test('that was shared with a button, too', async () => {
    const { slack, team, ben, channel } = await startSchool('socket')
    const asked = await ben.command(channel, '/study', 'scene climb')
    const private_ = await asked.answer()
    slack.fail('response_url', 1, { answer: 500 })
    const pressed = await ben.press(private_, 'Share with the channel')
    const whisper = await pressed.answer()
    expect(whisper.text).toContain('If it isn’t there')
    await ben.press(whisper, 'Share with the channel')
    await slack.until(() => team.posts(channel).length === 1)
    expectClean(slack)
  })

  test('is not repeated where it may have arrived', async () => {
    const { slack, team, ben, channel } = await startSchool('socket')
    slack.fail('response_url', 1, { answer: 500, commit: 'first' })
    await ben.command(channel, '/study', 'scene climb show:yes')
    await slack.until(() => ben.sees(channel).length === 2)
    expect(team.posts(channel)).toHaveLength(1)
    expectClean(slack)
  })

  test('comes by the Web API where Slack is too busy for the other way', async () => {
    const { slack, team, ben, channel } = await startSchool('socket')
    slack.fail('response_url', 1, { answer: 429, retryAfter: 90 })
    await ben.command(channel, '/study', 'scene climb show:yes')
    await slack.until(() => team.posts(channel).length === 1)
    expect(shown(team.posts(channel)[0]!)).toContain('The climb')
    expectClean(slack)
  })
})

test('a private answer whose way stays closed comes by the Web API', async () => {
  const { slack, ben, channel } = await startSchool('socket')
  slack.fail('response_url', 3, { answer: 503 })
  await ben.command(channel, '/study', 'scene climb')
  await slack.until(() => ben.sees(channel).length === 1)
  expect(ben.sees(channel)[0]).toMatchObject({ visibleTo: ben.id })
  expectClean(slack)
})
