/** What is stored about a person, in words for them: the tables of the store under names that everybody knows. */

interface PersonalWords {
  readonly title: string
  readonly about: string
}

const words: ReadonlyMap<string, PersonalWords> = new Map(
  Object.entries({
    home_class: {
      title: 'Your classes',
      about: 'which classes you’re in, what you’re called there, and where you last used the bot',
    },
    accommodation: {
      title: 'Your extra time',
      about: 'how much more time, or how many fewer options, your teachers have given you',
    },
    review_reader: {
      title: 'How you review',
      about:
        'cards per day, time zone and reminder. If you don’t review for a year, the bot tells you, and deletes your flashcards a week later',
    },
    review_card: { title: 'Your flashcards', about: 'each card, and how well you remember it' },
    class_deck_member: {
      title: 'Flashcards of your class',
      about: 'that you joined them, and which you have so far',
    },
    review_grade: { title: 'Your grades', about: 'how well you said you knew each card' },
    quiz_host: { title: 'Quizzes you hosted', about: 'which ones' },
    quiz_player: { title: 'Quizzes you played', about: 'your team, your name and your points' },
    quiz_answer: {
      title: 'Your quiz answers',
      about: 'each answer, what it earned, and how sure you said you were',
    },
    quiz_first_vote: {
      title: 'Your first votes',
      about: 'what you answered before your class talked a question over',
    },
    quiz_flag: {
      title: 'Questions you reported',
      about: 'which ones seemed wrong to you, and what you said about them',
    },
    quiz_hidden: { title: 'Hidden from leaderboards', about: 'that you chose not to appear there' },
    quiz_pseudonym: {
      title: 'Your name on leaderboards',
      about: 'the one you chose; only teachers can see whose it is',
    },
    quiz_anonymous_player: {
      title: 'Anonymous quizzes',
      about: 'which made-up name is yours, until a day after the quiz',
    },
    quiz_left_out: {
      title: 'Questions you took out',
      about: 'which ones your class’s quizzes don’t ask any more',
    },
    attempt: {
      title: 'Your homework',
      about: 'your answers in homework, tests and practice, and when you handed in',
    },
    book_score: {
      title: 'Your row in the class’s book',
      about: 'how many questions of each quiz you answered, and how much was right, added up',
    },
    roster_student: {
      title: 'You on your teacher’s list',
      about: 'the name, ids and group that your teacher’s list has, and how you were linked to it',
    },
    link_code_try: {
      title: 'Codes you typed',
      about: 'how many in the last day, so that nobody can keep guessing',
    },
    discussion_answer: {
      title: 'Your answers to the daily post',
      about: 'what you wrote, and under which question',
    },
    discussion_reading: {
      title: 'Answers of others that you read',
      about: 'which ones, and what you said of them; nobody sees that it was you',
    },
    discussion_author: {
      title: 'Answers without your name',
      about: 'which ones are yours, until a week after the question closed',
    },
    discussion_report: {
      title: 'Answers you reported',
      about: 'which ones, and why; nobody sees that it was you',
    },
    discussion_decision: {
      title: 'Answers you decided about',
      about: 'which ones you looked at as a teacher, and what you wrote when you sent one back',
    },
    discussion_taken_away: {
      title: 'Answers you deleted that were objected to',
      about: 'under which questions, so that a teacher looks at the next one first',
    },
    discussion_seat: {
      title: 'Your small groups',
      about: 'which group you were in, and when it was drawn',
    },
    reading_plan: {
      title: 'Reading plans you set',
      about: 'which part of the story your class reads when',
    },
    reading_proposal: {
      title: 'Reading plans you were shown',
      about: 'the ones that you haven’t used, for two weeks',
    },
    homework_reminder: {
      title: 'Homework you were reminded of',
      about: 'so that nobody is reminded twice',
    },
    homework_quiet: { title: 'No reminders of homework', about: 'that you chose not to get them' },
    assignment: { title: 'Your practice', about: 'the questions that you practise alone' },
    submission: {
      title: 'Quiz questions you wrote',
      about: 'your questions for the class, and what became of them',
    },
    'submission.word': {
      title: 'What you wrote to students',
      about: 'your words when you sent a question back',
    },
    class_teacher: { title: 'Classes you teach', about: 'so that nobody can use your name there' },
    setting_change: {
      title: 'What you changed in your classes',
      about: 'settings, homework and the like: what was there before and after, and when',
    },
    setting: { title: 'Settings you changed', about: 'what you chose, for which class or channel' },
    pack: { title: 'Study packs you uploaded', about: 'the packs, with your name' },
    pack_version: {
      title: 'Earlier versions of packs you uploaded',
      about: 'so that a teacher can go back to one',
    },
    pack_addition: {
      title: 'What you added to study packs',
      about: 'your questions, lines and terms, with your name',
    },
    quiz_preset: { title: 'Quiz presets you saved', about: 'their names and choices' },
    daily_schedule: { title: 'Daily posts you set up', about: 'when and where they come' },
    daily_contact: {
      title: 'Daily post alerts',
      about: 'that you get a message if a post can’t be sent',
    },
    digest: {
      title: 'Your digest',
      about: 'when you get the digest of a class that you teach, and how the last one went',
    },
    daily_own_item: {
      title: 'Daily lines and questions you wrote',
      about: 'your words, and for which daily post',
    },
    daily_change: { title: 'Changes to the daily plan', about: 'what you changed, for which day' },
  }),
)

/** Returns undefined for what has no words yet. */
export function personalWords(table: string): PersonalWords | undefined {
  return words.get(table)
}
