/** What students might type about the chapter on how cells make energy: the half that only measures. Do not look at which fail. */
import { readQueries } from '../read-queries.ts'

export const cellsQueries = readQueries({
  exact: `
energy cannot be made and cannot be destroyed > q:not-made
breaking any bond takes energy > q:breaking-takes
the chain jams like a queue > q:jam
most roads lead into the krebs cycle > q:roads
ATP is a way of spending energy > q:spending
`,
  term: `
what is pyruvate > g:pyruvate
what is the proton gradient > g:proton-gradient
atp synthase > g:atp-synthase
define metabolism > g:metabolism
whats glycolysis > g:glycolysis s:glycolysis
what is reduction > g:reduction
redox > g:reduction g:oxidation
intermembrane space > g:intermembrane-space
what is the matrix > g:matrix
endosymbiotic theory > g:endosymbiosis
what is active transport > g:active-transport
cytoplasm > g:cytosol
ETC > g:electron-transport-chain
citric acid cycle > g:krebs-cycle-term
what is ADP > g:adp
adenosine triphosphate > g:atp
final electron acceptor > g:final-acceptor
aerobic respiration meaning > g:aerobic-respiration
`,
  typo: `
mitochondira > g:mitochondrion s:mitochondrion
enzime > g:enzyme
resperation in one line > s:one-line
chemiosmois > g:chemiosmosis
pyruvat > g:pyruvate
`,
  topic: `
counting atp > s:how-many-atp
section I > s:how-many-atp
section k > s:fuels-and-rate
the second section > s:small-change
without oxygen > s:without-oxygen
small change of the cell > s:small-change
respirometer > s:fuels-and-rate
denatured enzymes too hot > q:too-hot s:fuels-and-rate d:soup-in-the-warm
mitchell lamp experiment > q:lamp d:how-mitchell-could-be-tested s:dam
theme evidence > t:evidence
structure and function > t:structure-and-function d:shape-that-works
`,
  question: `
why dont cells just use glucose > d:why-not-pay-in-glucose
why is the inner membrane folded > q:folding s:mitochondrion g:cristae
is lactate bad > q:not-poison d:lactate-on-trial
why is 38 atp wrong > d:a-number-that-changed s:how-many-atp q:measured
how is respiration like burning > d:is-respiration-slow-burning s:one-line
what happens to the electrons > s:electron-chain t:electrons q:all-oxygen-does
can we burn fat instead of sugar > s:fuels-and-rate q:roads
how do chloroplasts make atp > q:same-trick d:one-trick-two-organelles s:photosynthesis
`,
  gibberish: `
qwertz uiop
flumph gribble
????
`,
  'off-topic': `
french revolution
harry potter
best football boots
`,
})
