/** Starts the parts of the page. */
import { startActions } from './actions.js'
import { startClock } from './clock.js'
import { startCommandLine } from './command-line.js'
import { startCopying } from './copying.js'
import { startDialogs } from './dialogs.js'
import { startFiles } from './files.js'
import { startMessages } from './messages.js'
import { startPrinting } from './printing.js'
import { startScrolling } from './scrolling.js'
import { startSidebar } from './sidebar.js'
import { startSorting } from './sorting.js'
import { startStream } from './stream.js'

startClock()
startScrolling()
startMessages()
startPrinting()
startCopying()
startDialogs()
startActions()
startCommandLine()
startFiles()
startSidebar()
startSorting()
startStream()
