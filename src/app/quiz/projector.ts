/**
 * Links to the projector views of quizzes. A key is derived from a secret of the database and the quiz, so it is the same in every
 * process and after a restart, nothing about it is stored, and one that nobody was given is refused without asking the database.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Quiz, QuizPlan } from '../../core/quiz/quiz.ts'
import { quizMessage } from '../../core/quiz/views/quiz-message.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { ShowImages } from '../picture/show-images.ts'
import { roomOf } from './draw-quiz.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'

/** How long the view of a quiz stays after its end, milliseconds: long enough to read the final leaderboard out. */
const afterEndMs = 10 * 60_000

/** Of the 32 bytes of the code that proves a key: 128 bits cannot be guessed, and are short enough to be typed. */
const codeBytes = 16

export interface ProjectorParts {
  readonly store: Pick<QuizStore, 'read' | 'findClass'>
  /** Returns the secret that all processes share. */
  readonly secret: () => Promise<string>
  /** Where people open the bot’s pages, such as `https://study.example.org`; undefined where they cannot. */
  readonly address: (platform: PlatformName) => string | undefined
  /** Left out, pictures are words. */
  readonly showImages?: ShowImages
}

export interface ProjectedQuiz {
  readonly quiz: Quiz
  /** The store’s clock, epoch milliseconds. */
  readonly now: number
  /** Its message with the picture of the question; left out, it is drawn in words. */
  readonly message?: Reply
}

export interface Projector {
  /** Returns the web address of a quiz’s projector view; undefined where people could not open it. */
  link(plan: Pick<QuizPlan, 'id' | 'platform'>): Promise<string | undefined>
  /** Returns the quiz that a key is for; undefined for any other key, and some minutes after the quiz has ended. */
  find(key: string): Promise<ProjectedQuiz | undefined>
}

export function createProjector({ store, secret, address, showImages }: ProjectorParts): Projector {
  let shared: Promise<string> | undefined

  async function codeOf(id: string): Promise<string> {
    shared ??= secret().catch((error: unknown) => {
      shared = undefined
      throw error
    })
    const code = createHmac('sha256', await shared)
      .update(`projector ${id}`)
      .digest()
    return code.subarray(0, codeBytes).toString('base64url')
  }

  /** Takes the same time for every wrong key, whether or not there is such a quiz. */
  async function readKey(key: string): Promise<string | undefined> {
    const [id = '', ...rest] = key.split('-')
    const [given, right] = [rest.join('-'), await codeOf(id)].map((code) => Buffer.from(code))
    const isRight =
      given !== undefined && given.length === right?.length && timingSafeEqual(given, right)
    return isRight ? id : undefined
  }

  return {
    async link({ id, platform }) {
      const base = address(platform)
      return base === undefined ? undefined : `${base}/projector/${id}-${await codeOf(id)}`
    },
    async find(key) {
      const id = await readKey(key)
      const className = id === undefined ? undefined : await store.findClass(id)
      if (id === undefined || className === undefined) return undefined
      const found = await store.read(className, id)
      if (found === undefined) return undefined
      const { quiz, now } = found
      const isGone = 'endedAt' in quiz.state && now > quiz.state.endedAt + afterEndMs
      if (isGone) return undefined
      const message = await showImages?.(quizMessage(quiz), roomOf(quiz.plan))
      return { quiz, now, ...(message !== undefined && { message }) }
    },
  }
}
