import { describe } from 'vitest'
import { sealedTokenContract } from '../../contracts/sealed-tokens.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('encrypted tokens on $name', ({ open }) => {
  sealedTokenContract(open)
})
