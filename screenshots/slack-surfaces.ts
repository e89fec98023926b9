/** Slack's own surfaces, from the views that the adapter publishes: the Home tab and the window of commands. */
import { pino } from 'pino'
import type { types } from '@slack/bolt'
import { commandModal } from '../src/adapters/slack/command-modal.ts'
import { createHome } from '../src/app/home-page.ts'
import { homeSections } from '../src/app/home-today.ts'
import type { Person } from '../src/core/platform/room.ts'
import { homeView } from '../src/render/slack/views.ts'
import type { ShownClass } from './class.ts'

export interface SlackSurface {
  readonly name: string
  readonly view: types.HomeView | types.ModalView
}

const chosen = [
  { command: 'reading', subcommand: 'set' },
  { command: 'calendar', subcommand: 'set' },
  { command: 'answers', subcommand: 'settings' },
]

export async function slackSurfaces(shown: ShownClass): Promise<readonly SlackSurface[]> {
  const { bot, room, teacher, students, clock } = shown
  const home = createHome({
    openContext: bot.openContext,
    sections: homeSections,
    log: pino({ level: 'silent' }),
  })
  async function homeOf(person: Person) {
    return homeView(await home({ id: '', person, room, at: clock.now() }))
  }
  const { commands } = bot.dispatch
  const target = { kind: 'view', team: 'T1', user: 'U0' } as const
  return [
    { name: 'home-student', view: await homeOf(students[0] ?? teacher) },
    { name: 'home-teacher', view: await homeOf(teacher) },
    { name: 'window', view: commandModal({ commands, isTeacher: false }, target) },
    ...chosen.map((each) => ({
      name: `window-${each.command}-${each.subcommand}`,
      view: commandModal({ commands, isTeacher: true }, target, each),
    })),
  ]
}
