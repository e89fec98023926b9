/** *Question of the day* in the menu of a message: a teacher’s own words, by a form, as on Discord. */
import { expect, test } from 'vitest'
import { expectClean, shown, startSchool, transports } from './slack-class.ts'

for (const transport of transports) {
  test(`over ${transport}, words that are in no pack become the class’s own line`, async () => {
    const { slack, store, team, ada, ben, channel } = await startSchool(transport)
    await (await ada.command(channel, '/study', 'daily set 08:30 Europe/London')).answer()
    const message = ben.say(channel, 'Zanzibar *quuxly* at dusk, &lt;!channel&gt;')
    const refused = await (await ben.messageShortcut('question-of-the-day', message)).answer()
    expect(refused.text).toContain('teachers')

    await ada.messageShortcut('question-of-the-day', message)
    await slack.until(() => ada.modal !== undefined)
    expect(shown(ada.modal!)).toContain('Zanzibar quuxly at dusk')
    const [schedule] = await store.daily.schedules(`slack:${team.id}`)
    const [day] = new RegExp(`${schedule!.id}/[-0-9]+`).exec(shown(ada.modal!))!
    const filled = { 'field/line': 'Zanzibar at dusk, <!channel>', 'field/day': day }
    const wrong = await ada.submit(ada.modal!, { ...filled, 'field/prompt': '?!' })
    expect(JSON.stringify(wrong.errors)).toContain('Write a question')
    await ada.submit(ada.modal!, { ...filled, 'field/prompt': 'Where is that?' })
    const text = 'In your own words.'
    await slack.until(() =>
      [...ada.sees(channel), ada.modal].some((each) => each && shown(each).includes(text)),
    )
    expect(ben.sees(channel).some((each) => shown(each).includes('Zanzibar'))).toBe(false)
    expect(await store.daily.ownItems(schedule!)).toMatchObject([
      { words: { line: 'Zanzibar at dusk, <!channel>', prompt: 'Where is that?' } },
    ])
    expectClean(slack)
  })
}
