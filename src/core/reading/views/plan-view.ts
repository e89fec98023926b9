/** Shows a reading plan: to everybody what is open and when more comes, to teachers also what. */
import { formatDateTime, formatDay } from '../../calendar/format-calendar.ts'
import type { ClassCalendar } from '../../calendar/class-calendar.ts'
import { lineButtons } from '../../command/line-button.ts'
import type { Library } from '../../pack/library.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Inline,
  type Reply,
  type RichText,
  bullets,
  heading,
  note,
  privateReply,
  table,
  text,
} from '../../reply/reply.ts'
import {
  type ReadingPlan,
  gateAt,
  nothingOpen,
  stepsAfter,
  turnOn,
  zoneOf,
} from '../reading-plan.ts'
import { partsAt } from '../week-parts.ts'
import { formatScene } from './gate-words.ts'

const maxPartShown = 8
const maxStepsShown = 12

export interface ShownPlan {
  readonly plan: ReadingPlan
  readonly calendar: ClassCalendar
  /** What whoever asks may see, so that nothing else is named. */
  readonly library: Library
  /** Epoch milliseconds. */
  readonly now: number
}

const endPlan = ['End it', 'reading off'] as const

export function planView(shown: ShownPlan, isTeacher: boolean): Reply {
  const { plan } = shown
  return privateReply(
    heading('Reading plan'),
    ...partBlocks(shown),
    text(...formatNext(shown)),
    ...(isTeacher ? comingSteps(shown) : []),
    plan.room !== '' && note('This channel has a plan of its own.'),
    isTeacher &&
      lineButtons(
        plan.held === undefined
          ? [['A week later', 'reading shift'], ['Put it on hold', 'reading hold'], endPlan]
          : [['Resume it', 'reading resume'], endPlan],
      ),
  )
}

function partBlocks({ plan, calendar, library, now }: ShownPlan): readonly Block[] {
  const { units } = library
  const gate = gateAt(plan, calendar, now)
  if (gate !== nothingOpen && units.place(gate) === 0) {
    return [
      text(
        `The plan has come to a ${units.name} that the pack doesn’t have any more, so everything is hidden. A teacher can set the plan again with `,
        { command: 'reading set' },
        '.',
      ),
    ]
  }
  const begins = partsAt(plan, calendar, now, (id) => units.place(id)).at(-1) ?? Infinity
  const part = library.scenes
    .map(({ id }) => id)
    .filter((id) => units.place(id) >= begins && units.place(id) <= units.place(gate))
  const [first = '', last = ''] = [part[0], part.at(-1)]
  if (part.length === 0) {
    return [
      text(gate === nothingOpen ? 'Nothing is open yet.' : `Open ${formatUpTo(library, gate)}.`),
    ]
  }
  const range = first === last ? [first] : [first, last]
  return [
    text({ strong: 'To read now: ' }, range.map((id) => units.labelInSentence(id)).join(' to ')),
    bullets(part.slice(-maxPartShown).map((id) => [formatScene(library, id)])),
  ]
}

function formatUpTo({ units }: Library, gate: string): string {
  return `up to ${units.labelInSentence(gate)}`
}

/** Says when more opens, and how much, without naming it. */
export function formatNext({ plan, calendar, library, now }: ShownPlan): RichText {
  if (plan.held !== undefined) {
    return ['On hold: nothing more opens until a teacher goes on with the plan.']
  }
  const { units } = library
  const gate = gateAt(plan, calendar, now)
  const next = stepsAfter(plan, calendar, now).find(
    ({ scene }) => units.place(scene) > units.place(gate),
  )
  if (next === undefined) return ['Nothing more is planned.']
  const count = units.place(next.scene) - units.place(gate)
  const more = formatCount(count, `more ${units.name}`, `more ${units.plural}`)
  const turn = turnOn(plan, calendar, next.date)
  return turn === Infinity
    ? [`Next: ${more}, once your class’s pause is over.`]
    : [`Next: ${more}, `, formatTurn(zoneOf(plan, calendar), turn), '.']
}

function formatTurn(zone: string, turn: number): Inline {
  return { time: turn, fallback: formatDateTime(zone, turn), zone }
}

function comingSteps({ plan, calendar, library, now }: ShownPlan): readonly Block[] {
  const coming = stepsAfter(plan, calendar, now)
  const shown = coming.slice(0, maxStepsShown)
  const last = coming.at(-1)
  return [
    ...(shown.length > 0
      ? [
          table(
            'What comes next, which only teachers see',
            [{ label: 'From' }, { label: 'Open up to' }],
            shown.map(({ date, scene }) => [[formatDay(date)], [formatScene(library, scene)]]),
          ),
        ]
      : []),
    ...(last !== undefined && coming.length > shown.length
      ? [
          note(
            `And ${formatCount(coming.length - shown.length, 'more day')}, the last on ${formatDay(last.date)}: ${formatScene(library, last.scene)}.`,
          ),
        ]
      : []),
    note(`Each opens at ${plan.time}.`),
  ]
}
