/** What students might type about the chapter on how cells make energy: the half to look at when the search is changed. */
import { readQueries } from '../read-queries.ts'

export const cellsQueries = readQueries({
  exact: `
respiration is not breathing > q:not-breathing
Lactate is not poison > q:not-poison
before glycolysis pays it costs > q:costs-first
energy passes through once carbon goes round > q:carbon-round d:energy-once-carbon-round
plants respire too > q:plants-too
`,
  term: `
what is ATP > g:atp
what is atp? > g:atp
ATP > g:atp
adp > g:adp
define hydrolysis > g:hydrolysis
whats an enzyme > g:enzyme
what is NADH > g:nad
nad+ > g:nad
what does oxidation mean > g:oxidation
oil rig > g:oxidation
powerhouse of the cell > g:mitochondrion d:write-it-for-a-friend
cristae definition > g:cristae
tca cycle > g:krebs-cycle-term
acetyl coa > g:acetyl-coa
what is chemiosmosis > g:chemiosmosis
meaning of anaerobic > g:fermentation s:without-oxygen
fadh2 > g:fadh2
`,
  typo: `
glycolisis > g:glycolysis s:glycolysis
mitocondria > g:mitochondrion s:mitochondrion
photosinthesis > s:photosynthesis
kreb cycle > g:krebs-cycle-term s:krebs-cycle
fermantation > g:fermentation
electron transprt chain > g:electron-transport-chain s:electron-chain
`,
  topic: `
link reaction and krebs cycle > s:krebs-cycle
the dam > s:dam q:like-a-dam
how many atp from one glucose > s:how-many-atp q:a-third d:a-number-that-changed
section D > s:glycolysis
section 4 > s:glycolysis
section e > s:mitochondrion
first section > s:not-quite-true
last section > s:photosynthesis
lactic acid sore muscles > d:lactate-on-trial s:without-oxygen q:not-poison
bread dough yeast > s:without-oxygen
brown fat babies > q:leak s:dam d:a-useful-leak
quotes about oxygen > q:all-oxygen-does q:jam
`,
  question: `
why does the krebs cycle stop without oxygen > d:no-oxygen-yet-it-stops
do plants breathe at night > d:do-plants-breathe-at-night q:plants-too
what happens in glycolysis > s:glycolysis
where does the carbon dioxide come from > q:made-here s:krebs-cycle
what does oxygen do in respiration > q:all-oxygen-does s:electron-chain
were mitochondria bacteria > q:ancestors d:bacteria-inside-us s:mitochondrion g:endosymbiosis
difference between photosynthesis and respiration > s:photosynthesis q:not-backwards d:one-trick-two-organelles
why do cells ferment > d:fermentation-has-one-job q:unloads
`,
  gibberish: `
asdf qwerty
zzzxx blorf
;;;;
`,
  'off-topic': `
who won the world cup
romeo and juliet
how to bake a birthday cake in minecraft
`,
})
