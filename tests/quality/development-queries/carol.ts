/** What students might type about the pack of A Christmas Carol: the half to look at when the search is changed. */
import { readQueries } from '../read-queries.ts'

export const carolQueries = readQueries({
  exact: `
mankind was my business > q:mankind-was-my-business
are there no prisons > q:no-prisons
i will honour christmas in my heart > q:honour-christmas
who did NOT die > q:did-not-die
bah humbug > q:humbug
solitary as an oyster > q:oyster
kind forgiving charitable pleasant time > q:pleasant-time
may you be happy in the life you have chosen > q:may-you-be-happy
come in and know me better man > q:know-me-better
dead as a door-nail > q:door-nail
more of gravy than of grave > q:gravy-than-grave
squeezing wrenching grasping scraping clutching covetous old sinner > q:grindstone
Darkness is cheap, and Scrooge liked it. > q:darkness-is-cheap
picking a mans pocket every twenty fifth of december > q:picking-a-pocket
home's like heaven > q:home-like-heaven
`,
  misremembered: `
he scared everyone away when he was alive so we could profit when he died > q:profit-us
god bless everyone > q:bless-us
i fear you more than any ghost ive ever seen > q:more-than-any-spectre
lonely as an oyster > q:oyster
another love has replaced me > q:another-idol
ba humbug > q:humbug
my poor little child > q:my-little-child
humanity was my business > q:mankind-was-my-business
a lonely child forgotten by his friends > q:solitary-child
the chains i made during my life > q:chain-i-forged
the happiness he gave was worth as much as a fortune > q:happiness-he-gives
hes more gravy than ghost > q:gravy-than-grave
`,
  typo: `
lighthose > s:miners-and-sailors
chian i forged > q:chain-i-forged
solitery as an oister > q:oyster
bells fiance > c:belle
jacob marly > c:marley
ignorence and want > c:ignorance-and-want s:ignorance-and-want-appear q:ignorance-and-want-line
prize turky > s:christmas-morning c:turkey-boy
tinny tim > c:tiny-tim
fezziwhig > c:fezziwig s:fezziwigs-ball
ebeneezer scrouge > c:scrooge
dramtic irony > g:dramatic-irony
generousity > t:greed-and-generosity
humbugg > q:humbug s:freds-invitation
nefew > c:fred s:freds-invitation
`,
  paraphrase: `
scrooge reads his own name on the tombstone > s:the-grave
scrooge complains about paying bob for the holiday > q:picking-a-pocket s:closing-time
scrooge blames the ghost on something he ate > q:gravy-than-grave s:marleys-ghost
people laugh at fred's uncle during a guessing game > s:freds-party
the ghost throws scrooges own words back at him > q:like-to-die s:the-toast d:words-come-back s:ignorance-and-want-appear
ghost wears a chain made of money boxes > s:marleys-ghost g:symbolism q:chain-i-forged d:what-the-chain-means
thieves sell the dead mans curtains > s:old-joes-shop q:profit-us
the last ghost doesnt talk it only points > c:ghost-to-come d:silent-spirit s:men-of-business s:the-grave
bob isn't allowed more coal for his fire > s:the-counting-house
scrooge's sister comes to take him home > s:the-schoolroom q:home-like-heaven c:fan
tim was good in church > q:good-as-gold s:cratchits-dinner
marley warns scrooge about three ghosts > q:three-spirits s:marleys-ghost
`,
  hard: `
mum refuses to be polite about her husbands employer > s:the-toast c:mrs-cratchit d:loyal-bob
new dad figure > q:did-not-die s:a-rise-for-bob
he finally turns up for a family meal after saying no > s:dinner-at-freds
can fate be altered > q:will-be-or-may-be s:the-grave
kid who runs an errand for a big bird > c:turkey-boy s:christmas-morning
grim reaper figure > c:ghost-to-come s:men-of-business
boss who throws a great party for his staff > s:fezziwigs-ball c:fezziwig d:fezziwig-as-employer
joke about food to hide that hes scared > q:gravy-than-grave s:marleys-ghost
looting a corpse > s:old-joes-shop q:profit-us
dissing the festive season > q:humbug q:boiled-with-pudding s:freds-invitation
regretting how you treated people when its too late > q:mankind-was-my-business t:memory-and-regret s:marleys-ghost
huge friendly guy surrounded by food > c:ghost-of-present s:the-second-spirit
glowing candle shaped visitor > c:ghost-of-past s:the-first-spirit
family celebrates even though they're broke > s:cratchits-dinner d:cratchits-and-goose
boss too stingy to heat the office > s:the-counting-house
turning over a new leaf > t:change q:honour-christmas s:a-rise-for-bob s:the-grave d:is-the-change-believable
`,
  event: `
bob cries about his son > s:the-cratchits-grieve q:my-little-child
scrooge goes to freds house on christmas day > s:dinner-at-freds
bob comes in late for work > s:a-rise-for-bob
marley appears > s:marleys-ghost
belle leaves scrooge > s:belle-lets-go q:may-you-be-happy
scrooge cries > s:the-schoolroom s:the-grave s:christmas-morning
scrooge buys a turkey > s:christmas-morning
ghost of christmas past takes scrooge to his school > s:the-schoolroom
scrooge wakes up on christmas day > s:christmas-morning
scrooge looks for himself at the exchange > s:men-of-business
scrooge sees his own grave > s:the-grave
charity men ask scrooge for money > s:the-collectors
`,
  place: `
door knocker > s:the-knocker
churchyard > s:the-grave
torch > s:the-second-spirit
freds house > s:freds-party s:dinner-at-freds
lump of coal > s:the-counting-house
the school > s:the-schoolroom
graveyard > s:the-grave
lighthouse > s:miners-and-sailors
gruel > s:the-knocker
counting house > s:the-counting-house s:freds-invitation s:the-collectors s:closing-time s:a-rise-for-bob
`,
  alias: `
the charity guys > c:gentlemen s:the-collectors
bobs wife > c:mrs-cratchit
storyteller > c:narrator g:intrusive-narrator
mrs dilber > s:old-joes-shop c:charwoman
scrooges ex > c:belle s:belle-lets-go
first ghost > c:ghost-of-past s:the-first-spirit
cleaning lady > c:charwoman
freds mum > c:fan
bobs disabled son > c:tiny-tim
his ex fiancee > c:belle
third ghost > c:ghost-to-come
`,
  theme: `
theme love > t:family-and-belonging
christmas spirit theme > t:christmas-spirit
money vs happiness > t:greed-and-generosity q:happiness-he-gives q:done-me-good
greed > t:greed-and-generosity
death > t:mortality
redemption > t:change
selfishness > t:greed-and-generosity
guilt > t:memory-and-regret d:what-the-chain-means
theme of family > t:family-and-belonging
childhood memories > t:memory-and-regret s:the-schoolroom
`,
  speaker: `
quote by the narrator about laughter > q:own-heart-laughed
fan about their father > q:home-like-heaven
bob about scrooge > q:founder-of-the-feast
fred quote about christmas > q:pleasant-time q:done-me-good
bob about tiny tim > q:good-as-gold q:my-little-child
marley on business > q:mankind-was-my-business
scrooge quotes about the poor > q:surplus-population q:no-prisons
ghost of christmas past on the lonely boy > q:solitary-child
belle quotes > q:another-idol q:may-you-be-happy
what does marley say about his chain > q:chain-i-forged
`,
  question: `
who is freds mother > c:fan s:the-schoolroom
who said are there no prisons > q:no-prisons
what do ignorance and want represent > s:ignorance-and-want-appear c:ignorance-and-want q:ignorance-and-want-line g:allegory d:why-the-boy-most
what is pathetic fallacy > g:pathetic-fallacy
why does scrooge hate christmas > s:freds-invitation q:humbug d:uncle-and-nephew q:boiled-with-pudding
how much does bob earn > c:bob-cratchit
is fezziwig a good boss > d:fezziwig-as-employer c:fezziwig s:fezziwigs-ball
what does dickens think about the treatment of poor people in victorian england and how does he show it > t:poverty-and-responsibility d:scrooge-and-the-poor s:the-collectors
why cant the last ghost speak? > d:silent-spirit c:ghost-to-come
why did dickens write about ignorance > d:why-the-boy-most q:ignorance-and-want-line s:ignorance-and-want-appear
is scrooge's change realistic? > d:is-the-change-believable t:change
when does scrooge raise bobs salary > s:a-rise-for-bob
what does humbug mean > q:humbug
what does the ghost of christmas present look like > c:ghost-of-present s:the-second-spirit
`,
  position: `
10th scene > s:fezziwigs-ball
how does the book end > s:a-rise-for-bob
first scene > s:marley-was-dead
scene twelve > s:the-second-spirit
the ending > s:a-rise-for-bob
stave 3 > s:the-second-spirit s:cratchits-dinner s:the-toast s:miners-and-sailors s:freds-party s:ignorance-and-want-appear
opening line > q:to-begin-with
scene 10 > s:fezziwigs-ball
the beginning of the story > s:marley-was-dead q:to-begin-with
`,
  prefix: `
lightho > s:miners-and-sailors
redem > t:change
ghost of christmas pr > c:ghost-of-present s:the-second-spirit
scro > c:scrooge
tiny t > c:tiny-tim
ignor > c:ignorance-and-want s:ignorance-and-want-appear q:ignorance-and-want-line
`,
  comparing: `
difference between scrooge at the start and at the end > t:change c:scrooge d:is-the-change-believable
scrooge vs fezziwig > d:fezziwig-as-employer c:fezziwig s:fezziwigs-ball
ghost of christmas past compared to ghost of christmas present > c:ghost-of-past c:ghost-of-present
similarities between belle and fan > c:belle c:fan
contrast between rich and poor > t:poverty-and-responsibility t:greed-and-generosity
`,
  describing: `
describe the ghost of christmas yet to come > c:ghost-to-come
how is fred presented > c:fred
what kind of person is belle > c:belle
how does scrooge change > c:scrooge t:change d:is-the-change-believable
describe fezziwig > c:fezziwig
role of the narrator > c:narrator g:intrusive-narrator
analysis of solitary as an oyster > q:oyster
tell me about tiny tim > c:tiny-tim
explain dramatic irony > g:dramatic-irony
`,
  name: `
Ebenezer > c:scrooge
narrator > c:narrator g:intrusive-narrator
joe > c:old-joe s:old-joes-shop
martha > s:cratchits-dinner
tiny tim > c:tiny-tim
jacob > c:marley
fred > c:fred
fan > c:fan
`,
  spelling: `
symbolize > g:symbolism
more than any specter > q:more-than-any-spectre
vacation for the clerk > s:closing-time
gray haired rascal > c:old-joe
tiny tims mom > c:mrs-cratchit
store for stolen goods > s:old-joes-shop c:old-joe
bobs raise > s:a-rise-for-bob
`,
  gibberish: `
blarp zorbin flimmock >
trglfx >
xxzz >
qpwoeiruty >
asdkjhasd >
aaaaaaaaaaaa >
`,
  'off-topic': `
an inspector calls eric birling >
katniss everdeen hunger games >
premier league table >
what is the capital of australia >
water cycle diagram >
volume of a cylinder >
lennie and the rabbits >
homework due tomorrow >
`,
  'word-sharing': `
chain reaction physics >
coal mining in wales 1984 >
bob the builder theme song >
business studies revision >
ghost recon xbox download >
goose feather jacket uk >
fred again concert >
`,
})
