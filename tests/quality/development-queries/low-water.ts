/** What students might type about the play Low Water: the half to look at when the search is changed. */
import { readQueries } from '../read-queries.ts'

export const lowWaterQueries = readQueries({
  exact: `
leave out whoever start it with a name > q:start-with-a-name
it was only hands > q:only-hands
somebody has to be the wall > q:the-wall
who cuts two keys > q:two-keys
A river never tells you. It goes on. > q:felt-the-hand
i'd sooner have been asked > q:sooner-asked
`,
  misremembered: `
there's no law about my hands > q:law-about-hands
i never watched the water leave > q:never-watched-it-leave
whoever opens the gate at night > q:the-law
hold out your hand it wont hold me > q:will-not-hold
`,
  speaker: `
what does maud say about the wall > q:the-wall q:wall-so-high q:putting-up-a-wall
tamsin quotes > q:law-about-hands q:had-an-aunt q:praised-each-other q:gave-back-the-key q:right-shut-its-gate q:what-ellen-saw q:two-keys q:start-with-a-name q:adding-two
who says word is water > q:word-is-water
who said henhouse hinges dont have teeth > q:henhouse
`,
  people: `
who is maud > c:maud
davy > c:davy
the reeve > c:maud
who is ellen? > c:ellen
tamsins mum > c:maud
abel pike the miller > c:pike
narrator > c:river g:chorus d:narrator-who-knows
the guard who falls asleep > c:bram s:night-watch
`,
  place: `
act 1 scene 2 > s:empty-pails
act 2 scene 1 > s:night-watch
Act III scene ii > s:the-hearing
last scene > s:the-way-down
how does it end > s:the-way-down
`,
  event: `
davy confesses > s:blue-scarf d:why-davy-confesses
who opened the gate > s:the-hearing d:narrator-who-knows
tamsin gives davy water with her hands > s:empty-pails q:law-about-hands d:law-about-my-hands
the trial > s:the-hearing
bram finds the key in the mud > q:old-hinge s:night-watch
`,
  term: `
what is a soliloquy > g:soliloquy
iambic pentamter > g:iambic-pentameter
define enjambment > g:enjambment
dramatic irony > g:dramatic-irony
`,
  theme: `
justice > t:law-and-mercy
theme of borders > t:walls
secrets and lies > t:truth-and-silence
whoever > q:said-whoever q:the-law q:start-with-a-name d:whoever-and-wren
is maud a hypocrite > d:hypocrite-or-not
is pike a villain > d:pike-a-villain
symbolism of the chair > d:chair-through-the-play g:symbol s:ellens-chair
`,
  gibberish: `
asdf qwerty
zzzxx blorf
;;;;
`,
  'off-topic': `
photosynthesis equation
harry potter
quadratic formula
`,
})
