import { describe } from 'vitest'
import { moderationStoreContract } from '../../contracts/moderation-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('the moderation of answers on $name', ({ open }) => {
  moderationStoreContract(open)
})
