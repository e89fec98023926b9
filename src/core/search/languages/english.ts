/** English, as students type it. */
import { type Language, unitWords, wordSet } from '../language.ts'
import { englishNumbers } from '../numbers.ts'
import { stem } from '../stem.ts'
import { stopWords } from '../stop-words.ts'
import { tokenise, wordsIn } from '../tokenise.ts'

/** What “throughout the film” names. */
const works = `book course during film movie novel part play plot poem story text throughout time work whole`

export const english: Language = {
  tokenise,
  wordsIn,
  stem,
  stopWords,
  articles: wordSet('a an the'),
  compoundLinks: [],
  hasThesaurus: true,
  questions: {
    anywhere:
      wordSet(`scene scenes quote quotes quotation line lines say says said saying tell tells told ask asks asked happen happens
  happened character characters theme themes question questions mean means meaning definition define defined movie film
  part moment find show remember called name example story does thing talks talk talking speech exact words compared versus
  vs difference`),
    openers:
      wordSet(`analyse analysis analyze bit character characterisation characterise characterization characterize comment compare
  comparison contrast define definition describe description development difference discuss evaluate examine example
  examples explain explanation explore facts find give hello help hey hi identify importance info information interpret
  kind learn line list meaning moment name outline part personality please pls plz quick quote relation relationship remind
  role scene search show significance similarities state sum summarise summarize summary tell theme traits type`),
    closers:
      wordSet(`analysis arc background bio character characterisation characterization definition description explained explanation
  example examples info information meaning overview personality pls plz please profile recap role scene summary thanks
  thx traits quote quotes lines line scenes essay notes ${works}`),
    starts: wordSet(
      `who whom whose what where when why how which do does did is are was were has have can could`,
    ),
    howStarts: wordSet('how what'),
    changes:
      wordSet(`act behave change changed changes characterised characterized depicted described develop developed develops evolve
  evolved evolves grow introduced look mean portrayed presented react represent represented shown stand symbolise
  symbolize transform work`),
    leadIn:
      /^(?:(?:so|hey|hi|hello|ok|please|pls|um|for|in|my|our|the|homework|essay|class|school|test|exam) )*(?:(?:can|could|would) (?:you|somebody|someone|anybody|anyone) |(?:i|we) (?:do not |would )?(?:need|want|have|must|should|am looking|am searching|know|understand|remember|get|forgot|like|missed the lesson)(?: to)?(?: (?:know|find|write|understand|look|search)(?: out)?)?(?: for| about)? |what (?:kind|type|sort) of (?:person|man|woman|boy|girl|character) )/,
    leadOut:
      / (?:for|in) (?:my|our|the|an?)?(?: ?(?:english|film|history))? ?(?:homework|essay|class|school|test|exam|presentation)$/,
    kinds: [
      [
        /\b(?:quotes?|quotation|lines?)\b|\bwho (?:said|says|say|asks?|asked|tells?|told)\b/,
        'quote',
      ],
      [/\b(?:did|does) \w+ (?:say|tell|ask)\b|\b(?:says|said) (?:that|to|about)\b/, 'quote'],
      [/\bscenes?\b|^when (?:do|does|did|is|was)\b|^where (?:do|does|did|is|was|are)\b/, 'scene'],
      [/\bwhat happen(?:s|ed)?\b|\bsummary\b|^summari[sz]e\b/, 'scene'],
      [/^who (?:is|are|was|were)\b|\bcharacters?\b|\bpersonality\b|\btraits\b/, 'character'],
      [
        /^(?:describe|compare|contrast|characteri[sz]e)\b|\b(?:role|relationship) (?:of|between)\b/,
        'character',
      ],
      [
        /^how (?:does|do|did|is|are|has) .+ (?:change|develop|evolve|described|portrayed|presented)/,
        'character',
      ],
      [/^what (?:kind|type|sort) of (?:person|man|woman|character|boy|girl)\b/, 'character'],
      [/\bthemes?\b|\bmotifs?\b/, 'theme'],
      [/\b(?:discussion|question|discuss|essay)s?\b/, 'question'],
      [
        /^(?:define|meaning of|what is (?:an? |the )?(?:definition|meaning)|what does .+ mean)\b/,
        'term',
      ],
      [/\bdefinition\b|\bterms?\b|^what (?:is|are) an? \w+$|\bexamples? (?:of|for)\b/, 'term'],
    ],
  },
  people: {
    topicLinks: wordSet('about on over regarding'),
    hearerLinks: wordSet('to with'),
    sayingWords: wordSet('said say saying says'),
    sourceWords: wordSet('by from of'),
    and: wordSet('and'),
    questionStarts: wordSet(
      'who whom whose what where when why how which do does did is are was were',
    ),
    doing: /ing$/,
  },
  places: {
    units:
      unitWords(`scene:scenes,szene,sc letter:letters,ltr chapter:chapters,chap,chp,ch act:acts book:books volume:vol part:pt stave:staves
  canto:cantos section:sections stanza:stanzas verse:verses episode:ep page:pages,pg entry:entries diary:diaries`),
    numberSigns: wordSet('number no nr num'),
    fillers:
      wordSet(`a about actually all an and at be book by can could describe described did discuss do does during explain
  explained explanation film for from give go goes going happen happened happening happens her how i in info is it jump
  look me meaning movie no novel now nr number of on our out please play pls read say see set show so story
  summarise summarize summary tell text that the then there this to us very want was we what when where which who
  with work you`),
    first: wordSet(
      'beginning begin begins began opening opens start starts started intro introduction',
    ),
    last: wordSet('ending end ends ended finale finish finishes finished conclusion'),
    parts:
      wordSet(`quote quotes quotation quotations line lines said says dialogue character characters person people theme themes
  question questions discussion`),
    firstAdjectives: wordSet('opening starting beginning'),
    lastAdjectives: wordSet('last final closing ending'),
    next: wordSet('next'),
    previous: wordSet('previous'),
    lastButOne: wordSet('penultimate'),
    beforeLast: wordSet('to'),
    adjectivesFollow: false,
    numbers: englishNumbers,
  },
}
