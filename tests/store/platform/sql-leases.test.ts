import { describe } from 'vitest'
import { leaseContract } from '../../contracts/lease-store.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('leases on $name', ({ open }) => {
  leaseContract(open)
})
