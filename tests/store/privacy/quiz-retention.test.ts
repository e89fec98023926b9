import { describe } from 'vitest'
import { quizRetentionContract } from '../../contracts/quiz-retention.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('old quizzes on $name', ({ open }) => {
  quizRetentionContract(open)
})
