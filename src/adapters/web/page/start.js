/** The teacher’s start page: sends its forms and buttons, shows what the bot answers, and keeps its parts up to date. */
import { press, startAnswers } from './answer-box.js'
import { startClock } from './clock.js'
import { startSidebar } from './sidebar.js'
import { startCalendar } from './calendar.js'
import { startRefresh, refresh } from './start-refresh.js'

startClock()
startSidebar()
startRefresh()
startCalendar((control, address, chosen) => void press(control, { address, chosen }))
startAnswers('scroll', refresh)
