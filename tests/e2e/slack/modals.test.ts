import { describe, expect, test } from 'vitest'
import type { Form } from '../../../src/core/reply/form.ts'
import { button, buttons, privateReply, replyWith, text } from '../../../src/core/reply/reply.ts'
import { answered, expectClean, shown, startSchool, transports } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

async function choose({ slack, ben }: School, command: string): Promise<void> {
  await slack.until(() => ben.modal !== undefined)
  const before = ben.modal!.hash
  await ben.select(ben.modal!, 'command', command)
  await slack.until(() => ben.modal!.hash !== before)
}

describe.each(transports)('modals over %s', (transport) => {
  test('/study alone asks what to do, suggests names and answers in the channel', async () => {
    const school = await startSchool(transport)
    const { slack, ben, channel } = school
    const act = await ben.command(channel, '/study')
    await choose(school, 'scene/')
    const { options } = await ben.suggest(ben.modal!, 'suggest/scene//query', 'climb')
    expect(options.map(({ text: { text: words } }) => words)).toEqual(['The climb', '“climb”'])
    await ben.submit(ben.modal!, { 'option/scene//query': options[0]!.value })
    const answer = await act.answer()
    expect(answer).toMatchObject({ visibleTo: ben.id })
    expect(answer.text).toContain('The climb')
    expect(ben.modals).toEqual([])
    expectClean(slack)
  })

  test('an error is shown at its own input, and the modal stays open', async () => {
    const school = await startSchool(transport)
    const { slack, ben, channel } = school
    await ben.command(channel, '/study')
    await choose(school, 'search/')
    const act = await ben.submit(ben.modal!, { 'option/search//words': '\u202E\u200B' })
    expect(act.errors).toEqual({
      'option/search//words': 'Please add words: what you are looking for.',
    })
    expect(ben.modal).toBeDefined()
    expectClean(slack)
  })

  test('flags and choices of the modal are applied', async () => {
    const school = await startSchool(transport)
    const { slack, team, ben, channel } = school
    const act = await ben.command(channel, '/study')
    await choose(school, 'search/')
    await ben.submit(ben.modal!, {
      'option/search//words': 'hope',
      'option/search//kind': 'theme',
      'option/search//show': ['yes'],
    })
    await act.answer()
    expect(team.posts(channel)).toHaveLength(1)
    expectClean(slack)
  })

  test('the commands are grouped, teachers’ only for teachers, and an option can say no', async () => {
    const school = await startSchool(transport)
    const { slack, team, ada, ben, channel } = school
    await ada.command(channel, '/study')
    await slack.until(() => ada.modal !== undefined)
    expect(shown(ada.modal!)).toContain('daily/set')
    const act = await ben.command(channel, '/study')
    await slack.until(() => ben.modal !== undefined)
    expect(shown(ben.modal!)).toContain('Look something up')
    expect(shown(ben.modal!)).toContain('My data')
    expect(shown(ben.modal!)).not.toContain('daily/set')
    await choose(school, 'search/')
    await ben.submit(ben.modal!, { 'option/search//words': 'hope', 'option/search//show': 'no' })
    expect((await act.answer()).visibleTo).toBe(ben.id)
    expect(team.posts(channel)).toEqual([])
    expectClean(slack)
  })

  test('the global shortcut, which has no channel, answers in the modal', async () => {
    const school = await startSchool(transport)
    const { slack, ben } = school
    await ben.shortcut('study')
    await choose(school, 'scene/')
    const { options } = await ben.suggest(ben.modal!, 'suggest/scene//query', 'climb')
    await ben.submit(ben.modal!, { 'option/scene//query': options[0]!.value })
    await slack.until(() => JSON.stringify(ben.modal?.blocks).includes('Who: '))
    expect(JSON.stringify(ben.modal!.blocks)).not.toContain('Share with the channel')
    expectClean(slack)
  })

  test('a refused press is answered on top of its modal, which stays as it is', async () => {
    const school = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        action: () =>
          Promise.resolve({ ...replyWith(text('Not now.')), private: true, refused: true }),
      }),
    })
    const { slack, ben } = school
    await ben.shortcut('study')
    await choose(school, 'scene/')
    const { options } = await ben.suggest(ben.modal!, 'suggest/scene//query', 'climb')
    await ben.submit(ben.modal!, { 'option/scene//query': options[0]!.value })
    await slack.until(() => JSON.stringify(ben.modal?.blocks).includes('Who: '))
    const before = JSON.stringify(ben.modal!.blocks)
    await ben.press(ben.modal!, 'Discuss')
    await slack.until(() => JSON.stringify(ben.modal?.blocks).includes('Not now.'))
    await ben.close(ben.modal!)
    expect(JSON.stringify(ben.modal!.blocks)).toBe(before)
    expectClean(slack)
  })

  test('an answer arrives as a direct message if its modal was closed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const school = await startSchool(transport, {
      ackAfterMs: 1,
      dispatch: (dispatch) => ({
        ...dispatch,
        command: async (event) => {
          await promise
          return dispatch.command(event)
        },
      }),
    })
    const { slack, team, ben } = school
    await ben.shortcut('study')
    await choose(school, 'help/')
    await ben.submit(ben.modal!)
    await ben.close(ben.modal!)
    resolve()
    await slack.until(() => team.posts(team.im(ben)).length === 1)
    expect(team.posts(team.im(ben))[0]!.text).toContain('What I can do')
    expectClean(slack)
  })

  test('a form opens, and its submission is an action', async () => {
    const form: Form = {
      title: 'A form whose title is far too long for Slack',
      press: 'demo:save:7',
      submit: 'Save',
      fields: [
        { name: 'why', label: 'Why?', kind: 'text', long: true, maxLength: 200, required: true },
        {
          name: 'days',
          label: 'Days',
          kind: 'several',
          required: false,
          value: ['mon'],
          options: [
            { label: 'Monday', value: 'mon' },
            { label: 'Tuesday', value: 'tue' },
          ],
        },
        {
          name: 'one',
          label: 'One',
          kind: 'one',
          required: true,
          options: Array.from({ length: 12 }, (_, index) => ({ label: 'x', value: `v${index}` })),
        },
      ],
    }
    const { slack, ben, channel } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () => Promise.resolve(form),
        action: (event) =>
          Promise.resolve({
            ...replyWith(text(`${event.componentId} ${JSON.stringify(event.fields)}`)),
            private: true,
          }),
      }),
    })
    const act = await ben.command(channel, '/study', 'demo')
    await answered(slack, act)
    expect(ben.modal?.title).toBe('A form whose title is f…')
    await ben.submit(ben.modal!, { 'field/why': '<b>', 'field/one': 'v3' })
    const answer = await act.answer()
    expect(answer.visibleTo).toBe(ben.id)
    expect(shown(answer)).toContain('demo:save:7')
    expect(answer.text).toBe('demo:save:7 {"why":["&lt;b&gt;"],"days":["mon"],"one":["v3"]}')
    expectClean(slack)
  })

  test('an answer that cannot be read stays in the form, with the reason at its field', async () => {
    const form: Form = {
      title: 'Your answer',
      press: 'demo:save:7',
      submit: 'Answer',
      fields: [{ name: 'n', label: 'N', kind: 'text', long: false, maxLength: 9, required: true }],
    }
    const { slack, ben, channel } = await startSchool(transport, {
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () => Promise.resolve(form),
        action: ({ fields }) =>
          Promise.resolve(
            fields?.['n']?.[0] === '3'
              ? privateReply(text('Your answer: 3'))
              : {
                  ...privateReply(
                    text('Please type a whole number from 1 to 30.'),
                    buttons(button('Change it…', 'demo:open:7')),
                  ),
                  refused: true,
                },
          ),
      }),
    })
    const act = await ben.command(channel, '/study', 'demo')
    await answered(slack, act)
    const refused = await ben.submit(ben.modal!, { 'field/n': '99' })
    expect(refused.errors).toEqual({ 'field/n': 'Please type a whole number from 1 to 30.' })
    expect(ben.modal?.title).toBe('Your answer')
    await ben.submit(ben.modal!, { 'field/n': '3' })
    expect((await act.answer()).text).toBe('Your answer: 3')
    expect(ben.modals).toEqual([])
    expect(ben.sees(channel)).toHaveLength(1)
    expectClean(slack)
  })
})
