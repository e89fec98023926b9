/** What is said to somebody whose press or answer comes too late. */

export const questionClosed = 'This question is closed.'
export const quizMovedOn = 'The quiz has already moved on.'
export const quizOver = 'This quiz is over.'
/** Of a result that was deleted, or belongs to another class. */
export const quizGone = 'This quiz is no longer available here.'
