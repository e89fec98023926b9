import { describe } from 'vitest'
import { discussionStoreContract } from '../../contracts/discussion-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('answers on $name', ({ open }) => {
  discussionStoreContract(open)
})
