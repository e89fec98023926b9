import { describe } from 'vitest'
import { accommodationStoreContract } from '../../contracts/accommodation-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('accommodations on $name', ({ open }) => {
  accommodationStoreContract(open)
})
