/** French, as students type it: with and without accents, l’ and d’ apart. */
import { stemmer } from '@orama/stemmers/french'
import { type Language, unitWords, wordSet } from '../language.ts'
import { foldedWords, irregularForms } from './folded-words.ts'

const questionStarts = wordSet(
  `qui que quoi quel quelle quels quelles ou quand pourquoi comment combien est lequel laquelle`,
)

const irregular =
  irregularForms(`mentir:ment,mentent,menti,mentie,mentait mourir:meurt,meurent,mort,morte,morts
  voir:voit,voient,vu,vue,voyait savoir:sait,savent,su,savait venir:vient,viennent,venu,venue revenir:revient,revenu,revenue
  partir:part,partent,parti,partie,partait sortir:sort,sortent,sorti,sortie ecrire:ecrit,ecrivent,ecrite,ecrivait prendre:prend,prennent,pris,prise
  apprendre:apprend,apprennent,appris comprendre:comprend,comprennent,compris perdre:perd,perdent,perdu,perdue vivre:vit,vivent,vecu
  croire:croit,croient,cru decouvrir:decouvre,decouvrent,decouvert,decouverte ouvrir:ouvre,ouvrent,ouvert,ouverte offrir:offre,offert
  souffrir:souffre,souffert lire:lit,lisent,lu rire:rit,rient connaitre:connait,connaissait,connu disparaitre:disparait,disparu,disparue
  recevoir:recoit,recu mettre:met,mettent,mis,mise promettre:promet,promis courir:court,courent,couru tenir:tient,tiennent,tenu
  boire:boit,bu devoir:doit,doivent vouloir:veut,veulent,voulu pouvoir:peut,peuvent,pu fuir:fuit,fuient,fui enfuir:enfuit,enfui
  oeil:yeux ciel:cieux`)

export const french: Language = {
  ...foldedWords({ irregular, stemmer: stemWithoutAccents }),
  stopWords:
    wordSet(`a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avoir c ca car ce
    ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des donc dont du elle elles
    en encore entre es est et etaient etait etant etes etre eu eux fait faut il ils j je jusqu jusque l la le les leur
    leurs lorsqu lorsque lui m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont ou par parce pas pendant peu
    peut plus pour pourquoi puis puisqu puisque qu quand que quel quelle quelles quels qui quoi quoiqu s sa sans se sera ses
    si soi son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une va vers voici voila vos votre vous y`),
  articles: wordSet('le la les l un une des du d de'),
  compoundLinks: [],
  hasThesaurus: false,
  questions: {
    anywhere:
      wordSet(`scene scenes citation citations replique repliques ligne lignes phrase dit disent dire demande raconte
      passe arrive personnage personnages theme themes question questions signifie sens definition film livre roman piece
      partie moment histoire chapitre difference exact mots`),
    openers:
      wordSet(`analyse analyser analysez bonjour salut cherche compare comparer commente decris decrire decrivez definis
      definir definition discute donne donner exemple exemples explique expliquer expliquez interprete montre portrait qualites
      relation resume resumer role scene trouve trouver theme citation citations stp svp`),
    closers:
      wordSet(`analyse citation citations definition description exemple exemples explication merci personnage portrait
      profil resume role scene scenes sens signification stp svp film livre roman piece histoire poeme texte oeuvre`),
    starts: wordSet(
      `qui que qu quoi quel quelle quels quelles ou quand pourquoi comment combien est a`,
    ),
    howStarts: wordSet('comment que qu'),
    changes:
      wordSet(`change changent changer evolue evoluent evoluer evolution decrit decrite represente presente signifie
      symbolise reagit devient`),
    leadIn:
      /^(?:(?:bonjour|salut|alors|pour|mon|ma|le|devoir|devoirs) )*(?:(?:peux|pourrais|pouvez|pourriez) (?:tu|vous) (?:me |m )?|j ai besoin (?:d |de )?|je (?:cherche|veux|voudrais|dois) (?:savoir |trouver )?)/,
    leadOut:
      / (?:pour|en) (?:mon|ma|le|la|un|une)? ?(?:devoir|devoirs|dissertation|expose|classe|cours|examen|controle|francais)$/,
    kinds: [
      [/\b(?:citations?|repliques?)\b|\bqui (?:dit|a dit|demande|disait)\b/, 'quote'],
      [
        /\bque (?:dit|disent|repond)\b|\bqu est ce que \w+ (?:dit|repond)\b|\bdit (?:a|sur|de)\b/,
        'quote',
      ],
      [
        /\bscenes?\b|^quand\b|^ou\b|\bque se passe\b|\bqu arrive\b|\bse passe t il\b|\bresumer?\b/,
        'scene',
      ],
      [
        /^qui (?:est|sont|etait|etaient)\b|\bpersonnages?\b|\bcaractere\b|\bportrait\b/,
        'character',
      ],
      [/^(?:decris|decrire|compare|comparer)\b|\b(?:role|relation) (?:de|d|entre)\b/, 'character'],
      [/^comment (?:.+ )?(?:change|evolue|decrit|presente)/, 'character'],
      [/\bthemes?\b|\bmotifs?\b/, 'theme'],
      [/\b(?:discussion|question|dissertation)s?\b/, 'question'],
      [
        /\bdefinition\b|^(?:definis|definir|que (?:signifie|veut dire))\b|\bqu est ce qu une?\b|\bexemples? de\b/,
        'term',
      ],
    ],
  },
  people: {
    topicLinks: wordSet('sur concernant'),
    hearerLinks: wordSet('a avec'),
    sayingWords: wordSet('dit dire disait disent'),
    sourceWords: wordSet('de d par'),
    and: wordSet('et'),
    questionStarts,
  },
  places: {
    units:
      unitWords(`scene:scenes,sc act:acte,actes chapter:chapitre,chapitres,chap letter:lettre,lettres part:partie book:livre
      volume:tome section:sections paragraph:paragraphe stanza:strophe,strophes verse:vers page:pages canto:chant entry:entree
      episode:episodes`),
    numberSigns: wordSet('numero no n'),
    fillers:
      wordSet(`a au aux c ce cette dans de decris des dit du elle en est et explique film histoire il l la le les livre
      me montre on ou par parle passe piece pour que qu quand qui quoi resume resumer roman s se sur t texte un une va y`),
    first: wordSet('debut commencement commence ouverture introduction'),
    last: wordSet('fin finit termine denouement conclusion'),
    parts:
      wordSet(`citation citations replique repliques phrase phrases dit personnage personnages theme themes question
      questions dialogue`),
    firstAdjectives: new Set(),
    lastAdjectives: wordSet('dernier derniere finale final'),
    next: wordSet('suivant suivante prochain prochaine'),
    previous: wordSet('precedent precedente'),
    lastButOne: wordSet('avantderniere penultieme'),
    beforeLast: new Set(),
    adjectivesFollow: true,
    numbers: {
      cardinals: new Map(
        `zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`
          .split(/\s+/)
          .map((word, value) => [word, value] as const)
          .filter(([word]) => word !== 'un'),
      ),
      ordinals: new Map(
        `premier|premiere deuxieme|second|seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme
        douzieme treizieme quatorzieme quinzieme seizieme`
          .split(/\s+/)
          .flatMap((words, i) => words.split('|').map((word) => [word, i + 1] as const)),
      ),
      tens: new Set(),
      digits: /^0*(\d{1,3})(e|er|re|ere|eme|ieme|nd|nde)?$/,
      areDigitsOrdinal: false,
    },
  },
}

/** Without its accent, “aimée” would keep an e that “aimé” loses. */
function stemWithoutAccents(word: string): string {
  return stemmer(word.replace(/(?<=.{2})ees?$/, 'e'))
}
