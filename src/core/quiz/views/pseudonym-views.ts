/** What is said about pseudonyms: to whoever chooses one, and to teachers, who may see whose they are. */
import { UserError } from '../../reply/user-error.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Form,
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
import { foldName } from '../../reply/normalise-words.ts'
import { maxPseudonymLength, parsePseudonym } from '../pseudonym.ts'

/** Does what `scores name:…` asks, `-` being the wish to go by her own name again, and says so. */
export async function changePseudonym(
  name: string,
  room: Room,
  quiz: QuizService,
): Promise<readonly Block[]> {
  if (isDirectMessageClass(room.class)) {
    throw new UserError(
      'A pseudonym is for the boards of a class. Please choose it in its channel.',
    )
  }
  if (name === '-') {
    const dropped = await quiz.dropPseudonym()
    return [text(dropped ? 'Boards show your own name again.' : 'You had no pseudonym here.')]
  }
  const pseudonym = parsePseudonym(name)
  if (!(await quiz.choosePseudonym(pseudonym))) {
    throw new UserError('Somebody in this class has that name already. Please choose another.')
  }
  return [
    text('From now on the boards of this class call you ', { strong: pseudonym }, '.'),
    note(
      'Your teachers can see that it is you. What already stands in the channel stays as it is. ',
      { code: 'scores name:-' },
      ' takes the name back.',
    ),
  ]
}

/** The map from pseudonyms to people, for teachers alone. */
export async function pseudonymsView(quiz: QuizService): Promise<Reply> {
  return privateReply(...(await pseudonymBlocks(quiz)))
}

/** Asks a teacher which pseudonym is to go. */
export const removePseudonymForm: Form = {
  title: 'Take a pseudonym back',
  press: componentId('scores', 'take'),
  submit: 'Take it back',
  fields: [
    {
      kind: 'text',
      name: 'name',
      label: 'The pseudonym',
      hint: 'Boards then show the student’s own name.',
      required: true,
      long: false,
      maxLength: maxPseudonymLength,
    },
  ],
}

/** Takes away a pseudonym that does not suit a class, and shows who is who without it. */
export async function removePseudonym(name: string, quiz: QuizService): Promise<Reply> {
  const folded = foldName(name)
  const found = (await quiz.pseudonyms()).find((each) => foldName(each.name) === folded)
  if (found === undefined) throw new UserError('Nobody in this class has that pseudonym.')
  await quiz.dropPseudonym(found.person)
  return privateReply(
    text('Taken back: ', { strong: found.name }, '.'),
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
    note('Only teachers see this.'),
    buttons(button('Take one back…', componentId('scores', 'ask'))),
  ]
}
