/** More of what students of 13 to 18 type about the built-in pack, in a hurry, on phones, some of them in their second language. */

import { readQueries } from '../read-queries.ts'

export const herPhoneQueries = readQueries({
  position: `
scene 16 > s:tiny-hole
the first scene > s:letter-at-work
last scene > s:story-of-the-past
how does it end > s:story-of-the-past
the ending > s:story-of-the-past
scene three > s:dreams-of-catherine
what happens in scene 7 > s:slice-of-pizza
the 12th scene > s:dragon-and-tiger
opening scene > s:letter-at-work
second to last scene > s:two-writers
scene 25 summary > s:the-beach
quotes from scene 18 > q:you-feel-real q:are-these-feelings-real
who is in scene 11 > s:the-restaurant
sceen 5 > s:out-of-bed
`,
  // Words that ask, and say nothing about what is asked for.
  asking: `
describe theodore > c:theodore
who is samantha? > c:samantha
compare theodore and catherine > c:theodore c:catherine
how does samantha change > c:samantha t:becoming-complicated
how does theodore change throughout the film > c:theodore
explain juxtaposition > g:juxtaposition
what is a foil > g:foil
character analysis of samantha > c:samantha
samantha character traits > c:samantha
tell me about catherine > c:catherine
what happens when they go to the carnival > s:eyes-closed s:slice-of-pizza
why does theodore close his eyes > s:eyes-closed d:game-of-trust
what happens on the date > s:the-restaurant s:dragon-and-tiger s:kiss-outside s:the-goodbye
can you explain the pizza scene > s:slice-of-pizza
what does the past is a story mean > q:the-past-is-a-story s:story-of-the-past t:memory d:story-of-just
summary of the train scene > s:sunday-train
describe the beach > s:the-beach s:beach-music s:beach-drawing
what is the relationship between theodore and samantha > c:theodore c:samantha
analyse the quote you feel real to me > q:you-feel-real d:you-feel-real-to-me
theodores personality > c:theodore
what kind of person is theodore > c:theodore
how is catherine described > c:catherine
who are the programmers > c:programmers
whats lewmans role > c:lewman
explain the theme of loneliness > t:connection-and-loneliness
discuss commitment > t:commitment
what do we learn about the date > c:the-date
whats a motif > g:motif
why is samantha jealous > s:real-feelings
how does the date react when he is vague > s:the-goodbye
what is dramatic irony and an example > g:dramatic-irony
examples of metaphor > g:metaphor
theme of memory > t:memory
theme identity > t:self-and-other
`,
  person: `
theodore > c:theodore
samantha > c:samantha
catherine > c:catherine
the date > c:the-date s:the-restaurant
lewman > c:lewman
bartender > c:bartender q:the-bartender
strangers > c:strangers s:people-watching
his friends > c:friends
sam > c:samantha
main character > c:theodore
theodore and samantha > c:theodore c:samantha
the woman from the blind date > c:the-date
catherine theodores ex > c:catherine
`,
  slip: `
theordore > c:theodore
samanta > c:samantha
catharine > c:catherine
the carnval > s:eyes-closed s:slice-of-pizza
peopel watching > s:people-watching
mixolgy corse > s:the-restaurant q:so-romantic c:the-date
the goodby > s:the-goodbye
shes more then what they programed > q:what-they-programmed s:imagined-body
im sory youre rigth > q:youre-right-im-sorry
everthing else dissapeared > q:everything-else-disappeared
u woke me up > q:you-woke-me-up
symbolisim > g:symbol
personafication > g:personification
repitition > g:repetition
elipsis > g:ellipsis
techology and closness > t:technology-and-closeness
advise columns > s:awake-in-the-night
asain fusion resturant > s:the-restaurant
he dosnt want to comit > t:commitment s:the-invitation
vidoe game caracter > c:game-creature s:dragon-and-tiger
`,
  half: `
when he has his eyes > s:eyes-closed
that bit with the puppy > s:dragon-and-tiger q:little-puppy
the one where she imagines an > s:imagined-body q:the-itch
something about a hole > s:tiny-hole q:tiny-little-hole
you don't know what its like > q:lose-someone
i can say anyth > q:say-anything-to-you s:saying-anything
we were a big > q:big-influence
quote where he says about sharing > q:sharing-your-life
line about the past being > q:the-past-is-a-story
when they lie on the sand and > s:beach-music
samantha asks how it > q:how-was-it s:coming-home
part where he runs > s:station-run
kiss > s:kiss-outside
drawing > s:beach-drawing
running > s:station-run
married > s:ride-back t:loss-and-letting-go q:sharing-your-life s:not-ready
emails > s:morning-after
writing > s:two-writers s:letter-at-work s:saying-anything
`,
  // English as German pupils write it.
  learner: `
where theodore makes his eyes to > s:eyes-closed
she says sorry and he says also sorry > s:not-ready q:youre-right-im-sorry
the scene on the strand with the sand > s:beach-music s:the-beach
he has fear that he feels nothing new > s:nothing-new
why can theodore not sleep > s:awake-in-the-night s:out-of-bed s:dreams-of-catherine
samantha becomes a real human > t:becoming-complicated c:samantha
when they are at the beach and she makes music > s:beach-music q:piece-of-music
he is since one year divided from his wife > s:not-ready
she wish she has a body > s:imagined-body t:the-body
who says you are so romantic > q:so-romantic
the woman is angry because he will not see her again > s:the-goodbye
what means foreshadowing > g:foreshadowing
theme of the loneliness > t:connection-and-loneliness
he eats a pizza with cheese > s:slice-of-pizza
samantha reads in the night > s:awake-in-the-night
he becomes called mopey > q:mopey s:out-of-bed
they drive home with the train > s:ride-back s:two-writers s:story-of-the-past
the ex woman of theodore > c:catherine
`,
  spelling: `
defamiliarisation > g:defamiliarization
apologise > s:not-ready q:youre-right-im-sorry
theodore apologizes > s:not-ready q:youre-right-im-sorry
fantasising about an itch > q:the-itch s:imagined-body
he realizes he hid himself > s:dreams-of-catherine q:left-her-alone
programmed feelings > q:are-these-feelings-real s:real-feelings
symbolise > g:symbol
humor at the beach > s:beach-drawing
`,
  long: `
I need the quote where theodore says that he tries to see people as more than just a random person walking by for my essay > q:more-than-a-random-person
what is the scene called where they are on the train and samantha plays him a song with guitar through his earphones > s:sunday-train
can somebody please tell me in which scene the date gets upset with theodore because he cannot be serious and calls him creepy > s:the-goodbye q:creepy-dude
Sometimes I look at people and I make myself try and feel them as more than just a random person walking by. I imagine how deeply they've fallen in love > q:more-than-a-random-person
for homework we have to find out how samantha feels about being an operating system and whether her feelings are real or only programming > q:are-these-feelings-real s:real-feelings
why does theodore tell samantha that she doesnt know what it is like to lose someone and what does she answer him when he says it > s:not-ready q:lose-someone
i missed the lesson what happened after the restaurant when theodore and the woman were outside and kissed > s:kiss-outside
`,
  slang: `
theo gets dumped > s:the-goodbye
she calls him a creep > q:creepy-dude s:the-goodbye
the hookup with samantha > s:shared-night
he flips out at sam > s:not-ready q:lose-someone
mum voice > s:out-of-bed t:care-and-dependence
awkward morning after > s:morning-after
siri but in love > c:samantha
he ghosts her > s:the-goodbye
bot has feelings > s:real-feelings q:are-these-feelings-real c:samantha
dirty drawing > s:beach-drawing
food stand > s:slice-of-pizza
he gets tipsy > s:tiny-hole s:the-restaurant
`,
  topic: `
loneliness > t:connection-and-loneliness
trust > t:openness-and-hiding s:eyes-closed d:game-of-trust
divorce > s:not-ready t:loss-and-letting-go
growing apart > s:two-writers q:scaring-the-other
secrets > t:openness-and-hiding s:saying-anything
empathy > t:imagining-others
jealousy > s:real-feelings
being human > t:becoming-complicated
time > t:commitment q:serious-at-this-age
joy > t:play-and-wonder q:joy-and-marvel
music > s:beach-music q:piece-of-music s:sunday-train
animals > s:dragon-and-tiger d:three-animals
dreams > s:dreams-of-catherine
crying > s:nothing-new
heartbreak > s:people-watching q:more-than-a-random-person t:loss-and-letting-go
virtual girlfriend > c:samantha t:technology-and-closeness
motherly behaviour > t:care-and-dependence s:out-of-bed
camera angle perspective > g:point-of-view
soundtrack > g:diegetic-sound
`,
  // The same in quite other words.
  meaning: `
he feels empty inside > s:tiny-hole q:tiny-little-hole
robot questions its emotions > s:real-feelings q:are-these-feelings-real
walking around blindfolded > s:eyes-closed
rejected by a man who will not promise anything > s:the-goodbye
missing his former partner at night > s:dreams-of-catherine
woman compares him to a pet > q:little-puppy s:dragon-and-tiger
guessing the lives of people they see > s:people-watching
treats him like a kid > s:out-of-bed q:mopey t:care-and-dependence
she composed a tune > s:beach-music q:piece-of-music
ashamed of her thoughts > s:saying-anything s:imagined-body
laughing about naughty picture > s:beach-drawing
hungry > q:figured-you-were-hungry s:slice-of-pizza
seaside > s:the-beach s:beach-music s:beach-drawing
sad about the split > s:dreams-of-catherine s:not-ready t:loss-and-letting-go
fear of change in a couple > q:scaring-the-other s:two-writers
`,
  'off-topic': `
newtons third law
photosynthesis
world war two causes
how to solve simultaneous equations
minecraft server ip
what is the capital of france
lady macbeth sleepwalking
mitosis
taylor swift tickets
chemistry homework answers
shakespeare sonnets
best pizza place in chicago
football results bundesliga
french revolution
wifi password
`,
  gibberish: `
asdkjh
qweqweqwe
lololol
hjkl hjkl
xdxdxd
blargh fnord
zzzz
???
`,
})
