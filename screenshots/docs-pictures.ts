/** The screenshots that stand in README.md and docs/, by the names that they have in var/screenshots. */
export const docsPictures: readonly string[] = [
  'discord-quote',
  'discord-quiz-answer-2',
  'discord-quiz-report',
  'slack-scene',
  'slack-daily-preview',
  'slack-year-plan',
  'discord-year-overview',
  'page-light-quote',
]
