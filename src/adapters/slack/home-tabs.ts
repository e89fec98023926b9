/** Home tabs: published when they are opened, and again when what they show has changed, for as long as somebody may look at them. */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { types } from '@slack/bolt'
import type { Clock } from '../../core/platform/clock.ts'
import { classOf } from './ids.ts'

/** What a tab shows now; `isPartial` while parts of it are held back, such as during a quiz question. */
export interface HomeContent {
  readonly view: types.HomeView
  readonly isPartial: boolean
}

interface HomeTabsParts {
  readonly build: (team: string, user: string) => Promise<HomeContent>
  readonly publish: (team: string, user: string, view: types.HomeView) => Promise<void>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
}

export interface HomeTabs {
  /** Publishes the tab of somebody who opens it, and keeps it current from then on. */
  open(team: string, user: string): Promise<void>
  /** Says that a person did something, which may have changed their tab. Returns at once. */
  acted(team: string, user: string): void
  /** Says that something changed for everyone in a class, which is a workspace. Returns at once. */
  changed(this: void, classId: string): void
  /** Returns the classes whose tabs are kept current. */
  classes(this: void): readonly string[]
  /** Resolves once nothing is being published; nothing more will be. */
  stop(): Promise<void>
}

/** Ours: what happens within this time is published once. */
const quietMs = 2_000
/** Ours: how soon a tab that lacks something is looked at again, and how often at most. */
const partialMs = 30_000
const maxPartialLooks = 120
/** Ours: nobody looks at a tab any more that was opened longer ago. */
const maxAgeMs = 12 * 3_600_000
/** Ours: tabs that are kept current at the same time. */
const maxTabs = 2_000

interface Tab {
  readonly team: string
  readonly user: string
  readonly openedAt: number
  /** A digest of what was published last. */
  shown: string
  looks: number
  cancel?: () => void
}

export function createHomeTabs({ build, publish, clock, log }: HomeTabsParts): HomeTabs {
  const tabs = new LRUCache<string, Tab>({ max: maxTabs, dispose: (tab) => tab.cancel?.() })
  /** One tab is published after the other, so that a whole school never asks Slack at once. */
  let queue: Promise<void> = Promise.resolve()
  let isStopped = false

  async function show(tab: Tab, why: 'opened' | 'refresh'): Promise<void> {
    const { team, user } = tab
    const { view, isPartial } = await build(team, user)
    const digest = createHash('sha256').update(JSON.stringify(view)).digest('base64')
    // What it showed before a question is no worse than what it could show during one.
    const isWanted = why === 'opened' || (!isPartial && digest !== tab.shown)
    if (isWanted) await publish(team, user, view)
    if (isWanted) tab.shown = digest
    tab.looks = isPartial ? tab.looks + 1 : 0
    if (isPartial && tab.looks <= maxPartialLooks) plan(tab, partialMs)
  }

  function plan(tab: Tab, ms: number): void {
    if (isStopped || tab.cancel !== undefined) return
    if (clock.now() - tab.openedAt > maxAgeMs) return
    tab.cancel = clock.after(ms, () => {
      delete tab.cancel
      queue = queue.then(() => refresh(tab))
    })
  }

  async function refresh(tab: Tab): Promise<void> {
    if (isStopped) return
    try {
      await show(tab, 'refresh')
    } catch (error) {
      log.warn({ err: error, team: tab.team }, 'A Home tab could not be published again')
    }
  }

  return {
    async open(team, user) {
      const tab: Tab = { team, user, openedAt: clock.now(), shown: '', looks: 0 }
      tabs.set(`${team}/${user}`, tab)
      await show(tab, 'opened')
    },
    acted(team, user) {
      const tab = tabs.get(`${team}/${user}`)
      if (tab !== undefined) plan(tab, quietMs)
    },
    changed(classId) {
      for (const tab of tabs.values()) if (classOf(tab.team) === classId) plan(tab, quietMs)
    },
    classes: () => [...new Set([...tabs.values()].map(({ team }) => classOf(team)))],
    async stop() {
      isStopped = true
      tabs.clear()
      await queue
    },
  }
}
