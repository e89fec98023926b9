import { describe } from 'vitest'
import { leftOutStoreContract } from '../../contracts/left-out-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('questions that are out of quizzes on $name', ({ open }) => {
  leftOutStoreContract(open)
})
