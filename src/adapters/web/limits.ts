/** How much the playground accepts and keeps. No platform sets these limits; they protect the one process. */
export const limits = {
  /** Messages kept in each channel; older ones are dropped. */
  maxMessages: 500,
  /** Of these, how many a page shows one person; with more, a phone takes long over each new one. The page’s script keeps to it. */
  maxShownMessages: 200,
  /** Of all files in messages together, in characters or bytes; one may be as long as a pack. */
  maxFileLength: 16_000_000,
  /** Posts of the bot per second. */
  postsPerSecond: 500,
  /** Requests remembered with their answers, so that one that is sent again does nothing new. */
  maxRequests: 500,
  /** Characters of these answers together: one with a picture or a file is long. */
  maxAnswerCharacters: 8_000_000,
  /** Event streams open at once: of everybody, and of one person. */
  maxStreams: 200,
  maxStreamsEach: 12,
  /** Tries of the key that one address has at once, and how often it gets another. */
  maxTries: 10,
  tryEveryMs: 60_000,
  /** How long a browser stays signed in, and how long it may do nothing before somebody else may take its name. */
  sessionLifetimeMs: 12 * 3_600_000,
  maxIdleMs: 30 * 60_000,
  /** Browsers that have signed out and are remembered, so that their cookies stay without use. */
  maxEndedSessions: 10_000,
  /** Screens that show projector views at once: of everybody, and of one quiz. */
  maxProjectorStreams: 100,
  maxProjectorStreamsEach: 8,
  /** How often a projector view looks for changes, and how many quizzes are kept in between. */
  projectorIntervalMs: 1000,
  maxProjectedQuizzes: 100,
  /** Between signs of life on a quiet stream; proxies drop a silent one after a minute. */
  heartbeatMs: 20_000,
  /** The body of a request, attached files included, which only teachers send where others can reach the page. */
  maxBodyBytes: 8 * 1024 * 1024,
  maxStudentBodyBytes: 128 * 1024,
  /** Characters of a command line. The parser has a lower limit of its own, and explains it to the person. */
  maxLineLength: 20_000,
  /** Characters of a command line that are shown above its answer. */
  maxShownLineLength: 400,
  /** Characters of any other value. */
  maxValueLength: 4000,
  /** Values in one list. */
  maxValues: 100,
  /** Characters of a new message that a screen reader reads out; and of one that counts down, where nobody has time to look for the rest. */
  maxSpokenLength: 240,
  maxTimedSpokenLength: 1200,
  /** Suggestions under the command line: of values, and of commands. */
  maxSuggestions: 12,
  maxCommandSuggestions: 25,
} as const
