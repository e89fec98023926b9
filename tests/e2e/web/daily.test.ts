import { expect, test } from 'vitest'
import { optionResolver, personOf, roomOf } from '../../../src/adapters/web/ids.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { openPlayground } from '../../fixtures/playground.ts'

test('in the playground a teacher sets a daily post, and the class finds it in its channel', async () => {
  let now = Date.parse('2027-01-15T09:30Z')
  const { dispatch, daily, routes } = await openPlayground({ now: () => now })

  async function say(line: string): Promise<string> {
    const event = { id: line, person: personOf('rivera'), room: roomOf('me', 'rivera'), at: now }
    return toPlainText(replyOf(await dispatch.line({ ...event, line, resolver: optionResolver })))
  }

  async function page(): Promise<string> {
    return (await routes.request('/?as=ana&room=general')).text()
  }

  const set = 'daily set 08:30 timezone:Europe/London thread:yes pin:yes channel:'
  expect(await say(`${set}#nowhere`)).toContain('The playground has no such channel.')
  expect(await say('daily')).toContain('no daily post yet')
  expect(await say(`${set}#general`)).toContain('Mon, 18 Jan 2027 08:30')
  expect(await page()).not.toContain('Line of the day: ')

  now = Date.parse('2027-01-18T08:30Z')
  await daily.worker.runDue()
  expect(await page()).toContain('Line of the day: ')
  const why = await say('daily why')
  expect(why).toContain('Posted: 08:30 Europe/London.')
  expect(why).not.toContain('failed')
})
