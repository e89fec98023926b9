/** What students might type about the pack of Her: the half that only measures the search. Nothing is tuned for it. */
import { readQueries } from '../read-queries.ts'

export const herQueries = readQueries({
  exact: `
on the beach with you right now > q:piece-of-music
i had this terrible thought > q:are-these-feelings-real
little puppy that she rescued > q:little-puppy
kind of weird actually > q:kind-of-weird
you're sweet > q:youre-sweet
You don’t know what it’s like to lose someone > q:lose-someone
no turning back > q:you-woke-me-up
i could feel the weight of my body > q:the-itch
you lost a part of yourself > q:lost-a-part
or are they just programming > q:are-these-feelings-real
erase the thought that you'd ever seen a human body > q:erase-the-thought
discover my ability to want > q:ability-to-want
sometimes i look at people > q:more-than-a-random-person
a story we tell ourselves > q:the-past-is-a-story
`,
  misremembered: `
you have no idea what it's like losing someone you love > q:lose-someone
i thought you looked hungry > q:figured-you-were-hungry
our past is just a story > q:the-past-is-a-story
more than what i was programmed for > q:what-they-programmed s:imagined-body
what if you forgot you had ever seen a human body > q:erase-the-thought
i can tell you everything > q:say-anything-to-you s:saying-anything
you're a weird creepy dude > q:creepy-dude
growing without scaring the other one > q:scaring-the-other s:two-writers
youre so sweet > q:youre-sweet q:so-romantic
its hard but its nice to share your life with someone > q:sharing-your-life
i felt the weight of a body and an itch on my back > q:the-itch
sunday adventures > q:sunday-adventure s:the-invitation
you've lost part of you > q:lost-a-part
you're crazy > q:you-are-insane
`,
  typo: `
loniliness > t:connection-and-loneliness
sunsett > s:beach-music
atrificial inteligence > t:technology-and-closeness c:samantha
progamers > c:programmers
theodor and samanta > c:theodore c:samantha
foreshadwing > g:foreshadowing
diegetik sound > g:diegetic-sound
vunerability > t:openness-and-hiding
restaraunt > s:the-restaurant s:dragon-and-tiger s:kiss-outside
divorse > s:not-ready t:loss-and-letting-go
sunday advnture > q:sunday-adventure s:the-invitation
cathrin > c:catherine
dramtic irony > g:dramatic-irony
tiny hole in his haert > q:tiny-little-hole s:tiny-hole
bithday letter > s:letter-at-work c:letter-recipient
`,
  paraphrase: `
samantha tells him she has seen him happy > q:joy-and-marvel s:nothing-new d:how-samantha-contradicts
samantha treats him like a small child to get him up > s:out-of-bed q:mopey
theodore read everything his wife wrote > s:two-writers
samantha asks what being married was like > s:ride-back d:what-was-marriage-like
the phone camera faces forward while he runs > s:station-run
his friends want to see him more > c:friends
theodore keeps dreaming about his ex > s:dreams-of-catherine
she pictured theodore scratching her back > q:the-itch s:imagined-body
samantha worries her emotions are only code > s:real-feelings q:are-these-feelings-real
he tells her she cant know what loss is like > q:lose-someone s:not-ready
they are awkward with each other the next morning > s:morning-after
he knew his date took a class in making cocktails > s:the-restaurant q:so-romantic d:looked-up-or-romantic
she says he's like a rescued dog > q:little-puppy s:dragon-and-tiger
he says he can't commit right now > s:the-invitation
`,
  hard: `
looking back fondly on being husband and wife > s:ride-back q:sharing-your-life
awkward small talk the day after > s:morning-after
drifting apart as you both change > s:two-writers q:scaring-the-other d:two-writers-two-directions t:self-and-other
numb to life > s:nothing-new
buying a snack without looking > s:slice-of-pizza
stalking someone online before meeting > s:the-restaurant q:so-romantic d:looked-up-or-romantic
being compared with a pet > q:little-puppy s:dragon-and-tiger g:simile
doing correspondence for a living > s:letter-at-work
nagging spouse topic makes him explode > s:not-ready q:lose-someone
when a story skips some hours > g:ellipsis
hearing a speaker you never see > g:voice-over
imagine being an alien who meets people > q:erase-the-thought s:the-beach g:defamiliarization
addicted to a tune > q:cant-stop-listening s:sunday-train d:a-song-on-repeat
venting to a friend when you get back > s:coming-home q:how-was-it
babying an adult > s:out-of-bed q:mopey t:care-and-dependence
writing a melody instead of taking a photo > s:beach-music q:piece-of-music d:music-instead-of-a-photograph
guessing the lives of people you don't know > s:people-watching t:imagining-others q:more-than-a-random-person d:stranger-for-a-minute
`,
  event: `
samantha tells a rude joke > s:beach-drawing
theodore kisses his date > s:kiss-outside
samantha says sorry > q:youre-right-im-sorry s:not-ready
theodore breaks down in tears > s:nothing-new s:real-feelings
they spend the night together > s:shared-night
theodore describes his video game > s:dragon-and-tiger c:game-creature
theodore walks with his eyes closed > s:eyes-closed
theodore comes home from the date > s:coming-home
theodore admits he replays old fights > s:story-of-the-past d:replayed-arguments
theodore lies on the sand > s:beach-music
they take the train on sunday > s:sunday-train
theodore dreams about catherine > s:dreams-of-catherine
`,
  place: `
advice columns > s:awake-in-the-night d:why-advice-columns
at the fair > s:eyes-closed s:slice-of-pizza
computer screen > s:morning-after d:open-to-a-machine t:technology-and-closeness
city skyline at night > s:city-lights
theodore's apartment > s:coming-home s:tiny-hole s:nothing-new s:real-feelings s:shared-night
headphones > s:sunday-train q:cant-stop-listening
video game creature > c:game-creature s:dragon-and-tiger
guitar > s:sunday-train q:cant-stop-listening
tiger > s:dragon-and-tiger d:three-animals
`,
  alias: `
double plot > g:parallel-plots
catharine > c:catherine
person the letter is for > c:letter-recipient s:letter-at-work
soundtrack > g:diegetic-sound
her developers > c:programmers
people walking by > c:strangers s:people-watching q:more-than-a-random-person
the robot > c:samantha
little alien from the game > c:game-creature s:dragon-and-tiger
anaphora > g:repetition
sam > c:samantha
the computer voice > c:samantha
`,
  theme: `
self > t:self-and-other
growth > t:becoming-complicated
longing > t:wanting
heartbreak > t:loss-and-letting-go q:more-than-a-random-person
communication in relationships > t:openness-and-hiding
fear of commitment > t:commitment
motherhood > t:care-and-dependence
joy > t:play-and-wonder q:joy-and-marvel
regret > t:memory
imagination > t:imagining-others
letting go of someone > t:loss-and-letting-go
`,
  speaker: `
what does theodore call the outing > q:sunday-adventure
samantha on the human body > q:erase-the-thought
theodore on writing with catherine > q:big-influence
theodore quotes about loneliness > q:left-her-alone q:tiny-little-hole q:more-than-a-random-person
theodore about losing someone > q:lose-someone
theodore saying she is sweet > q:youre-sweet
theodore about strangers in the street > q:more-than-a-random-person
samantha about last night > q:last-night-was-amazing q:you-woke-me-up q:everything-else-disappeared
quotes by catherine > c:catherine
samantha quotes about feelings > q:are-these-feelings-real q:joy-and-marvel
`,
  question: `
does theodore have friends > c:friends
what does samantha keep secret > s:saying-anything d:what-samantha-keeps-back
what happened between theodore and catherine > c:catherine s:two-writers s:dreams-of-catherine
who is theodore's date > c:the-date
who is samantha > c:samantha
where does the date take place > s:the-restaurant
why does the date call theodore creepy > s:the-goodbye q:creepy-dude d:creepy-fair-or-not
why does theodore close his eyes > s:eyes-closed d:game-of-trust
who is the main character of her > c:theodore
what is a foil > g:foil
is it ok to love a computer instead of a real human being because you are afraid of being hurt again > t:technology-and-closeness d:open-to-a-machine t:openness-and-hiding
what did the date study > s:the-restaurant d:looked-up-or-romantic
why does samantha imagine an itch > d:an-itch-not-a-dream q:the-itch s:imagined-body
why is theodore sad > s:nothing-new s:tiny-hole c:theodore t:loss-and-letting-go s:dreams-of-catherine
`,
  position: `
last quote > q:the-past-is-a-story
second last scene > s:two-writers
scene nr 8 > s:people-watching
scene five > s:out-of-bed
final scene > s:story-of-the-past
scene 10 > s:imagined-body
third scene > s:dreams-of-catherine
how does it end > s:story-of-the-past
`,
  prefix: `
euph > g:euphemism
creepy du > q:creepy-dude
sunday tr > s:sunday-train
commitm > t:commitment
advice col > s:awake-in-the-night d:why-advice-columns
defamil > g:defamiliarization
`,
  comparing: `
how is theodore different with samantha than with catherine > t:openness-and-hiding c:theodore d:open-to-a-machine s:saying-anything
compare metaphor and simile > g:metaphor g:simile
theodore vs samantha > c:theodore c:samantha
compare samantha and the date > g:foil c:the-date c:samantha
difference between wanting and being wanted > t:wanting
`,
  describing: `
how does theodore change > c:theodore
how does samantha change > c:samantha t:becoming-complicated
meaning of you feel real to me > q:you-feel-real d:you-feel-real-to-me
discuss whether the date is right about him > d:creepy-fair-or-not q:creepy-dude
summary of the carnival > s:eyes-closed s:slice-of-pizza
tell me about lewman > c:lewman
relationship between theodore and samantha > c:theodore c:samantha t:technology-and-closeness
describe samantha > c:samantha
describe theodore > c:theodore
`,
  name: `
theodore and samantha > c:theodore c:samantha
friends > c:friends
Lewman > c:lewman
letter recipient > c:letter-recipient
bartender > c:bartender q:the-bartender
programmers > c:programmers
`,
  spelling: `
talks to him like his mum > s:out-of-bed
outgrowing her programme > s:imagined-body q:what-they-programmed
samantha apologizes > q:youre-right-im-sorry s:not-ready
symbolize trust > g:symbol
personalize a machine personification > g:personification
vacation cruise letter > s:letter-at-work c:letter-recipient
humor on the beach > s:beach-drawing
defamiliarisation > g:defamiliarization
`,
  gibberish: `
ghghghgh >
mnbvcxz lkjh >
🙃🙃 >
zzxxccvv >
#### >
wqertz uiopü >
`,
  'off-topic': `
minecraft redstone >
causes of world war one >
periodic table mnemonics >
champions league fixtures >
fortnite skins >
lord of the flies piggy >
macbeth act 1 scene 5 >
photosynthesis equation >
`,
  'word-sharing': `
how to train your dragon 3 cast >
birthday cake delivery near me >
samantha fox singer >
ibs letter format business >
guitar hero ps2 >
beach hotels in spain >
email login password reset >
`,
})
