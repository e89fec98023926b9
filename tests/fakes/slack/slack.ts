// What every part of the fake shares: its state, clock, ids and recorded violations.
import { afterRunningTime, runningTime } from '../running-time.ts'
import type { Faults } from './faults.ts'
import type { Receipt } from './receipt.ts'
import { settingsFrom, type FakeSlackOptions, type Settings } from './settings.ts'
import type { Installation, OAuthCode, ResponseUrl, Trigger, Upload, Workspace } from './state.ts'

/** A rule that the app broke; `messages` say which. */
export interface Violation {
  readonly where: string
  readonly team: string | undefined
  readonly error: string
  readonly messages: readonly string[]
}

export interface TextFinding {
  readonly where: string
  readonly team: string
  readonly channel: string | undefined
  readonly text: string
}

/** A delivery that the app did not acknowledge in time. */
export interface Late {
  readonly what: string
  readonly deadlineMs: number
}

export interface RateLimited {
  readonly method: string
  readonly team: string
  readonly channel: string | undefined
}

export type SlackEvent = { readonly type: string } & Readonly<Record<string, unknown>>

export interface Slack {
  readonly settings: Settings
  readonly workspaces: Map<string, Workspace>
  /** By token. */
  readonly installations: Map<string, Installation>
  readonly codes: Map<string, OAuthCode>
  readonly triggers: Map<string, Trigger>
  readonly responseUrls: Map<string, ResponseUrl>
  /** Uploads that are not completed, by file id. */
  readonly uploads: Map<string, Upload>
  readonly violations: Violation[]
  readonly unescaped: TextFinding[]
  readonly pings: TextFinding[]
  readonly late: Late[]
  readonly rateLimited: RateLimited[]
  readonly faults: Faults
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string
  /** Where deliveries are POSTed; undefined while Socket Mode is used. */
  requestUrl: string | undefined
  /** Sends the app an event of the Events API; set once the fake has started. */
  emit: (installation: Installation, event: SlackEvent) => Promise<Receipt>
  now(): number
  /** Milliseconds in which the process could run, jumps included: what deadlines are measured in. */
  elapsed(): number
  advance(ms: number): void
  id(prefix: string): string
  ts(): string
  sequence(): number
  /** Notifies the listeners; called after every change of state. */
  changed(): void
  onChange(listener: () => void): () => void
  /** A timer that `close` cancels. */
  later(ms: number, act: () => void): void
  close(): void
}

export function createSlack(options: FakeSlackOptions): Slack {
  const listeners = new Set<() => void>()
  const timers = new Set<() => void>()
  let offset = 0
  let ids = 0
  let changes = 0
  let lastSecond = 0
  let inSecond = 0
  const slack: Slack = {
    settings: settingsFrom(options),
    workspaces: new Map(),
    installations: new Map(),
    codes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    uploads: new Map(),
    violations: [],
    unescaped: [],
    pings: [],
    late: [],
    rateLimited: [],
    faults: new Map(),
    origin: '',
    requestUrl: undefined,
    emit: () => Promise.reject(new Error('The fake Slack has not started.')),
    now: () => slack.settings.now() + offset,
    elapsed: () => runningTime() + offset,
    advance(ms) {
      offset += ms
      slack.changed()
    },
    id(prefix) {
      ids += 1
      return `${prefix}${ids.toString(36).toUpperCase().padStart(6, '0')}`
    },
    ts() {
      const second = Math.max(Math.floor(slack.now() / 1000), lastSecond)
      inSecond = second === lastSecond ? inSecond + 1 : 0
      lastSecond = second
      return `${second}.${String(inSecond).padStart(6, '0')}`
    },
    sequence: () => (changes += 1),
    changed() {
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    later(ms, act) {
      const cancel = afterRunningTime(ms, () => {
        timers.delete(cancel)
        act()
      })
      timers.add(cancel)
    },
    close() {
      for (const cancel of timers) cancel()
      timers.clear()
    },
  }
  return slack
}

export function addViolation(slack: Slack, violation: Violation): void {
  slack.violations.push(violation)
  slack.changed()
}
