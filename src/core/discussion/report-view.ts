/** How a student tells the teachers about an answer of somebody else. */
import { componentId } from '../command/component-id.ts'
import type { Form } from '../reply/form.ts'
import { type Reply, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type ReportReason, type ReportResult, reportReasons } from './moderation-store.ts'

const labels: Readonly<Record<ReportReason, string>> = {
  hurtful: 'It may hurt somebody',
  private: 'It gives away something private',
  'off-topic': 'It isn’t about the question',
  other: 'Something else',
}

export function reportForm(answer: string): Form {
  return {
    title: 'Tell your teachers',
    press: componentId('answers', 'reported', answer),
    submit: 'Tell them',
    fields: [
      {
        kind: 'one',
        name: 'reason',
        label: 'What’s wrong with this answer?',
        hint: 'Your teachers look at it. Nobody is told that it was you.',
        required: true,
        options: reportReasons.map((value) => ({ label: labels[value], value })),
      },
    ],
  }
}

export function readReason(fields: Readonly<Record<string, readonly string[]>>): ReportReason {
  const reason = reportReasons.find((each) => each === fields['reason']?.[0])
  if (reason === undefined) throw new UserError('Choose what’s wrong with it.')
  return reason
}

export function reportedView(result: ReportResult): Reply {
  switch (result.kind) {
    case 'reported':
      return privateReply(
        text(
          result.isHeld
            ? 'Thank you. Nobody can read it until a teacher has looked at it. Nobody is told that it was you.'
            : 'Thank you. Your teachers will look at it. Nobody is told that it was you.',
        ),
      )
    case 'again':
      return privateReply(text('You’ve told your teachers about this answer already. Thank you.'))
    case 'gone':
      return privateReply(text('That answer isn’t shown any more.'))
    default:
      return result satisfies never
  }
}
