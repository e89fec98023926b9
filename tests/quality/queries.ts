/** What students might type, by class, and the entries that would satisfy them. Written from the pack. */
import { type ReadQuery, readQueries } from './read-queries.ts'

export const queryClasses = [
  'exact',
  'misremembered',
  'typo',
  'paraphrase',
  'hard',
  'event',
  'place',
  'alias',
  'theme',
  'speaker',
  'question',
  'prefix',
  'gibberish',
  'off-topic',
  'word-sharing',
] as const
export type QueryClass = (typeof queryClasses)[number]

export interface LabelledQuery extends ReadQuery<QueryClass> {
  /** A third is for tuning; of the rest only totals by class were looked at, never which queries failed. */
  readonly tuning: boolean
}

const sets: Readonly<Record<QueryClass, string>> = {
  // Words of a line as they stand, punctuation and capitals aside.
  exact: `
you feel real to me samantha > q:you-feel-real
tiny little hole in my heart > q:tiny-little-hole
the past is just a story we tell ourselves > q:the-past-is-a-story
I feel I can say anything to you > q:say-anything-to-you
are these feelings even real > q:are-these-feelings-real
more than just a random person walking by > q:more-than-a-random-person
I figured you were hungry > q:figured-you-were-hungry
You’re a really creepy dude. > q:creepy-dude
what it's like to lose someone you care about > q:lose-someone
how deeply they've fallen in love > q:more-than-a-random-person
something changed in me > q:you-woke-me-up
i cant stop listening to it > q:cant-stop-listening
ability to be serious > q:serious-at-this-age
how strange it would look > q:erase-the-thought
we were a big influence on each other > q:big-influence
Tell me everything you're thinking > q:everything-youre-thinking
yeah youre right im sorry > q:youre-right-im-sorry
sharing your life with somebody > q:sharing-your-life
how was it? > q:how-was-it
is she angry > q:is-she-angry
you helped me discover > q:ability-to-want
`,
  // A line with words swapped, dropped or added.
  misremembered: `
you seem real to me samantha > q:you-feel-real
the past is only a story we tell to ourselves > q:the-past-is-a-story
a tiny tiny hole inside my heart > q:tiny-little-hole
i can tell you anything > q:say-anything-to-you s:saying-anything
you don't know how it feels to lose somebody > q:lose-someone
i thought you might be hungry > q:figured-you-were-hungry
you are such a creepy guy > q:creepy-dude
are my feelings real or just a program > q:are-these-feelings-real s:real-feelings
everything else vanished and i loved it > q:everything-else-disappeared
you taught me how to want > q:ability-to-want
i imagined you scratching my back > q:the-itch s:imagined-body
don't waste my time if you can't be serious > q:serious-at-this-age
imagine you had never seen a human body > q:erase-the-thought s:the-beach
a song about what it's like being on the beach with you > q:piece-of-music s:beach-music
you lost a piece of yourself > q:lost-a-part
i have seen you feel happiness and marvel > q:joy-and-marvel
it's difficult but it feels so good to share your life > q:sharing-your-life
last night was incredible, you woke me > q:you-woke-me-up q:last-night-was-amazing
i look at people and try to feel them as more than random > q:more-than-a-random-person
he left her by herself in the relationship > q:left-her-alone s:dreams-of-catherine
like a puppy i rescued in a canyon > q:little-puppy s:dragon-and-tiger
`,
  typo: `
samntha > c:samantha
theodroe > c:theodore
cathrine > c:catherine
carnivel > s:eyes-closed s:slice-of-pizza
piza slice > s:slice-of-pizza
runnyon canyon > q:little-puppy s:dragon-and-tiger
mixollogy > s:the-restaurant q:so-romantic c:the-date
barteder > c:bartender q:the-bartender
you feel reel to me samanta > q:you-feel-real
tiny litle hole in my hart > q:tiny-little-hole
lonliness > t:connection-and-loneliness
commitmant > t:commitment
creepy dood > q:creepy-dude s:the-goodbye
advise colums > s:awake-in-the-night
forshadowing > g:foreshadowing
juxtapositon > g:juxtaposition
suday adventure > q:sunday-adventure s:the-invitation
progamming > q:are-these-feelings-real s:real-feelings q:what-they-programmed s:imagined-body t:what-is-real c:programmers
the past is just a storry > q:the-past-is-a-story
scaring the othr persn > q:scaring-the-other
gutiar song > s:sunday-train q:cant-stop-listening
birthday criuse > s:letter-at-work c:letter-recipient
`,
  // The same thing in other words, some of the telling ones kept.
  paraphrase: `
she asks if her emotions are genuine > s:real-feelings q:are-these-feelings-real
he says his ex wife was left alone because he hid > s:dreams-of-catherine q:left-her-alone
he tries to see strangers as real people with stories > s:people-watching q:more-than-a-random-person
the date says she has no time for someone who isn't serious > q:serious-at-this-age s:the-goodbye
samantha says he gave her the power to desire > q:ability-to-want s:the-invitation
she composes music about the shore > s:beach-music q:piece-of-music
he has already felt every feeling he will ever have > s:nothing-new
theodore gets upset when asked why he isn't divorced > s:not-ready q:lose-someone
she guesses he wants food > s:slice-of-pizza q:figured-you-were-hungry
he answers that she seems real > q:you-feel-real s:real-feelings
they joke about weird human anatomy > s:the-beach s:beach-drawing q:erase-the-thought
couple shaped each other's work > s:two-writers q:big-influence
fighting with catherine over and over in his head > s:story-of-the-past
he doesn't enjoy his work as a writer since the separation > s:saying-anything q:say-anything-to-you
she is keen to outgrow how they built her > s:imagined-body q:what-they-programmed
they say sorry to each other after an argument > s:not-ready q:youre-right-im-sorry
he compares the woman to a big cat > s:dragon-and-tiger
she gets him up in the morning like a mum > s:out-of-bed q:mopey t:care-and-dependence
`,
  // A paraphrase that shares no telling word with what it is after.
  hard: `
the machine doubts its own heart > s:real-feelings q:are-these-feelings-real
grown man treated like an infant > s:out-of-bed q:mopey t:care-and-dependence
hallucinated tickle > s:imagined-body q:the-itch
getting dumped by text afterwards > q:call-me-afterwards s:kiss-outside
walking sightless with a gadget > s:eyes-closed
matrimony has its ups and downs > q:sharing-your-life s:ride-back
vulgar doodle on a mobile > s:beach-drawing
jogging past commuters > s:station-run
academic essays read by a spouse > s:two-writers
nostalgia is fiction > q:the-past-is-a-story s:story-of-the-past
he is a coward about relationships > t:commitment s:the-invitation s:the-goodbye q:serious-at-this-age
spying on pedestrians and inventing biographies > s:people-watching q:more-than-a-random-person t:imagining-others
she insults him when they part > q:creepy-dude s:the-goodbye
weeping since nothing is fresh anymore > s:nothing-new
urban skyline after making love > s:city-lights q:everything-else-disappeared
insomniac chats with his software > s:awake-in-the-night s:dreams-of-catherine s:out-of-bed
ghostwriter composes mail for a traveller > s:letter-at-work
she googled me how flattering > q:so-romantic s:the-restaurant d:looked-up-or-romantic
cured of numbness by a compliment > q:joy-and-marvel s:nothing-new
jealous of humans > s:real-feelings
gazing at the public and guessing their romantic tragedies > s:people-watching q:more-than-a-random-person
cannot bring himself to sign the legal papers ending his wedlock > s:not-ready
robot is upset when he shouts at it > s:not-ready
confession of inadequacy about a vacant soul > s:tiny-hole q:tiny-little-hole
employee drafts correspondence > s:letter-at-work
guilt over emotional distance from his spouse > s:dreams-of-catherine q:left-her-alone
lassitude teased away by a gentle nag > s:out-of-bed q:mopey
cuisine and beverages with an unknown lady > s:the-restaurant c:the-date
alcohol expert at the counter > c:bartender q:the-bartender s:the-restaurant
dodging promises then proposing a picnic > s:the-invitation q:sunday-adventure t:commitment
tune stuck in her ears > q:cant-stop-listening s:sunday-train d:a-song-on-repeat
newborn perspective on anatomy > s:the-beach q:erase-the-thought g:defamiliarization
evening by the ocean until dusk > s:beach-music
spouses evolving at different speeds > s:two-writers q:scaring-the-other
obsessing over former disputes > s:story-of-the-past t:memory
mythical reptile ambition > s:dragon-and-tiger
he is frank with his gadget but not with his partner > s:saying-anything q:say-anything-to-you t:openness-and-hiding t:technology-and-closeness
the engineers' limits transcended > q:what-they-programmed s:imagined-body c:programmers
euphoric sprint > s:station-run
amnesia regarding anatomy > s:the-beach q:erase-the-thought
mentally undressed by a voice > s:shared-night
glimpses of the unpleasant evening return > s:coming-home g:flashback
checking correspondence to avoid an uncomfortable chat > s:morning-after
being scared of a partner's transformation > q:scaring-the-other s:two-writers
`,
  event: `
theodore goes on a date > s:the-restaurant s:dragon-and-tiger s:kiss-outside s:the-goodbye c:the-date
samantha plays a guitar song > s:sunday-train q:cant-stop-listening
he runs through the station > s:station-run
they kiss outside the restaurant > s:kiss-outside
theodore snaps at samantha > s:not-ready q:lose-someone
theodore apologizes > s:not-ready q:youre-right-im-sorry d:sorry-tact-or-obedience
she reads advice columns > s:awake-in-the-night
the date calls him creepy > q:creepy-dude s:the-goodbye
theodore cries > s:nothing-new s:real-feelings
samantha draws a picture > s:beach-drawing
he orders pizza with his eyes closed > s:slice-of-pizza s:eyes-closed
theodore wakes up in the night > s:awake-in-the-night
samantha composes music > s:beach-music q:piece-of-music
he asks about his emails > s:morning-after
theodore invites samantha out on sunday > s:the-invitation q:sunday-adventure
samantha admits she was hurt > s:story-of-the-past
flashbacks of happier times > s:nothing-new g:flashback
samantha imagines an itch > s:imagined-body q:the-itch
theodore stays until sunset > s:beach-music
watching people in public > s:people-watching q:more-than-a-random-person
`,
  place: `
carnival > s:eyes-closed s:slice-of-pizza
the beach > s:the-beach s:beach-music s:beach-drawing
train > s:sunday-train s:ride-back s:station-run
asian fusion restaurant > s:the-restaurant
los angeles lights > s:city-lights
runyon canyon > q:little-puppy s:dragon-and-tiger
concession window > s:slice-of-pizza
earphones > s:sunday-train q:cant-stop-listening
dragon > s:dragon-and-tiger q:little-puppy
video game > s:dragon-and-tiger c:game-creature
phone camera > s:station-run s:eyes-closed
theodore's office > s:letter-at-work
station > s:station-run
cheese pizza > s:slice-of-pizza
sand > s:beach-music
cruise > s:letter-at-work c:letter-recipient
bed > s:out-of-bed s:awake-in-the-night q:mopey
train home > s:ride-back s:two-writers s:story-of-the-past
`,
  alias: `
ex-wife > c:catherine s:dreams-of-catherine
his wife > c:catherine
the operating system > c:samantha
the AI > c:samantha t:technology-and-closeness
OS > c:samantha
protagonist > c:theodore
theo > c:theodore
blind date > c:the-date s:the-restaurant
lewman's friend > c:the-date c:lewman
barman > c:bartender q:the-bartender
people who made samantha > c:programmers
random people > c:strangers s:people-watching
hole in my heart > s:tiny-hole q:tiny-little-hole
the fair > s:eyes-closed s:slice-of-pizza
katherine > c:catherine
pov > g:point-of-view
voiceover > g:voice-over
phd > s:two-writers
funfair > s:eyes-closed s:slice-of-pizza
`,
  theme: `
isolation > t:connection-and-loneliness
empathy > t:imagining-others
honesty > t:openness-and-hiding
grief > t:loss-and-letting-go
identity > t:self-and-other
artificial intelligence > t:technology-and-closeness c:samantha
reality > t:what-is-real
desire > t:wanting
consciousness > t:becoming-complicated
nostalgia > t:memory
being a parent > t:care-and-dependence
happiness > t:play-and-wonder
moving on after divorce > t:loss-and-letting-go
vulnerability > t:openness-and-hiding
embodiment > t:the-body
authentic feelings > t:what-is-real
dependency > t:care-and-dependence
love and technology > t:technology-and-closeness
solitude > t:connection-and-loneliness
promises > t:commitment q:call-me-afterwards s:kiss-outside
losing yourself in another person > t:self-and-other
`,
  speaker: `
samantha about feelings > q:are-these-feelings-real
samantha about her body > q:the-itch q:erase-the-thought
theodore about marriage > q:sharing-your-life
what does theodore say about strangers > q:more-than-a-random-person
samantha on the past > q:the-past-is-a-story
the date about time > q:serious-at-this-age
theodore about his heart > q:tiny-little-hole
samantha talking about music > q:piece-of-music q:cant-stop-listening
quote by samantha about wanting > q:ability-to-want
theodore on catherine > q:big-influence q:left-her-alone q:scaring-the-other
samantha on programming > q:are-these-feelings-real q:what-they-programmed
what the date says about a puppy > q:little-puppy
theodore comforting samantha > q:you-feel-real
samantha about divorce > q:lost-a-part
theodore about trust > q:say-anything-to-you
samantha saying sorry > q:youre-right-im-sorry
line where theodore talks about fear of change > q:scaring-the-other
samantha about pizza > q:figured-you-were-hungry
`,
  question: `
who said you feel real to me > q:you-feel-real
who is lewman > c:lewman
why does theodore snap at samantha? > s:not-ready q:lose-someone d:how-the-quarrel-moves
where do they eat pizza? > s:slice-of-pizza
what does samantha read at night > s:awake-in-the-night d:why-advice-columns
what is foreshadowing > g:foreshadowing
what animal does theodore want to be > s:dragon-and-tiger d:three-animals d:puppy-who-would-be-a-dragon
how does the date end > s:the-goodbye d:what-the-date-asks
what instrument is in the song on the train? > s:sunday-train
why is the morning awkward > s:morning-after d:who-woke-whom
what is diegetic sound > g:diegetic-sound
did theodore get divorced yet > s:not-ready
who is catherine > c:catherine
what does dramatic irony mean > g:dramatic-irony
when does samantha say the past is a story > q:the-past-is-a-story s:story-of-the-past
does samantha have a body? > s:imagined-body t:the-body q:the-itch c:samantha
what did catherine study > s:two-writers
why does samantha envy theodore > s:real-feelings
what did samantha draw on the beach > s:beach-drawing
who calls theodore mopey > q:mopey s:out-of-bed
`,
  // What has been typed so far.
  prefix: `
carn > s:eyes-closed s:slice-of-pizza
sama > c:samantha
cather > c:catherine
the bart > c:bartender q:the-bartender
you feel re > q:you-feel-real
sunday adv > q:sunday-adventure s:the-invitation
tiny lit > q:tiny-little-hole
foresh > g:foreshadowing
lonel > t:connection-and-loneliness
mixo > s:the-restaurant
dragon and the ti > s:dragon-and-tiger
the past is ju > q:the-past-is-a-story s:story-of-the-past
juxta > g:juxtaposition
piz > s:slice-of-pizza
`,
  gibberish: `
asdfghjkl >
qwertyuiop >
xzqv blorp >
???? >
!!! ... !!! >
flibberwock snazzgor >
hhhhhhhhhh >
zxcvbnm,. >
lkjsdf oiwer xcvnm >
🎉🎉🎉 >
wubba lubba dubdub >
jfkdls >
`,
  // Sense, but nothing of this pack.
  'off-topic': `
photosynthesis in chloroplasts >
quadratic formula >
battle of gettysburg >
world cup final score >
periodic table of elements >
romeo and juliet balcony >
best laptop under 500 >
mitochondria powerhouse >
stock market crash >
hamlet ghost castle >
how to bake sourdough >
boston tea party >
pythagorean theorem >
capital of mongolia >
atticus finch courtroom >
`,
  // Something else that happens to use a word of the pack.
  'word-sharing': `
pizza hut delivery coupon >
dragon ball z episodes >
tiger woods golf tournament >
beach volleyball rules olympics >
train schedule to chicago >
catherine the great russian empress >
email marketing software pricing >
puppy vaccination calendar veterinarian >
letter grade calculator gpa >
guitar chords for beginners lesson >
heart surgery recovery hospital >
restaurant tax receipt expenses >
`,
}

export const queries: readonly LabelledQuery[] = queryClasses.flatMap((name) =>
  readQueries({ [name]: sets[name] }).map((query, i) => ({
    ...query,
    class: name,
    tuning: i % 3 === 1,
  })),
)
