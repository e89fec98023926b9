/** German, as students type it: ä as a or ae, ß as ss, verbs wherever they stand. */
import { stemmer } from '@orama/stemmers/german'
import { type Language, unitWords, wordSet } from '../language.ts'
import { foldedWords, irregularForms } from './folded-words.ts'

const questionStarts = wordSet(
  `wer wen wem wessen was wo wohin woher wann warum wieso weshalb wie welche welcher welches welchen welchem`,
)
const titles = wordSet(`der die das den dem des ein eine einen einem einer eines`)

const irregular =
  irregularForms(`lugen:log,logen,gelogen schweigen:schwieg,schwiegen,geschwiegen laufen:lauft,lief,liefen,gelaufen
  schreiben:schrieb,schrieben,geschrieben finden:fand,fanden,gefunden gehen:ging,gingen,gegangen,gangen kommen:kam,kamen,gekommen
  sehen:sieht,sah,sahen,gesehen sprechen:spricht,sprach,sprachen,gesprochen sterben:stirbt,starb,starben,gestorben
  geben:gibt,gab,gaben,gegeben nehmen:nimmt,nahm,nahmen,genommen lesen:liest,las,lasen,gelesen helfen:hilft,half,halfen,geholfen
  werfen:wirft,warf,warfen,geworfen treffen:trifft,traf,trafen,getroffen verlieren:verlor,verloren vergessen:vergisst,vergass,vergassen
  versprechen:verspricht,versprach,versprachen,versprochen verlassen:verlasst,verliess,verliessen singen:sang,sangen,gesungen
  trinken:trank,tranken,getrunken ertrinken:ertrank,ertranken,ertrunken springen:sprang,sprangen,gesprungen bleiben:blieb,blieben,geblieben
  schliessen:schloss,schlossen,geschlossen tragen:tragt,trug,trugen,getragen fahren:fahrt,fuhr,fuhren,gefahren
  fangen:fangt,fing,fingen,gefangen fallen:fallt,fiel,fielen,gefallen halten:halt,hielt,hielten,gehalten
  rufen:rief,riefen,gerufen essen:isst,ass,assen,gegessen sitzen:sass,sassen,gesessen stehen:stand,standen,gestanden
  denken:dachte,dachten,gedacht bringen:brachte,brachten,gebracht wissen:weiss,wusste,wussten,gewusst kennen:kannte,kannten,gekannt
  rennen:rannte,rannten,gerannt brennen:brannte,brannten,gebrannt ziehen:zog,zogen,gezogen fliehen:floh,flohen,geflohen
  bieten:bot,boten,geboten entscheiden:entschied,entschieden streiten:stritt,stritten,gestritten leiden:litt,litten,gelitten
  lachen:lacht,lachte,lachten,gelacht machen:macht,machte,machten,gemacht suchen:sucht,suchte,suchten,gesucht
  mut:mutig,mutige,mutigen,mutiger,mutiges angst:angstlich,angstliche,angstlichen`)

export const german: Language = {
  ...foldedWords({ unify: umlautsAsVowels, irregular, stemmer: stemOfVerb }),
  stopWords:
    wordSet(`aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
    aus bei beim bin bis bist da dabei damit dann darum das dass dein deine deinem deinen deiner dem den denn der deren des
    dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einige er
    es etwas euch euer eure fur gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre
    ihrem ihren ihrer ihres im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner mal man
    mein meine meinem meinen meiner mich mir mit nach nicht nichts noch nun nur ob oder ohne s sehr sein seine seinem seinen
    seiner selbst sich sie sind so solche soll sollte sondern sonst um und uns unser unsere unter viel vom von vor wahrend
    war waren warst weg weil weiter welche welchem welchen welcher welches wem wen wenn wer wessen werde werden wie wieder
    wieso weshalb worum woruber wovon wofur wodurch womit warum was wo wohin woher wann will wir wird wollte wurde wurden zu zum zur zwischen uber`),
  articles: titles,
  compoundLinks: ['s', 'es', 'n', 'en', 'er', 'e'],
  hasThesaurus: false,
  questions: {
    anywhere:
      wordSet(`szene szenen zitat zitate zeile zeilen satz satze sagt sagte sagen gesagt erzahlt fragt fragte geht passiert
      geschieht geschah figur figuren person personen thema themen frage fragen bedeutet bedeutung heisst definition film
      buch roman stuck stelle teil geschichte kapitel unterschied genau worte wortlaut`),
    openers:
      wordSet(`analysiere analyse analysieren beschreibe beschreib beschreiben beschreibung beispiel beispiele bitte
      charakterisiere charakterisierung definiere definition diskutiere erklar erklare erklaren erklarung erlautere erzahl
      erzahle finde finden gib hallo hi hey hilfe interpretiere nenne nenn rolle suche such szene thema untersuche vergleich
      vergleiche zeig zeige zitat zitate zusammenfassung fass fasse inhalt merkmale eigenschaften beziehung`),
    closers:
      wordSet(`analyse bedeutung beispiel beispiele beschreibung bitte charakter charakterisierung danke definition
      eigenschaften erklarung figur inhalt merkmale profil rolle erklaren beschreiben zusammenfassen zeigen szene szenen zitat zitate zusammen zusammenfassung
      buch film geschichte roman stuck theaterstuck gedicht text verlauf`),
    starts:
      wordSet(`wer wen wem wessen was wo wohin woher wann warum wieso weshalb wie welche welcher welches welchen welchem
      ist sind war hat haben kann`),
    howStarts: wordSet('wie was'),
    changes:
      wordSet(`andert andern verandert verandern veranderung entwickelt entwickeln entwicklung dargestellt beschrieben
      charakterisiert bedeutet steht symbolisiert verhalt reagiert`),
    leadIn:
      /^(?:(?:hallo|hi|hey|bitte|also|fur|die|meine|hausaufgabe|hausaufgaben) )*(?:(?:kannst|konntest|konnen|konnten) (?:du|sie|ihr|mir|jemand) (?:mir )?|ich (?:brauche|suche|will|mochte|muss|soll) (?:wissen |etwas |was )?(?:uber )?)/,
    leadOut:
      / (?:fur|in) (?:meine|die|den|der|das|meinen|deutsch)? ?(?:hausaufgabe|hausaufgaben|aufsatz|schule|test|klausur|prufung|referat|unterricht)$/,
    kinds: [
      [
        /\b(?:zitate?|zeilen?|wortlaut)\b|\bwer (?:sagt|sagte|hat gesagt|fragt|fragte)\b|^wer .+ gesagt\b/,
        'quote',
      ],
      [/\bwas (?:sagt|sagte|antwortet|fragt)\b|\b(?:sagt|sagte) (?:uber|zu)\b/, 'quote'],
      [
        /\bszenen?\b|^wann\b|^wo\b|\bwas (?:passiert|geschieht|geschah|passierte)\b|\bzusammenfassung\b/,
        'scene',
      ],
      [
        /^wer (?:ist|sind|war|waren)\b|\bfigur(?:en)?\b|\bcharakter\b|\bcharakterisier\w*|\beigenschaften\b/,
        'character',
      ],
      [/^(?:beschreibe?|vergleiche?)\b|\b(?:rolle|beziehung) (?:von|zwischen)\b/, 'character'],
      [/^wie (?:.+ )?(?:andert|verandert|entwickelt|dargestellt|beschrieben)/, 'character'],
      [/\bthem(?:a|en)\b|\bmotive?\b/, 'theme'],
      [/\b(?:diskussion\w*|frage|fragen|aufsatz)\b/, 'question'],
      [
        /\bdefinition\b|^(?:definiere|bedeutung|was (?:ist|bedeutet|heisst))\b|\bbegriffe?\b|\bbeispiele? fur\b/,
        'term',
      ],
    ],
  },
  people: {
    topicLinks: wordSet('uber bezuglich'),
    hearerLinks: wordSet('zu mit'),
    sayingWords: wordSet('sagt sagte sagen gesagt'),
    sourceWords: wordSet('von aus'),
    and: wordSet('und'),
    questionStarts,
  },
  places: {
    units:
      unitWords(`scene:szene,szenen,auftritt,sc,sz act:akt,akte,aufzug chapter:kapitel,kap letter:brief part:teil book:buch
      volume:band section:abschnitt,abschnitte paragraph:absatz stanza:strophe,strophen verse:vers,verse page:seite entry:eintrag
      canto:gesang episode:folge`),
    numberSigns: wordSet('nummer nr'),
    fillers:
      wordSet(`am an auf aus bei beschreibe beschreib bitte das dem den der des die dort ein eine einen er erzahl erzahle
      es film buch roman stuck geschichte gib hier ich ihr im in ins ist jetzt kannst du mir mal man nun passiert passierte
      geschieht geschah sag sage sie so steht text und uns von vom war warum was wie wer wo wann worum geht worin zeig zeige zu
      zum zur zusammenfassung fasse zusammen inhalt`),
    first: wordSet('anfang beginn beginnt anfangt fangt beginnen startet eroffnung einleitung'),
    last: wordSet('ende endet enden schluss ausgang ausgeht'),
    parts: wordSet(
      `zitat zitate zeile zeilen satz satze sagt sagte figur figuren personen thema themen frage fragen dialog`,
    ),
    firstAdjectives: wordSet('anfangs eingangs'),
    lastAdjectives: wordSet('letzte letzten letzter letztes letztem'),
    next: wordSet('nachste nachsten nachster'),
    previous: wordSet('vorige vorigen vorherige vorherigen'),
    lastButOne: wordSet('vorletzte vorletzten vorletzter vorletztes vorletztem'),
    beforeLast: new Set(),
    adjectivesFollow: false,
    numbers: {
      cardinals: new Map(
        `null ein|eins zwei|zwo drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn
        achtzehn neunzehn zwanzig`
          .split(/\s+/)
          .flatMap((words, value) => words.split('|').map((word) => [word, value] as const))
          .filter(([word]) => word !== 'ein'),
      ),
      ordinals: new Map(
        `erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte
        sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste`
          .split(/\s+/)
          .flatMap((word, i) =>
            ['', 'n', 'r', 's', 'm'].map((ending) => [`${word}${ending}`, i + 1] as const),
          ),
      ),
      tens: new Set(),
      digits: /^0*(\d{1,3})(te|ten|ter|tes|ste|sten)?$/,
      areDigitsOrdinal: true,
    },
  },
}

/** Snowball leaves “liebt” and “zündet” apart from “lieben” and “zünden”. After ch the t mostly belongs to a noun, as in “Licht”. */
const endingOfVerb = /(?<=.{2}[bfgklmnpr])t$|(?<=.{2}[dt])et$/

/** “Geliebt” and “angezündet” are forms of “lieben” and “anzünden”; of these two parts only the verb stays. */
function stemOfVerb(word: string): string {
  const verb = word.replace(
    /^(?:(?:ab|an|auf|aus|ein|fort|mit|nach|vor|weg|zu|zuruck)ge(?=.{3,}(?:t|en)$)|ge(?=.{3,}t$))/,
    '',
  )
  return stemmer(irregular.get(verb) ?? verb).replace(endingOfVerb, '')
}

/** An e after a, o or u stands for an umlaut, as Snowball’s German takes it, but not in “neue”, “Quelle” and “bauen”. */
function umlautsAsVowels(folded: string): string {
  return folded.replaceAll(/(?<![aeoq])([aou])e/g, '$1')
}
