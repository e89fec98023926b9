// A person in a workspace: what they can do and what they see.
import { beginAct, type Act } from './act.ts'
import { Suggestions, type Option } from './block-kit/composition.ts'
import type { Deliver, Outgoing, Wire } from './delivery.ts'
import { deliverEvent, wrapEvent } from './events.ts'
import { addFile, fileJson } from './files.ts'
import { inputState, type InputValue } from './inputs.ts'
import { addMessage, isVisible, messageJson, readableBy } from './messages.ts'
import {
  actionJson,
  commandPayload,
  interaction,
  isView,
  locate,
  containerOf,
  type Actor,
  type Located,
  type Surface,
} from './payloads.ts'
import { applyAnswer, issueResponseUrl } from './response-urls.ts'
import { addViolation, type Slack } from './slack.ts'
import type { Channel, InputState, Message, ResponseUrl, User, View, Workspace } from './state.ts'
import { applySubmission, fillIn, isBare, messageValues, remember } from './submission.ts'
import { issueTrigger } from './triggers.ts'
import { stackOf, viewJson } from './view-stack.ts'
import { installed, openIm } from './workspace.ts'

interface Suggested extends Act {
  readonly options: readonly Option[]
}

export interface Person {
  readonly id: string
  readonly user: User
  command(channel: Channel, command: string, text?: string, wire?: Wire): Promise<Act>
  /** Presses a button, found by its action_id or label; pressing an old copy of a message is a stale press. */
  press(surface: Surface, actionId: string, wire?: Wire): Promise<Act>
  /** Selects from a menu, picks a date or ticks boxes. */
  select(surface: Surface, actionId: string, value: InputValue, wire?: Wire): Promise<Act>
  /** Fills the inputs of a message, by action_id; they are sent with the next press on it. */
  fill(message: Message, values: Readonly<Record<string, InputValue>>): void
  /** Types into an external select; afterwards only its suggestions can be selected. */
  suggest(surface: Surface, actionId: string, typed: string, wire?: Wire): Promise<Suggested>
  /** Fills inputs, by action_id or block_id, and submits the modal. */
  submit(view: View, values?: Readonly<Record<string, InputValue>>, wire?: Wire): Promise<Act>
  /** Uploads a file for an input of a modal; returns its id, which `submit` takes as the value. */
  upload(name: string, content: string | Buffer): string
  /** Closes the modal; the app is notified if it set `notify_on_close`. */
  close(view: View, wire?: Wire): Promise<Act | undefined>
  shortcut(callbackId: string, wire?: Wire): Promise<Act>
  messageShortcut(callbackId: string, message: Message, wire?: Wire): Promise<Act>
  openHome(wire?: Wire): Promise<Act>
  /** Writes a message, of which the app is not notified. */
  say(channel: Channel, text: string, threadTs?: string): Message
  /** What the person can read in a channel, oldest first. */
  sees(channel: Channel): Message[]
  readonly modals: readonly View[]
  readonly modal: View | undefined
  readonly home: View | undefined
}

export function createPerson(
  slack: Slack,
  deliver: Deliver,
  workspace: Workspace,
  user: User,
): Person {
  const actor: Actor = { slack, workspace, user }
  /** The suggestions of external selects, by surface and action_id. */
  const offered = new Map<string, readonly Option[]>()
  /** What stands in the inputs of messages, by ts, block_id and action_id. */
  const filled = new Map<string, Record<string, Record<string, InputState>>>()

  function valuesOf(message: Message): Record<string, Record<string, InputState>> {
    return messageValues(message, filled.get(message.ts) ?? {})
  }

  function enter(message: Message, { blockId, element }: Located, state: InputState): void {
    const values = filled.get(message.ts) ?? {}
    remember({ values }, blockId, element.action_id ?? '', state, true)
    filled.set(message.ts, values)
  }

  function offeredIn(surface: Surface, actionId: string): readonly Option[] {
    return offered.get(`${isView(surface) ? surface.id : surface.ts} ${actionId}`) ?? []
  }

  async function interact(
    payload: Readonly<Record<string, unknown>>,
    wire: Wire | undefined,
    original?: Message,
  ): Promise<Act> {
    installed(slack, workspace)
    const act = beginAct(slack, workspace, user)
    const response_url =
      original &&
      issueResponseUrl(slack, {
        team: workspace.id,
        channel: original.channel,
        user: user.id,
        original: original.ts,
        answered: act.answered,
      })
    const sent = {
      ...payload,
      trigger_id: issueTrigger(slack, workspace, user.id),
      ...(response_url !== undefined && { response_url }),
    }
    const what = String(payload['type'])
    return act.finish(await deliver({ type: 'interactive', payload: sent, what }, wire), sent)
  }

  async function act(
    surface: Surface,
    actionId: string,
    chosen?: InputValue,
    wire?: Wire,
  ): Promise<Act> {
    assertVisible(surface)
    const located = locate(surface, actionId)
    const { blockId, element } = located
    const id = element.action_id ?? ''
    const state =
      chosen === undefined ? undefined : inputState(element, chosen, offeredIn(surface, id))
    if (state && isView(surface)) remember(surface, blockId, id, state, true)
    else if (state && !isView(surface)) enter(surface, located, state)
    const payload = {
      ...interaction(actor, 'block_actions', surface),
      ...containerOf(actor, surface),
      ...(!isView(surface) && { state: { values: valuesOf(surface) } }),
      actions: [actionJson(slack, located, state)],
    }
    return interact(payload, wire, isView(surface) ? undefined : surface)
  }

  function assertVisible(surface: Surface): void {
    const isVisibleNow = isView(surface)
      ? workspace.homes.get(user.id) === surface ||
        stackOf(workspace, user.id).some(({ id }) => id === surface.id)
      : workspace.channels.get(surface.channel)?.messages.has(surface.ts) === true &&
        isVisible(surface, user.id)
    if (!isVisibleNow) throw new Error(`${user.name} cannot see that.`)
  }

  /** A person can only choose what is in their workspace; a forged id is passed on as it is. */
  function describeFile(id: string): unknown {
    const file = workspace.files.get(id)
    return file === undefined ? { id } : fileJson(slack, file)
  }

  return {
    id: user.id,
    user,

    async command(channel, command, text = '', wire) {
      if (channel.kind !== 'public' && !channel.members.has(user.id)) {
        throw new Error(`${user.name} is not in ${channel.name}.`)
      }
      installed(slack, workspace)
      const act = beginAct(slack, workspace, user)
      const target: ResponseUrl = {
        team: workspace.id,
        channel: channel.id,
        user: user.id,
        answered: act.answered,
        issuedAt: slack.now(),
        uses: 0,
      }
      const payload = {
        ...commandPayload(actor, channel, command, text),
        response_url: issueResponseUrl(slack, target),
        trigger_id: issueTrigger(slack, workspace, user.id),
      }
      const what = `${command} ${text}`.trim()
      const receipt = await deliver({ type: 'slash_commands', payload, what }, wire)
      const { ack } = receipt
      if (receipt.acknowledged && !isBare(ack)) {
        applyAnswer(slack, target, typeof ack === 'string' ? { text: ack } : ack, command)
      }
      return act.finish(receipt, payload)
    },

    press: (surface, actionId, wire) => act(surface, actionId, undefined, wire),
    select: (surface, actionId, value, wire) => act(surface, actionId, value, wire),

    fill(message, values) {
      assertVisible(message)
      for (const [actionId, chosen] of Object.entries(values)) {
        const located = locate(message, actionId)
        enter(message, located, inputState(located.element, chosen, offeredIn(message, actionId)))
      }
    },

    async suggest(surface, actionId, typed, wire) {
      assertVisible(surface)
      const { blockId, element } = locate(surface, actionId)
      const min = Number(element['min_query_length'] ?? 3)
      if (typed.length < min) throw new Error(`${actionId} needs at least ${min} characters.`)
      const payload = {
        ...interaction(actor, 'block_suggestion', surface),
        ...containerOf(actor, surface),
        block_id: blockId,
        action_id: element.action_id,
        value: typed,
      }
      const done = await interact(payload, wire)
      const options = suggestedBy(done)
      offered.set(`${isView(surface) ? surface.id : surface.ts} ${element.action_id}`, options)
      return Object.assign(done, { options })
    },

    async submit(view, values = {}, wire) {
      assertVisible(view)
      fillIn(view, values, (actionId) => offeredIn(view, actionId), describeFile)
      const payload = {
        ...interaction(actor, 'view_submission', view),
        view: viewJson(slack, view),
        response_urls: [],
      }
      const done = await interact(payload, wire)
      if (!done.acknowledged) return done
      return Object.assign(done, { errors: applySubmission(slack, workspace, view, done.ack) })
    },

    upload: (name, content) => addFile(slack, workspace, { owner: user.id, name, content }).id,

    async close(view, wire) {
      assertVisible(view)
      const stack = stackOf(workspace, user.id)
      const clears = view.source.clear_on_close === true
      if (clears) stack.length = 0
      else stack.splice(stack.indexOf(view), 1)
      slack.changed()
      if (view.source.notify_on_close !== true) return undefined
      const closed = { view: viewJson(slack, view), is_cleared: clears }
      return interact({ ...interaction(actor, 'view_closed', view), ...closed }, wire)
    },

    shortcut(callbackId, wire) {
      const named = { callback_id: callbackId, action_ts: slack.ts() }
      return interact({ ...interaction(actor, 'shortcut'), ...named }, wire)
    },

    async messageShortcut(callbackId, message, wire) {
      assertVisible(message)
      const { channel } = containerOf(actor, message)
      const shown = { channel, message: messageJson(message), message_ts: message.ts }
      const named = { ...interaction(actor, 'message_action'), callback_id: callbackId, ...shown }
      return interact(named, wire, message)
    },

    async openHome(wire) {
      const installation = installed(slack, workspace)
      const act = beginAct(slack, workspace, user)
      const home = workspace.homes.get(user.id)
      const outgoing: Outgoing = wrapEvent(slack, installation, {
        type: 'app_home_opened',
        user: user.id,
        channel: openIm(slack, workspace, installation, user).id,
        tab: 'home',
        ...(home && { view: viewJson(slack, home) }),
      })
      // Seen from a shared channel, it comes from there (https://github.com/slackapi/bolt-js/issues/1948).
      if (user.home !== undefined) Object.assign(outgoing.payload, { team_id: user.home })
      return act.finish(await deliverEvent(slack, deliver, outgoing, wire), outgoing.payload)
    },

    say(channel, text, threadTs) {
      const content = { text, blocks: [], metadata: undefined }
      return addMessage(slack, channel, content, { user: user.id, threadTs })
    },

    sees: (channel) => readableBy(user.id, channel),
    get modals() {
      return stackOf(workspace, user.id)
    },
    get modal() {
      return stackOf(workspace, user.id).at(-1)
    },
    get home() {
      return workspace.homes.get(user.id)
    },
  }

  /** Returns the options of an acknowledged suggestion, with or without groups. */
  function suggestedBy({ acknowledged, ack }: Act): readonly Option[] {
    if (!acknowledged) return []
    const judged = Suggestions.safeParse(ack)
    if (!judged.success) {
      const messages = judged.error.issues.map(({ message }) => message)
      const where = 'block_suggestion'
      addViolation(slack, { where, team: workspace.id, error: 'invalid_options', messages })
      return []
    }
    return 'options' in judged.data
      ? judged.data.options
      : judged.data.option_groups.flatMap(({ options }) => options)
  }
}
