/** Starts the parts of the page. */
import { startClock } from './clock.js'
import { startCommandLine } from './command-line.js'
import { startDialogs } from './dialogs.js'
import { startKeys } from './keys.js'
import { startMessages } from './messages.js'
import { startActions } from './actions.js'
import { startSidebar } from './sidebar.js'
import { startStream } from './stream.js'

startClock()
startMessages()
startDialogs()
startActions()
startCommandLine()
startKeys()
startSidebar()
startStream()
