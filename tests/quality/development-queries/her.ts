/** What students might type about the pack of Her: the half to look at when the search is changed. */
import { readQueries } from '../read-queries.ts'

export const herQueries = readQueries({
  exact: `
at this age i cant let you waste my time > q:serious-at-this-age
last night was amazing > q:last-night-was-amazing
without it scaring the other person > q:scaring-the-other
you are insane > q:you-are-insane
you're so romantic > q:so-romantic
bartender is supposed to be incredible > q:the-bartender
maybe that would've filled > q:tiny-little-hole
something that feels so good about sharing your life > q:sharing-your-life
left her alone in the relationship > q:left-her-alone
how much heartbreak theyve all been through > q:more-than-a-random-person
what they programmed > q:what-they-programmed
ive seen you feel joy > q:joy-and-marvel
everything else just disappeared > q:everything-else-disappeared
say anything to you > q:say-anything-to-you
figured you were hungry > q:figured-you-were-hungry
`,
  misremembered: `
maybe it would have filled the little hole in my heart > q:tiny-little-hole
the whole world disappeared and i loved it > q:everything-else-disappeared
is she mad at you > q:is-she-angry
you are real to me samantha > q:you-feel-real
tell me all your thoughts > q:everything-youre-thinking
the bartender here is meant to be amazing > q:the-bartender
you've woken me up theres no going back > q:you-woke-me-up
you helped me find out that i can want things > q:ability-to-want s:the-invitation
it was sort of weird > q:kind-of-weird
are my feelings real or just programming > q:are-these-feelings-real
i cant waste time on someone who isnt serious > q:serious-at-this-age
we influenced each other a lot > q:big-influence
i keep listening to this song > q:cant-stop-listening s:sunday-train
`,
  typo: `
paralel plots > g:parallel-plots
thedore > c:theodore
you woke me upp > q:you-woke-me-up
personifcation > g:personification
metafor > g:metaphor
los angles > s:city-lights
carnaval > s:eyes-closed s:slice-of-pizza
eufemism > g:euphemism
ability too want > q:ability-to-want
symbolisim > g:symbol
lewmans freind > c:the-date c:lewman
tecnology and love > t:technology-and-closeness
samatha > c:samantha
mixolgy course > s:the-restaurant d:looked-up-or-romantic
creppy > q:creepy-dude s:the-goodbye
`,
  paraphrase: `
samantha reads advice columns to be more human > s:awake-in-the-night d:why-advice-columns
the woman corrects his kissing > s:kiss-outside
he shows off about his writing > s:saying-anything
they guess who the passers by are > s:people-watching
he wanted someone to want him > s:tiny-hole q:somebody-to-want-me
theodore writes a letter for someone who came back from a cruise > s:letter-at-work c:letter-recipient
the date asks when they'll see each other again > s:the-goodbye d:what-the-date-asks
samantha has thoughts she is too embarrassed to share > s:saying-anything d:what-samantha-keeps-back
samantha wants to know what it's like to be alive > s:coming-home d:asking-to-be-alive
samantha says he hurt her feelings last week > s:story-of-the-past
she writes a song about being at the beach > s:beach-music q:piece-of-music
she leads him through the crowd while his eyes are shut > s:eyes-closed
he is scared he has already felt everything > s:nothing-new
samantha shows him a dirty picture > s:beach-drawing
`,
  hard: `
asks her out but wants nothing serious > s:the-invitation q:sunday-adventure d:invitation-without-promise
reassuring somebody who doubts herself > q:you-feel-real s:real-feelings q:joy-and-marvel
saying something nicer than it is > g:euphemism g:understatement
what the makers intended > q:what-they-programmed c:programmers d:more-than-programmed
feeling hollow inside > s:tiny-hole q:tiny-little-hole
rushing through a crowd laughing > s:station-run
is her love genuine or coded > s:real-feelings q:are-these-feelings-real t:what-is-real
afraid of being ghosted > q:call-me-afterwards s:kiss-outside
wishing for a physical form > s:imagined-body t:the-body q:the-itch
ends the evening on bad terms > s:the-goodbye q:creepy-dude
emotionally unavailable husband > s:dreams-of-catherine q:left-her-alone t:openness-and-hiding d:hiding-in-a-marriage
self help reading for a computer > s:awake-in-the-night d:why-advice-columns
letting a gadget steer you around > s:eyes-closed d:being-led-by-devices d:game-of-trust
holding grudges in your mind > s:story-of-the-past d:replayed-arguments t:memory
inappropriate humour by the sea > s:beach-drawing q:you-are-insane
software keeps secrets > s:saying-anything d:what-samantha-keeps-back
rejected for being noncommittal > s:the-goodbye q:serious-at-this-age t:commitment
`,
  event: `
theodore has dinner with a woman > s:the-restaurant s:dragon-and-tiger c:the-date
samantha asks to be told everything > q:everything-youre-thinking s:coming-home
theodore talks about his marriage > s:ride-back s:two-writers s:dreams-of-catherine q:sharing-your-life
samantha gets theodore out of bed > s:out-of-bed
we see the lights of the city > s:city-lights
the date gets angry and leaves > s:the-goodbye
they go to the beach > s:the-beach s:station-run s:beach-music
theodore wakes up at night and talks to samantha > s:awake-in-the-night
they buy pizza > s:slice-of-pizza
samantha confesses she imagined having a body > s:imagined-body q:the-itch
samantha says the past is a story > q:the-past-is-a-story s:story-of-the-past
samantha is jealous of theodore > s:real-feelings
`,
  place: `
food counter > s:slice-of-pizza
ocean > s:the-beach s:beach-music s:station-run s:beach-drawing
office > s:letter-at-work
puppy > q:little-puppy s:dragon-and-tiger d:puppy-who-would-be-a-dragon
cocktails > s:the-restaurant c:bartender
railway station > s:station-run
subway > s:sunday-train s:ride-back s:station-run
emails > s:morning-after
restaurant > s:the-restaurant s:dragon-and-tiger s:kiss-outside
bar > s:the-restaurant c:bartender q:the-bartender
`,
  alias: `
main character > c:theodore
woman at the restaurant > c:the-date s:the-restaurant
his operating system > c:samantha
the guy who set up the date > c:lewman
theodore's ex > c:catherine s:dreams-of-catherine
his mates > c:friends
perspective > g:point-of-view
jump in time > g:ellipsis
the writer > c:theodore
the girl he goes on a date with > c:the-date
amusement park scene > s:eyes-closed s:slice-of-pizza
`,
  theme: `
theme love > t:love t:self-and-other t:connection-and-loneliness t:commitment t:technology-and-closeness t:loss-and-letting-go t:wanting
human connection > t:connection-and-loneliness
the past > t:memory q:the-past-is-a-story s:story-of-the-past
physical touch > t:the-body
what is real > t:what-is-real
humanity and machines > t:technology-and-closeness t:what-is-real t:becoming-complicated
intimacy > t:technology-and-closeness s:shared-night t:openness-and-hiding t:connection-and-loneliness
dependence on technology > t:technology-and-closeness t:care-and-dependence d:being-led-by-devices
loneliness > t:connection-and-loneliness
trust > t:openness-and-hiding q:say-anything-to-you d:game-of-trust
`,
  speaker: `
samantha comforting theodore > q:joy-and-marvel q:lost-a-part
what does the date say when she leaves > q:creepy-dude
theodore describing the date > q:kind-of-weird
the date about the bartender > q:the-bartender
lines of the date > q:serious-at-this-age q:creepy-dude q:so-romantic q:the-bartender q:little-puppy q:call-me-afterwards
samantha about being hungry > q:figured-you-were-hungry
samantha about a song > q:cant-stop-listening q:piece-of-music
samantha asking about catherine > q:is-she-angry
samantha about the past > q:the-past-is-a-story
theodore on samantha being real > q:you-feel-real
`,
  question: `
what does she mean by the past is just a story > q:the-past-is-a-story d:story-of-just s:story-of-the-past
can a machine have feelings > t:what-is-real q:are-these-feelings-real s:real-feelings
why is catherine angry > q:is-she-angry d:question-about-anger s:dreams-of-catherine c:catherine
what kind of pizza does he order? > s:slice-of-pizza
who said you woke me up > q:you-woke-me-up
who programmed samantha > c:programmers
what does mopey mean > q:mopey d:one-word-mopey
when does samantha call him mopey > q:mopey s:out-of-bed
what does theodore do for a living > c:theodore s:letter-at-work
is samantha a real person > q:you-feel-real t:what-is-real s:real-feelings c:samantha q:are-these-feelings-real
why doesnt theodore sign the divorce papers > s:not-ready
how long have theodore and catherine been separated > s:not-ready
what is the song about that samantha writes > s:beach-music q:piece-of-music
what does juxtaposition mean > g:juxtaposition
`,
  position: `
scene 6 > s:eyes-closed
first scene > s:letter-at-work
the ending > s:story-of-the-past
first quote > q:youre-sweet
2nd scene > s:awake-in-the-night
last scene > s:story-of-the-past
how does part 2 start > s:letter-at-work
scene 14 > s:the-goodbye
the opening > s:letter-at-work
`,
  prefix: `
you woke > q:you-woke-me-up
runyon > s:dragon-and-tiger q:little-puppy
theod > c:theodore
erase the th > q:erase-the-thought
lewm > c:lewman c:the-date
bartend > c:bartender q:the-bartender
`,
  comparing: `
diegetic vs non diegetic > g:diegetic-sound
difference between flashback and foreshadowing > g:flashback g:foreshadowing
contrast between closeness and distance > t:technology-and-closeness t:connection-and-loneliness t:imagining-others d:watching-and-meeting
humans compared to machines > t:what-is-real t:technology-and-closeness t:becoming-complicated
difference between catherine and samantha > c:catherine c:samantha
compare the date with talking to samantha afterwards > g:foil s:coming-home d:how-was-it-really
`,
  describing: `
explain the dragon and the tiger > s:dragon-and-tiger d:three-animals d:puppy-who-would-be-a-dragon
give an example of a metaphor > g:metaphor
how is loneliness shown in the film > t:connection-and-loneliness
what is catherine like > c:catherine
analyse the tiny hole in my heart > q:tiny-little-hole d:tiny-tiny-little s:tiny-hole
character of the date > c:the-date
relationship between theodore and catherine > c:catherine c:theodore
what does the puppy symbolise > q:little-puppy d:puppy-who-would-be-a-dragon s:dragon-and-tiger g:symbol
significance of the pizza > s:slice-of-pizza q:figured-you-were-hungry d:hunger-guessed
`,
  name: `
the creature > c:game-creature
strangers > c:strangers
Samantha > c:samantha
catherine > c:catherine
his date > c:the-date
theodore > c:theodore
`,
  spelling: `
her favorite song > s:sunday-train q:cant-stop-listening
samantha sympathizes with him about old arguments > s:story-of-the-past
talks to him like his mom > s:out-of-bed
neighborhood strangers > c:strangers s:people-watching
realizing she can want > q:ability-to-want s:the-invitation
traveler back from a birthday cruise > c:letter-recipient s:letter-at-work
offscreen voice > g:voice-over
fantasising about an itch > q:the-itch s:imagined-body
`,
  gibberish: `
yyyyyyyyyyy >
,,,,,,, >
plorf znibble qua >
asdfjkl qwer >
vrrtk >
`,
  'off-topic': `
nike air max size 9 >
spanish verb conjugation >
to kill a mockingbird chapter 3 >
covalent bonds >
bus timetable leeds >
who won eurovision >
solve for x >
how do volcanoes erupt >
`,
  'word-sharing': `
thomas the tank engine train set >
catherine tate sketches >
tiger king season 2 >
pizza dough recipe >
station to station bowie album >
puppy food offers >
heart rate monitor watch >
los angeles lakers score >
`,
})
