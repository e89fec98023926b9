import { describe } from 'vitest'
import { bookStoreContract } from '../../contracts/book-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('the class’s book on $name', ({ open }) => {
  bookStoreContract(open)
})
