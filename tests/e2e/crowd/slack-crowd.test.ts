/** A lecture on Slack with its published limits: everybody gets the form of a typed question, and every answer counts. */
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/app/system-clock.ts'
import type { Form } from '../../../src/core/reply/form.ts'
import { button, buttons, privateReply, replyWith, text } from '../../../src/core/reply/reply.ts'
import { expectClean, startSchool } from '../slack/slack-class.ts'

/** https://docs.slack.dev/apis/web-api/rate-limits */
const published = { tier1: 1, tier2: 20, tier3: 50, tier4: 100, postsPerSecond: 1 }

const form: Form = {
  title: 'Your answer',
  press: 'quiz:send:q/0',
  submit: 'Answer',
  fields: [
    { kind: 'text', name: 'typed', label: 'How many?', required: true, long: false, maxLength: 20 },
  ],
}

test('300 students press Answer… at once: each gets the form as a window or as a message, and all answers are counted', async () => {
  const counted = new Map<string, string | undefined>()
  // A connection of Socket Mode ends where a crowd keeps both its ends from answering pings for five seconds.
  const { slack, team, channel, platform, room } = await startSchool('http', {
    limits: published,
    clock: systemClock,
    triggerMs: 2_600,
    dispatch: (dispatch) => ({
      ...dispatch,
      action({ componentId, person, fields }) {
        if (componentId === 'quiz:write:q/0') return Promise.resolve(form)
        counted.set(person.id, fields?.['typed']?.[0])
        return Promise.resolve(privateReply(text('Your answer: ', { strong: 'saved' })))
      },
    }),
  })
  const crowd = Array.from({ length: 300 }, (_, n) => team.addPerson({ name: `s${n}` }))
  await platform.post(
    room,
    replyWith(text('How many?'), buttons(button('Answer…', 'quiz:write:q/0', 'primary'))),
  )
  const [question] = team.posts(channel)

  const pressed = await Promise.all(crowd.map((student) => student.press(question!, 'Answer…')))
  await slack.until(() => pressed.every(({ answers, modal }) => modal ?? answers[0]))

  await Promise.all(
    crowd.map((student, n) => {
      if (student.modal !== undefined) {
        return student.submit(student.modal, { 'field/typed': `${n}` })
      }
      const [message] = pressed[n]!.answers
      student.fill(message!, { 'field/typed': `${n}` })
      return student.press(message!, 'Answer')
    }),
  )
  await slack.until(() => counted.size === 300)
  expect([...counted]).toEqual(
    expect.arrayContaining(crowd.map(({ id }, n) => [`slack:${team.id}/${id}`, `${n}`])),
  )
  expectClean(slack)
})
