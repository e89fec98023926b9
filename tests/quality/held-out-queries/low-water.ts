/** What students might type about the play Low Water: the half that only measures. Do not look at which fail. */
import { readQueries } from '../read-queries.ts'

export const lowWaterQueries = readQueries({
  exact: `
this isnt sitting this is lower leaning > q:lower-leaning
The sun keeps hours, and never drinks by dark > q:sun-keeps-hours
she's never seen it rain > q:never-seen-rain
i'll not be cheated of the truth by love > q:cheated-by-love
there were more hands > q:more-hands
it's the same water its not used by turning > q:by-turning
`,
  misremembered: `
by night you cant see whose field is whose > q:whose-field
we praised each other for something we never did > q:praised-each-other
nobody speaks when we wake up > q:nobody-speaks
the pool gave the key back > q:gave-back-the-key
`,
  speaker: `
what does the river say about names > q:names-unknown q:will-not-hold
pike quotes > q:our-water q:right-folk q:never-watched-it-leave q:sun-keeps-hours
hester about ellen > q:a-cart-a-mule q:well-explained
who says id call it heavy sir > q:heavy-sir
`,
  people: `
who is hester > c:hester
jory fenn > c:jory
the watchman > c:bram
the boy from netherlode > c:davy
tamsin harow > c:tamsin
gran > c:hester
mauds sister > c:ellen
who is the keeper > c:jory
`,
  place: `
act 1 scene 1 > s:wet-wheel
act 3 scene 1 > s:the-loft
act two scene three > s:tamsin-speaks
first scene > s:wet-wheel
the ending > s:the-way-down
`,
  event: `
maud confesses at the hearing > s:the-hearing
tamsin confesses > s:tamsin-speaks
davy is refused water > s:empty-pails q:sent-to-hear-it
bram sleeps on watch > s:night-watch c:bram
the scarf is found > s:blue-scarf d:scarf-as-evidence
`,
  term: `
blank verse > g:blank-verse
what is a caesura > g:caesura
aside meaning > g:aside
rhyming cuplet > g:rhyming-couplet
`,
  theme: `
mercy > t:law-and-mercy
family duty > t:family
guilt about the past > t:the-past
is the law fair > d:is-the-law-fair t:law-and-mercy
why doesnt it rain > d:no-rain
what do hands mean in the play > d:hands-through-the-play
two false confessions > d:two-false-confessions
`,
  gibberish: `
qwertz uiop
flumph gribble
????
`,
  'off-topic': `
french revolution
minecraft
pythagoras theorem
`,
})
