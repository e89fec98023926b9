import { describe } from 'vitest'
import { homeClassStoreContract } from '../../contracts/home-class-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('home classes on $name', ({ open }) => {
  homeClassStoreContract(open)
})
