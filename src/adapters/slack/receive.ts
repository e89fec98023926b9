/** Listens to Bolt: acknowledges at once, turns what happened into an event of ours, and gives the answer its place. */
import { setImmediate } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { type Answers, answerView } from './answer.ts'
import type { Api } from './api.ts'
import {
  type SelectedCommand,
  commandModalCallbackId,
  commandModal,
  chosenIn,
  commandInputId,
  suggestionOptions,
  parseCommandModal,
  suggestPrefix,
} from './command-modal.ts'
import { globalShortcut, messageShortcut } from './declare.ts'
import { formCallback } from '../../render/slack/render-form.ts'
import { parseForm } from './parse-form.ts'
import { openCommandModal } from '../../render/slack/home-view.ts'
import { joinId, roomOf } from './ids.ts'
import { createDedupe } from './dedupe.ts'
import type { Clock } from './rate-limiter.ts'
import {
  ActionBody,
  CommandBody,
  EventBody,
  ShortcutBody,
  SubmissionBody,
  SuggestionBody,
  type View,
  valuesOf,
} from './payload-schemas.ts'
import type { UserDirectory } from './user-directory.ts'
import { type ReplyTarget, type ViewTarget, decodeMetadata } from './reply-target.ts'
import { linkPrefix, componentIdFrom } from '../../render/slack/render.ts'
import { parseMessageText, parseUserText } from './parse-text.ts'

export interface ReceiveParts {
  readonly dispatch: Dispatcher
  readonly api: Api
  readonly answers: Answers
  readonly people: UserDirectory
  readonly log: Logger
  readonly clock: Clock
  /** Shows somebody her Home tab. */
  readonly showHome: (event: PlatformEvent, team: string, user: string) => Promise<void>
  /** The app was removed, or its token revoked, as of a moment (epoch ms). */
  readonly onRemoved: (team: string, asOf: number) => Promise<void>
}

/** Registers the listeners. `settled` resolves when everything that was in hand is done. */
export function receive(app: App, parts: ReceiveParts): { settled(): Promise<void> } {
  const { dispatch, api, answers, people, log, clock } = parts
  const first = createDedupe()
  const inHand = new Set<Promise<void>>()

  /** Does what follows an acknowledgement, once for each id, and only for workspaces that have the app. */
  async function once(id: string, team: string, work: () => Promise<void>): Promise<void> {
    if (!first(id)) return
    // Whatever else has arrived is acknowledged before this is worked on.
    await setImmediate()
    const done = api
      .isInstalled(team)
      .then((known) => {
        if (known) return work()
        log.warn({ team }, 'Slack sent something from a workspace that does not have the app')
        return undefined
      })
      .catch((error: unknown) => {
        log.error({ err: error, team }, 'Something that Slack sent could not be answered')
      })
    inHand.add(done)
    await done
    inHand.delete(done)
  }

  async function eventOf(
    id: string,
    place: ReplyTarget,
    name: string,
    at?: string,
  ): Promise<PlatformEvent> {
    return {
      id,
      person: await people.find(place.team, place.user, name),
      room: roomIn(place),
      at: at === undefined ? clock.now() : Math.round(Number(at) * 1000),
    }
  }

  app.command(/^\//, async ({ ack, body }) => {
    await ack()
    const command = CommandBody.parse(body)
    const { team_id: team, user_id: user, channel_id: channel, trigger_id: trigger } = command
    const place: ReplyTarget = {
      kind: 'channel',
      team,
      channel,
      user,
      responseUrl: command.response_url,
      onEphemeral: false,
    }
    await once(trigger, team, async () => {
      if (command.text.trim() === '') {
        await answers.open(team, trigger, commandModal(dispatch.commands, place))
        return
      }
      const event = await eventOf(trigger, place, command.user_name)
      const line = parseUserText(command.text, team)
      await answers.deliver(place, await dispatch.line({ ...event, line }), trigger)
    })
  })

  app.action(/^/, async ({ ack, body }) => {
    await ack()
    const pressed = ActionBody.parse(body)
    const { trigger_id: trigger, actions } = pressed
    const [action] = actions
    if (action === undefined || action.action_id.startsWith(linkPrefix)) return
    const { team, place } = targetOf(pressed)
    await once(trigger, team, async () => {
      const { action_id: id, action_ts: at } = action
      if (id === openCommandModal) {
        await answers.open(team, trigger, commandModal(dispatch.commands, place))
      } else if (id === commandInputId && pressed.view !== undefined) {
        const errand = decodeMetadata(pressed.view.private_metadata)
        const chosen: SelectedCommand | undefined = chosenIn(action)
        const view = commandModal(dispatch.commands, errand.place, chosen)
        await answers.update(team, pressed.view.id, view)
      } else {
        const press = componentIdFrom(id)
        if (press === undefined) return
        const event = await eventOf(trigger, place, pressed.user.name ?? '', at)
        const answer = await dispatch.action({
          ...event,
          componentId: press.address,
          chosen: press.menu ? valuesOf(action) : [],
          ...messageOf(pressed),
        })
        await answers.deliver(place, answer, trigger)
      }
    })
  })

  app.options(new RegExp(`^${suggestPrefix}`), async ({ ack, body }) => {
    const asked = SuggestionBody.parse(body)
    const { place } = decodeMetadata(asked.view.private_metadata)
    const [command = '', action = '', option = ''] = asked.action_id
      .slice(suggestPrefix.length)
      .split('/')
    const found = await dispatch.suggest({
      person: await people.find(asked.team.id, asked.user.id, asked.user.name ?? ''),
      room: roomIn(place),
      command,
      subcommand: action,
      option,
      typed: asked.value,
    })
    await ack({ options: suggestionOptions(asked.value, found) })
  })

  app.view(commandModalCallbackId, async ({ ack, body }) => {
    const { view, team, user, trigger_id: trigger } = SubmissionBody.parse(body)
    const { place } = decodeMetadata(view.private_metadata)
    const read = parseCommandModal(dispatch.commands, view, team.id)
    if ('errors' in read) {
      await ack({ response_action: 'errors', errors: { ...read.errors } })
      return
    }
    const target = inModal(place, view)
    if (target.kind === 'view') await ack(working(target))
    else await ack()
    await once(trigger, team.id, async () => {
      const event = await eventOf(trigger, target, user.name ?? '')
      const answer = await dispatch.command({ ...event, ...read.chosen, given: read.given })
      await answers.deliver(target, answer, trigger)
    })
  })

  app.view(formCallback, async ({ ack, body }) => {
    const { view, team, user, trigger_id: trigger } = SubmissionBody.parse(body)
    const { place, press = '' } = decodeMetadata(view.private_metadata)
    const target = inModal(place, view)
    if (target.kind === 'view') await ack(working(target))
    else await ack()
    await once(trigger, team.id, async () => {
      const event = await eventOf(trigger, target, user.name ?? '')
      const answer = await dispatch.action({
        ...event,
        componentId: press,
        fields: parseForm(view),
      })
      await answers.deliver(target, answer, trigger)
    })
  })

  app.shortcut({ callback_id: globalShortcut.callbackId }, async ({ ack, body }) => {
    await ack()
    const { team, user, trigger_id: trigger } = ShortcutBody.parse(body)
    const place: ReplyTarget = { kind: 'view', team: team.id, user: user.id }
    await once(trigger, team.id, () =>
      answers.open(team.id, trigger, commandModal(dispatch.commands, place)),
    )
  })

  app.shortcut({ callback_id: messageShortcut.callbackId }, async ({ ack, body }) => {
    await ack()
    const asked = ShortcutBody.parse(body)
    const { team, user, trigger_id: trigger, channel, message, response_url: url } = asked
    const place: ReplyTarget =
      channel === undefined || url === undefined
        ? { kind: 'view', team: team.id, user: user.id }
        : {
            kind: 'channel',
            team: team.id,
            user: user.id,
            channel: channel.id,
            responseUrl: url,
            onEphemeral: false,
            ...(message?.thread_ts === undefined ? {} : { thread: message.thread_ts }),
          }
    await once(trigger, team.id, async () => {
      const event = await eventOf(trigger, place, user.name ?? user.username ?? '')
      const words = parseMessageText(message?.text ?? '').slice(0, messageShortcut.maxLength)
      const given = { [messageShortcut.option]: words }
      const answer = await dispatch.command({
        ...event,
        command: messageShortcut.command,
        subcommand: '',
        given,
      })
      await answers.deliver(place, answer, trigger)
    })
  })

  app.event('app_home_opened', async ({ body }) => {
    const { team_id: team, event_id: id, event } = EventBody.parse(body)
    const { user, tab } = event
    if (user === undefined || tab !== 'home') return
    await once(id, team, async () => {
      const place: ReplyTarget = { kind: 'view', team, user }
      await parts.showHome(await eventOf(id, place, ''), team, user)
    })
  })

  async function removed({ body }: { readonly body: unknown }): Promise<void> {
    const { team_id: team, event_id: id, event_time: at, event } = EventBody.parse(body)
    const userTokensOnly = event.tokens !== undefined && event.tokens.bot.length === 0
    if (userTokensOnly || !first(id)) return
    // The moment comes in whole seconds, so the end of its second counts.
    await parts.onRemoved(team, at * 1000 + 999)
  }
  app.event('app_uninstalled', removed)
  app.event('tokens_revoked', removed)

  return {
    async settled() {
      await Promise.allSettled(inHand)
    },
  }
}

/** Her own conversation with the app stands in for a channel where there is none. */
function roomIn(place: ReplyTarget) {
  return roomOf(place.team, place.kind === 'channel' ? place.channel : place.user)
}

/** Where the answer to a press belongs: where its message is, or in the modal that it was in. */
function targetOf(pressed: ActionBody): { readonly team: string; readonly place: ReplyTarget } {
  const { team, user, channel, container, response_url: responseUrl, view } = pressed
  if (channel === undefined || responseUrl === undefined) {
    const inside = view?.type === 'modal' ? { view: view.id } : {}
    return { team: team.id, place: { kind: 'view', team: team.id, user: user.id, ...inside } }
  }
  return {
    team: team.id,
    place: {
      kind: 'channel',
      team: team.id,
      user: user.id,
      channel: channel.id,
      responseUrl,
      onEphemeral: container.is_ephemeral,
      ...(container.thread_ts === undefined ? {} : { thread: container.thread_ts }),
    },
  }
}

/** Messages that only she sees cannot be changed later, so they are no messages to the rest of the bot. */
function messageOf({ team, channel, container }: ActionBody) {
  const { message_ts: ts, is_ephemeral: hidden } = container
  if (channel === undefined || ts === undefined || hidden) return {}
  return { message: { room: joinId(team.id, channel.id), id: ts } }
}

/** An answer without a channel takes the place of the modal that was submitted. */
function inModal(place: ReplyTarget, view: View): ReplyTarget {
  return place.kind === 'channel' ? place : { ...place, view: view.id }
}

function working(place: ViewTarget) {
  const reply: Pick<Reply, 'blocks'> = {
    blocks: [{ kind: 'note', text: ['One moment …'] }],
  }
  return { response_action: 'update' as const, view: answerView(place, reply) }
}
