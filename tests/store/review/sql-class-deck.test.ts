import { describe } from 'vitest'
import { classDeckContract } from '../../contracts/class-deck.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('the flashcards of a class on $name', ({ open }) => {
  classDeckContract(open)
})
