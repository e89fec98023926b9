/** The forms of the class calendar: what they show, and what is saved from them. */
import type { ActionHandlers } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { Form, FormField } from '../reply/form.ts'
import type { ClassCalendar, VersionedCalendar } from './class-calendar.ts'
import { formatDays } from './format-calendar.ts'
import { changeYear, pauseClass, setYear } from './set-year.ts'
import { holidaysView } from './views/holidays-view.ts'

const maxTyped = 1500

export const calendarFormActions = {
  edit: {
    teachersOnly: true,
    run: async ({ value }, { calendar }) => formOf(value, await calendar.readVersion()),
  },
  save: {
    teachersOnly: true,
    async run({ value, fields, person }, { calendar, daily }) {
      const [what = '', version = ''] = value.split('/')
      if (!/^\d{1,9}$/.test(version)) throw oldButtonError()
      const seen = Number(version)
      function typed(name: string): string | undefined {
        const text = fields[name]?.[0]?.trim()
        return text === undefined || text === '' ? undefined : text
      }
      switch (what) {
        case 'times':
          return setYear(
            {
              timezone: typed('timezone'),
              days: typed('days'),
              weeks: typed('weeks') ?? 'none',
              'this-week': typed('this-week'),
            },
            { calendar, daily, person, seen },
          )
        case 'terms':
          return setYear({ terms: typed('terms') ?? 'none' }, { calendar, daily, person, seen })
        case 'exam-weeks':
          return setYear(
            { 'exam-weeks': typed('exam-weeks') ?? 'none' },
            { calendar, daily, person, seen },
          )
        case 'days-off': {
          const { after } = await changeYear(
            { holidays: typed('days-off') },
            { calendar, daily, person },
          )
          return holidaysView(after, 0)
        }
        case 'pause':
          return pauseClass(typed('when') ?? 'today', typed('reason'), { calendar, daily })
        default:
          throw oldButtonError()
      }
    },
  },
} as const satisfies ActionHandlers

function formOf(what: string, { calendar, version }: VersionedCalendar): Form {
  const press = componentId('calendar', 'save', `${what}/${version}`)
  const opener = componentId('calendar', 'edit', what)
  const { terms, examWeeks } = calendar
  switch (what) {
    case 'times':
      return {
        title: 'Zone, days and weeks',
        press,
        opener,
        submit: 'Save',
        fields: timesFields(calendar),
      }
    case 'terms':
      return {
        title: 'Terms',
        press,
        opener,
        submit: 'Save',
        fields: [
          lines({
            name: 'terms',
            label: 'A term on each line',
            value: terms.map(
              ({ name, from, to }) => `${name}: ${from}${to === undefined ? '' : `..${to}`}`,
            ),
            placeholder: 'Autumn: 1 Sep – 18 Dec',
          }),
        ],
      }
    case 'exam-weeks':
      return {
        title: 'Exam weeks',
        press,
        opener,
        submit: 'Save',
        fields: [
          lines({
            name: 'exam-weeks',
            label: 'Exam weeks, one on each line',
            value: examWeeks.map(({ name, from, to }) => `${name ?? 'Exams'}: ${from}..${to}`),
            placeholder: 'Mocks: 11 Jan – 22 Jan',
          }),
        ],
      }
    case 'days-off':
      return {
        title: 'Add days off',
        press,
        opener,
        submit: 'Add',
        fields: [
          lines({
            name: 'days-off',
            label: 'Days and ranges',
            placeholder: '21 Dec – 4 Jan, 3 May',
            required: true,
          }),
        ],
      }
    case 'pause':
      return {
        title: 'Pause everything',
        press,
        opener,
        submit: 'Pause',
        fields: [
          line({
            name: 'when',
            label: 'Which days',
            value: 'today',
            placeholder: 'today, Mon – Wed, until I resume',
          }),
          line({ name: 'reason', label: 'Reason, for the calendar', placeholder: 'Snow day' }),
        ],
      }
    default:
      throw oldButtonError()
  }
}

function timesFields({ zone = '', days, weeks }: ClassCalendar): readonly FormField[] {
  return [
    line({
      name: 'timezone',
      label: 'Time zone: region and city',
      value: zone,
      placeholder: 'Europe/London',
    }),
    line({
      name: 'days',
      label: 'School days',
      value: formatDays(days),
      placeholder: 'Mon–Fri',
    }),
    line({
      name: 'weeks',
      label: 'Names of weeks that alternate',
      value: weeks?.names.join(', ') ?? '',
      placeholder: 'A, B',
      hint: 'Leave it empty if all weeks are the same.',
    }),
    line({ name: 'this-week', label: 'Which of them is this week', placeholder: 'A' }),
  ]
}

type TextField = Extract<FormField, { kind: 'text' }>

function line({
  value = '',
  ...field
}: Pick<TextField, 'name' | 'label' | 'value' | 'placeholder' | 'hint'>): FormField {
  return {
    kind: 'text',
    required: false,
    long: false,
    maxLength: 120,
    ...field,
    ...(value !== '' && { value }),
  }
}

function lines({
  value = [],
  required = false,
  ...field
}: Pick<TextField, 'name' | 'label' | 'placeholder'> & {
  readonly value?: readonly string[]
  readonly required?: boolean
}): FormField {
  const text = value.join('\n')
  return {
    kind: 'text',
    required,
    long: true,
    maxLength: Math.max(maxTyped, text.length),
    ...field,
    ...(text !== '' && { value: text }),
  }
}
