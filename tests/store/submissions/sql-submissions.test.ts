import { describe } from 'vitest'
import { submissionStoreContract } from '../../contracts/submission-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('questions by students on $name', ({ open }) => {
  submissionStoreContract(open)
})
