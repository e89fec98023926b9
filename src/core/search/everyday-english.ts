/** Words of general English that a dictionary does not connect: slang, school talk, modern things. What a single work needs belongs in its pack’s `synonyms`. */

/** Each line is a group of words that students use for each other. A word can be in several groups. */
export const everydayGroups: readonly string[] = `
split breakup separate separation divorce dump ditch leave
ex former past previous
wife spouse husband partner married marriage wedding
boyfriend girlfriend partner lover sweetheart crush
date outing dinner romance setup
hookup sex intimacy intimate sexual lust
makeout kiss smooch snog
creep creepy weirdo weird strange odd
mad angry anger furious upset cross rage
upset sad hurt cry tears sob weep
sad unhappy depressed depression blue down gloomy miserable melancholy grief sorrow
mopey sulky gloomy sad moody glum
happy joy glad delight delighted cheerful happiness bliss excited
scared afraid fear frightened terrified worry anxious anxiety nervous
worry anxious fear concern doubt
lonely alone loneliness isolated isolation alienation solitude apart disconnected
shy awkward embarrassed embarrassing ashamed shame uncomfortable
jealous envy envious jealousy
sorry apologise apology regret forgive
fight argue argument quarrel row dispute conflict clash
snap yell shout lash outburst
tease joke kid mock banter funny
laugh giggle chuckle funny humour joke
love romance affection adore devotion attachment
miss lose loss longing mourn grieve
grief mourn loss bereavement
longing yearn want desire wish crave need
dream wish hope aspire
commit commitment serious settle promise steady relationship
trust rely depend confide believe
secret private hidden confide personal confess
confess admit reveal open own
hide hidden conceal secret guarded closed withdraw
honest open truth sincere candid frank
lie deceive dishonest fake pretend
fake real genuine authentic artificial simulated
phone mobile cell smartphone device camera
computer laptop pc screen monitor
email mail message inbox text
compose write create music
make maker create creator build builder design designer
programmer developer engineer maker
picture photo image drawing sketch draw illustration painting
drawing doodle sketch picture
beach sea shore sand ocean coast seaside
train subway railway metro rail station
restaurant diner cafe bar dinner meal eat
drunk alcohol drink booze tipsy
ai computer software
dog puppy pup pet
school university college student
sleep asleep bed
hungry starving hunger food eat
food eat meal snack
game gaming player
boss employer manager
job work office workplace career
letter note mail write writing card
vacation holiday cruise trip travel
trip journey outing adventure travel excursion
weekend sunday saturday
wake awake morning bed
morning day tomorrow next
night evening dark
sunset dusk evening sundown
mom mother mum parent maternal motherly
parent mother father child
kid child baby infant
guy man dude fellow
girl woman lady
stranger passer random unknown people crowd
crowd people public strangers busy
watch look observe see stare
guide lead direct steer instruct
walk stroll wander
run sprint hurry rush race dash
memory remember past recall flashback nostalgia memories
past history memory former old
change grow growth evolve transform develop become
different change strange other
emptiness void hole empty hollow vacant
heart love feeling emotion
feeling emotion feel sense mood
numb unfeeling empty
alive living life live exist existence
human person people humanity mankind
real reality true actual exist
identity self who
depend dependence rely need reliance
care look nurture mother support comfort
comfort console reassure soothe cheer
reassure comfort encourage assure
encourage motivate inspire push spur support
influence shape affect inspire
disappear vanish fade gone
amazing wonderful great incredible awesome fantastic
crazy insane mad nuts wild
rude lewd vulgar crude dirty obscene foul
insult offend rude creepy
romantic romance sweet love
sweet kind nice lovely cute
nice pleasant good lovely
complicated complex complexity difficult intricate
hard difficult tough challenging
easy simple effortless
scary frightening scaring fear
brag boast proud pride show
proud pride
reject refuse rejection decline turn
ghost abandon disappear ignore drop
abandon leave desert drop dump
goodbye farewell part leave
waste squander time
old age aged older years
imagine fantasise fantasy picture pretend dream visualise
curious wonder wondering question ask
wonder marvel amazement awe
fun play playful enjoy game
adventure explore fun outing
explore discover find
metaphor image comparison symbol
compare comparison liken like
symbol symbolism stand represent
irony ironic sarcasm
theme idea topic message meaning
empathy understand compassion sympathy feel
sympathy commiserate compassion pity
talk speak chat conversation conversation discuss tell
voice speak talk sound tone
tone voice manner
quiet silent calm
selfish egoist self
passive passivity inactive
power control dominate
control direct command steer
free freedom liberty
death die dead dying mortal
kill murder slay
king ruler monarch royal crown
ghost spirit phantom
revenge vengeance avenge
war battle fight
money rich wealth cash
poor poverty broke
fate destiny doom fortune
betray betrayal traitor disloyal
friend buddy pal mate friendship
enemy foe rival
`
  .trim()
  .split('\n')
