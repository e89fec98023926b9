import { describe, expect, test } from 'vitest'
import { createSearch } from '../../../src/core/search/search.ts'
import { unifySpelling } from '../../../src/core/search/spelling.ts'
import { stem } from '../../../src/core/search/stem.ts'
import { entry } from '../../fixtures/entry.ts'

const pairs =
  `colour color|colours colors|coloured colored|favourite favorite|favourites favorites|honour honor
  honourable honorable|neighbour neighbor|neighbourhood neighborhood|behaviour behavior|humour humor|labour labor
  rumours rumors|harbour harbor|flavour flavor|armour armor|realise realize|realised realized|organisation organization
  apologise apologize|apologising apologizing|recognise recognize|symbolise symbolize|fantasising fantasizing
  civilisation civilization|analyse analyze|paralysed paralyzed|centre center|theatre theater|metres meters
  fibre fiber|sombre somber|spectre specter|manoeuvre maneuver|travelled traveled|traveller traveler
  cancelled canceled|labelled labeled|quarrelled quarreled|modelling modeling|jewellery jewelry|marvellous marvelous
  woollen woolen|counsellor counselor|dialogue dialog|catalogue catalog|monologue monolog|epilogue epilog|grey gray
  greyish grayish|programme program|defence defense|offence offense|licence license|pretence pretense
  practise practice|fulfil fulfill|fulfilment fulfillment|skilful skillful|enrol enroll|judgement judgment
  encyclopaedia encyclopedia|mediaeval medieval|anaesthetic anesthetic|aesthetics esthetics|oestrogen estrogen
  plough plow|mould mold|moustache mustache|sceptical skeptical|cosy cozy|pyjamas pajamas|tyre tire|kerb curb
  cheque check|aeroplane airplane|aluminium aluminum|artefact artifact|ageing aging|mum mom|maths math|learnt learned
  dreamt dreamed|burnt burned|towards toward|storey story|gaol jail|draught draft|enquiry inquiry
  defamiliarisation defamiliarization|characterised characterized|kidnapped kidnaped`
    .split(/\s*[|\n]\s*/)
    .map((pair) => pair.split(' ') as [string, string])

describe('British and American spelling', () => {
  test.each(pairs)('%s and %s are one word', (british, american) => {
    expect(stem(british)).toBe(stem(american))
  })

  test.each(pairs)('a scene called %s is found by %s, and the other way round', (...pair) => {
    for (const [written, typed] of [pair, pair.toReversed()]) {
      const index = createSearch([
        entry({ kind: 'scene', id: 'it', label: `The ${written} lamp` }),
        entry({ kind: 'scene', id: 'other', label: 'A walk by the river' }),
      ])
      expect(index.search(typed!)[0]).toMatchObject({ id: 'it', isStrong: true })
    }
  })

  test.each([
    ['promise', 'promising'],
    ['surprise', 'surprisingly'],
    ['advertise', 'advertisement'],
    ['revise', 'revision'],
    ['precise', 'precision'],
    ['exercise', 'exercises'],
    ['wise', 'wisely'],
    ['call', 'called'],
    ['hour', 'hours'],
    ['four', 'fours'],
    ['pour', 'poured'],
    ['fire', 'fires'],
    ['program', 'programmed'],
  ])('%s and %s are still forms of one word', (one, other) => {
    expect(stem(one)).toBe(stem(other))
  })

  test.each(['our', 'your', 'hour', 'rise', 'noise', 'there', 'here', 'tell', 'called', 'this'])(
    '%s is left alone',
    (word) => {
      expect(unifySpelling(word)).toBe(word)
    },
  )
})
