/** Draws the pictures of a reply for a platform that shows only PNG. */
import type { Logger } from 'pino'
import type { Reply } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'

/** Returns PNG by SVG; a picture that could not be drawn is missing. Never throws. */
export type DrawPictures = (
  reply: Pick<Reply, 'blocks'>,
  classId: string,
) => Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>

export function createDrawPictures(heavyWork: HeavyWork, log: Logger): DrawPictures {
  async function draw(svg: string, classId: string) {
    try {
      return { svg, png: await heavyWork.run('drawPicture', classId, svg) }
    } catch (error) {
      // A UserError says that too many are waiting, or that it took too long.
      if (!(error instanceof UserError)) log.error({ err: error }, 'A picture could not be drawn')
      return { svg, png: undefined }
    }
  }

  return async function drawPictures({ blocks }, classId) {
    const pictures = blocks.filter((block) => block.kind === 'picture')
    const drawn = await Promise.all(pictures.map(({ svg }) => draw(svg, classId)))
    return new Map(drawn.flatMap(({ svg, png }) => (png === undefined ? [] : [[svg, png]])))
  }
}
