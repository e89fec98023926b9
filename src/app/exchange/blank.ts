/** What stands for the words to be typed in the middle of a text, whatever the format. */
export const blank = '_____'
