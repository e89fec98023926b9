import { describe } from 'vitest'
import { quizRecordsContract } from '../../contracts/quiz-records.ts'
import { quizContract } from '../../contracts/quiz-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('quizzes on $name', ({ open }) => {
  quizContract(open)
})

describe.each(engines)('what stays of quizzes on $name', ({ open }) => {
  quizRecordsContract(open)
})
