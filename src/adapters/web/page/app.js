/** Starts the parts of the page. */
import { startActions } from './actions.js'
import { startClock } from './clock.js'
import { startCommandLine } from './command-line.js'
import { startDialogs } from './dialogs.js'
import { startMessages } from './messages.js'
import { startSidebar } from './sidebar.js'
import { startStream } from './stream.js'

startClock()
startMessages()
startDialogs()
startActions()
startCommandLine()
startSidebar()
startStream()
