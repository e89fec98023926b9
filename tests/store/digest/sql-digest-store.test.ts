import { describe } from 'vitest'
import { digestStoreContract } from '../../contracts/digest-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('digests on $name', ({ open }) => {
  digestStoreContract(open)
})
