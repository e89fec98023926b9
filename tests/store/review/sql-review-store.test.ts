import { describe } from 'vitest'
import { reviewStoreContract } from '../../contracts/review-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('private reviews on $name', ({ open }) => {
  reviewStoreContract(open)
})
