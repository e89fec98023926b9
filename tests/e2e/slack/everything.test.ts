import { expect, test } from 'vitest'
import { componentIdFrom } from '../../../src/render/slack/render-controls.ts'
import type { CommandOption } from '../../../src/core/command/option.ts'
import { fullName, visibleOptions } from '../../../src/core/command/command.ts'
import { button, buttons, replyWith } from '../../../src/core/reply/reply.ts'
import type { Act } from '../../fakes/slack/act.ts'
import type { Message } from '../../fakes/slack/state.ts'
import { textsWithIds, visibleTexts } from '../../fixtures/raw-ids.ts'
import { answered, expectClean, startSchool, transports } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

/** For options that nothing is offered for and that take only certain words. */
const typedSamples: Readonly<Record<string, string>> = {
  due: 'in two weeks',
  late: 'in three weeks',
  opens: 'in a week',
  release: 'in three weeks',
  time: '08:30',
  timezone: 'Europe/London',
}

/** What a person could type for an option. */
async function sample(
  { ada, room, dispatch }: School,
  path: readonly string[],
  option: CommandOption,
) {
  const [command = '', action = '', name = ''] = path
  switch (option.kind) {
    case 'text': {
      const known = typedSamples[name]
      if (known !== undefined) return known
      const person = { id: 'slack:T1/U1', name: 'Ada', isTeacher: true }
      const event = { person, room, command, subcommand: action, option: name, typed: '' }
      const [offered] = await dispatch.suggest(event)
      return offered?.value ?? 'the light'
    }
    case 'integer':
      return String(option.min)
    case 'choice':
      return option.choices[0]!.value
    case 'flag':
      return 'yes'
    case 'room':
      return room.id
    case 'person':
      return room.id.replace(/\/.*/, `/${ada.id}`)
    case 'role':
      return 'here'
    case 'file':
      return 'a file'
    default:
      return option satisfies never
  }
}

/** Every command line: each action with only what it needs, and with everything it takes. */
async function lines(school: School): Promise<readonly string[]> {
  const all: string[] = []
  for (const command of school.dispatch.commands.values()) {
    for (const [name, action] of command.subcommands) {
      const needed: string[] = []
      const full: string[] = []
      for (const [key, option] of Object.entries(visibleOptions(action))) {
        const typed = `${key}:"${await sample(school, [command.name, name, key], option)}"`
        full.push(typed)
        if (option.required === true) needed.push(typed)
      }
      const called = fullName(command, name)
      all.push([called, ...needed].join(' '), [called, ...full].join(' '))
    }
  }
  return [...new Set(all)]
}

/** The elements of a message that can be pressed, by the press that they stand for. */
function pressesOn(surface: Pick<Message, 'blocks'>) {
  return surface.blocks.flatMap((block) => {
    const { elements = [] } = block as { elements?: readonly Record<string, unknown>[] }
    return elements.flatMap((element) => {
      const id = String(element['action_id'])
      const componentId = componentIdFrom(id)?.componentId
      if (componentId === undefined) return []
      const [name = ''] = /^(?:share:room:)?[a-z-]+:[a-z-]+/.exec(componentId) ?? []
      const [option] = (element['options'] as readonly { value: string }[] | undefined) ?? []
      return [{ id, name, componentId, choice: option?.value }]
    })
  })
}

/** Every command and every action, one after the other; it only ends what hangs. */
const timeoutMs = 900_000

test.each(transports)(
  'every command and every action keeps to Slack’s rules over %s',
  { timeout: timeoutMs },
  async (transport) => {
    const school = await startSchool(transport)
    const { slack, ada, channel, platform, platforms, clock, room, dispatch } = school
    platforms.set('slack', platform)
    clock.set(slack.now())
    const pressed = new Set<string>()
    /** For each action, a component id that some answer offered. */
    const offered = new Map<string, string>()

    const seen = new Set<string>()

    async function follow(act: Act): Promise<void> {
      await answered(slack, act)
      for (const each of [...act.answers, act.modal]) {
        for (const text of visibleTexts(each)) seen.add(text)
      }
      // A card that is posted to the channel is no answer, but people press what is on it.
      for (const message of new Set([...act.answers, ...act.seen])) {
        // A press may change the message that it is on, so what is there is looked at again each time.
        for (let next = unpressed(message); next !== undefined; next = unpressed(message)) {
          const { id, name, choice } = next
          pressed.add(name)
          await follow(
            choice === undefined
              ? await ada.press(message, id)
              : await ada.select(message, id, choice),
          )
        }
      }
      if (ada.modal !== undefined) await ada.close(ada.modal)
    }

    function unpressed(message: Message) {
      if (!channel.messages.has(message.ts)) return undefined
      const all = pressesOn(message)
      for (const { name, componentId } of all) offered.set(name, componentId)
      return all.find(({ name }) => !pressed.has(name))
    }

    for (const line of await lines(school)) {
      await follow(await ada.command(channel, '/study', line))
    }

    // Presses that went with a changed message, or that no answer led to, as a button of an old message makes them.
    for (const command of dispatch.commands.values()) {
      for (const press of command.actions.keys()) {
        const name = `${command.name}:${press}`
        if (pressed.has(name)) continue
        pressed.add(name)
        const old = button('An old button', offered.get(name) ?? `${name}:`)
        const { id } = await platform.post(room, replyWith(buttons(old)))
        await follow(await ada.press(channel.messages.get(id)!, 'An old button'))
      }
    }

    const presses = [...dispatch.commands.values()].flatMap((command) =>
      [...command.actions.keys()].map((name) => `${command.name}:${name}`),
    )
    expect([...pressed]).toEqual(expect.arrayContaining(presses))
    expect([...pressed].some((name) => name.startsWith('share:'))).toBe(true)
    // Homework is really set, begun and answered, not only refused.
    expect([...offered.keys()]).toEqual(
      expect.arrayContaining(['homework:begin', 'homework:answer', 'homework:finish']),
    )
    const posts = [...channel.messages.values()].map(({ text }) => text)
    expect(posts.filter((words) => words.includes('went wrong on our side'))).toEqual([])
    expect(seen.size).toBeGreaterThan(200)
    expect(textsWithIds([...seen])).toEqual([])
    expectClean(slack)
  },
)

test('every command of the modal shows its options, within Slack’s rules', async () => {
  const { slack, ada, channel, dispatch } = await startSchool()
  await ada.command(channel, '/study')
  await slack.until(() => ada.modal !== undefined)
  for (const command of dispatch.commands.values()) {
    for (const [name, action] of command.subcommands) {
      await ada.select(ada.modal!, 'command', `${command.name}/${name}`)
      const asked = Object.keys(visibleOptions(action)).map(
        (option) => `option/${command.name}/${name}/${option}`,
      )
      await slack.until(() => {
        const ids = ada.modal!.blocks.map(({ block_id: id }) => id)
        return ids.join() === ['command', ...asked].join()
      })
    }
  }
  expect(ada.modals).toHaveLength(1)
  expectClean(slack)
})
