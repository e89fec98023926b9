/** The forms of the class calendar: what they show, and what is saved from them. */
import type { ActionHandlers } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { Form, FormField } from '../reply/form.ts'
import type { VersionedCalendar } from './class-calendar.ts'
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
  const { zone = '', days, weeks, terms, examWeeks } = calendar
  switch (what) {
    case 'times':
      return {
        title: 'Zone, days and weeks',
        press,
        opener,
        submit: 'Save',
        fields: [
          line('timezone', 'Time zone: region and city', zone, 'Europe/London'),
          line('days', 'School days', formatDays(days), 'Mon–Fri'),
          line(
            'weeks',
            'Names of weeks that alternate',
            weeks?.names.join(', ') ?? '',
            'A, B',
            'Leave it empty if all weeks are the same.',
          ),
          line('this-week', 'Which of them is this week', '', 'A'),
        ],
      }
    case 'terms':
      return {
        title: 'Terms',
        press,
        opener,
        submit: 'Save',
        fields: [
          lines(
            'terms',
            'A term on each line',
            terms.map(
              ({ name, from, to }) => `${name}: ${from}${to === undefined ? '' : `..${to}`}`,
            ),
            'Autumn: 1 Sep – 18 Dec',
          ),
        ],
      }
    case 'exam-weeks':
      return {
        title: 'Exam weeks',
        press,
        opener,
        submit: 'Save',
        fields: [
          lines(
            'exam-weeks',
            'Exam weeks, one on each line',
            examWeeks.map(({ name, from, to }) => `${name ?? 'Exams'}: ${from}..${to}`),
            'Mocks: 11 Jan – 22 Jan',
          ),
        ],
      }
    case 'days-off':
      return {
        title: 'Add days off',
        press,
        opener,
        submit: 'Add',
        fields: [lines('days-off', 'Days and ranges', [], '21 Dec – 4 Jan, 3 May', true)],
      }
    case 'pause':
      return {
        title: 'Pause everything',
        press,
        opener,
        submit: 'Pause',
        fields: [
          line('when', 'Which days', 'today', 'today, Mon – Wed, until I resume'),
          line('reason', 'Reason, for the calendar', '', 'Snow day'),
        ],
      }
    default:
      throw oldButtonError()
  }
}

function line(
  name: string,
  label: string,
  value: string,
  placeholder: string,
  hint?: string,
): FormField {
  return {
    kind: 'text',
    name,
    label,
    required: false,
    long: false,
    maxLength: 120,
    placeholder,
    ...(value !== '' && { value }),
    ...(hint !== undefined && { hint }),
  }
}

function lines(
  name: string,
  label: string,
  value: readonly string[],
  placeholder: string,
  required = false,
): FormField {
  const text = value.join('\n')
  return {
    kind: 'text',
    name,
    label,
    required,
    long: true,
    maxLength: Math.max(maxTyped, text.length),
    placeholder,
    ...(text !== '' && { value: text }),
  }
}
