/** Draws the message of a quiz for its platform. Where a picture can’t come with an edit, it is posted by itself, once a question. */
import type { Logger } from 'pino'
import { lruCache } from '../../core/platform/lru-cache.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import { type Quiz, type QuizPlan, currentItem } from '../../core/quiz/quiz.ts'
import { pictureBlocks, questionTitle } from '../../core/quiz/views/question.ts'
import { quizMessage } from '../../core/quiz/views/quiz-message.ts'
import { type Reply, replyWith, text } from '../../core/reply/reply.ts'
import type { ShowImages } from '../picture/show-images.ts'

/** As many questions with pictures as one process asks in some hours. */
const maxRemembered = 1_000

export type DrawQuiz = (platform: Platform, quiz: Quiz) => Promise<Reply>

interface DrawQuizParts {
  readonly showImages: ShowImages
  readonly log: Logger
}

export function createDrawQuiz({ showImages, log }: DrawQuizParts): DrawQuiz {
  const posted = lruCache<string, true>(maxRemembered)

  /** Without it the message still has its words, so a failure is only logged. */
  async function postPicture(platform: Platform, quiz: Quiz): Promise<void> {
    const { plan, state } = quiz
    const item = currentItem(quiz)
    if (state.phase !== 'asking' || item?.picture === undefined) return
    const key = `quiz-${plan.id}-picture-${state.round}`
    if (posted.has(key)) return
    posted.set(key, true)
    const title = `${questionTitle(plan, state.round)}: the picture`
    const reply = await showImages(
      replyWith(text({ strong: title }), ...pictureBlocks(item)),
      roomOf(plan),
    )
    if (!reply.blocks.some((block) => block.kind === 'image' && block.data !== undefined)) return
    try {
      await platform.post({ id: plan.room, class: plan.class }, reply, { idempotencyKey: key })
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      log.warn({ err: error, quiz: plan.id }, 'The picture of a question could not be posted')
    }
  }

  return async function drawQuiz(platform, quiz) {
    const reply = quizMessage(quiz)
    switch (platform.pictures) {
      case 'edited':
        return showImages(reply, roomOf(quiz.plan))
      case 'posted':
        await postPicture(platform, quiz)
        return reply
      case undefined:
        return reply
      default:
        return platform.pictures satisfies never
    }
  }
}

/** Returns where a quiz is shown. */
export function roomOf({ room, class: classId, platform }: QuizPlan): Parameters<ShowImages>[1] {
  return { id: room, class: classId, platform, allowsMature: false, showsPictures: true }
}
