/** The kinds of changes that the history can be narrowed to. A feature that notes changes has its kind in one of them. */
import { capitalise } from '../reply/capitalise.ts'
import { logSetting, settingNames } from './settings.ts'

export const historyTopics = {
  settings: { label: 'settings', kinds: [...settingNames, logSetting] },
  progress: { label: 'progress and reading', kinds: ['progress', 'reading'] },
  calendar: { label: 'calendar', kinds: ['calendar'] },
  daily: { label: 'daily posts', kinds: ['daily', 'plan'] },
  discussion: { label: 'answers to the daily post', kinds: ['answers', 'discussion'] },
  homework: { label: 'homework', kinds: ['homework'] },
  quizzes: { label: 'quiz presets', kinds: ['preset'] },
  packs: { label: 'packs', kinds: ['pack', 'uploaded', 'addition', 'left-out'] },
  people: { label: 'teachers and accommodations', kinds: ['teacher', 'accommodation'] },
} as const

export type HistoryTopic = keyof typeof historyTopics

export const topicChoices = (Object.keys(historyTopics) as HistoryTopic[]).map((value) => ({
  value,
  label: capitalise(historyTopics[value].label),
}))
