import { describe } from 'vitest'
import { packStoreContract } from '../../contracts/pack-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('packs of classes on $name', ({ open }) => {
  packStoreContract(open)
})
