/** The forms of the teacher’s start page. Each runs an ordinary command, with today’s values filled in. */
import type { DailyOverview, TeacherOverview } from '../../app/teacher-overview.ts'
import { weekdays } from '../../core/calendar/calendar-parts.ts'
import { packTitle } from '../../core/pack/choose-pack.ts'
import { defaultSettings } from '../../core/quiz/quiz-settings.ts'
import { type Html, html } from '../../render/html/html.ts'
import {
  type Choice,
  check,
  date,
  field,
  flag,
  hidden,
  menu,
  number,
  renderCommandForm,
} from './form-fields.ts'
import { channels } from './ids.ts'

const shared: readonly Choice[] = channels
  .filter(({ key }) => key !== 'me')
  .map(({ key, title }) => ({ value: key, label: title }))

export function renderQuizForm({ topics, presets }: TeacherOverview): Html {
  const { questions, seconds } = defaultSettings
  return renderCommandForm(
    { id: 'start-quiz', run: 'quiz start', submit: 'Start the quiz' },
    field(
      'quiz-room',
      'Channel',
      html`<select id="quiz-room" data-room-of="start-quiz">
        ${shared
          .toReversed()
          .map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
      </select>`,
    ),
    menu('quiz-about', 'about', 'About', [{ value: '', label: 'Everything so far' }, ...topics]),
    number({
      id: 'quiz-questions',
      name: 'questions',
      label: 'Questions',
      min: 3,
      max: 30,
      value: questions,
    }),
    number({
      id: 'quiz-seconds',
      name: 'seconds',
      label: 'Seconds for each',
      min: 10,
      max: 120,
      value: seconds,
    }),
    menu('quiz-scoring', 'scoring', 'What counts', [
      { value: '', label: 'Only right or wrong' },
      { value: 'speed', label: 'Being quick counts too' },
    ]),
    ...(presets.length === 0
      ? []
      : [
          menu('quiz-preset', 'preset', 'Preset', [
            { value: '', label: 'None' },
            ...presets.map((name) => ({ value: name, label: name })),
          ]),
        ]),
    check({ name: 'anonymous', label: 'Show made-up names' }),
  )
}

/** Without a schedule, the form for a new one; another one needs a name in a channel that has one. */
export function renderDailyForm(
  daily: DailyOverview | undefined,
  { isAnother = false }: { readonly isAnother?: boolean } = {},
): Html {
  const schedule = daily?.schedule
  const calendar = schedule?.calendar
  const id = `daily-${schedule?.id ?? 'new'}`
  const days = calendar?.days ?? weekdays.slice(0, 5)
  return renderCommandForm(
    { id, run: 'daily set', submit: schedule === undefined ? 'Set it up' : 'Save' },
    schedule === undefined
      ? menu(
          `${id}-channel`,
          'channel',
          'Channel',
          shared.map(({ value, label }) => ({ value: `web:${value}`, label })),
        )
      : html`${hidden('channel', schedule.room.id)}${hidden('name', schedule.name)}`,
    field(
      `${id}-time`,
      'Time',
      html`<input
        type="time"
        id="${id}-time"
        name="time"
        required
        value="${calendar?.time ?? '08:30'}"
      />`,
    ),
    menu(
      `${id}-zone`,
      'timezone',
      'Time zone',
      [
        ...(calendar === undefined ? [{ value: '', label: 'Choose yours' }] : []),
        ...zones(calendar?.zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
      ],
      calendar?.zone ?? '',
    ),
    html`<fieldset class="field days">
      <legend>Days</legend>
      ${weekdays.map((day) =>
        check({ name: 'days', label: dayLabels[day], isOn: days.includes(day), value: day }),
      )}
    </fieldset>`,
    date(`${id}-start`, 'start', 'First day', calendar?.start),
    date(`${id}-end`, 'end', 'Last day', calendar?.end),
    field(
      `${id}-calendar`,
      'Days off, from your school’s .ics file',
      html`<input type="file" id="${id}-calendar" name="calendar" accept=".ics,text/calendar" />`,
    ),
    flag({ name: 'thread', label: 'Open a thread for the discussion', isOn: schedule?.thread }),
    flag({ name: 'pin', label: 'Pin each post', isOn: schedule?.pin }),
    flag({
      name: 'answer',
      label: 'Show an example answer the next school day',
      isOn: schedule?.followUp,
    }),
    ...(isAnother
      ? [
          field(
            `${id}-name`,
            'A name, if the channel already has one',
            html`<input
              type="text"
              id="${id}-name"
              name="name"
              maxlength="40"
              autocomplete="off"
            />`,
          ),
        ]
      : []),
  )
}

const dayLabels: Readonly<Record<(typeof weekdays)[number], string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
}

/** The zone of a schedule may be an older name, which is not in the list. Without one the page chooses that of the browser. */
function zones(current: string | undefined): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return current === undefined || known.includes(current) ? known : [current, ...known]
}

export function renderProgressForms({ unit, scenes, reached }: TeacherOverview): Html {
  return html`${
    scenes.length > 0 &&
    renderCommandForm(
      { id: 'progress-set', run: 'progress set', submit: 'Move the class here' },
      menu(
        'progress-scene',
        'scene',
        `The last ${unit} the class has come to`,
        scenes.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
        reached ?? scenes.at(-1)?.id,
      ),
    )
  }${
    reached !== undefined &&
    renderCommandForm({
      id: 'progress-open',
      run: 'progress open',
      submit: 'Open the whole story',
      style: 'plain',
    })
  }`
}

export function renderPackForms({ packs, pack }: TeacherOverview): Html {
  const choices = packs.map((each) => ({ value: each.id, label: packTitle(each) }))
  const uploaded = packs.filter((each) => each.isUploaded && each.id !== pack)
  return html`${renderCommandForm(
    { id: 'pack-use', run: 'pack use', submit: 'Use this pack' },
    menu('pack-choice', 'pack', 'Study pack', choices, pack),
  )}${renderCommandForm(
    { id: 'pack-upload', run: 'pack upload', submit: 'Upload', style: 'plain' },
    field(
      'pack-file',
      'Your own pack, as one YAML file',
      html`<input type="file" id="pack-file" name="file" accept=".yaml,.yml" required />`,
    ),
  )}${
    uploaded.length > 0 &&
    renderCommandForm(
      { id: 'pack-remove', run: 'pack remove', submit: 'Remove this pack', style: 'danger' },
      menu(
        'pack-removed',
        'pack',
        'A pack you have uploaded',
        uploaded.map((each) => ({ value: each.id, label: packTitle(each) })),
      ),
    )
  }`
}
