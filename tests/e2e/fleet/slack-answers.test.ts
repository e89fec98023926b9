import { expect, test } from 'vitest'
import { startSchool } from '../slack/slack-class.ts'
import { createSlackAnswers } from './slack-answers.ts'

test('an answer that comes by the Web API, since its response URL fails, is an answer to its act alone', async () => {
  const { slack, ben, channel } = await startSchool('socket')
  const answerTo = createSlackAnswers()
  const first = await ben.command(channel, '/study', 'help')
  expect(await answerTo(first, ben.id)).toContain('/study')

  slack.fail('response_url', 3, { answer: 503 })
  const second = await ben.command(channel, '/study', 'scene climb')
  expect(await answerTo(second, ben.id)).toContain('The climb')
  expect(second.answers).toEqual([])
})
