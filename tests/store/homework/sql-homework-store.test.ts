import { describe } from 'vitest'
import { homeworkStoreContract } from '../../contracts/homework-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('homework on $name', ({ open }) => {
  homeworkStoreContract(open)
})
