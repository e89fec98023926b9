/** Replies about pseudonyms, for students who choose one and for teachers, who see who is behind each. */
import { UserError } from '../../reply/user-error.ts'
import { componentId } from '../../command/component-id.ts'
import type { Form } from '../../reply/form.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { type Room, isDirectMessageClass } from '../../platform/room.ts'
import type { QuizService } from '../quiz-service.ts'
import { nameKey } from '../lookalike-names.ts'
import { maxPseudonymLength, parsePseudonym } from '../pseudonym.ts'

/** Changes the person's pseudonym as `scores name:…` asks; `-` removes it. */
export async function changePseudonym(
  name: string,
  room: Room,
  quiz: QuizService,
): Promise<readonly Block[]> {
  if (isDirectMessageClass(room.class)) {
    throw new UserError(
      'A pseudonym is for a class’s leaderboards. Please choose it in a class channel.',
    )
  }
  if (name === '-') {
    const dropped = await quiz.dropPseudonym()
    return [
      text(dropped ? 'Leaderboards show your own name again.' : 'You don’t have a pseudonym here.'),
    ]
  }
  const pseudonym = parsePseudonym(name)
  if (!(await quiz.choosePseudonym(pseudonym))) {
    throw new UserError(
      'Somebody in this class already uses that name, or one that looks like it. Please choose another.',
    )
  }
  return [
    text('From now on you’re ', { strong: pseudonym }, ' on this class’s leaderboards.'),
    note(
      'Your teachers can see that it’s you, and older messages keep your own name. To go back to it, use ',
      { command: 'scores', words: 'name:-' },
      '.',
    ),
  ]
}

/** Shows who is behind each pseudonym; for teachers only. */
export async function pseudonymsView(quiz: QuizService): Promise<Reply> {
  return privateReply(...(await pseudonymBlocks(quiz)))
}

/** Asks a teacher which pseudonym to remove. */
export const removePseudonymForm: Form = {
  title: 'Remove a pseudonym',
  press: componentId('scores', 'take'),
  submit: 'Remove',
  fields: [
    {
      kind: 'text',
      name: 'name',
      label: 'The pseudonym',
      hint: 'Leaderboards will show the student’s own name.',
      required: true,
      long: false,
      maxLength: maxPseudonymLength,
    },
  ],
}

/** Removes a pseudonym that a teacher finds unsuitable, and shows the ones that are left. */
export async function removePseudonym(name: string, quiz: QuizService): Promise<Reply> {
  const key = nameKey(name)
  const found = (await quiz.pseudonyms()).find((each) => nameKey(each.name) === key)
  if (found === undefined) throw new UserError('Nobody in this class uses that pseudonym.')
  await quiz.dropPseudonym(found.person)
  return privateReply(
    text('Removed ', { strong: found.name }, '.'),
    ...(await pseudonymBlocks(quiz)),
  )
}

async function pseudonymBlocks(quiz: QuizService): Promise<readonly Block[]> {
  const pseudonyms = await quiz.pseudonyms()
  if (pseudonyms.length === 0) return [text('Nobody in this class has a pseudonym.')]
  return [
    heading('Who is who'),
    bullets(
      pseudonyms.map(({ name, person, personName }) => [
        { strong: name },
        ': ',
        { person, name: personName },
      ]),
    ),
    note('Only teachers can see this.'),
    buttons(button('Remove one…', componentId('scores', 'ask'))),
  ]
}
