/** How a quiz is played: what the host chooses, what a preset saves, and what a stored plan carries. */
import { z } from 'zod'

/** Every setting has a default, so that plans and presets of earlier versions can still be read. */
export const QuizSettings = z.object({
  /** How many questions the host asked for. */
  questions: z.int().min(3).max(30).default(5),
  /** How long each question is open. */
  seconds: z.int().min(10).max(120).default(30),
  scoring: z.enum(['calm', 'speed']).default('calm'),
  /** Whether the first answer counts, or the last one before the question closes. */
  answers: z.enum(['final', 'changeable']).default('final'),
  /** How many teams; 0 means that everyone plays alone. */
  teams: z.int().min(0).max(6).default(0),
  teamsBy: z.enum(['draw', 'choice']).default('draw'),
  /** Whether leaderboards show made-up names. */
  anonymous: z.boolean().default(false),
  /** Whether an answer that is worse than a guess costs points, so that guessing gains nothing on average. */
  penalty: z.boolean().default(false),
  /** `peer`: vote, talk it over where opinions are divided, and vote again on the same question. */
  mode: z.enum(['plain', 'peer']).default('plain'),
  /** The class talks where from `talkFrom` to `talkTo` percent of the first votes are right. */
  talkFrom: z.int().min(0).max(100).default(30),
  talkTo: z.int().min(0).max(100).default(70),
  talkMinutes: z.int().min(1).max(10).default(3),
  /** With whoever is near, in a thread under the message, or in pairs that are drawn. */
  talk: z.enum(['freely', 'thread', 'pairs']).default('freely'),
  /** Whether people say how sure they are of an answer, and whether that decides what it earns. */
  confidence: z.enum(['off', 'ask', 'score']).default('off'),
  /** How many of the questions ask what the class thinks, so that no answer is right and none has points. */
  opinions: z.int().min(0).max(5).default(0),
  /** Whose places everybody sees; with `own` each sees theirs in private. */
  board: z.enum(['everyone', 'top-three', 'own', 'hidden']).default('everyone'),
  /** Where fewer answered, nobody is shown how often an option was chosen. */
  smallClass: z.int().min(0).max(30).default(5),
  /** The per cent that the class wants to have right together; 0 where everyone plays for themselves. */
  goal: z.int().min(0).max(100).default(0),
  /** How many questions at the start count for nothing. */
  warmUp: z.int().min(0).max(3).default(0),
  /** Whether people may ask for a hint, for some of the points. */
  hints: z.boolean().default(false),
  /** How often somebody may try again after a wrong answer, for some of the points. */
  retries: z.int().min(0).max(1).default(0),
})
export type QuizSettings = z.infer<typeof QuizSettings>

/** The settings of a quiz started without options. */
export const defaultSettings: QuizSettings = QuizSettings.parse({})
