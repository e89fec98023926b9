/** What students might type about the pack of A Christmas Carol: the half that only measures the search. Nothing is tuned for it. */
import { readQueries } from '../read-queries.ts'

export const carolQueries = readQueries({
  exact: `
"another idol has displaced me" > q:another-idol
i wear the chain i forged in life > q:chain-i-forged
founder of the feast > q:founder-of-the-feast
god bless us every one > q:bless-us
marley was dead to begin with > q:to-begin-with
many can't go there and many would rather die > q:rather-die
this boy is ignorance this girl is want > q:ignorance-and-want-line
his own heart laughed > q:own-heart-laughed
decrease the surplus population > q:surplus-population q:like-to-die
buried with a stake of holly through his heart > q:boiled-with-pudding
as good as gold > q:good-as-gold
light as a feather > q:light-as-a-feather
the common welfare was my business > q:mankind-was-my-business
you will be haunted by three spirits > q:three-spirits
`,
  misremembered: `
if they want to die they should get on with it and reduce the population > q:surplus-population q:like-to-die
he was like a second father to tiny tim > q:did-not-die s:a-rise-for-bob
i hope you're happy with the life you chose > q:may-you-be-happy
are these shadows of what will happen or what might happen > q:will-be-or-may-be
anyone who says merry christmas should be boiled in his pudding > q:boiled-with-pudding
i'm happy as an angel and merry as a schoolboy > q:light-as-a-feather
no more work tonight its christmas eve > q:no-more-work
stealing from my pocket every december 25th > q:picking-a-pocket
you will be visited by three ghosts > q:three-spirits
its never put any money in my pocket but its done me good > q:done-me-good
are there no workhouses > q:no-prisons s:the-collectors
i will keep christmas in my heart all year long > q:honour-christmas
marley was as dead as a doorknob > q:door-nail
`,
  typo: `
gravestoen > s:the-grave
ghost of chrismas past > c:ghost-of-past s:the-first-spirit
redemtion > t:change
forbearence > q:mankind-was-my-business
lonlyness > t:loneliness
surpluss populaton > q:surplus-population q:like-to-die
ghost of xmas present > c:ghost-of-present s:the-second-spirit
cratchets > c:bob-cratchit c:mrs-cratchit s:cratchits-dinner s:the-cratchits-grieve
pathetic falacy > g:pathetic-fallacy
workhoses > s:the-collectors q:no-prisons q:rather-die
scroodge > c:scrooge
alegory > g:allegory
portly gentelmen > c:gentlemen s:the-collectors
bob crachet > c:bob-cratchit
`,
  paraphrase: `
scrooge pretends to be cross with bob for being late > s:a-rise-for-bob
he promises to change if the spirit lets him live > s:the-grave q:honour-christmas
scrooge says the poor should die > q:surplus-population s:the-collectors
fred says christmas makes people open their hearts > q:pleasant-time s:freds-invitation q:done-me-good
fezziwig makes his workers happy without spending much > q:happiness-he-gives s:fezziwigs-ball d:fezziwig-as-employer
people feel relieved that the man they owed money to is dead > s:the-cratchits-grieve
everyone in the street avoids scrooge > s:marley-was-dead
businessmen dont care that he died > s:men-of-business
the narrator says scrooge doesnt care if people laugh at him > q:own-heart-laughed s:a-rise-for-bob
mrs cratchit doesn't want to drink to scrooge > s:the-toast
he sends a huge turkey to the cratchits without saying its from him > s:christmas-morning
belle breaks off the engagement because he loves money > s:belle-lets-go q:another-idol
`,
  hard: `
dead colleague returns in shackles > s:marleys-ghost c:marley q:chain-i-forged
forgotten kid during the holidays > s:the-schoolroom q:solitary-child d:pity-for-the-boy
lack of education is dangerous > d:why-the-boy-most q:ignorance-and-want-line c:ignorance-and-want s:ignorance-and-want-appear
rich people ignoring the less fortunate > t:poverty-and-responsibility s:the-collectors d:scrooge-and-the-poor
cheapskate saves on lighting > q:darkness-is-cheap
employee gets a pay increase > s:a-rise-for-bob
lonely workers out on the ocean still celebrate > s:miners-and-sailors
fundraisers get turned away > s:the-collectors c:gentlemen
disabled boy > c:tiny-tim
overjoyed he skips around giggling > s:christmas-morning q:light-as-a-feather
chasing away a young singer > s:closing-time
metal thing on the front entrance looks like someone he knew > s:the-knocker
starving kids hidden under a cloak > s:ignorance-and-want-appear c:ignorance-and-want q:ignorance-and-want-line
mourning a dead son > s:the-cratchits-grieve q:my-little-child
dumped for being obsessed with cash > s:belle-lets-go q:another-idol d:belles-choice
nobody sad when he passes away > s:men-of-business t:mortality d:two-deaths
`,
  event: `
they play games at freds > s:freds-party
bob asks for christmas off > s:closing-time
fred invites scrooge to dinner > s:freds-invitation
the cratchits eat the goose > s:cratchits-dinner
the door knocker turns into marleys face > s:the-knocker
boy sings a carol at the keyhole > s:closing-time
marley's funeral > s:marley-was-dead
they dance at the party > s:fezziwigs-ball
scrooge gets to see christmas at sea > s:miners-and-sailors
bob proposes a toast > s:the-toast q:founder-of-the-feast
scrooge puts out the ghosts light > s:belle-lets-go
scrooge sees tiny tim die > s:the-cratchits-grieve
`,
  place: `
bed curtains > s:old-joes-shop s:the-first-spirit s:christmas-morning
streets of london at christmas > s:the-second-spirit s:christmas-morning
the london stock exchange > s:men-of-business
crutch > c:tiny-tim s:cratchits-dinner s:the-toast
turkey > s:christmas-morning c:turkey-boy
camden town > s:cratchits-dinner
warehouse > s:fezziwigs-ball
goose > s:cratchits-dinner d:cratchits-and-goose
scrooges bedroom > s:the-first-spirit s:christmas-morning s:the-knocker s:marleys-ghost s:the-second-spirit
`,
  alias: `
scrooge's clerk > c:bob-cratchit
the miser > c:scrooge
his dead business partner > c:marley s:marley-was-dead
second ghost > c:ghost-of-present s:the-second-spirit
ghost of the future > c:ghost-to-come q:more-than-any-spectre s:men-of-business
scrooges old boss > c:fezziwig
scrooges nephew > c:fred
the fence who buys stolen stuff > c:old-joe s:old-joes-shop
chapters in a christmas carol > g:stave
grim reaper ghost > c:ghost-to-come
scrooges little sister > c:fan
`,
  theme: `
social class > t:poverty-and-responsibility
second chances > t:change
kindness > t:greed-and-generosity t:christmas-spirit q:happiness-he-gives q:pleasant-time
isolation > t:loneliness
transformation > t:change
forgiveness > t:change
injustice > t:poverty-and-responsibility
social responsibility > t:poverty-and-responsibility
regret > t:memory-and-regret
poverty > t:poverty-and-responsibility
charity > t:christmas-spirit t:greed-and-generosity q:mankind-was-my-business s:the-collectors c:gentlemen
`,
  speaker: `
what the charwoman says about the dead man > q:profit-us
scrooge on fezziwig > q:happiness-he-gives
quotes by tiny tim > q:bless-us
narrator describing scrooge > q:grindstone q:oyster
scrooge when hes happy > q:light-as-a-feather s:christmas-morning
scrooge talking to the last ghost > q:more-than-any-spectre q:will-be-or-may-be q:honour-christmas
scrooge about christmas > q:humbug q:boiled-with-pudding q:honour-christmas q:picking-a-pocket
ghost of christmas present quotes > q:know-me-better q:like-to-die q:ignorance-and-want-line
fezziwig quote > q:no-more-work
`,
  question: `
what does marley's chain symbolise > g:symbolism d:what-the-chain-means q:chain-i-forged s:marleys-ghost
who was jacob marley? > c:marley
does tiny tim die? > q:did-not-die s:a-rise-for-bob s:the-toast c:tiny-tim s:the-cratchits-grieve
who dances at fezziwigs > s:fezziwigs-ball c:fezziwig
what game do they play at freds party > s:freds-party
how did marley die > s:marley-was-dead c:marley
whose grave is it > s:the-grave
who stole scrooges bed curtains > s:old-joes-shop c:charwoman
what is a stave > g:stave
what did scrooge send to the cratchits > s:christmas-morning
why does bob toast scrooge even though he is mean to him > d:loyal-bob s:the-toast q:founder-of-the-feast
how many ghosts visit scrooge > q:three-spirits s:marleys-ghost
who is tiny tim > c:tiny-tim
why does belle leave scrooge > s:belle-lets-go d:belles-choice q:another-idol
`,
  position: `
start of stave 4 > s:men-of-business
opening scene > s:marley-was-dead
stave two > s:the-first-spirit s:the-schoolroom s:fezziwigs-ball s:belle-lets-go
end of stave 3 > s:ignorance-and-want-appear
scene 7 > s:marleys-ghost
stave 5 > s:christmas-morning s:dinner-at-freds s:a-rise-for-bob
final quote > q:own-heart-laughed q:did-not-die q:bless-us
last scene > s:a-rise-for-bob
second scene > s:the-counting-house
`,
  prefix: `
surplus pop > q:surplus-population q:like-to-die
mrs cratc > c:mrs-cratchit
are there no pr > q:no-prisons
alleg > g:allegory
mankind was my bus > q:mankind-was-my-business
fezz > c:fezziwig s:fezziwigs-ball
`,
  comparing: `
compare scrooge and fred > d:uncle-and-nephew g:foil c:fred c:scrooge s:freds-invitation
difference between simile and allegory > g:simile g:allegory
fred compared with his uncle > d:uncle-and-nephew g:foil c:fred
how are marley and scrooge alike > c:marley s:marley-was-dead
compare scrooges death with tiny tims > d:two-deaths t:mortality
`,
  describing: `
significance of marleys ghost > s:marleys-ghost c:marley
character traits of bob cratchit > c:bob-cratchit
personality of mrs cratchit > c:mrs-cratchit
how is poverty shown > t:poverty-and-responsibility
how does dickens present the cratchit family > s:cratchits-dinner d:cratchits-and-goose c:bob-cratchit c:mrs-cratchit t:family-and-belonging
example of a simile > g:simile q:oyster
summarise the cratchits christmas dinner > s:cratchits-dinner
describe scrooge > c:scrooge q:grindstone q:oyster s:marley-was-dead
importance of fred > c:fred
`,
  name: `
belle > c:belle
ghost of christmas past > c:ghost-of-past
topper > s:freds-party
cratchit > c:bob-cratchit c:mrs-cratchit
bob > c:bob-cratchit
scrooge > c:scrooge
marley > c:marley
fezziwig > c:fezziwig
`,
  spelling: `
ghosts hair turns gray > s:ignorance-and-want-appear
honor christmas in my heart > q:honour-christmas
scrooges favorite catchphrase > q:humbug
ill humored uncle > s:freds-party c:scrooge
cozy family evening by the hearth > s:the-toast
color of the second ghosts robe > c:ghost-of-present s:the-second-spirit
the fireplace at the cratchits > s:the-toast
scrooges behavior toward the charity collectors > s:the-collectors d:scrooge-and-the-poor c:gentlemen
`,
  gibberish: `
fgdsgh hjkl >
ghjfkdls vbncmx >
?!?!?! >
😂😂😂 >
plmoknijb uhvygc >
`,
  'off-topic': `
taylor swift tour dates >
iphone charger amazon >
tectonic plates earthquake >
roblox codes >
lady macbeth sleepwalking >
french past tense verbs >
cell division mitosis >
how to solve simultaneous equations >
`,
  'word-sharing': `
present simple exercises >
clutch and gearbox repair >
christmas jumper day 2026 >
door dash promo code >
turkey holiday all inclusive >
fan heater argos >
tim hortons near me >
`,
})
