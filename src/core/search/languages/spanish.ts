/** Spanish, as students type it: with and without accents and ñ. */
import { stemmer } from '@orama/stemmers/spanish'
import { type Language, unitWords, wordSet } from '../language.ts'
import { foldedWords, irregularForms } from './folded-words.ts'

const questionStarts = wordSet(
  `quien quienes que cual cuales donde cuando por como cuanto cuantos es son era eran`,
)

const irregular =
  irregularForms(`mentir:miento,miente,mienten,mintio,mintieron,mintiendo,mentido sentir:siento,siente,sienten,sintio,sintiendo
  morir:muere,mueren,murio,murieron,muerto,muerta,muriendo dormir:duerme,duermen,durmio,durmiendo pedir:pide,piden,pidio,pidiendo
  seguir:sigue,siguen,siguio,siguiendo perder:pierde,pierden volver:vuelve,vuelven,vuelto contar:cuenta,cuentan,cuente
  encontrar:encuentra,encuentran pensar:piensa,piensan recordar:recuerda,recuerdan,recuerdo,recuerdos querer:quiere,quieren,quiso
  poder:puede,pueden,pudo decir:dicho,diciendo hacer:hace,hacen,hizo,hecho,haciendo saber:sabe,saben,supo,sabia ver:ve,ven,vio,visto,veia
  escribir:escribe,escribio,escrito,escrita romper:rompe,rompio,roto,rota,rotos,rotas abrir:abre,abrio,abierto,abierta
  despertar:despierta,despiertan sonar:suena,suenan,suenos,sueno jugar:juega,juegan cerrar:cierra,cierran comenzar:comienza
  huir:huye,huyen,huyo caer:cae,caen,cayo leer:lee,leen,leyo oir:oye,oyen,oyo traer:trae,trajo valor:valiente,valientes,valentia`)

export const spanish: Language = {
  ...foldedWords({ irregular, stemmer }),
  stopWords:
    wordSet(`a al algo algun alguna algunas algunos ante antes asi aun aunque cada como con contra cual cuales cuando de
    del desde donde dos el ella ellas ellos en entre era eran eres es esa esas ese eso esos esta estaba estan estar estas este
    esto estos fue fueron ha habia han hasta hay he la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros
    nuestra nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes se sea ser si sido sin sobre
    son soy su sus tambien tan tanto te tiene tienen todo todos tu tus un una unas uno unos usted vosotros y ya yo`),
  articles: wordSet('el la los las un una unos unas lo'),
  compoundLinks: [],
  hasThesaurus: false,
  questions: {
    anywhere:
      wordSet(`escena escenas cita citas linea lineas frase frases dice dijo dicen decir pregunta pregunto cuenta pasa paso
      ocurre sucede personaje personajes tema temas preguntas significa significado definicion pelicula libro novela obra
      parte momento historia capitulo diferencia exactas palabras`),
    openers:
      wordSet(`analiza analizar busca buscar cita citas compara comparar comenta define definir definicion describe describir
      descripcion di dime discute ejemplo ejemplos encuentra explica explicar explicame hola interpreta muestra papel resumen
      resume resumir relacion rasgos tema escena favor`),
    closers:
      wordSet(`analisis cita citas definicion descripcion ejemplo ejemplos explicacion gracias favor papel personaje perfil
      rasgos resumen escena escenas significado pelicula libro novela obra historia poema texto`),
    starts: wordSet(
      `quien quienes que cual cuales donde cuando por como cuanto cuantos es son era eran`,
    ),
    howStarts: wordSet('como que'),
    changes:
      wordSet(`cambia cambian cambiar evoluciona evolucionan desarrolla descrito descrita presenta representa simboliza
      significa reacciona`),
    leadIn:
      /^(?:(?:hola|bueno|para|mi|la|tarea) )*(?:(?:puedes|podrias|puede|podria) (?:decirme |explicarme |ayudarme |darme )?|(?:necesito|busco|quiero|tengo que) (?:saber |encontrar )?)/,
    leadOut:
      / (?:para|en) (?:mi|la|el|una?)? ?(?:tarea|deberes|ensayo|clase|examen|redaccion|presentacion|espanol)$/,
    kinds: [
      [/\bcitas?\b|\bquien (?:dice|dijo|pregunta)\b|\bfrases?\b/, 'quote'],
      [/\bque (?:dice|dijo|responde|contesta)\b|\b(?:dice|dijo) (?:a|sobre|de)\b/, 'quote'],
      [
        /\bescenas?\b|^cuando\b|^donde\b|\bque (?:pasa|paso|ocurre|sucede)\b|\bresum(?:en|e|ir)\b/,
        'scene',
      ],
      [
        /^quien(?:es)? (?:es|son|era|eran)\b|\bpersonajes?\b|\bpersonalidad\b|\brasgos\b/,
        'character',
      ],
      [
        /^(?:describe|describir|compara|comparar)\b|\b(?:papel|relacion) (?:de|del|entre)\b/,
        'character',
      ],
      [/^como (?:.+ )?(?:cambia|evoluciona|desarrolla|descrito|presenta)/, 'character'],
      [/\btemas?\b|\bmotivos?\b/, 'theme'],
      [/\b(?:discusion|preguntas|ensayo)\b/, 'question'],
      [
        /\bdefinicion\b|^(?:define|definir|que significa)\b|^que es una?\b|\bejemplos? de\b/,
        'term',
      ],
    ],
  },
  people: {
    topicLinks: wordSet('sobre acerca'),
    hearerLinks: wordSet('a con'),
    sayingWords: wordSet('dice dijo decir dicen'),
    sourceWords: wordSet('de del por'),
    and: wordSet('y e'),
    questionStarts,
  },
  places: {
    units:
      unitWords(`scene:escena,escenas,esc act:acto,actos chapter:capitulo,capitulos,cap letter:carta,cartas part:parte
      book:libro volume:tomo section:seccion,secciones paragraph:parrafo stanza:estrofa,estrofas verse:verso,versos
      page:pagina,paginas canto:cantos entry:entrada episode:episodio`),
    numberSigns: wordSet('numero num no nro'),
    fillers:
      wordSet(`a al como con cual de del describe di dice donde el ella en es escena explica historia la las le libro lo
      los me novela obra ocurre paso pasa pelicula por que quien resume resumen se sobre su sucede texto trata un una va y`),
    first: wordSet('principio comienzo inicio empieza comienza'),
    last: wordSet('fin final acaba termina desenlace'),
    parts: wordSet(
      `cita citas frase frases linea lineas dice personaje personajes tema temas pregunta preguntas dialogo`,
    ),
    firstAdjectives: wordSet('inicial'),
    lastAdjectives: wordSet('ultimo ultima final'),
    next: wordSet('siguiente proxima proximo'),
    previous: wordSet('anterior'),
    lastButOne: wordSet('penultimo penultima'),
    beforeLast: new Set(),
    adjectivesFollow: true,
    numbers: {
      cardinals: new Map(
        `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
        diecinueve veinte`
          .split(/\s+/)
          .map((word, value) => [word, value] as const),
      ),
      ordinals: new Map(
        `primer|primero|primera segundo|segunda tercer|tercero|tercera cuarto|cuarta quinto|quinta sexto|sexta septimo|septima
        octavo|octava noveno|novena decimo|decima undecimo|undecima duodecimo|duodecima`
          .split(/\s+/)
          .flatMap((words, i) => words.split('|').map((word) => [word, i + 1] as const)),
      ),
      tens: new Set(),
      digits: /^0*(\d{1,3})(a|o|era|er|ero|ra|ro|da|do|ta|to)?$/,
      areDigitsOrdinal: false,
    },
  },
}
