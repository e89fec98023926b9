/** Settings of a quiz that work against each other: each pair once, with what to do instead. */
import type { Inline } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { GivenOptions } from './quiz-options.ts'
import type { QuizSettings } from './quiz-settings.ts'

interface Conflict {
  /** `given` are the options that somebody asked for just now; what a preset brings gives way to them. */
  readonly isIn: (settings: QuizSettings, given: GivenOptions) => boolean
  readonly advice: (settings: QuizSettings, given: GivenOptions) => readonly [Inline, ...Inline[]]
}

const talkOptions = ['talk', 'talk-minutes', 'talk-from', 'talk-to'] as const

function helps({ hints, retries }: QuizSettings): boolean {
  return hints || retries > 0
}

/** The first that is found is the one that people read. */
export const conflicts = {
  'own-team without teams': {
    isIn: ({ teams }, given) => given['own-team'] === true && teams === 0,
    advice: () => [
      'To let everyone choose a team, say how many there are: add ',
      { code: 'teams:3' },
      ', for example.',
    ],
  },
  'talk without mode:peer': {
    isIn: ({ mode }, given) =>
      mode === 'plain' && talkOptions.some((option) => given[option] !== undefined),
    advice: () => ['To let your class talk it over, add ', { code: 'mode:peer' }, '.'],
  },
  'talk-from above talk-to': {
    isIn: ({ talkFrom, talkTo }) => talkFrom > talkTo,
    advice: ({ talkFrom, talkTo }) => [
      `Nobody can be both above ${talkFrom}% and below ${talkTo}%. Make `,
      { code: 'talk-from' },
      ' the smaller number.',
    ],
  },
  'talk:pairs and anonymous': {
    isIn: ({ mode, talk, anonymous }) => mode === 'peer' && talk === 'pairs' && anonymous,
    advice: () => [
      'In an anonymous quiz nobody can be told who to talk to. Choose ',
      { code: 'talk:freely' },
      ', or leave ',
      { code: 'anonymous' },
      ' out.',
    ],
  },
  'help and mode:peer': {
    isIn: (settings) => helps(settings) && settings.mode === 'peer',
    advice: () => [
      'Where the class talks it over, talking is the help. Leave out ',
      { code: 'hints' },
      ' and ',
      { code: 'retries' },
      '.',
    ],
  },
  'help and confidence:score': {
    isIn: (settings) => helps(settings) && settings.confidence === 'score',
    advice: () => [
      'Points for being sure don’t go together with hints or second tries. Choose one of the two.',
    ],
  },
  'retries and answers:changeable': {
    isIn: ({ retries, answers }) => retries > 0 && answers === 'changeable',
    advice: () => [
      'Where people can change their answers, nobody can be told that the first one was wrong. Leave out ',
      { code: 'retries' },
      ' or ',
      { code: 'answers:changeable' },
      '.',
    ],
  },
  'goal and teams': {
    isIn: ({ goal, teams }) => goal > 0 && teams > 0,
    advice: () => [
      'For a goal the whole class plays together. Leave the teams out, or add ',
      { code: 'goal:0' },
      '.',
    ],
  },
  'goal and board': {
    isIn: ({ goal }, { board }) => goal > 0 && board !== undefined,
    advice: (_, { board = 'everyone' }) => [
      'A class that plays for a goal sees its progress, and no leaderboard. Leave out ',
      { code: `board:${board}` },
      ' or the goal.',
    ],
  },
  'goal and opinions alone': {
    isIn: ({ goal, opinions, questions }) => goal > 0 && opinions >= questions,
    advice: ({ opinions }) => [
      'A goal needs questions that can be right. Ask for fewer opinions, or add ',
      { code: `questions:${opinions + 3}` },
      ', for example.',
    ],
  },
  'warm-up and no more questions': {
    isIn: ({ warmUp, questions }) => warmUp >= questions,
    advice: ({ warmUp, questions }) => [
      `With ${warmUp} questions to warm up, a quiz of ${questions} would count for nothing. Add `,
      { code: `questions:${warmUp + 3}` },
      ', for example.',
    ],
  },
  'confidence:score and a board for all': {
    isIn: ({ confidence }, { board }) =>
      confidence === 'score' && (board === 'everyone' || board === 'top-three'),
    advice: () => [
      'Points for being sure would show everyone how sure somebody was. Choose ',
      { code: 'board:own' },
      ' or ',
      { code: 'board:hidden' },
      '.',
    ],
  },
  'confidence:score and scoring:speed': {
    isIn: ({ confidence, scoring }) => confidence === 'score' && scoring === 'speed',
    advice: () => [
      'Points are either for being sure or for being quick, since thinking takes time. Add ',
      { code: 'scoring:calm' },
      ' or ',
      { code: 'confidence:ask' },
      '.',
    ],
  },
  'confidence:score and penalty': {
    isIn: ({ confidence, penalty }) => confidence === 'score' && penalty,
    advice: () => [
      'With ',
      { code: 'confidence:score' },
      ' a wrong answer costs points already. Leave the penalty out, or add ',
      { code: 'penalty:no' },
      '.',
    ],
  },
} as const satisfies Record<string, Conflict>

/** Throws a UserError where two settings work against each other. */
export function refuseConflicts(settings: QuizSettings, given: GivenOptions): void {
  const found = Object.values<Conflict>(conflicts).find(({ isIn }) => isIn(settings, given))
  if (found !== undefined) throw new UserError(...found.advice(settings, given))
}
