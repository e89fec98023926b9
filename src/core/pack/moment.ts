/** A fact that belongs to a scene, so that a class sees it once it has reached that scene. */
import { z } from 'zod'
import { Id, SourceRef, multiLineText } from './fields.ts'
import { Rating } from './rating.ts'

export const Moment = z.strictObject({
  scene: Id.describe('The scene that shows it. Classes see it once they have reached this scene.'),
  text: multiLineText(400).describe('The fact, in a sentence or two.'),
  rating: Rating.default('everyone'),
  source: z.array(SourceRef).min(1).describe('Paragraphs of the guide, such as S3.'),
})
export type Moment = z.infer<typeof Moment>
