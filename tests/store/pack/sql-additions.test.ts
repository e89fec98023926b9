import { describe } from 'vitest'
import { additionStoreContract } from '../../contracts/addition-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('additions of classes on $name', ({ open }) => {
  additionStoreContract(open)
})
