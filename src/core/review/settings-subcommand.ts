/** `/review settings`: what a student chooses for their own reviews. */
import { suggestTimeZones } from '../calendar/parse-time-zone.ts'
import { subcommand } from '../command/command.ts'
import { estimateLoad } from './estimate-load.ts'
import { nextReminder } from './reminders.ts'
import { findStudyZone, visibleCards } from './review-service.ts'
import {
  maxRetention,
  mergeReviewSettings,
  minRetention,
  otherRetentions,
  reviewSettingsView,
} from './review-settings.ts'

export const settingsSubcommand = subcommand({
  summary:
    'See or change how many cards you get, how well you want to know them, and your reminder',
  audience: 'person',
  options: {
    limit: { kind: 'integer', summary: 'The most cards per day', min: 1, max: 200 },
    remember: {
      kind: 'integer',
      summary:
        'How many of 100 cards you want to know when they come back; more means more cards a day',
      min: minRetention,
      max: maxRetention,
    },
    reminder: {
      kind: 'text',
      summary: 'When to remind you each day, such as 18:30, or off',
      maxLength: 40,
    },
    timezone: {
      kind: 'text',
      summary: 'Your time zone, such as Europe/London',
      maxLength: 80,
      suggest: (typed, { person }) => suggestTimeZones(typed, person),
    },
  },
  async run({ options, at: now, person }, { review }) {
    const open = await review.open()
    const classZone = await open.classZone()
    const settings = mergeReviewSettings(await open.settings(), options, { classZone, person })
    if (Object.keys(options).length > 0) {
      await open.saveSettings(settings, nextReminder(settings, now), now)
    }
    const [cards, zone] = await Promise.all([visibleCards(open), findStudyZone(open)])
    const { limit, retention } = settings
    function loadAt(percent: number) {
      return {
        retention: percent,
        ...estimateLoad({ cards, model: { retention: percent }, limit, now, zone }),
      }
    }
    const loads =
      cards.length === 0
        ? undefined
        : {
            chosen: loadAt(retention),
            others: otherRetentions(retention).map((each) => loadAt(each)),
          }
    return reviewSettingsView(settings, { classZone, person, loads })
  },
})
