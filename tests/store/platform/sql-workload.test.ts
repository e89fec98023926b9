import { describe } from 'vitest'
import { workloadContract } from '../../contracts/workload.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('the workload on $name', ({ open }) => {
  workloadContract(open)
})
